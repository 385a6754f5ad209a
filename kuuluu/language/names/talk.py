"""What a whole text speaks of, as far as it tells whose names stand in it; looked up once, when the first name asks."""

import re
from bisect import bisect_left
from functools import cached_property

from kuuluu.language.names.famous import begun, is_public
from kuuluu.language.names.somebody import is_a_person, is_thing
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("names/talk")

# Talk of names: for streets, groups, machines.
_NAMES = re.compile(rf"\b(?:{'|'.join(read_lines('names/names_for'))})")
# What is played, sung, shown and read.
_WORKS = re.compile(rf"\b(?:{'|'.join(read_lines('names/works'))})")
_MACHINES = re.compile(rf"\b(?:{'|'.join(read_lines('names/machines'))})\b")
_STORM = re.compile(r"\bmyrsky|\bstorm(?:en|ens|s|y|ar|arna)?\b|\bhurricane|\borkan")
# Who somebody is that something is named after: that is a person, and mourned.
_MOURNED = re.compile(
    r"edesmen|vainaa|vainaj|isäni|äitini|my (?:late )?(?:father|mother|husband|wife|son)|min (?:far|mor|man|fru)\b"
)
# What it was is told afterwards: "siis se vanha uuni", "the chatbot, that is".
_IS_WHAT = re.compile(
    rf"\b(?:(?:siis|eli|nimittäin|alltså|dvs\.?|i mean|that is) (?:{_LISTED['IS_WHAT']})|olikin|onkin)\b ?"
)
_WORD, _MOST_AHEAD = re.compile(r"[^\W\d_]+"), 7
_CLAUSE, _FAR = re.compile(r"[.!?\n]"), 90


class Talk:
    """A text, and what it speaks of."""

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self._lasts: frozenset[str] | None = None

    @cached_property
    def low(self) -> str:
        """The text in small letters, each where it stood."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else self.text

    @cached_property
    def is_of_a_storm(self) -> bool:
        """Whether a storm is spoken of."""
        return bool(_STORM.search(self.low))

    @cached_property
    def speaks_of_machines(self) -> bool:
        """Whether something that runs, sails or computes, and may have a name, is spoken of."""
        return bool(_MACHINES.search(self.low))

    def lasts_of_all(self, tokens: list[Token]) -> frozenset[str]:
        """Return the last names that stand in the text by which alone everybody knows somebody: Sibelius."""
        if self._lasts is None:
            lasts = {word.famous or begun(word.low) for word in tokens if word.capital}
            self._lasts = frozenset(last for last in lasts if is_public([], last))
        return self._lasts

    @cached_property
    def mourns(self) -> bool:
        """Whether somebody near who has died is spoken of."""
        return bool(_MOURNED.search(self.low))

    @cached_property
    def _names(self) -> list[int]:
        return [match.start() for match in _NAMES.finditer(self.low)]

    @cached_property
    def _works(self) -> list[int]:
        return [match.start() for match in _WORKS.finditer(self.low)]

    @cached_property
    def _things_told(self) -> list[int]:
        """Where it is said afterwards what thing was meant."""
        return [match.start() for match in _IS_WHAT.finditer(self.low) if self._tells_a_thing(match.end())]

    def _tells_a_thing(self, at: int) -> bool:
        ahead = [match[0] for _n, match in zip(range(_MOST_AHEAD), _WORD.finditer(self.low, at), strict=False)]
        return any(is_thing(low) for low in ahead) and not any(is_a_person(low) for low in ahead)

    def tells_what_it_was(self, end: int) -> bool:
        """Tell whether a thing is told after a place: "Tuulikki ei lämmitä, siis se vanha uuni"."""
        return bool(self._things_told) and self._things_told[-1] >= end

    def speaks_of_names(self, start: int, end: int) -> bool:
        """Tell whether names for streets, groups or machines are spoken of between two places."""
        return _has(self._names, start, end)

    def speaks_of_works(self, start: int, end: int) -> bool:
        """Tell whether films, plays, songs or books are spoken of in the clause around a stretch."""
        if not self._works:
            return False
        around = max(0, start - _FAR)
        first = max((match.end() for match in _CLAUSE.finditer(self.low, around, start)), default=around)
        ends = _CLAUSE.search(self.low, end, end + _FAR)
        return _has(self._works, first, ends.start() if ends else end + _FAR)


def _has(places: list[int], first: int, last: int) -> bool:
    at = bisect_left(places, first)
    return at < len(places) and places[at] < last
