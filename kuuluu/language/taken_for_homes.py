"""Addresses where nobody is said to live: whether they are taken for homes, or something else is told to stand or to be held there."""

import re

from kuuluu.language.around_homes import Around
from kuuluu.language.at_addresses import is_celebrated, is_named_straight_before, names_a_place, tells_an_hour
from kuuluu.language.beside_homes import are_premises, is_facility
from kuuluu.language.homes import tells_home
from kuuluu.language.people import Sentences
from kuuluu.language.public_places import is_public, speaks_of_a_public_place
from kuuluu.language.reading import Reading
from kuuluu.language.streets import ANY_CASE
from kuuluu.language.words import read_parts

# Who lives there, whatever is named beside the address.
_NEIGHBOUR = re.compile(read_parts("around_homes")["NEIGHBOUR"])
# What the next sentence says of what is meant: "Tarkoitan siis kirjaston ja monitoimitalon yhteistä."
_MEANT = re.compile(r"[.!?\s]*\b(?:tarkoitan|tarkoitin|eli|siis|jag menar|alltså|det gäller|i mean|that is)\b[^.!?\n]*")
_ROOM = re.compile(r"\b(?:huone|room|rum) ?\d", ANY_CASE)


def is_of_something_else(reading: Reading, told: Around, start: int) -> bool:
    """Tell whether an office, premises or a plan is named before an address beside which a flat or a move is told of, and no tenant."""
    low = reading.low
    if are_premises(low, told.before, told.last) or is_public(low, told.first, (start, start), start):
        return True
    return is_named_straight_before(reading, told.first, start) and not _NEIGHBOUR.search(low, told.first, told.last)


def is_taken_for_a_home(reading: Reading, sentences: Sentences, told: Around, place: tuple[int, int]) -> bool:
    """Tell whether no fault, no office and no gathering is told of beside an address of which a person speaks."""
    if is_of_a_public_place(reading, sentences, told, place):
        return False
    if is_celebrated(reading.low, told.first, told.last) and not sentences.tell_between(told.first, told.last):
        return False
    return tells_home(reading, (told.first, told.last), place)


def is_of_a_public_place(reading: Reading, sentences: Sentences, told: Around, place: tuple[int, int]) -> bool:
    """Tell whether a public place, an office or what is named straight before is told of beside an address."""
    first, (start, end), low = told.first, place, reading.low
    if told.is_alone and speaks_of_a_public_place(low[first:start]):
        return True
    if is_facility(reading, start, end, is_apart=True):
        return True
    if is_named_straight_before(reading, first, start, only_places=True):
        return True
    meant = _MEANT.match(low, told.last)
    if meant and names_a_place(reading, *meant.span(), (0, 0)):
        return True
    clause = low.find(",", end, sentences.bounds(end)[1])
    return is_public(low, first, place, sentences.bounds(end)[1] if clause < 0 else clause)


def is_room_of_a_gathering(reading: Reading, sentences: Sentences, place: tuple[int, int]) -> bool:
    """Tell whether an address goes on with a room in which something is held: "Hamngatan 14, room 3, on Friday at 17.30"."""
    start, end = place
    if not _ROOM.search(reading.text, start, end):
        return False
    first, last = sentences.bounds(start)
    if sentences.names_one(first, last):
        return False
    return names_a_place(reading, first, start, (0, 0)) or tells_an_hour(reading.low, end, last)
