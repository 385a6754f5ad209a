"""Home addresses in text: a street and number where somebody says that they live there, or down to the flat.

A street and number alone say where the lamp is broken, and are left.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from kuuluu.language.phrases import Phrases

# How a street's name ends, in Finnish with its stems, in Swedish and in English.
_NAMES_END = """
katu kadu tie tien polku polu kuja kaari kaare raitti raiti rinne rintee väylä tori aukio penger penkere ranta ranna mäki
mäe mutka piha puisto kallio harju laita laida portti silta taival taipale bulevardi esplanadi tanhua tanhu kierto kierro lenkki
lenki kulma notko niitty kangas kankaa kumpu kummu ahde ahtee syrjä reuna kolku kolkka kenttä kentä pelto pello metsä
gata gatan väg vägen stig stigen gränd gränden stråk stråket backe backen torg torget strand stranden allé allén bågen ringen
slingan kröken kroken esplanaden bulevarden landsvägen
street road lane avenue
"""
_STEMS = _NAMES_END.split()
_CASES = ("n", "lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä", "een")
_ENDS = f"(?:{'|'.join(_STEMS)})(?:{'|'.join(_CASES)})?"
_ALL_ENDS = tuple(stem + case for stem in _STEMS for case in ("", *_CASES))
_NUMBER = r"\d{1,3}(?: ?[-–] ?\d{1,3}(?!\d))?"
_DOOR = r"(?:as\.?|asunto|bst\.?|lgh\.?|apt\.?|flat|huoneisto|bostad|lägenhet)"
_STAIR = rf"(?: ?[A-Za-z](?![^\W_])(?:[ -]?{_DOOR}? ?\d{{1,3}}(?![\d:.]\d))?|,? {_DOOR} ?\d{{1,3}})?"
_FLAT = rf"(?: ?[A-Za-z](?![^\W\d_])(?:[ -]?rappu)?,?[ -]?{_DOOR}? ?\d{{1,3}}|,? ?{_DOOR} ?\d{{1,3}})(?![\d])(?![:.]\d)"
_POST = r"(?:(?:,|,? ?\n)? ?(?:FI-)?\d{5}(?: [A-ZÅÄÖ][^\W\d_]+)?)?"
# Up to two names before it: "Aleksis Kiven tie". A capital is asked of them, so that "asun" is not one.
_NO_NAME = (
    r"asun|asumme|asuu|asuvat|asutaan|kotini|kotimme|osoite|osoitteeni|osoitteemme|osoitteessa|koti|minä|me|naapuri|naapurini|"
    r"jag|vi|i|we|my|our|he|she|at|on"
)
_NAME = rf"(?!(?:{_NO_NAME})\b)(?-i:[A-ZÅÄÖ])[^\W\d_]*(?:\.|[^\W\d_](?:-[^\W\d_]+)?)"
_STREET = rf"(?:(?:{_NAME} ){{1,2}}(?:[^\W\d_][\w-]{{0,30}}?)?{_ENDS}|[^\W\d_][\w-]{{0,30}}?{_ENDS})"

_ANY_CASE = re.IGNORECASE
_TO_THE_FLAT = re.compile(rf"(?<!\w){_STREET},? {_NUMBER}{_FLAT}{_POST}", _ANY_CASE)
_STREET_AND_NUMBER = re.compile(rf"(?<!\w){_STREET},? {_NUMBER}{_STAIR}(?![\d:]\d){_POST}", _ANY_CASE)
_WITH_POST = re.compile(
    rf"(?<!\w){_STREET},? {_NUMBER}{_STAIR}(?:,|,? ?\n) ?(?:FI-)?\d{{5}}(?: [A-ZÅÄÖ][^\W\d_]+)?", _ANY_CASE
)
_LIVES = Phrases("lives")
# Straight after the number such words say that something stands or lies there.
_AT_THE_PLACE = re.compile(
    r"(?::?n?s?[aä]?| [A-Za-z](?!\w))?,? ?(?:kohda\w+|edess\w+|edusta\w+|viere\w+|vastapää\w+|kulma\w+|risteyk\w+|lähel\w+|takan\w+|"
    r"välil\w+|vastapäinen|utanför|framför|mittemot|bredvid|nära|vid|outside|in front|next to|near|opposite|corner)",
    _ANY_CASE,
)
_BEFORE_THE_PLACE = re.compile(
    r"(?:utanför|framför|mittemot|bredvid|nära|vid korsningen av|outside|in front of|next to|near|opposite|at the corner of|osoitteen|"
    r"lähellä|vastapäätä) (?:\w+ )?\Z",
    _ANY_CASE,
)
_STRAIGHT = re.compile(
    r"(?:\basu\w+|koti(?:ni|mme)?|osoitte\w+|osoite|\bbor|adress\w*|\blives?|living|address|muutin|muutimme)[ :,]{1,2}(?:\w{1,12}[ :,]{1,2}){0,3}\Z",
    _ANY_CASE,
)
# After these words any name with a number is an address, whatever its ending.
_TOLD = re.compile(
    r"(?:asu\w{1,4} osoitteessa|koti(?:ni|mme)? (?:on )?osoitteessa|kotiosoite(?:eni|emme|ttani)?(?: on)?|postiosoite(?:eni)?(?: on)?|"
    r"laskutusosoite(?:eni)?(?: on)?|osoitte(?:eni|emme)(?: on)?|hemadress(?:en)?(?: är)?|"
    r"(?:min|vår|hans|hennes) adress(?: är)?|\bbor (?:jag |vi )?(?:på|vid)|i live (?:at|in|on)|we live (?:at|in|on)|lives (?:at|in|on)|"
    r"my (?:home )?address(?: is)?|our address(?: is)?|home address(?: is)?|\basun|\basumme):? "
    rf"(?P<place>(?!(?:talo|rappu|kerro|alle|yli|noin|jo|nyt|ollut|asunut|täällä|house|building|floor|hus|våning)\w* )[^\W\d_][\w-]+"
    rf"(?: [^\W\d_][\w-]+){{0,2}} {_NUMBER}(?! ?(?:vuo|kk|v\b|km|m\b|metri|minu|min\b|år|year|month|h\b|henk|hengen|kerro|:n|nen|\.|[\w-]*vuot))"
    rf"{_STAIR}(?![\w-]){_POST})",
    _ANY_CASE,
)
_ENGLISH = re.compile(
    r"(?:live|lives|living|address(?: is)?|home(?: is)?) (?:at |in |on )?(?P<place>\d{1,3}[A-Za-z]? (?-i:[A-ZÅÄÖ])\w+(?: \w+)? "
    r"(?:street|road|lane|avenue))\b",
    _ANY_CASE,
)
_SIGNED = re.compile(r"(?-i:[A-ZÅÄÖ])[\w.-]* (?-i:[A-ZÅÄÖ])[\w-]+[,:]?[ \n]\Z", _ANY_CASE)
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n\n")
_HOUSE_NUMBER = re.compile(r",? \d")
_WORD = re.compile(r"\S+")
_LONGEST_NAME = 90
_BACK = 45


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where home addresses stand in a plain text."""
    lives = [start for start, _end in _LIVES.find(text)]
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)] if lives else []
    if lives:
        yield from (match.span("place") for match in _TOLD.finditer(text))
        yield from (match.span("place") for match in _ENGLISH.finditer(text))
    for number in _HOUSE_NUMBER.finditer(text):
        if not text[max(0, number.start() - 20) : number.start()].lower().endswith(_ALL_ENDS):
            continue
        flat = _with_number(_TO_THE_FLAT, text, number.start())
        home = flat or _home(text, number.start(), lives, ends) or _signed(text, number.start())
        if home:
            yield home


def _home(text: str, number: int, lives: list[int], ends: list[int]) -> tuple[int, int] | None:
    """Return the address of this number when its sentence says that somebody lives there, not that something is near it."""
    if not _in_sentence(text, number, lives, ends):
        return None
    span = _with_number(_STREET_AND_NUMBER, text, number)
    if span is None or _STRAIGHT.search(text, max(0, span[0] - _BACK), span[0]):
        return span
    is_place = _AT_THE_PLACE.match(text, span[1]) or _BEFORE_THE_PLACE.search(text, max(0, span[0] - _BACK), span[0])
    return None if is_place else span


def _signed(text: str, number: int) -> tuple[int, int] | None:
    """Return an address with its postal code that stands after a name, as in a letter."""
    span = _with_number(_WITH_POST, text, number)
    return span if span and _SIGNED.search(text, max(0, span[0] - _BACK), span[0]) else None


def _with_number(pattern: re.Pattern[str], text: str, number: int) -> tuple[int, int] | None:
    """Return the address whose number is here, from the first of the up to three words of its name."""
    for word in list(_WORD.finditer(text, max(0, number - _LONGEST_NAME), number))[-3:]:
        match = pattern.match(text, word.start())
        if match and match.end() > number + 1:
            return match.span()
        if text[word.start()] in "(\"'":
            match = pattern.match(text, word.start() + 1)
            if match and match.end() > number + 1:
                return match.span()
    return None


def _in_sentence(text: str, number: int, lives: list[int], ends: list[int]) -> bool:
    """Tell whether somebody says in the sentence of the number that they live there."""
    after = bisect_right(ends, number)
    start = ends[after - 1] if after else 0
    end = ends[after] if after < len(ends) else len(text)
    first = bisect_left(lives, start)
    return first < len(lives) and lives[first] < end
