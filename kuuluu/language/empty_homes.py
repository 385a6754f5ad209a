"""Homes that stand empty, and who is away from home and until when: a thief would like to know both.

"Isäni muutti hoivakotiin ja talo on nyt tyhjillään", "Huset står tomt 20 december–7 januari". A school, a shop or a house of the town
that stands empty is nobody's home; nor is "the house" in a text that tells of nobody and not for how long.
"""

import re
from collections.abc import Iterator

from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.telling import to_the_end_of_the_clause
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("sensitive")
_OF_HOMES = read_parts("empty_homes")

_HOMES, _AWAY_LONG = Phrases.read("homes_empty", whole=True), Phrases.read("security_empty")
_AWAY, _WHERE = Phrases.read("security_away"), Phrases.read("security_where")
# How long, after them; whatever is said of the home then goes on.
_HOW_LONG = {of: re.compile(rf" (?:{long})") for of, long in (line.split(" = ", 1) for line in read_lines("how_long"))}
# What stands empty, or who should look after it, while somebody is away.
_HOME = re.compile(rf"\b(?:{_LISTED['HOME']})\w*")
# Where those are who leave a home empty: "olemme lomalla Kreikassa ja | talo on tyhjillään".
_AWAY_BEFORE = re.compile(
    rf"\b(?:{_LISTED['AWAY_BEFORE']}) (?:[\w'’-]+ ){{1,4}}(?:ja|joten|niin|och|så|and|so) (?:the |"
    r"our |my )?\Z"
)
_THE = re.compile(r"\b(?:the|our|my|his|her|their|vårt?|min|mitt|hans|hennes) \Z")
_OF_A_TOWN = re.compile(rf"\b(?:{_OF_HOMES['OF_A_TOWN']}) (?:[\w'’]+ ){{0,2}}\Z")
_IN_RUINS = re.compile(rf"\b(?:{_OF_HOMES['IN_RUINS']})\b")
_WHY = re.compile(rf"\W*(?:{_OF_HOMES['WHY']})\b")
_UTILITY = re.compile(rf"\b(?:{_OF_HOMES['UTILITY']})")
_WHEN = re.compile(rf" (?:{_OF_HOMES['WHEN']})\b")
# "The grit bin by my house is empty."
_BESIDE = re.compile(rf"\b(?:{_OF_HOMES['BESIDE']}) (?:[\w'’]+ )?\Z")
# "Asunto Majakkakuja 8 B 12 | on tyhjänä kesän yli": the address is found by itself.
_ADDRESS = re.compile(r"[^\d]{3,40} \d+(?: ?[a-z])?(?: ?\d+)? ")
_AROUND, _FAR = 40, 120


def empty_homes(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield where a text tells that somebody's home stands empty or open, or how long somebody is away."""
    low, how_long = reading.low, _HOW_LONG[reading.language]
    yield from _homes(reading, sentences)
    for start, end in _AWAY_LONG.find(reading):
        if long := how_long.match(low, end):
            yield _begun(low, start), to_the_end_of_the_clause(low, long.end())
    for start, end in _WHERE.find(reading):
        if (long := how_long.match(low, end)) and _is_near_a_home(low, start, end):
            yield start, to_the_end_of_the_clause(low, long.end())
    for start, end in _AWAY.find(reading):
        if _is_near_a_home(low, start, end):
            yield start, to_the_end_of_the_clause(low, end)


def _homes(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    low = reading.low
    for start, end in _HOMES.find(reading):
        long = _HOW_LONG[reading.language].match(low, end)
        if _is_somebodys(reading, sentences, (start, end), is_told_how_long=bool(long)):
            address = _ADDRESS.match(low, start, end)
            begun = address.end() if address else _begun(low, start)
            yield begun, to_the_end_of_the_clause(low, long.end() if long else end)


def _is_near_a_home(low: str, start: int, end: int) -> bool:
    """Tell whether a home, its key, its mail or who watches it is spoken of near a place."""
    return _HOME.search(low, max(0, start - _FAR), end + _FAR) is not None


def _begun(low: str, start: int) -> int:
    """Return where it begins, with "our" or with where those are who leave it empty."""
    before = _AWAY_BEFORE.search(low, max(0, start - _FAR), start) or _THE.search(low, max(0, start - _AROUND), start)
    return before.start() if before else start


def _is_somebodys(reading: Reading, sentences: Sentences, told: tuple[int, int], *, is_told_how_long: bool) -> bool:
    """Tell whether an empty home is somebody's: one is told of near it, or how long, or that it uses no water."""
    low, start = reading.low, told[0]
    first, last = sentences.bounds(start)
    around = max(first, start - _AROUND)
    if _OF_A_TOWN.search(low, around, start) or _BESIDE.search(low, around, start) or _WHY.match(low, first):
        return False
    if is_told_how_long or _WHEN.match(low, told[1]):
        return True
    if _IN_RUINS.search(low, first, last) and not sentences.tell_between(first, last):
        return False
    before = sentences.bounds(first - 1)[0] if first else 0
    after = sentences.bounds(last)[1] if last < len(low) else last
    return sentences.tell_between(before, after) or _UTILITY.search(low, before, after) is not None
