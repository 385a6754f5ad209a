"""What in the surroundings of a name says that it is a child's: an age, a class, school or day-care."""

import re
from bisect import bisect_left
from functools import lru_cache

from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/childhood")

_CHILDHOOD = 18
_NEAR, _FAR = 70, 300
_END = re.compile(r"[.!?] |\n")

_DIGIT = re.compile(r"\d")
_AGE_AFTER = re.compile(
    r"(?:\s*\()?\s*,?\s*(?:on |is |är |age |aged |ikä |jo |vasta |nyt |just |turns |täyttää |täytti |fyller |turned )*(\d{1,2})(?:\s*,\s*\d{1,2})?\s*"
    r"(?:v\b\.?|-?v\.|-?vuoti|-?vuotta|år\b|-?årig|-?åring|y/?o\b|years?\b|yrs?\b|-year|\)|kk\b|mån|mo\b|months?|,? ja \d{1,2} v)",
    re.IGNORECASE,
)
_AGE_BARE = re.compile(r"\s*,\s+(\d{1,2})(?=\s*(?:,|\.|\band\b|och\b|ja\b|$|\)))(?!\.\d)")
_AGE_BEFORE = re.compile(
    r"(?<![\w.,:])(\d{1,2})\s*[-–]?\s*(?:v\.?|vuotias|vuotiaa\w*|årig\w*|åring\w*|years?[- ]old|yo|kk|kuukauden ikäinen|kuukautinen)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)
_YEARS = (
    "yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|kymmenen|yksitoista|kaksitoista|kolmetoista|neljätoista|viisitoista|"
    "ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|"
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
)
# "Summer, who is six", "vår Lucia, sex år"
_AGE_IN_WORDS = re.compile(
    rf"\s+(?:on|är|is)\s+(?:vasta |bara |only |just )?(?!yksi|ett\b|en\b|one)(?:{_YEARS})(?:[.,!?]|\s+(?:ja|och|and)\b)|\s*[,(]\s*(?:who is|who's|som är|joka on)\s+(?:only |bara |vasta )?(?:{_YEARS})\b(?! (?:of|av))|\s*[,(]?\s*(?:who is|is|som är|är|joka on|on)?\s*"
    rf"(?:only |just |bara |vasta )?(?:{_YEARS}) (?:years? old|years\b|år\b|-?åring|vuotta\b|vuotias)",
    re.IGNORECASE,
)
_CLASS_BEFORE = re.compile(
    r"(?:(?<![\w.])[1-9]\s?[A-Fa-f]\b|(?<![\d.])[1-9]\.)[- ]?(?:luok\w+|klass\w*|grade\w*)?,?\s*(?:oppilas\s|elev\w*\s|pupil\s)?$"
    r"|(?:luok\w+|klass\w*|class|grade) [1-9][A-Fa-f]?:?,?\s*$",
    re.IGNORECASE,
)
_CLASS_AFTER = re.compile(
    r"\s*(?:,|\(|from|in|på|i|från)?\s*(?:the |our )?(?:class|klass|luok\w+|grade|year)?\s*(?:[1-9]\s?[A-F]\b|[1-9]\.? ?-?(?:luok|klass)|klass [1-9]|class [1-9]|grade [1-9])"
)
_SCHOOL_AFTER = re.compile(
    r",?\s*(?:joka |som |who )?(?:on |is |är |käy |går |aloittaa |aloitti |opiskelee |börjar |började |starts |started |attends |goes to |\()\s*"
    r"(?:nyt |jo |vasta |in |the |a |i |på |en |\w{2,}n )*"
    r"(?:\d\.|\d[a-f]?\b|[1-9](?:st|nd|rd|th)|ensimmäis|tois|kolman|neljän|viiden|kuuden|seitsemän|kahdeksan|yhdeksän|eka|toka|esikoulu|eskar|"
    r"päiväko|koulu|alakoulu|hoidossa|förskol|dagis|daghem|skol|första|andra|tredje|fjärde|femte|sjätte|school|preschool|kindergarten|daycare|"
    r"day.?care|nursery|first grade|second grade|third grade|grade)",
    re.IGNORECASE,
)
# What only a child does: "aloittaa eskarin", "börjar i förskolan", not "on koulun pihalla".
_BEGINS = re.compile(
    rf" (?:(?:{_LISTED['BEGINS']}) (?:[\w.]+ ){{0,2}}?(?:{_LISTED['BEGINS_WHAT']})|(?:menee|"
    rf"meni|pääsee|pääsi|jäi|jää|pelkää mennä|tulee|tuli) (?:\w+ ){{0,2}}?(?:{_LISTED['BEGINS_WHERE']}"
    r"))",
    re.IGNORECASE,
)
_SCHOOL = re.compile(_LISTED["SCHOOL"])
_BULLYING = re.compile(r"kiusa|\bmobb|bull(?:ied|ies|ying)|luokalla|luokalta|\b[1-9][a-f]\b")
_GROWN = re.compile(
    r"edustaa|aikui|täysi-ikäi|työssä|töissä|töihin|armeija|eläkkeel|ajokort|asunnot|velka|velo|vankil|juopp|alkoholis|"
    r"\bvux|vuxen|myndig|pensioner|\badult|grown|retired"
)


def is_child_by_age(text: str, start: int, end: int) -> bool | None:
    """Tell whether an age stands before or after and is a child's; None when none stands there."""
    if _AGE_IN_WORDS.match(text, end):
        return True
    if not _DIGIT.search(text, max(0, start - _NEAR), end + _NEAR):
        return None
    before = text[max(0, start - _NEAR) : start]
    age = (
        _AGE_AFTER.match(text, end)
        or _AGE_BARE.match(text, end)
        or (_DIGIT.search(before) and _AGE_BEFORE.search(before))
    )
    return int(age[1]) < _CHILDHOOD if age else None


def is_pupil(text: str, start: int, end: int) -> bool:
    """Tell whether a class is told before or after, or school after."""
    if _DIGIT.search(text, max(0, start - _NEAR), end + _NEAR):
        before = text[max(0, start - _NEAR) : start]
        if _CLASS_BEFORE.search(before) or _CLASS_AFTER.match(text, end):
            return True
    return bool(_SCHOOL_AFTER.match(text, end))


@lru_cache(maxsize=2)
def _ends(text: str) -> list[int]:
    """Return where sentences and lines end; found once for all the names of a text."""
    return [match.start() for match in _END.finditer(text)]


@lru_cache(maxsize=2)
def _low(text: str) -> str:
    """Return a text in small letters, once for all the names of it."""
    return Reading(text).low


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around a name, or what stands near it in a very long one."""
    ends = _ends(text)
    before, after = bisect_left(ends, start), bisect_left(ends, end)
    first = ends[before - 1] + 1 if before else 0
    last = ends[after] if after < len(ends) else len(text)
    return max(first, start // _FAR * _FAR - _FAR), min(last, (end // _FAR + 2) * _FAR)


@lru_cache(maxsize=64)
def _says(pattern: re.Pattern[str], text: str, sentence: tuple[int, int]) -> bool:
    """Tell whether a sentence says it: several names may stand in it."""
    return bool(pattern.search(_low(text), *sentence))


def begins_school(text: str, end: int) -> bool:
    """Tell whether the words after a name say that somebody begins school or day-care, leaves it or goes to it."""
    return bool(_BEGINS.match(text, end))


def speaks_of_school(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence is of school or day-care."""
    return _says(_SCHOOL, text, _sentence(text, start, end))


def speaks_of_a_pupil(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence is of bullying, or of a class by its number."""
    return _says(_BULLYING, text, _sentence(text, start, end))


def speaks_of_a_grown_up(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence says that a son or daughter is grown up."""
    return _says(_GROWN, text, _sentence(text, start, end))
