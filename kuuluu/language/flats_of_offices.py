"""Flats in which nobody lives: an office, an association, a firm or the room of a club is said to have its address there."""

import re

from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.streets import ANY_CASE
from kuuluu.language.words import read_parts

_LISTED = read_parts("flats_of_offices")
_BODY = (
    rf"(?<![\w-])(?!\w*(?:st[aä]|lt[aä]|ni)\b|\w*(?:{_LISTED['HOUSING']}))(?<!housing )(?<!isännöinti )(?:[\w-]*(?:{_LISTED['BODIES_FI']})"
    rf"|[\w-]*(?:{_LISTED['BODIES_SV']})|(?:{_LISTED['BODIES_EN']}))(?![\w-])"
)
# "Hieronta Helmi", "Asianajotoimisto Virta & Koski"
_NAME = r"(?: (?:(?-i:[A-ZÅÄÖ])[\w-]*|&)){0,4}"
_AT = rf"(?: (?:{_LISTED['AT']}))?"
# What is said to be there: "seuramme toimisto on", "Byråns nya adress är", "the clinic has moved to", "the new address of the salon is".
_IS_THERE = re.compile(
    rf"(?:\b(?:address of (?:the|our) (?:[\w'’-]+ )?)?{_BODY}{_NAME}(?: (?:{_LISTED['OPENS_BY']}))?(?: (?:{_LISTED['ADDRESS']}))?"
    rf"(?:(?: (?:{_LISTED['ADVERBS']}))?(?: (?:{_LISTED['IS']})(?: (?:{_LISTED['ADVERBS']}))?(?: (?:osoitteeseen|till|to))?)"
    rf"|(?<=osoite):?|(?<=adress):?|(?<=address):?)?{_AT}|(?:{_LISTED['ADDRESSEES']})) \Z",
    ANY_CASE,
)
_ROOM = re.compile(
    rf"(?<![\w-])(?<!isännöinti )(?!\w*isännöi)(?:{_LISTED['ROOMS']})(?:{_NAME})?, (?:osoite )?\Z", ANY_CASE
)
_FIRM = re.compile(
    r"(?-i:[A-ZÅÄÖ])\w*(?:toimisto|byrå|hoitola|kampaamo|klinikka)(?: (?:(?-i:[A-ZÅÄÖ])[\w-]*|&)){1,4}, \Z", ANY_CASE
)
_OURS = re.compile(rf"(?<![\w-])(?:{_LISTED['OURS']}), (?:osoite )?\Z", ANY_CASE)
# After a comma a writer may have put his own address, with which the sentence ends: "Vein lomakkeen palvelupisteeseen, Kuusitie 4 A 5."
_GOES_ON = re.compile(r",? [a-zåäö(]|, |\.? ?(?:toinen|kolmas|\d\.|second|andra) ")
# "Min mans kontor", "hei toimisto"
_MINE = re.compile(rf"\b(?:(?:{_LISTED['NOT_THEIRS']}) (?:[\w'’-]+ )?|(?:{_LISTED['GREETING']})[,!]? )(?:[\w'’-]+ )?\Z")
_AT_HOME = re.compile(rf"\b(?:{_LISTED['AT_HOME']})\b")
_BACK, _OWNER_BACK = 110, 20


def is_a_flat_of_an_office(reading: Reading, sentences: Sentences, place: tuple[int, int]) -> bool:
    """Tell whether an office or a club is said to be in a flat, and nobody to live there: "yhdistyksemme toimisto on Hämeenkatu 12 B 24"."""
    start, end = place
    first, last = sentences.bounds(start)
    last = sentences.bounds(end)[1]
    near = max(first, start - _BACK)
    told = _told_before(reading.text, near, start, end)
    if told is None or _MINE.search(reading.low, max(first, told - _OWNER_BACK), told):
        return False
    return not (_AT_HOME.search(reading.low, first, start) or _AT_HOME.search(reading.low, end, last))


def _told_before(text: str, near: int, start: int, end: int) -> int | None:
    """Return where what is said to be at an address begins, straight before it."""
    told = _IS_THERE.search(text, near, start) or _OURS.search(text, near, start)
    if told is None and _GOES_ON.match(text, end):
        told = _ROOM.search(text, near, start) or _FIRM.search(text, near, start)
    return told.start() if told else None
