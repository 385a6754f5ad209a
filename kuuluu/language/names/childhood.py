"""What in the surroundings of a name says that it is a child's: an age, a class, school or day-care."""

import re

_CHILDHOOD = 18
_NEAR = 70

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
    r"(?:nyt |jo |vasta |in |the |a |i |på |en |\w+\w+n )*"
    r"(?:\d\.|\d[a-f]?\b|[1-9](?:st|nd|rd|th)|ensimmäis|tois|kolman|neljän|viiden|kuuden|seitsemän|kahdeksan|yhdeksän|eka|toka|esikoulu|eskar|"
    r"päiväko|koulu|alakoulu|hoidossa|förskol|dagis|daghem|skol|första|andra|tredje|fjärde|femte|sjätte|school|preschool|kindergarten|daycare|"
    r"day.?care|nursery|first grade|second grade|third grade|grade)",
    re.IGNORECASE,
)
_SCHOOL = re.compile(
    r"koulukyy|luokalla|luokalta|luokassa|luokan|päiväkodi|päiväkoti(?!maksu)|eskari|esikoulu|esiope|viskari|kouluun|koulussa|koulusta|koulumatk|välitunn|välkä|"
    r"läksy|kerhossa|iltapäivä(?:kerho|toimin)|hoidossa|hoitopaik|pienryhm|kiusa|\bekalla|\btokalla|\b[1-9][A-F]\b|leikkii|opettaja|opelle|"
    r"\bklass|skolan\b|skolskjuts|dagis|daghem|\brast(?:en)?\b|mobba|förskol|fritids|\beftis|läraren|läxa|"
    r"\bschool|\bclass\b|daycare|day.?care|kindergarten|preschool|nursery|bull(?:ied|ies|ying)|\brecess|homework|\bteacher",
    re.IGNORECASE,
)
_BULLYING = re.compile(r"kiusa|\bmobb|bull(?:ied|ies|ying)|luokalla|luokalta|\b[1-9][A-F]\b", re.IGNORECASE)
_GROWN = re.compile(
    r"edustaa|aikui|täysi-ikäi|työssä|töissä|töihin|armeija|eläkkeel|ajokort|asunnot|velka|velo|vankil|juopp|alkoholis|"
    r"\bvux|vuxen|myndig|pensioner|\badult|grown|retired",
    re.IGNORECASE,
)


def is_child_by_age(text: str, start: int, end: int) -> bool | None:
    """Tell whether an age stands before or after and is a child's; None when none stands there."""
    before = text[max(0, start - _NEAR) : start]
    age = _AGE_AFTER.match(text, end) or _AGE_BARE.match(text, end) or _AGE_BEFORE.search(before)
    return int(age[1]) < _CHILDHOOD if age else None


def is_pupil(text: str, start: int, end: int) -> bool:
    """Tell whether a class is told before or after, or school after."""
    before = text[max(0, start - _NEAR) : start]
    return bool(_CLASS_BEFORE.search(before) or _CLASS_AFTER.match(text, end) or _SCHOOL_AFTER.match(text, end))


def _sentence(text: str, start: int, end: int) -> str:
    begin = max(text.rfind(mark, 0, start) for mark in (". ", "! ", "? ", "\n"))
    ends = [at for mark in (". ", "! ", "? ", "\n") if (at := text.find(mark, end)) >= 0]
    return text[begin + 1 : min(ends, default=len(text))]


def speaks_of_school(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence is of school or day-care."""
    return bool(_SCHOOL.search(_sentence(text, start, end)))


def speaks_of_a_pupil(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence is of bullying, or of a class by its number."""
    return bool(_BULLYING.search(_sentence(text, start, end)))


def speaks_of_a_grown_up(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence says that a son or daughter is grown up."""
    return bool(_GROWN.search(_sentence(text, start, end)))
