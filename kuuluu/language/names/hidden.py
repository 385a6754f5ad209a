"""The names in words that somebody hid: what is looked for in the other texts of the same matter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.lists import words
from kuuluu.language.names.office_holders import COURTESY
from kuuluu.language.names.runs import NAME
from kuuluu.language.names.same import names_of
from kuuluu.language.plain import plain
from kuuluu.language.terms import finnish, swedish

_PIECE = re.compile(r"[^\W\d_]+")
_STARTS = re.compile(r"(?:\A|[.!?…:;][\"”')\]]*\s|[\n\"”“„»«(•*]|\s[-–] )\s*\Z")
_FAR = 6
_JOINING = frozenset(
    ["ja", "sekä", "och", "and", "von", "af", "de", "van", "der", "den", "al", "bin", "ibn", "la", "le"]
)
_MOST_WORDS = 3
_UNSURE = Kind.WORD | Kind.PLACE | Kind.AREA


class Sure(IntEnum):
    """How sure it is that words are the name that was hidden."""

    DOUBTFUL = 1  # they may be an ordinary word or a place: a person looks
    LIKELY = 2  # a part of the name alone, or written without its dots
    SURE = 3


@dataclass(frozen=True)
class Name:
    """A name that was hidden: its parts as they were written, and the names that each may be a form of."""

    said: tuple[str, ...]
    parts: tuple[frozenset[str], ...]
    initials: frozenset[str] = frozenset()
    # A name within a hidden sentence was not itself chosen: it is no more than likely.
    most: Sure = Sure.SURE

    @property
    def is_alone(self) -> bool:
        """Tell whether it is one word, so that a form of that word is all of it."""
        return len(self.parts) == 1


class Piece(NamedTuple):
    """Letters of a text with no other sign between them. A word all in capitals has none that tells anything."""

    start: int
    end: int
    low: str
    capital: bool


def pieces(text: str) -> list[Piece]:
    """Return the pieces of a plain text."""
    return [
        Piece(*match.span(), match[0].lower(), match[0][0].isupper() and (len(match[0]) == 1 or not match[0].isupper()))
        for match in _PIECE.finditer(text)
    ]


def names_in(text: str, start: int, end: int, *, is_name: bool, may_be_name: bool = False) -> list[Name]:
    """Return the names in a hidden stretch of a text.

    `is_name`: all of it is one. Else a few words with capitals are, if they may be, and of anything longer the names that
    can be nothing else.
    """
    said = plain(text[start:end]).text
    found = pieces(said)
    if is_name or (may_be_name and _is_written_as_name(text, start, found)):
        return _name_of(found, Sure.SURE)
    return [name for run in _runs(said, found) for name in _name_of(run, Sure.LIKELY)]


def starts(text: str, at: int) -> bool:
    """Tell whether a sentence, a line or a quotation starts there, so that a capital tells nothing."""
    return _STARTS.search(text, max(0, at - _FAR), at) is not None if at else True


def is_ordinary(low: str) -> bool:
    """Tell whether a word in small letters is an ordinary one, too; one that no list and no dictionary knows is none."""
    kind = known(low).kind
    if kind:
        return bool(kind & Kind.WORD)
    return not finnish.is_here() or bool(finnish.read(low).bases or swedish.read(low).bases)


def _is_written_as_name(text: str, start: int, found: Sequence[Piece]) -> bool:
    """Tell whether a few words are written as a name is."""
    if not 0 < len(found) <= _MOST_WORDS or not all(one.capital or len(one.low) == 1 for one in found):
        return False
    return len(found) > 1 or not starts(text, start) or not is_ordinary(found[0].low)


def _name_of(found: Sequence[Piece], most: Sure) -> list[Name]:
    """Return one name of all that stands in it, less titles and what joins two people."""
    initials = frozenset(one.low for one in found if len(one.low) == 1)
    whole = [one for one in found if len(one.low) > 1 and one.low not in _JOINING]
    called = [one for one in whole if not _is_title(one)] or whole
    # "Pekka-setä", "naapurini Maija": beside a capital, small letters tell who it is, not how he is called.
    said = tuple(dict.fromkeys(one.low for one in called if one.capital or not any(other.capital for other in called)))
    return [Name(said, tuple(names_of(one) for one in said), initials, most)] if said else []


def _is_title(one: Piece) -> bool:
    if known(one.low).kind & NAME:
        return False
    return one.low in COURTESY or one.low in words("private") or one.low in words("child") or one.low in words("roles")


def _runs(said: str, found: Sequence[Piece]) -> list[list[Piece]]:
    """Return the words of a hidden sentence that stand side by side with capitals and of which one is surely a name."""
    every: list[list[Piece]] = []
    for one in found:
        if not one.capital or len(one.low) == 1:
            continue
        if every and said[every[-1][-1].end : one.start] in {" ", "-"}:
            every[-1].append(one)
        else:
            every.append([one])
    kept = [[one for one in run if not (is_ordinary(one.low) and starts(said, one.start))] for run in every]
    return [run for run in kept if any(_is_surely_name(said, one) for one in run)]


def _is_surely_name(said: str, one: Piece) -> bool:
    kind = known(one.low).kind
    if kind & NAME:
        return not kind & _UNSURE
    return not kind and not starts(said, one.start) and not is_ordinary(one.low)
