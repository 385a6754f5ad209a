"""Many patterns looked for at once: each is tried only where a word begins as it does, so that a thousand cost little.

A list has one pattern on a line, in the language of `re` and in small letters, for it is looked for in the text in small letters,
which is much faster than to leave case open. Where one of them asks for a capital, `(?-i:[A-Z])`, the whole list is looked for in
the text as it stands. Its first three signs must be told by its letters. `<name>` stands for what a line `name = …` says. Where a pattern has a group in brackets, only
that group is what is found: "olen (muslimi)" finds the faith alone.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Self

from kuuluu.language.heads import HEADS, KEY
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_lines

_NAMED = re.compile(r"([a-z_]+) = (.+)\Z")
_NAME = re.compile(r"<([a-z_]+)>")
_CAPITALS = "(?-i:"
_ZERO_WIDTH = ("(?!", "(?<!", "(?=")
_LONGEST_HEAD, _MOST_HEADS, _LONG = 8, 400, 200


class Phrases:
    """A list of patterns, ready to be looked for."""

    def __init__(self, patterns: Iterable[str], *, whole: bool = False) -> None:
        self._listed = [one for some in patterns for one in _spread(some)]
        self._told: dict[str, tuple[int, ...]] = {}
        for place, (begins, rest) in enumerate(self._listed):
            for head in _longest_heads(begins + rest):
                self._told[head] = (*self._told.get(head, ()), place)
        self._number = HEADS.add(list(self._told))
        self._end = r"(?!\w)" if whole else ""
        self._asks_for_capitals = any(_CAPITALS in begins + rest for begins, rest in self._listed)
        self._patterns: dict[tuple[str, ...], tuple[re.Pattern[str], ...]] = {}
        self._same: dict[tuple[int, ...], re.Pattern[str]] = {}

    @classmethod
    def read(cls, name: str, *, whole: bool = False) -> Self:
        """Return the patterns of a list; whole: a match ends where a word does."""
        return cls(_lines(name), whole=whole)

    def find(self, reading: Reading) -> Iterator[tuple[int, int]]:
        """Yield where a pattern matches, from left to right, none within another."""
        if not reading.begun[self._number]:
            return
        done = 0
        for start, end in sorted(match.span(match.lastindex or 0) for match in self.matches(reading)):
            if end > done:
                done = end
                yield start, end

    def matches(self, reading: Reading) -> list[re.Match[str]]:
        """Return every match, from left to right; of several that begin at one place the first of the list."""
        text, made = reading.text if self._asks_for_capitals else reading.low, self._patterns
        found = []
        for at, begun in reading.begun[self._number].items():
            for pattern in made.get(begun) or self.tried(*begun):
                if match := pattern.match(text, at):
                    found.append(match)
                    break
        return found

    def tried(self, *begun: str) -> tuple[re.Pattern[str], ...]:
        """Return what is tried where a text goes on so; it is made when that first comes, for many never do."""
        made = self._patterns.get(begun)
        if made is None:
            places = tuple(sorted({place for head in begun for place in self._told[head]}))
            made = self._patterns[begun] = self._made(places)
        return made

    def _made(self, places: tuple[int, ...]) -> tuple[re.Pattern[str], ...]:
        """Return the patterns: short ones that stand together as one, a long one by itself, for it takes much memory."""
        together = groupby(places, key=lambda place: place if sum(map(len, self._listed[place])) >= _LONG else -1)
        return tuple(self._as_one(tuple(some)) for _long, some in together)

    def _as_one(self, places: tuple[int, ...]) -> re.Pattern[str]:
        """Return some patterns as one. Words that begin differently but may go on the same share it."""
        if places not in self._same:
            some = "|".join("".join(self._listed[place]) for place in places)
            case = re.IGNORECASE if self._asks_for_capitals else re.NOFLAG
            self._same[places] = re.compile(f"(?:{some}){self._end}", case)
        return self._same[places]

    def begins(self) -> frozenset[str]:
        """Return how the words begin where something may be found."""
        return frozenset(self._told)


def _longest_heads(pattern: str) -> set[str]:
    """Return the signs that whatever matches begins with, as many as are told, so that few words are tried for nothing."""
    for count in range(_LONGEST_HEAD, KEY, -1):
        try:
            told = heads(pattern, count)
        except ValueError:
            continue
        if len(told) <= _MOST_HEADS:
            return told
    return heads(pattern)


def _spread(pattern: str) -> list[tuple[str, str]]:
    """Return the pattern once for each of the words that it may begin with, so that each is tried only where it may match.

    Each is told as how it begins and the rest, which they share: a thousand copies of it took some megabytes.
    """
    if not pattern.startswith("(?:"):
        return [(pattern, "")]
    atoms, optional, rest = _first(pattern)
    return [(pattern, "")] if optional else [(f"(?:{atom})", rest) for atom in atoms]


def _lines(name: str) -> Iterator[str]:
    """Yield the patterns of a list, each name in them replaced by what it stands for."""
    names: dict[str, str] = {}
    for line in read_lines(name):
        whole = _NAME.sub(lambda m: f"(?:{names[m[1]]})", line)
        named = _NAMED.match(whole)
        if named:
            names[named[1]] = named[2]
        else:
            yield whole


def heads(pattern: str, count: int = KEY) -> set[str]:
    """Return with which signs whatever matches the pattern can begin."""
    if count == 0:
        return {""}
    atoms, optional, rest = _first(pattern)
    begun: set[str] = set()
    for atom in atoms:
        if len(atom) == 1:
            begun |= {atom.lower() + more for more in heads(rest, count - 1)}
        else:
            begun |= heads(atom + rest, count)
    return begun | heads(rest, count) if optional else begun


def _first(pattern: str) -> tuple[list[str], bool, str]:
    """Return what may stand first, whether it may be left out, and the rest. An atom of one sign is that sign."""
    if pattern.startswith(r"\b"):
        return [""], False, pattern[2:]
    if not pattern or pattern[0] in ".*+{^$" or (pattern[0] == "\\" and pattern[1:2].isalnum()):
        raise ValueError(f"the first {KEY} signs aren't told by letters: {pattern!r}")
    if pattern[0] == "(":
        atoms, rest = _group(pattern)
    elif pattern[0] == "[":
        inside, _end, rest = pattern[1:].partition("]")
        atoms = list(inside)
    else:
        length = 1 + (pattern[0] == "\\")
        atoms, rest = [pattern[length - 1]], pattern[length:]
    if rest.startswith(("*", "{0")):
        raise ValueError(f"what may be left out or come again tells no sign: {pattern!r}")
    optional = rest.startswith("?")
    return atoms, optional, rest[optional:]


def _group(pattern: str) -> tuple[list[str], str]:
    """Return the alternatives of the group that the pattern begins with, and what follows it."""
    end = _end_of(pattern)
    if pattern.startswith(_ZERO_WIDTH):
        return [""], pattern[end + 1 :]
    # An atom of one sign would be taken for a letter; a word boundary before it changes nothing.
    return [rf"(?:){one}" if len(one) == 1 else one for one in _alternatives(pattern[:end])], pattern[end + 1 :]


def _end_of(pattern: str) -> int:
    depth = 0
    for place, sign in enumerate(pattern):
        if pattern[place - 1] == "\\" and place:
            continue
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return place
    raise ValueError(f"a bracket stays open: {pattern!r}")


def _alternatives(group: str) -> list[str]:
    parts, depth = [""], 0
    for sign in group[3:] if group.startswith("(?:") else group[1:]:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
