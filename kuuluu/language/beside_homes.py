"""What stands straight before or after an address and settles whose it is: "siis meillä", or a shop, a school, a clinic."""

import re

from kuuluu.language.at_addresses import is_named_after, names_what_is_there
from kuuluu.language.people import Sentences
from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.streets import ANY_CASE
from kuuluu.language.units import says_flat
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("beside_homes")

_AWAY = Phrases.read("away")
# "… Pajalantie 61:n kohdalla, siis meillä", "Kuusitie 5, jossa asun", "outside Kuusitie 5, where we live".
_OURS_AFTER = re.compile(
    rf"(?::?n?s?[aä]?)?(?: (?:{_LISTED['AT_THE_HOUSE']}))?[,;:(–-]{{0,2}} ?\(?(?:mutta |men |"
    rf"but )?(?:{_LISTED['THAT_IS_OURS']})"
)
# Later in the sentence: "outside Kuusitie 5 … and I live there".
_LIVES_THERE = re.compile(
    rf"[^.!?\n]{{0,80}}\b(?:(?:{_LISTED['LIVES_THERE']}) (?:itse |myös |juuri |nyt )?(?:siellä|"
    r"siinä|tuossa|tässä|talossa)|(?:jag|vi) (?:själv |också |ju )?bor (?:ju |själv |också )?(?:där|"
    r"i huset)|(?:där|i huset) bor (?:jag|vi)|(?:i|we|my \w+) (?:also |both |all )?lives? (?:right )?(?:there|"
    r"in (?:that|the) (?:house|building)))\b"
)
# Who is asked to ring before coming, or at the door, comes to a home: "Kuusitie 7, soittakaa ennen kuin tulette".
_VISIT_AFTER = re.compile(rf"[,;:(–.-]{{0,2}} ?\(?(?:[\w’']+ ){{0,2}}(?:{'|'.join(read_lines('visits'))})")
# What stands at the home of its owner: "my wheelie bin … outside Kuusitie 9".
_OWN_AT_HOME = re.compile(
    rf"\b(?:{'|'.join(read_lines('own_at_home'))})[^.!?\n]{{0,40}}?(?:\b(?:from |just |right )?(?:{_LISTED['OWN_AT_HOME']}"
    r") |[:,(–] ?)\Z"
)
# "Kalevantie 61, my front door opens to the path": it is told after the address, too.
_OWN_AFTER = re.compile(rf",? (?:(?:and|ja|och|where|jossa|där) )?(?:{'|'.join(read_lines('own_at_home'))})")
# What may stand between a facility and its address.
_WAY_TO = rf"(?:(?:{_LISTED['WAY_TO']}),? ?){{0,2}}"
# A facility by its name alone, in small letters: it is looked for first, for what follows takes long.
_NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(read_lines('facilities'))})")
_FACILITY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(read_lines('facilities'))})(?!\w*(?:ni|mme)\b|\w*(?:{_LISTED['FACILITY']}"
    rf"))[\w:-]{{0,8}}(?: (?-i:[A-ZÅÄÖ])[\w-]+)?(?P<apart>[,:])? {_WAY_TO}[(–-]? ?\Z",
    ANY_CASE,
)
# It may follow: "Tuusulanväylä 1:n liikekeskuksessa".
_FACILITY_AFTER = re.compile(
    rf",? \(?(?:\w+n )?(?:sijaitseva\w* |oleva\w* |toimiva\w* )?(?:{'|'.join(read_lines('facilities'))})(?!\w*(?:ni|mme|lapse\w*|laise\w+)\b)"
)
# "Tytär lähtee kouluun Kuusitie 4:stä": out of a home somebody goes there.
_GOES_THERE = re.compile(r"(?:uun|een|iin|oon|ään|aan) \Z")
_OUT_OF_IT = re.compile(r":?(?:st|lt)[aä]\Z")
_IN_IT = re.compile(r":(?!st[aä]|lt[aä])")
_SOMEBODY = re.compile(rf"\b(?:{_LISTED['SOMEBODY']})\b")
# "Asun vastapäätä päiväkotia Kuusitie 4": who lives by it does not live in it.
_LIVES_BY = re.compile(r"\b(?:asu(?:n|mme|u|taan|vat)|bor|live|lives|living)\b(?P<way>[^.!?\n]{0,30})\Z")
_LIVES_BESIDE = re.compile(
    rf"\b(?:asu(?:n|mme|u|taan|vat)|bor|live|lives|living) (?:\w+ ){{0,2}}(?:{_LISTED['LIVES_BESIDE']}"
    r") (?:the |a )?[\w-]+,? (?:at |on |in |på |vid |i |osoitteessa )?\Z"
)
_BY = re.compile(rf"\b(?:{_LISTED['BY']})\b")
# Straight before an address: what moved there or from there is told before it.
_MOVED = re.compile(
    rf"\b(?:(?:has |have |had |was |is |be |been |being )?mov(?:ed|es|ing)(?: in| back)?(?: from [\w .:-]{{1,30}}?)? (?:to|"
    rf"into|from)|(?:har |ska |skall )?flytta(?:t|de|r|s|ts|des)? (?:\w+ )?(?:från [\w .:-]{{1,30}}? )?(?:till|"
    rf"från)|(?:on )?(?:{_LISTED['MOVED']})(?: (?:pois|takaisin|nyt|jo|väliaikaisesti))?(?: osoittee\w+)?) \Z"
)
# "As Oy Kuusipuisto, Kuusitie 4": the house is a company's, whoever lives in it.
_COMPANY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(read_lines('house_companies'))})[,:]?(?: (?-i:[A-ZÅÄÖ])[\w-]+){{0,3}}[,:]? ?\(?\Z",
    ANY_CASE,
)
# Premises, not flats: what is asked of them is asked by a firm or an association.
_PREMISES = re.compile("|".join(read_lines("premises")))
DWELLER = re.compile(
    rf"(?::?n|:?st[aä]|:?lt[aä])?,? (?:{_LISTED['DWELLER']})",
    ANY_CASE,
)
_UNINHABITED = re.compile(_LISTED["UNINHABITED"])
_OF_HOMES = re.compile("|".join(read_lines("of_homes")))
_BACK, _OWN_BACK, _MOVED_BACK, _NEAR = 70, 90, 45, 25


def is_ours(low: str, end: int) -> bool:
    """Tell whether it is said after an address, in its sentence, that somebody lives there."""
    return bool(_OURS_AFTER.match(low, end) or _LIVES_THERE.match(low, end))


def lives_by(reading: Reading, start: int) -> bool:
    """Tell whether somebody is said to live beside something named, and the address follows: "asun vastapäätä päiväkotia Kuusitie 4"."""
    return _LIVES_BESIDE.search(reading.low, max(0, start - _BACK), start) is not None


def is_visited(low: str, start: int, end: int) -> bool:
    """Tell whether a visitor is asked to ring first at an address, or somebody's own things stand there, as they do at home."""
    if _VISIT_AFTER.match(low, end) or _OWN_AFTER.match(low, end):
        return True
    return _OWN_AT_HOME.search(low, max(0, start - _OWN_BACK), start) is not None


def is_facility(reading: Reading, start: int, end: int, *, is_apart: bool = False) -> bool:
    """Tell whether the address is that of a shop, a school, an office: it is named straight before or after it.

    With a comma between it may be so: "leipomo, Kuusitie 5" is, "I live by the school, Kuusitie 5" isn't.
    """
    text, low, first = reading.text, reading.low, max(0, start - _BACK)
    named = _NAMED.search(low, first, start)
    before = _FACILITY.search(text, named.start(), start) if named else None
    lives = _LIVES_BY.search(low, first, before.start()) if before else None
    if before and lives and _BY.search(low, lives.start("way"), start):
        return False
    if before and _GOES_THERE.search(low, first, start) and _OUT_OF_IT.search(low, start, end):
        return False
    if before:
        return bool(before["apart"]) == is_apart and not _SOMEBODY.search(low, *before.span())
    if is_named_after(reading, end):
        return True
    is_told_after = _IN_IT.search(low, start, end) and _FACILITY_AFTER.match(low, end)
    return bool(is_told_after) and not _SOMEBODY.search(low, first, start)


def has_an_office_moved(reading: Reading, sentences: Sentences, start: int) -> bool:
    """Tell whether something moved to an address or from it that is no person: "the desk has moved to"."""
    moved = _MOVED.search(reading.low, max(0, start - _MOVED_BACK), start)
    first = sentences.bounds(start)[0]
    if moved is None or first >= moved.start():
        return False
    near = max(first, moved.start() - _NEAR)
    return names_what_is_there(reading, near, moved.start()) or not sentences.tell_between(first, moved.start())


def is_nobodys(reading: Reading, sentence: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether the sentence says that nobody lives at an address, or a housing company is named straight before it."""
    if _COMPANY.search(reading.text, max(0, start - _BACK), start):
        return not (says_flat(reading.text, start, end) or DWELLER.match(reading.text, end))
    return _UNINHABITED.search(reading.low, *sentence) is not None


def belongs_to_homes(low: str) -> bool:
    """Tell whether a text names what belongs to homes or comes there: a bin, a permit, a dog."""
    return _OF_HOMES.search(low) is not None


def are_premises(low: str, first: int, last: int) -> bool:
    """Tell whether a stretch of a text speaks of premises that are let or looked for."""
    return _PREMISES.search(low, first, last) is not None


def are_away(reading: Reading) -> bool:
    """Tell whether a text says that a home stands empty: then an address in it is that home's, whatever is asked for."""
    return next(_AWAY.find(reading), None) is not None
