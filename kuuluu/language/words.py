"""Lists of words that the finders read from files: one or more on a line; a line that begins with # is a remark."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"
_PART = re.compile(r"[A-Z][A-Z_]+")


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a list, without remarks and empty ones."""
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of all the words, parted by their first letters: a search passes most places by these alone."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words):
        by_first.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in by_first.items()) or r"(?!)"


def read_words(name: str) -> list[str]:
    """Return all the words of a list."""
    return [word for line in read_lines(name) for word in line.split()]


def read_lists(name: str) -> dict[str, list[str]]:
    """Return the words of each part of a list; a part begins with a line in capitals, `_` is a space."""
    found: dict[str, list[str]] = {}
    for line in read_lines(name):
        if _PART.fullmatch(line):
            words = found.setdefault(line, [])
        else:
            words += (word.replace("_", " ") for word in line.split())
    return found


def read_parts(name: str) -> dict[str, str]:
    """Return, for each part of a list, a pattern of its words."""
    return {part: "|".join(words) for part, words in read_lists(name).items()}


# How the name of a breed goes on: "collieni", "rottweilerini", "labradoren", "pugs".
_OF_BREEDS = (
    r"(?:in?|ni|mme|ns[aä]|i(?:ni|mme|nsa|t|a|lla|llani|lle)|ll[aä](?:ni|mme|nsa)?|lle|n|t|a|en|ns|ens|ar|arna|s)?"
)
BREEDS = rf"(?:{'|'.join(word.replace('_', ' ') for word in read_words('breeds'))}){_OF_BREEDS}(?!\w)"
