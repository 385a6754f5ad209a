"""What a sentence names at an address that is nobody's home: a lamp, a plan, a library, a meeting; one list of nouns with the endings of three languages."""

import re
from functools import lru_cache

from kuuluu.language.noun_endings import ENDINGS, OWNED_ENDINGS, STAYING_ENDINGS
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts

_NOUNS = read_parts("at_addresses")
_GOING = re.compile(
    r"(?:\b(?:to|from|into|från)|(?<!en )(?<!et )(?<!an )\btill|(?:bussen|vägen|tåget|taxin|resan) till)(?: (?:the|an?|en|ett|your|our|my|er|min|vår|school|health|nearest|närmaste))* \Z"
)
_OWN = re.compile(
    r"\b(?:my|our|his|her|their|min|mitt|mina|vår|vårt|våra|hans|hennes|minun|mun|meidän|meijän|hänen|naapurin|grannens|neighbou?r['’]s)(?: [\w-]+)? \Z"
)
_WORD = re.compile(r"[^\W_][\w'’-]*")
# What stands between commas or in brackets after an address: the town library.
_APPOSED = re.compile(r"(?:, | \(| – | - )(?:the )?(?P<what>[^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?)(?=[.,;:!?)\n]|\Z)")
_AWAY = _NOUNS["DOINGS"].replace("<verb>", f"(?:{_NOUNS['SWEDISH_VERBS']})")
_DOES_BEFORE = re.compile(rf"\b(?:{_AWAY})\b(?P<whom>[^.,;:!?\n]{{0,25}})\Z")
_DOES_AFTER = re.compile(rf"(?:[:)] | )(?:{_AWAY})\b(?P<whom>[^.,;:!?\n]{{0,25}})")
_TO_SOMEBODY = re.compile(rf"\b(?:{_NOUNS['GOES_TO_SOMEBODY']})")
_CELEBRATED = re.compile(_NOUNS["CELEBRATIONS"])
# What may stand between the name of a place and its address.
_AT = re.compile(
    r"(?: (?:osoite|adress))?(?: (?:on|oli|toimii|sijaitsee|är|finns|ligger|is|was))?(?: (?:på|vid|i|at|on|in|osoitteessa))? \Z"
)
_HOUR = re.compile(r"\b(?:klo|kello|kl\.?|klockan|at) ?\d|\d ?(?:am|pm|a\.m|p\.m)\b|\b\d{1,2}[.:][0-5]\d\b")
# Who tells of coming out of it comes from home.
_OUT_OF = re.compile(r"(?:osoitteesta|från|from) \Z")
_BACK, _FAR = 30, 80


def _named(language: str, kinds: tuple[str, ...], ending: str) -> re.Pattern[str]:
    """Return a pattern of the nouns of some kinds; in English a compound is parted, in others not."""
    compound = "" if language == "ENGLISH" else r"[\w-]*?"
    return re.compile("|".join(rf"{compound}(?:{_NOUNS[f'{kind}_{language}']}){ending}" for kind in kinds))


_THINGS = {language: _named(language, ("THINGS", "WORKS"), ending) for language, ending in ENDINGS.items()}
_PLACES = {language: _named(language, ("PLACES", "EVENTS"), ending) for language, ending in STAYING_ENDINGS.items()}
# The same whoever's they are, "kauppani", but for a store and a shed, which may be at home.
_OWNED_PLACES = {language: _named(language, ("PLACES", "EVENTS"), ending) for language, ending in OWNED_ENDINGS.items()}
_OWNED = {
    language: re.compile(f"{_THINGS[language].pattern}|{named.pattern}") for language, named in _OWNED_PLACES.items()
}
_CODES = {"fi": "FINNISH", "sv": "SWEDISH", "en": "ENGLISH"}
# Shorter words of another language than the letter's mean something else: "jag vet".
_MOST_WORDS, _LONG = 3, 6


@lru_cache(maxsize=1024)
def _kind(code: str, words: str) -> str:
    """Return what a word, or several, names: a thing, a place, or nothing."""
    for language, things in _THINGS.items():
        if language == _CODES[code] or len(words) >= _LONG:
            if _PLACES[language].fullmatch(words):
                return "place"
            if things.fullmatch(words):
                return "thing"
    return ""


def names_what_is_there(reading: Reading, first: int, last: int, passed: tuple[int, int] = (0, 0)) -> bool:
    """Tell whether a stretch of a text names what is at an address and is nobody's own; some words are passed."""
    return _names(reading, (first, last), frozenset({"place", "thing"}), passed)


def names_a_place(reading: Reading, first: int, last: int, passed: tuple[int, int]) -> bool:
    """Tell whether a stretch names a library, a school, a meeting, whatever lamp is named; words are passed: "school taxi"."""
    return _names(reading, (first, last), frozenset({"place"}), passed)


def _names(reading: Reading, stretch: tuple[int, int], kinds: frozenset[str], passed: tuple[int, int]) -> bool:
    low = reading.low
    before: list[int] = []
    for word in _WORD.finditer(low, *stretch):
        before = [*before[1 - _MOST_WORDS :], word.start()]
        for start in before:
            kind = _kind(reading.language, low[start : word.end()])
            if kind not in kinds or passed[0] <= start < passed[1]:
                continue
            if not (_GOING if kind == "place" else _OWN).search(low, max(0, start - _BACK), start):
                return True
    return False


def is_named_straight_before(reading: Reading, first: int, start: int, *, only_places: bool = False) -> bool:
    """Tell whether what stands at an address is told straight before it: "servicepunkten på Storgatan 7", "kauppani on Myllytie 2"."""
    at = _AT.search(reading.low, first, start)
    if at is None:
        return False
    words = [word.start() for word in _WORD.finditer(reading.low, max(first, at.start() - _FAR), at.start())]
    named = _OWNED_PLACES if only_places else _OWNED
    return any(_is_one_of(named, reading.low[word : at.start()]) for word in words[-_MOST_WORDS:])


def _is_one_of(named: dict[str, re.Pattern[str]], words: str) -> bool:
    return any(pattern.fullmatch(words) for pattern in named.values())


def is_celebrated(low: str, first: int, last: int) -> bool:
    """Tell whether a stretch of a text tells of a coffee or a birthday with its hour, which may be held at home or anywhere."""
    return _CELEBRATED.search(low, first, last) is not None and tells_an_hour(low, first, last)


def tells_an_hour(low: str, first: int, last: int) -> bool:
    """Tell whether a stretch of a text says at what hour something begins."""
    return _HOUR.search(low, first, last) is not None


def is_named_after(reading: Reading, end: int) -> bool:
    """Tell whether what stands at an address is told straight after it, between commas or in brackets: "Kauppakaari 8, kirjasto."."""
    told = _APPOSED.match(reading.low, end)
    words = told["what"] if told else ""
    return any(_kind(reading.language, words[word.start() :]) == "place" for word in _WORD.finditer(words))


def is_away_from_home(low: str, first: int, start: int, end: int) -> bool:
    """Tell whether somebody is said to go to an address, or to work, vote, eat or wait there: "kävin Kauppakaari 8:ssa"."""
    if _OUT_OF.search(low, first, start) or low[:end].endswith(("sta", "stä", "lta", "ltä")):
        return False
    does = _DOES_BEFORE.search(low, max(first, start - _FAR), start) or _DOES_AFTER.match(low, end)
    return does is not None and not _TO_SOMEBODY.search(does["whom"])
