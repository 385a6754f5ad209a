"""Where in a text the words stand that were looked for, and the piece of it that shows most of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kuuluu.language.concepts import SIGN, concepts
from kuuluu.language.search.query import Query
from kuuluu.language.terms import words_of

# A reading that is worth less than this is marked only in a text that has no better one.
_SURE = 0.5
# A longer text is read so far for marks.
MOST_READ = 3000
_BEFORE = 40
CUT = "…"

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Marked:
    """A piece of a text with the places in it that are marked, first and behind the last letter."""

    text: str
    marks: Marks = ()


def marked(text: str, language: str, query: Query) -> Marked:
    """Return a whole text with the words that were looked for."""
    return Marked(text, _marks(text, language, query))


def snippet(text: str, language: str, query: Query, length: int = 200) -> Marked:
    """Return the piece of a text, of about so many letters, that has most of the words; nothing of a text that has none."""
    read = text[:MOST_READ]
    marks = _marks(read, language, query)
    return _cut(read, marks, length, is_whole=len(read) == len(text)) if marks else Marked("")


def _marks(text: str, language: str, query: Query) -> Marks:
    sure, all_of_them = _wanted(query)
    words = [(word.start, word.end, word.terms) for word in words_of(text[:MOST_READ], language)]
    for wanted in (sure, all_of_them):
        found = tuple((start, end) for start, end, terms in words if _is_wanted(terms, language, wanted))
        if found:
            return found
    return ()


def _wanted(query: Query) -> tuple[frozenset[str], frozenset[str]]:
    readings = [one for group in query.groups for one in group.alternatives]
    sure = (one.terms[0] for one in readings if len(one.terms) == 1 and one.factor >= _SURE)
    return frozenset(sure), frozenset(term for one in readings for term in one.terms)


def _is_wanted(terms: tuple[str, ...], language: str, wanted: frozenset[str]) -> bool:
    return not wanted.isdisjoint(terms) or not wanted.isdisjoint(_meant(terms, language))


@lru_cache(maxsize=8_000)
def _meant(terms: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(one for one in concepts(terms, language) if one.startswith(SIGN))


def _cut(text: str, marks: Marks, length: int, *, is_whole: bool) -> Marked:
    start = _start(text, marks, length)
    end = len(text) if len(text) - start <= length else _space(text, start + length)
    before, behind = (CUT if start else ""), (CUT if end < len(text) or not is_whole else "")
    shift = len(before) - start
    inside = tuple((a + shift, b + shift) for a, b in marks if a >= start and b <= end)
    return Marked(f"{before}{text[start:end]}{behind}", inside)


def _start(text: str, marks: Sequence[tuple[int, int]], length: int) -> int:
    """Return where the piece begins that has most marks, a few words before the first of them."""
    if len(text) <= length:
        return 0
    best = max(marks, key=lambda mark: sum(mark[0] <= a and b <= mark[0] + length - _BEFORE for a, b in marks))
    at = min(max(best[0] - _BEFORE, 0), max(len(text) - length, 0))
    return text.find(" ", at, best[0]) + 1 if at else 0


def _space(text: str, at: int) -> int:
    """Return the end of the last whole word before a place."""
    space = text.rfind(" ", 0, at)
    return space if space > at - _BEFORE else at
