"""What a dictionary says of one word."""

from collections.abc import Iterable
from typing import NamedTuple


class Reading(NamedTuple):
    """The base forms of a word and the words that it is made of, each once, in small letters."""

    bases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


NOTHING = Reading()


def reading(bases: Iterable[str], parts: Iterable[str] = ()) -> Reading:
    """Return a reading without repeats; what is a base form is not told again as a part."""
    whole = tuple(dict.fromkeys(base for base in bases if base))
    return Reading(whole, tuple(part for part in dict.fromkeys(parts) if part and part not in whole))


def joined(*readings: Reading) -> Reading:
    """Return all that several readings say."""
    return reading((b for one in readings for b in one.bases), (p for one in readings for p in one.parts))
