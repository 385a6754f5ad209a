"""Addresses beside which nothing tells of living: they are homes too, unless the sentence tells of a lamp, a hole, a plan or a meeting.

Who writes of the own home often says no more than where it is; who writes of a fault names the thing that is broken.
"""

import re
from collections.abc import Iterator

from kuuluu.language.at_addresses import is_away_from_home, names_a_place, names_what_is_there
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("homes")

# Things of streets and parks, which break at an address where somebody else lives.
_FAULT = re.compile("|".join(read_lines("street_faults")))
# "Olemme … Kuusitie 5:stä", "terveisiä Kuusitie 5:stä": out of it somebody comes or speaks.
_SPEAKS = re.compile(rf"\b(?:{_LISTED['SPEAKS']})\b[^.!?\n]{{0,30}}\Z")
_OUT_OF = re.compile(r":?(?:st[aä]|lt[aä]|ss[aä])\Z|st[aä]\b")
# Roads by their numbers: "valtatie 4", "riksväg 25".
_ROAD = re.compile(
    r"(?:valta|kanta|seutu|yhdys|moottori)tie\w{0,3} \d|maantie\w{0,3} \d\d|kehä |(?:riks|stam|region)väg"
)
# With nothing said of living, a street's name must stand as names do: "Kuusitie 5", not "pihaan 040" nor "kotipihalla 3".
_IS_NAME = re.compile(rf"[^\W\d_][^\d\n]*?(?:{_LISTED['IS_NAME']}),? ?(?:[a-zåäö:]+\.? )?(?!0)\d{{1,3}}(?! \d{{3}})")
_BESIDE = re.compile(
    r"\b(?:vid|förbi|bakom|behind|past|by|beside|kohdassa|kohdalla|kohdasta|paikassa|takaa|välillä|eikä|inte|not) \Z"
)
# Streets where nobody is thought to live unless it is said.
_OF_WORK = re.compile(
    r"(?:hallinto|virasto|esimerkki|malli|testi|teollisuu|industri|urheilu|jäähalli|satama|terminaali|varikko|tehtaa|tehdas)"
)
# "The gym at …", "Gymmet på …": what stands there is no home, unless it is one that is named, or who lives in it.
_STANDS_AT = re.compile(
    rf"\b(?:the|an?|this|that|your) (?:[\w'’-]+ ){{0,2}}(?!(?:{_LISTED['STANDS_AT_EN']})\w{{0,3}} )[\w'’-]+ (?:at|"
    rf"on) \Z|(?:\A|[.!?\n]\s?)(?!(?:{_LISTED['STANDS_AT_SV']})\b)[^\W\d_]{{3,}}(?:en|et|"
    r"an|na) (?:på|vid|i) \Z"
)
# "Vanha paloasema Hallitie 2": what stands straight before is no home.
_FACILITY = re.compile(rf"(?:{_LISTED['FACILITY']}),? \Z")
# What is told from inside of a home or of what comes to it: a bedroom, a meter, a key under a pot; a lamp may shine there.
_WITHIN = re.compile(_LISTED["WITHIN"])
# What is at homes and told of streets too, a plot's border, a driveway: no fault hides it, but a thing of streets does.
_AT_HOME = re.compile(_LISTED["AT_HOME"])
# "Talo on Varikkotie 27"
_HOUSE_IS = re.compile(
    rf"(?:\A|[.!?\n:;,] ?)(?:{_LISTED['HOUSE_IS']}) (?:on|är|is|sijaitsee|ligger)(?: (?:osoitteessa|på|at|on|vid))? \Z"
)
# "tomten på …, som föreningen sålde", "yhtiömme tontti …": a firm's or an association's, unless somebody bought it.
_PLOT = re.compile(rf"(?P<whose>(?:{_LISTED['COMPANY']}) )?(?:{_LISTED['PLOT']})(?: (?:osoitteessa|på|vid|at|on))? \Z")
# What stands in a park or belongs to the city.
_THE_CITYS = re.compile(r"\b(?:kaupungin|kunnan|puiston|stadens|parkens|(?:city|park|council)(?:['’]s)?) \Z")
_OWNS = re.compile(rf"(?:{_LISTED['COMPANY']}) (?:\w+ )?(?:{_LISTED['OWNS']})\b")
_TO_SOMEBODY = re.compile(
    r"lle(?:ni|mme)\b|\b(?:minulle|mulle|meille)\b|\b(?:(?:to|till|åt) )?(?:me|us|mig|oss)\b|\b(?:to|till|åt) (?:my|our|min|vår)\b"
)
_BACK, _BESIDE_BACK = 70, 12
# A name that no street's ending tells, down to the flat: "Nikkarinkrouvi 10 A 14"
_DOWN_TO_FLAT = re.compile(
    r"\d{1,3}(?: ?[A-HJ-NP-TV-Z]| (?=(?:as\.?|asunto|bst\.?|lgh\.?) ?\d))(?: ?(?:as\.?|asunto|bst\.?|lgh\.?))? ?\d{1,3}(?![\w:.,/-]*\d)(?! ?(?:m|v|kg|€|%|mm|cm|V|W)\b)"
)
_NAME_BEFORE = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäö]{4,}(?:-[a-zåäö]+)? \Z")
NO_STREETS = (
    "linja", "bussi", "halli", "luok", "kerro", "tilau", "tyyppi", "malli", "sivu", "kohta", "kohda", "pykälä", "liit", "kuva", "rivi", "paik", "ruutu",
    "ryhmä", "laituri", "vaunu", "klass", "sida", "table", "room", "page", "class", "train", "platform", "flat", "apart", "versio", "sarja", "vitamii", "kello",
    "luku", "porras", "porta", "huone", "talo", "laiva", "lento", "kierr", "konsert", "koncert", "hotel", "kisa", "ottel", "vuoro", "peli", "tulos", "voitt", "viking",
    "silja", "resa", "matka", "reis", "flyg", "båt", "färj", "ferry", "flight", "game", "juna", "tåg", "buss", "kone", "team", "jouk", "erä", "sarj", "plats", "lag ", "näytt", "galler", "museo", "museum", "exhib", "mätar", "kaava",
)  # fmt: skip
_LONGEST_NAME, _LONGEST_NUMBER = 40, 3
_LETTERS = frozenset("ABCDEFGHJKLMNPRSTVabl")


def _is_all(text: str, start: int, end: int) -> bool:
    """Tell whether the address is all that is told, as in a field for the place: "Kauppakaari 11, Esimerkkilä"."""
    return not text[:start].strip() and not any(word[0].islower() for word in re.findall(r"[^\W\d_]+", text[end:]))


def tells_home(reading: Reading, sentence: tuple[int, int], place: tuple[int, int]) -> bool:
    """Tell whether an address is taken for somebody's home: nothing says that it is the place of a fault, a plan or a meeting."""
    (start, end), text, low = place, reading.text, reading.low
    is_out_of_it = _OUT_OF.search(low, max(start, end - 6), min(len(low), end + 1))
    if is_out_of_it and _SPEAKS.search(low, max(sentence[0], start - _BACK), start):
        return True
    within = _WITHIN.search(low, *sentence) or _HOUSE_IS.search(low, sentence[0], start)
    if (within is None and _is_all(text, start, end)) or _ROAD.match(low, start) or not _IS_NAME.match(low, start, end):
        return False
    at_home = None if within else _AT_HOME.search(low, *sentence)
    if (
        is_away_from_home(low, sentence[0], start, end)
        or _is_elsewhere(low, sentence, start)
        or _is_the_citys(low, within or at_home)
    ):
        return False
    parts = ((sentence[0], start), (end, sentence[1]))
    if within:
        return not any(names_a_place(reading, *part, within.span()) for part in parts)
    if at_home:
        return not any(names_what_is_there(reading, *part, at_home.span()) for part in parts)
    # What breaks is looked for beside the address: "Sillantie 2" and "Puistokatu 5" are no bridge and no park.
    return not (
        _OF_WORK.match(low, start)
        or _STANDS_AT.search(low, max(sentence[0], start - _BACK), start)
        or any(_FAULT.search(low, *part) or names_what_is_there(reading, *part) for part in parts)
    )


def _is_the_citys(low: str, told: re.Match[str] | None) -> bool:
    """Tell whether what is told as it is at home is the city's or a park's: "puiston omenapuut", "the city greenhouse"."""
    return told is not None and _THE_CITYS.search(low, max(0, told.start() - _BESIDE_BACK), told.start()) is not None


def tells_from_within(low: str) -> bool:
    """Tell whether a text tells what is seen and had from inside of a home: a bedroom, a meter, a door's code."""
    return _WITHIN.search(low) is not None or _AT_HOME.search(low) is not None


def _is_elsewhere(low: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell whether what is told is beside an address, at a site that is named before it, or on what a firm owns."""
    return bool(
        _FACILITY.search(low, max(sentence[0], start - _BACK), start)
        or _BESIDE.search(low, max(0, start - _BESIDE_BACK), start)
        or _is_a_companys(low, sentence, start)
    )


def _is_a_companys(low: str, sentence: tuple[int, int], start: int) -> bool:
    """Tell whether a plot or a property that is named straight before an address is a firm's or an association's."""
    plot = _PLOT.search(low, max(sentence[0], start - _BACK), start)
    if plot is None or _TO_SOMEBODY.search(low, *sentence):
        return False
    return plot["whose"] is not None or _OWNS.search(low, *sentence) is not None


def any_flats(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield addresses down to the flat whose street no ending tells."""
    text = reading.text
    for start, end in reading.digits:
        if (
            end - start > _LONGEST_NUMBER
            or text[max(0, start - 1) : start] != " "
            or text[end : end + 2].strip()[:1] not in _LETTERS
        ):
            continue
        name = _NAME_BEFORE.search(text, max(0, start - _LONGEST_NAME), start)
        flat = _DOWN_TO_FLAT.match(text, start) if name and not name[0].lower().startswith(NO_STREETS) else None
        if name and flat:
            yield name.start(), flat.end()
