"""The texts of an initiative beside each other: which words came, and which went."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from kuuluu.publication.models import PublicInitiative

PARTS = ("title", "demand", "reasons")
_WORDS = re.compile(r"\s+|[^\s]+")
# A longer text is shown whole: comparing would take longer than anybody waits.
MOST_WORDS = 6000


@dataclass(frozen=True)
class Stretch:
    """Words that stayed, came or went."""

    words: str
    change: str = ""


@dataclass(frozen=True)
class Compared:
    """A text with what changed in each of its parts since the one before."""

    number: int
    at: datetime
    title: list[Stretch]
    demand: list[Stretch]
    reasons: list[Stretch]
    is_first: bool


def changes(row: PublicInitiative) -> list[Compared]:
    """Return every public text of an initiative, the newest first, each compared with the one before it."""
    number = row.versions[-1]["number"] + 1 if row.versions else 1
    newest = {"number": number, "at": row.changed_at.isoformat(), **{name: getattr(row, name) for name in PARTS}}
    texts: list[dict[str, Any]] = [*row.versions, newest]
    compared = [_compared(text, texts[n - 1] if n else None) for n, text in enumerate(texts)]
    return compared[::-1]


def _compared(text: dict[str, Any], before: dict[str, Any] | None) -> Compared:
    parts = {name: list(stretches(before[name] if before else text[name], text[name])) for name in PARTS}
    at = datetime.fromisoformat(text["at"])
    return Compared(number=text["number"], at=at, is_first=before is None, **parts)


def stretches(before: str, now: str) -> Iterator[Stretch]:
    """Yield a text as stretches of words that stayed, went ("del") and came ("ins")."""
    old, new = _WORDS.findall(before), _WORDS.findall(now)
    if len(old) + len(new) > MOST_WORDS:
        yield Stretch(now)
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Stretch("".join(new[c:d]))
            continue
        if a < b:
            yield Stretch("".join(old[a:b]), "del")
        if c < d:
            yield Stretch("".join(new[c:d]), "ins")
