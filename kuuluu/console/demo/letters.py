"""What people write about and what the city says back, read from TOML files."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from kuuluu.cities.commands import DATA
from kuuluu.cities.models import City
from kuuluu.cities.queries import service_by_code

SAID = frozenset(
    ["answer", "ask", "reply", "reopen", "again", "done", "answered", "planned", "refused", "not_found", "moved"]
)
WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Topic:
    """A kind of matter that comes again and again, with what a unit says to it."""

    service: str
    kind: str
    language: str
    months: list[int]
    scene: str
    # By what is said: answer, ask, reply, reopen, again, done, answered, planned, refused, not_found, moved.
    words: dict[str, list[str]]


@dataclass(frozen=True)
class Written:
    """One letter of a topic."""

    topic: Topic
    text: str
    # How it goes; empty: as matters of its kind go.
    course: str = ""
    # The ground on which a publisher keeps it from the public.
    secret: str = ""
    # Published first, and taken back later.
    withdrawn: bool = False
    objection: str = ""
    # What its picture shows, if not what the topic's pictures show; "none": it has none.
    scene: str = ""
    # What others wrote who meant the same.
    twins: tuple[str, ...] = ()
    # What is said to this letter alone; everything else is the topic's.
    own: dict[str, list[str]] = field(default_factory=dict)

    @property
    def words(self) -> dict[str, list[str]]:
        return self.topic.words | self.own


def letters_of(city: City) -> list[Written]:
    """Return the letters for a city: everybody's, and the city's own. Services that it has not are left out."""
    paths = [*sorted(WORDS.glob("letters_*.toml")), DATA / city.slug / "demo.toml"]
    found = [letter for path in paths if path.exists() for letter in read(path)]
    return [letter for letter in found if not letter.topic.service or service_by_code(city, letter.topic.service)]


def read(path: Path) -> list[Written]:
    """Return the letters of one file."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["topic"]
    return [letter for table in tables for letter in _letters(table)]


@cache
def said(name: str) -> Any:
    """Return the content of one of the other word files."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


def _letters(table: dict[str, Any]) -> list[Written]:
    topic = Topic(
        service=table["service"],
        kind=table["kind"],
        language=table.get("language", "fi"),
        months=table.get("months", []),
        scene=table.get("scene", ""),
        words={key: value for key, value in table.items() if key not in {"letters", "months"} and _is_words(value)},
    )
    return [_letter(topic, {"text": one} if isinstance(one, str) else one) for one in table["letters"]]


def _letter(topic: Topic, row: dict[str, Any]) -> Written:
    own = {key: [row[key]] for key in row if key in SAID}
    plain = {key: value for key, value in row.items() if key not in SAID}
    return Written(topic, **{**plain, "twins": tuple(row.get("twins", ()))}, own=own)


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
