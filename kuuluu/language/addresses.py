"""Home addresses in text: a street and number where somebody says that they live there, or down to the flat.

A street and number alone say where the lamp is broken, and are left.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading

# How a street's name ends, in Finnish with its stems, in Swedish and in English.
_NAMES_END = """
katu kadu tie tien polku polu kuja kaari kaare kaarre kaarte raitti raiti rinne rintee väylä tori aukio penger penkere ranta ranna mäki
mäe mutka piha puisto kallio harju laita laida portti porti silta sillan taival taipale bulevardi esplanadi tanhua tanhu kierto kierro lenkki
lenki kulma notko niitty niity kangas kankaa kumpu kummu ahde ahtee syrjä reuna kolku kolkka kenttä kentä pelto pello metsä
vainio lähde lähtee sola haara varsi varre kaivo korpi korve laakso törmä rivi nurkka kaistale palsta silmukka käänne
gata gatan väg vägen stig stigen gränd gränden stråk stråket backe backen torg torget strand stranden allé allén bågen ringen
slingan kröken kroken esplanaden bulevarden landsvägen höjden åsen hagen dalen kajen kanten liden vik kullen
street road lane avenue
"""
_STEMS = _NAMES_END.split()
_CASES = ("n", "lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä", "een", "a", "ä", "ta", "tä")
# "Koivut. 5", "Storg. 3"
_SHORT = r"[^\W\d_]{3,20}(?:t|k|p|kj|str|v|g|gr)\."
_ENDS = rf"(?:(?:{'|'.join(_STEMS)})(?:{'|'.join(_CASES)})?|(?<=\.))"
_STREET_END = re.compile(rf"(?:(?:{'|'.join(_STEMS)})(?:{'|'.join(_CASES)})?|{_SHORT})\Z")
_CASE = r"(?: ?:[a-zäö]{1,5}(?![^\W_]))?"
_MEASURE = (
    r"(?! ?(?:vuo|v\b|kk\b|kuukau|m\b|metri|km\b|kilom|min\b|minuu|tunti|tuntia|h\b|päiv|%|€|euro|kertaa|kerta|henk|hengen|kpl|asunto[aj]|"
    r"talo[aj]|years?\b|months?\b|hours?|times|år\b|månad|minut|gånger|meter|°|vuotia))"
)
_NUMBER = r"\d{1,3}(?!\d)(?: ?[-–/] ?\d{1,3}(?!\d))?"
_DOOR = r"(?:as\.?|asunto|asunnossa|bst\.?|lgh\.?|apt\.?|apartment|flat|huoneisto|bostad|lägenhet|ovi|dörr|door|no\.?|huone|room)"
_WAY = r"(?:rappu|porras|rapussa|portaassa|talo|trappa|trapp|uppgång|uppgången|stair(?:way|case|s)?|entrance|hus)"
# A small i, o or e is a word of its own: "bor på Nygatan 5 i stan".
_LETTER = r"(?-i:[A-Za-dfghj-npr-t])(?![^\W\d_])"
_STAIR = rf"(?:,? ?(?:{_WAY}[ :]?)?{_LETTER}(?:[ -]?{_WAY})?(?:,?[ -/]?{_DOOR}? ?\d{{1,3}}(?![\d:.]\d)(?!\d))?|,? ?{_DOOR} ?\d{{1,3}}(?!\d))?"
_FLAT = rf"(?:,? ?(?:{_WAY}[ :]?)?{_LETTER}(?:[ -]?{_WAY})?,?[ -/]?{_DOOR}? ?\d{{1,3}}|,? ?{_DOOR} ?\d{{1,3}}|,? {_WAY} {_LETTER})(?![\d])(?![:.]\d)"
_TOWN = r"(?: (?:(?-i:[A-ZÅÄÖ])[^\W\d_]+|[^\W\d_]{3,}(?=[.,;\n]|\Z)))?"
_POST = rf"(?:(?:,|,? ?\n)? ?(?:FI-|FIN-)?\d{{5}}(?!\d){_TOWN})?"
# Up to two names before it: "Aleksis Kiven tie". A capital is asked of them, so that "asun" is not one.
_NO_NAME = (
    r"asun|asumme|asuu|asuvat|asutaan|kotini|kotimme|osoite|osoitteeni|osoitteemme|osoitteessa|koti|minä|me|naapuri|naapurini|"
    r"meillä|meiltä|meille|jag|vi|i|we|my|our|he|she|at|on"
)
_NAME = rf"(?!(?:{_NO_NAME})\b)(?-i:[A-ZÅÄÖ])[^\W\d_]*(?:\.|[^\W\d_](?:-[^\W\d_]+)?)"
_GENITIVE = rf"(?!(?:{_NO_NAME})\b)[^\W\d_][\w-]+[ns]"
_OLD_OR_NEW = (
    r"(?:vanha|uusi|pikku|iso|pieni|suuri|ylä|ala|itäinen|läntinen|pohjoinen|eteläinen|keskinen|ensimmäinen|toinen|kolmas|gamla|nya|"
    r"stora|lilla|norra|södra|östra|västra|övre|nedre|old|new)"
)
_STREET = rf"(?:(?:{_NAME} )?(?:{_NAME}|{_GENITIVE}) {_ENDS}|(?:{_OLD_OR_NEW} )?[^\W\d_][\w-]{{0,30}}?{_ENDS}|{_SHORT})"

_ANY_CASE = re.IGNORECASE
_TO_THE_FLAT = re.compile(rf"(?<!\w){_STREET},? {_NUMBER}{_FLAT}{_MEASURE}{_CASE}{_POST}", _ANY_CASE)
_STREET_AND_NUMBER = re.compile(rf"(?<!\w){_STREET},? {_NUMBER}{_MEASURE}{_STAIR}(?![\d:]\d){_CASE}{_POST}", _ANY_CASE)
_WITH_POST = re.compile(
    rf"(?<!\w){_STREET},? {_NUMBER}{_STAIR}{_CASE}(?:,|,? ?\n) ?(?:FI-|FIN-)?\d{{5}}(?!\d){_TOWN}", _ANY_CASE
)
_FLAT_AHEAD = re.compile(rf",? {_NUMBER}{_FLAT}", _ANY_CASE)
_POST_AHEAD = re.compile(r"\d{5}")
_LIVES = Phrases.read("lives")
# Straight after the number such words say that something stands or lies there.
_AT_THE_PLACE = re.compile(
    r"(?::?n?s?[aä]?| [A-Za-z](?!\w))?,? ?(?:kohda\w+|edess\w+|edusta\w+|viere\w+|vastapää\w+|kulma\w+|risteyk\w+|lähel\w+|takan\w+|"
    r"välil\w+|vastapäinen|utanför|framför|mittemot|bredvid|nära|vid|outside|in front|next to|near|opposite|corner)",
    _ANY_CASE,
)
_BEFORE_THE_PLACE = re.compile(
    r"(?:utanför|framför|mittemot|bredvid|nära|vid korsningen av|outside|in front of|next to|near|opposite|at the corner of|"
    r"lähellä|vastapäätä) (?:\w+ )?\Z",
    _ANY_CASE,
)
_STRAIGHT = re.compile(
    r"(?:\basu\w+|koti(?:ni|mme)?|osoitte\w+|osoite|\bbor|\bbosatt|adress\w*|\blives?|living|address|muutin|muutimme)"
    r"[ :,]{1,2}(?:\w{1,12}[ :,]{1,2}){0,3}\Z",
    _ANY_CASE,
)
# After these words any name with a number is an address, whatever its ending.
_TOLD = re.compile(
    r"(?:asu\w{1,4} (?:\w+ )?osoitteessa|koti(?:ni|mme)? (?:on )?(?:osoitteessa )?|kotiosoite(?:eni|emme|ttani)?(?: on)?|"
    r"postiosoite(?:eni|emme)?(?: on)?|laskutusosoite(?:eni)?(?: on)?|osoitte(?:eni|emme)(?: on)?|hemadress(?:en)?(?: är)?|"
    r"(?:min|vår|hans|hennes|mammas) adress(?: är)?|bor (?:jag |vi |numera |ensam )?(?:på|vid|i)|bosatt (?:på|vid|i)|lives? (?:at|in|on)|"
    r"my (?:home |new )?address(?: is)?|our address(?: is)?|home address(?: is)?|asun|asumme):? "
    rf"(?P<place>(?!(?:talo|rappu|kerro|alle|yli|noin|jo|nyt|ollut|asunut|täällä|siitä|house|building|floor|hus|våning|trappa|about|only|klass|"
    rf"ett|en|två|a|an|the|luok)\w* )"
    rf"[^\W\d_][\w-]+(?: [^\W\d_][\w-]+){{0,2}} {_NUMBER}(?! ?(?:m2|m²|nen|\.\d|[\w-]*vuot|\. (?:kerro|våning|floor)|[.:] ?kerro)){_MEASURE}"
    rf"{_STAIR}{_CASE}(?![\w-]){_POST})",
    _ANY_CASE,
)
_ENGLISH = re.compile(
    r"(?:live|lives|living|address(?: is)?|home(?: is)?) (?:at |in |on )?(?P<place>(?:flat|apartment|apt\.?) \d{1,3}[A-Za-z]?,? "
    rf"[\w ]{{0,30}}?{_ENDS} \d{{1,3}}|(?:(?:flat|apartment|apt\.?) \d{{1,3}}[A-Za-z]?,? )?\d{{1,3}}[A-Za-z]? (?-i:[A-ZÅÄÖ])\w+(?: \w+)? "
    r"(?:street|road|lane|avenue))\b",
    _ANY_CASE,
)
_ENGLISH_WORDS = (" street", " road", " lane", " avenue", "flat ", "apartment ", "apt")
# A box at the post is somebody's own where they say so, or where a name stands before it.
_BOX = re.compile(
    rf"(?:PL|PB|P\.? ?O\.? ?Box|postilokero|postfack|postbox)\.? \d{{1,5}}(?!\d)(?:,|,? ?\n)? ?(?:FI-)?(?:\d{{5}}(?!\d){_TOWN})?",
    _ANY_CASE,
)
_BOX_HINTS = ("pl ", "pb ", "p.o", "po box", "p o box", "postilok", "postfack", "postbox")
_OWN_BOX = re.compile(
    r"(?:(?:posti|laskutus|koti)?osoitte?e?(?:ni|mme|nsa)|(?:posti)?lokero(?:ni|mme)|minulle|meille|\b(?:min|vår|mitt) (?:post|brev|adress)\w*|"
    r"postadress|till mig|to me|my (?:mail|post|address|box)|write to me|kirjoittakaa|postiosoite)",
    _ANY_CASE,
)
_SIGNED = re.compile(r"(?-i:[A-ZÅÄÖ])[\w.-]* (?-i:[A-ZÅÄÖ])[\w-]+[,:]? ?[ \n]\Z", _ANY_CASE)
_SIGNED_LINE = re.compile(r"(?:\A|\n)[^\n]{0,60}(?-i:[A-ZÅÄÖ])[\w.-]* (?-i:[A-ZÅÄÖ])[\w-]+,? ?\n\Z", _ANY_CASE)
_LINE_END = re.compile(r",? ?(?:\n|\Z)")
_SENTENCE_ENDS = re.compile(r"[.!?](?<!\b[a-zäö]\.)(?<!\bas\.)(?<!\bos\.)\s|\n\n")
_THERE = re.compile(r"(?:asu|bor|live)\w*\b[^.!?\n]{0,20}\b(?:siellä|tuossa|där|there)\b", _ANY_CASE)
_WORD = re.compile(r"\S+")
_LONGEST_NAME = 90
_LONGEST_NUMBER = 3
_BACK = 45


def addresses(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where home addresses stand in a plain text."""
    text = reading.text
    lives = [start for start, _end in _LIVES.find(reading)]
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)] if lives else []
    for place in lives:
        if told := _TOLD.match(text, place):
            yield told.span("place")
    if lives and reading.has(_ENGLISH_WORDS):
        yield from (match.span("place") for match in _ENGLISH.finditer(text))
    for number in _house_numbers(reading):
        flat = _with_number(_TO_THE_FLAT, text, number) if _FLAT_AHEAD.match(text, number) else None
        home = flat or _home(text, number, lives, ends) or _signed(text, number)
        if home:
            yield home
    yield from _boxes(reading)


def _house_numbers(reading: Reading) -> Iterator[int]:
    """Yield where the space or comma stands before a number that follows the name of a street."""
    text = reading.text
    for start, end in reading.digits:
        if end - start > _LONGEST_NUMBER or start == 0 or text[start - 1] != " ":
            continue
        at = start - (2 if text[max(0, start - 2)] == "," else 1)
        word = reading.low[max(reading.low.rfind(" ", 0, at), reading.low.rfind("\n", 0, at)) + 1 : at]
        if _is_street(word):
            yield at


@lru_cache(maxsize=8192)
def _is_street(word: str) -> bool:
    """Tell whether a word in small letters ends as the names of streets do."""
    return bool(_STREET_END.search(word))


def _boxes(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the boxes at the post that are said to be somebody's."""
    text = reading.text
    for place in reading.places(_BOX_HINTS):
        match = _BOX.match(text, place) if not text[max(0, place - 1) : place].isalnum() else None
        if match is None:
            continue
        around = text[max(0, place - _BACK) : match.end() + _BACK]
        if _OWN_BOX.search(around) or _SIGNED.search(text, max(0, place - _BACK), place):
            yield match.span()


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
    """Return an address that stands after a name, as in a letter: with its postal code, or alone on the line after it."""
    span = _with_number(_WITH_POST, text, number) if _POST_AHEAD.search(text, number, number + _BACK) else None
    if span:
        return span if _SIGNED.search(text, max(0, span[0] - _BACK), span[0]) else None
    line = text.rfind("\n", max(0, number - _LONGEST_NAME), number)
    span = _with_number(_STREET_AND_NUMBER, text, number) if line >= 0 else None
    if span and span[0] == line + 1 and _LINE_END.match(text, span[1]):
        return span if _SIGNED_LINE.search(text, max(0, span[0] - _LONGEST_NAME), span[0]) else None
    return None


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
    """Tell whether somebody says in the sentence of the number that they live there, or right after it ("asun siellä")."""
    after = bisect_right(ends, number)
    start = ends[after - 1] if after else 0
    end = ends[after] if after < len(ends) else len(text)
    first = bisect_left(lives, start)
    if first < len(lives) and lives[first] < end:
        return True
    following = ends[after + 1] if after + 1 < len(ends) else len(text)
    return bool(lives) and end < len(text) and bool(_THERE.search(text, end, following))
