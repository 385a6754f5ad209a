"""What somebody does at a place that was named before: "Turvakodin lakkauttaminen on häpeä. Olin siellä kahden lapsen kanssa."

Who was at a shelter, fetches food, prays in a house of prayer or sat in a prison tells of it with "there" alone, and who is cared for
at home with "you": "Tack till hemvården. Ni kommer till mamma varje morgon". The place stands in the same sentence or in the one before. Who works there, sings there or shows visitors around tells nothing of the kind.
"""

import re
from collections.abc import Iterator

from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.telling import to_the_end_of_the_clause
from kuuluu.language.words import read_parts

_LISTED = read_parts("there")

_THERE = re.compile(r"\b(?:siel(?:tä|lä|t|l)?|sinne|joss?a|josta|jonne|där|dit|there|where)\b")
_YOU = re.compile(
    r"\b(?:käytte|tulette|käyvät|tulevat|autatte|hoidatte|tuotte|(?:ni|de|dom)(?= kommer| hjälper| \w+ kommer)|you|they)\b"
)
_WORKS = re.compile(rf"\b(?:{_LISTED['WORKS']})\b")
_Kind = tuple[str, re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]


def _kind(name: str, part: str, hint: re.Pattern[str]) -> _Kind:
    """Return a kind of place: its class, what hints at it, its words, what the writer does there and what others do."""
    place, own, others = (re.compile(rf"\b(?:{_LISTED[part + end]})\b") for end in ("", "_DOES", "_OTHERS"))
    return name, hint, place, own, others


_KINDS = (
    _kind("social", "SHELTER", _THERE),
    _kind("social", "FOOD", _THERE),
    _kind("belief", "PRAYER", _THERE),
    _kind("crime", "PRISON", _THERE),
    _kind("social", "CARE", _YOU),
)
_BREAK = re.compile(
    r"[,;:()]| (?:ja|mutta|koska|että|kun|vaikka|och|men|att|eftersom|medan|and|but|because|that|while) "
)


def told_there(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int, str]]:
    """Yield where a text tells what somebody does at such a place, each with the name of its class."""
    low = reading.low
    for name, hint, place, own, others in _KINDS if _THERE.search(low) or _YOU.search(low) else ():
        if not place.search(low):
            continue
        for there in hint.finditer(low):
            first, last = sentences.bounds(there.start())
            before = sentences.bounds(first - 1)[0] if first else 0
            clause = _clause(low, first, last, there.span())
            if place.search(low, before, there.start()) and _is_done(sentences, low, clause, own, others):
                yield clause[0], to_the_end_of_the_clause(low, there.end()), name


def _is_done(
    sentences: Sentences, low: str, clause: tuple[int, int], own: re.Pattern[str], others: re.Pattern[str]
) -> bool:
    """Tell whether a clause says that the writer or a certain person does there what clients do."""
    if _WORKS.search(low, *clause):
        return False
    return bool(own.search(low, *clause)) or (
        others.search(low, *clause) is not None and sentences.tell_of_one_between(*clause)
    )


def _clause(low: str, first: int, last: int, there: tuple[int, int]) -> tuple[int, int]:
    """Return where the clause around a place begins and ends."""
    for stop in _BREAK.finditer(low, first, there[0]):
        first = stop.end()
    after = _BREAK.search(low, there[1], last)
    while first < there[0] and not low[first].isalnum():
        first += 1
    return first, after.start() if after else last
