"""How an address is written: a street, a number, a stair and a flat, a postal code and a town; in three languages.

Whether somebody lives there is told elsewhere (addresses.py).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_LISTED = read_parts("streets")

# How a street's name ends, in Finnish with its stems, in Swedish and in English.
_NAMES_END = """
katu kadu tie tien polku polu kuja kujanne kaari kaare kaarre kaarte raitti raiti rinne rintee väylä tori aukio aukea penger penkere ranta
ranna mäki mäe mutka piha puisto kallio harju laita laida portti porti silta sillan taival taipale bulevardi esplanadi tanhua tanhu kierto
kierro lenkki lenki kulma notko niitty niity kangas kankaa kumpu kummu ahde ahtee syrjä reuna kolku kolkka kenttä kentä pelto pello metsä
vainio lähde lähtee sola haara varsi varre kaivo korpi korve laakso törmä rivi nurkka kaistale palsta silmukka käänne piennar pientaree
veräjä kehä rata rada kannas kannaks alho luhta niemi niemen askel aho haka haa
suoja suojan lahti lahden poukama poukaman saari saaren vuori vuoren salmi salmen puro puron koski kosken louhi louhen
gata gatan väg vägen stig stigen gränd gränden stråk stråket backe backen torg torget strand stranden allé allén bågen ringen
slingan kröken kroken esplanaden bulevarden landsvägen höjden åsen hagen dalen kajen kanten liden vik kullen
planen promenaden brinken svängen berget holmen viken udden ängen åkern skogen lunden parken leden rundan brynet gläntan dungen vången heden forsen bäcken sundet näset hörnet svedjan kärret tunet gläntorna
street road lane avenue drive boulevard crescent close bend path court mews terrace grove gardens
"""
_STEMS = _NAMES_END.split()
_CASES = ("n", "lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä", "een", "a", "ä", "ta", "tä")
# "Koivut. 5", "Storg. 3"
_SHORT = r"(?!synt|tark|korj|tunt|jatk|kirj|lis|yht|esit|ilm|maks|vast|toim|kork|alk|päätt|anv|kont|öpp)[^\W\d_]{3,20}(?:t|k|p|kj|str|v|g|gr)\."
ENDS = rf"(?:(?:{'|'.join(_STEMS)})(?:{'|'.join(_CASES)})?|(?<=\.))"
_BARE = re.compile(rf"(?:{'|'.join(_STEMS)})(?:{'|'.join(_CASES)})?")
_PLOT = re.compile(
    r"(?:palsta|pelto|pello|metsä|piha|puisto|kenttä|kentä|rivi|ranta|ranna|silta|sillan|portti|portin|haka|kaivo|lähde|lähte)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r",? (?:numero|n:o|nro|nr|no|number|nummer)\b", re.IGNORECASE)
_SPACE = re.compile(r"[ \n(\"'/]")
_STREET_END = re.compile(rf"(?<!\boppi)(?<!\bpoti)(?:(?:{'|'.join(_STEMS)})(?:{'|'.join(_CASES)})?|{_SHORT})\Z")
CASE = r"(?: ?:[a-zäö]{1,5}(?![^\W_]))?"
MEASURE = (
    r"(?! ?(?:vuo(?!desta|nna)|v\b|kk\b|kuukau|m\b|metri|km\b|kilom|min\b|minuu|tunti|tuntia|h\b|päiv|%|€|euro|kertaa|kerta|henk|hengen|kpl|asunto[aj]|"
    r"talo[aj]|years?\b|months?\b|hours?|times|år\b|månad|minut|gånger|meter|°|vuotia))"
)
# In the country houses have the metres of the road as their numbers: "Kivivaarantie 1120".
_DIGITS = r"(?:\d{1,3}|(?!(?:19|20)\d\d)\d{4})(?!\d)"
NUMBER = rf"(?:(?:numero(?:ssa|on|sta)?|talossa|talo|talon|huset|hus|house|n:o|nro|nr|no|number|nummer)\.? )?{_DIGITS}(?: ?[-–/] ?\d{{1,3}}(?!\d))?"
_DOOR = r"(?:as\.?|asunto|asunnossa|bst\.?|lgh\.?|apt\.?|apartment|flat|huoneisto|bostad|lägenhet|ovi|dörr|door|no\.?|huone|room)"
_WAY = r"(?:rappu|porras|rapussa|portaassa|talo|trappa|trapp|uppgång|uppgången|stair(?:way|case|s)?|entrance|hus)"
# A small i, o or e is a word of its own: "bor på Nygatan 5 i stan".
_LETTER = r"(?-i:[A-Za-dfghj-npr-t])(?![^\W\d_])"
STAIR = (
    rf"(?:,? ?(?:{_WAY}[ :]?)?{_LETTER}(?:[ -]?{_WAY})?(?:,?[ -/]?{_DOOR}? ?\d{{1,3}}(?![\d:.]\d)(?!\d))?"
    rf"|,? ?{_DOOR} ?\d{{1,3}}(?!\d))?"
)
_FLAT = (
    rf"(?:,? ?(?:{_WAY}[ :]?)?(?:{_LETTER}|e(?= ?\d))(?:[ -]?{_WAY})?,?[ -/]?{_DOOR}? ?\d{{1,3}}|,? ?{_DOOR} ?\d{{1,3}}|,? {_WAY} {_LETTER})"
    r"(?![\d])(?![:.]\d)"
)
TOWN = r"(?: (?:(?-i:[A-ZÅÄÖ])[^\W\d_]+|[^\W\d_]{3,}(?=[.,;\n]|\Z)))?"
POST = rf"(?:(?:,|,? ?\n)? ?(?:FI-|FIN-)?\d{{5}}(?!\d){TOWN})?"
# Up to three names before it: "Aleksis Kiven tie", "J. L. Runebergin katu". A capital is asked of them, so that "asun" is not one.
_NO_NAME = (
    r"asun|asumme|asuu|asuvat|asutaan|kotini|kotimme|osoite|osoitteeni|osoitteemme|osoitteessa|koti|minä|me|naapuri|naapurini|"
    r"meillä|meiltä|meille|meidän|teidän|heidän|minun|hänen|jag|vi|i|we|my|our|he|she|at|on"
)
_NAME = rf"(?!(?:{_NO_NAME})\b)(?-i:[A-ZÅÄÖ])[^\W\d_]*(?:\.|[^\W\d_](?:-[^\W\d_]+)?)"
_GENITIVE = rf"(?!(?:{_NO_NAME})\b)[^\W\d_][\w-]+[ns]"
_OLD_OR_NEW = rf"(?:{_LISTED['OLD_OR_NEW']})"
ANY_CASE = re.IGNORECASE
_NAMES_BEFORE = re.compile(rf"(?:{_NAME} ?){{0,2}}(?:{_NAME}|{_GENITIVE}) ", ANY_CASE)
WHICH_BEFORE = re.compile(rf"(?<!\w){_OLD_OR_NEW} \Z", ANY_CASE)
_OF_BEFORE = re.compile(rf"(?<!\w)(?!(?:{_NO_NAME})\b)(?-i:[A-ZÅÄÖ])[^\W\d_]+n \Z", ANY_CASE)
_TO_THE_FLAT = re.compile(rf",? ?{NUMBER}{_FLAT}{MEASURE}{CASE}{POST}", ANY_CASE)
_WITH_NUMBER = re.compile(rf",? ?{NUMBER}(?!\.\d){MEASURE}{STAIR}(?![\d:]\d){CASE}{POST}", ANY_CASE)
_FILLED = re.compile(
    r",?[ \n](?:numero(?:ssa|on|sta)?|talossa|talo|talon|huset|hus|house|n:o|nro|nr|no|number|nummer)\.? \Z", ANY_CASE
)
_LONGEST_NUMBER, _LONGEST_NAME, _LONGEST_FILL, _LONGEST_WORD = 4, 60, 12, 40
_MOST_NAMES, _LONGEST_IN_TOWN = 3, 3
_LONG_ROAD = re.compile(r"\w(?:tie|tien|teillä|tiellä|väg|vägen)\Z| road\Z")


def house_numbers(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where the name of a street begins and ends that a number follows."""
    text, low = reading.text, reading.low
    for start, end in reading.digits:
        if end - start > _LONGEST_NUMBER or start == 0:
            continue
        at = _end_of_name(text, start)
        least = max(0, at - _LONGEST_WORD)
        word = max(low.rfind(" ", least, at), low.rfind("\n", least, at), least - 1) + 1
        while word < at and not low[word].isalpha():
            word += 1
        is_far = end - start > _LONGEST_IN_TOWN
        if word < at and _is_street(low[word:at]) and not (is_far and not _LONG_ROAD.search(low, word, at)):
            begin = _begin(text, word, at)
            if begin is not None:
                yield begin, at


def _end_of_name(text: str, start: int) -> int:
    """Return where the word before a number ends, or before "number"; 0 when the number hangs on no word."""
    before = text[start - 1]
    if before.isalpha():
        return start
    if before != " ":
        return 0
    filled = _FILLED.search(text, max(0, start - _LONGEST_FILL), start)
    if filled:
        return filled.start()
    return start - (2 if text[max(0, start - 2)] == "," else 1)


@lru_cache(maxsize=1024)
def _is_street(word: str) -> bool:
    """Tell whether a word in small letters ends as the names of streets do."""
    return bool(_STREET_END.search(word))


@lru_cache(maxsize=1024)
def _is_bare(word: str) -> bool:
    """Tell whether a word is no name but a word for a street alone: "tie", "gata"."""
    return bool(_BARE.fullmatch(word))


def _begin(text: str, word: int, at: int) -> int | None:
    """Return where the name of a street begins whose last word is here; None when that word alone is no name."""
    if not _is_bare(text[word:at].lower()):
        before = WHICH_BEFORE.search(text, max(0, word - _LONGEST_FILL), word)
        if before is None and text[word].islower():
            before = _OF_BEFORE.search(text, max(0, word - _LONGEST_WORD), word)  # Sompion puistotie
        return before.start() if before else word
    spaces = [match.end() for match in _SPACE.finditer(text, max(0, word - _LONGEST_NAME), word - 1)] if word else []
    for start in sorted({0, *spaces})[-_MOST_NAMES:] if word <= _LONGEST_NAME else spaces[-_MOST_NAMES:]:
        if _NAMES_BEFORE.fullmatch(text, start, word):
            # "vuokrasin palstan numero 31": such a word is a street's only after a name
            is_plot = _PLOT.match(text, word) and (text[start].islower() or _NUMBERED.match(text, at))
            return None if is_plot else start
    return None


def to_the_flat(text: str, name: tuple[int, int]) -> tuple[int, int] | None:
    """Return the address down to the flat that begins with a street's name."""
    match = _TO_THE_FLAT.match(text, name[1])
    return (name[0], match.end()) if match else None


def with_number(text: str, name: tuple[int, int]) -> tuple[int, int] | None:
    """Return the address that begins with a street's name."""
    match = _WITH_NUMBER.match(text, name[1])
    return (name[0], match.end()) if match else None
