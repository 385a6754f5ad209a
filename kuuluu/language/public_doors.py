"""Doors and gates of public places that are only broken: "Hissin ovi jää auki", "The playground gate does not close properly".

A lift, a bus or a dog park keeps no thief out; a library does so at night. A door of a home, a stairwell, a school or a store that
stays open is a secret, and so is any that stays so at night, opens without its key or has a word of its lock beside it.
"""

import re

from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("public_doors")

_NEVER_SHUT, _OPEN_BY_DAY, _GUARDED, _LETS_IN, _BACK = (
    re.compile(rf"\b(?:{_LISTED[name]})\b") for name in ("NEVER_SHUT", "OPEN_BY_DAY", "GUARDED", "LETS_IN", "BACK")
)
_STAYS_OPEN = re.compile(rf"\b(?:{_LISTED['STAYS_OPEN']})")
_BREAK = re.compile(rf"[,;:()–]| (?:{_LISTED['BREAK']}) ")
_HALFWAY = re.compile(r"puoliväli|halvvägs|half-?way")


def is_of_a_public_place(reading: Reading, sentences: Sentences, start: int, end: int) -> bool:
    """Tell whether a door that is said to stay open is one of a public place, and nothing says how a thief comes in."""
    low = reading.low
    if not _STAYS_OPEN.search(low, start, end):
        return False
    first, last = sentences.bounds(start)
    if _LETS_IN.search(low, first, last) or _GUARDED.search(low, first, last):
        return False
    begun, done = _clause(low, (first, last), (start, end))
    # A neighbour's door is no bus's.
    if sentences.tell_between(begun, done):
        return False
    if _NEVER_SHUT.search(low, begun, done):
        return True
    if _OPEN_BY_DAY.search(low, begun, done):
        return not _BACK.search(low, begun, done)
    before = sentences.bounds(first - 1)[0] if first else 0
    return _HALFWAY.search(low, start, end) is not None or (
        begun == first
        and _NEVER_SHUT.search(low, before, first) is not None
        and not _GUARDED.search(low, before, first)
    )


def _clause(low: str, sentence: tuple[int, int], door: tuple[int, int]) -> tuple[int, int]:
    """Return where the clause of a door begins and ends."""
    first, last = sentence
    for stop in _BREAK.finditer(low, first, door[0]):
        first = stop.end()
    after = _BREAK.search(low, door[1], last)
    return first, after.start() if after else last
