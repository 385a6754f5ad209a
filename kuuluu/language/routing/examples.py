"""Texts whose service is known: what a model learns from."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("fi", "sv", "en")
VOCABULARY_WEIGHT = 0.6


@dataclass(frozen=True)
class Example:
    """One text, the code of the service that it went to, and where it was about."""

    text: str
    language: str
    code: str
    place: str = ""
    weight: float = 1.0


def read_examples(folder: Path) -> list[Example]:
    """Return the examples written in a folder, one file a service: its code, texts a line, and the words of its field."""
    found: list[Example] = []
    for path in sorted(folder.glob("*.toml")):
        found += _examples(tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def _examples(table: dict[str, str]) -> Iterator[Example]:
    code = table["code"]
    for language in LANGUAGES:
        for line in _lines(table.get(language, "")):
            yield Example(line, language, code)
        for line in _lines(table.get(f"words_{language}", "")):
            for word in line.split(","):
                if word.strip():
                    yield Example(word.strip(), language, code, weight=VOCABULARY_WEIGHT)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
