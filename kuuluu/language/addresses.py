"""Home addresses in text: a street and number where somebody says that they live there, or down to the flat.

A street and number alone say where the lamp is broken, and are left.
"""

import re
from collections.abc import Iterator

# How a street's name ends, in Finnish with its stems, in Swedish and in English.
_NAMES_END = """
katu kadu tie tien polku polu kuja kaari kaare raitti raiti rinne rintee väylä tori aukio penger penkere ranta ranna mäki
mäe mutka piha puisto kallio harju laita laida portti silta taival taipale bulevardi esplanadi tanhua tanhu
gata gatan väg vägen stig stigen gränd gränden stråk stråket backe backen torg torget strand stranden allé allén
street road lane avenue
"""
_STEMS = _NAMES_END.split()
_CASES = ("n", "lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä")
_ENDS = f"(?:{'|'.join(_STEMS)})(?:{'|'.join(_CASES)})?"
_ALL_ENDS = tuple(stem + case for stem in _STEMS for case in ("", *_CASES))
_NUMBER = r"\d{1,3}(?:-\d{1,3})?"
_STAIR = r"(?: ?[A-Za-z](?![^\W_])(?:[ -]?(?:as\.?|bst\.?|lgh\.?)? ?\d{1,3})?)?"
_FLAT = r" ?(?:[A-Za-z](?![^\W\d_])[ -]?(?:as\.?|bst\.?|lgh\.?)? ?\d{1,3}|(?:as\.?|bst\.?|lgh\.?|asunto|apt\.?|flat) ?\d{1,3})(?!\d)"
_POST = r"(?:,? \d{5}(?: [A-ZÅÄÖ][^\W\d_]+)?)?"
# Up to two names before it: "Aleksis Kiven tie". A capital is asked of them, so that "asun" is not one.
_NAME = r"(?!(?:asun|asumme|asuu|kotini|kotimme|osoite|osoitteeni|koti|minä|me|jag|vi|i|we|my)\b)(?-i:[A-ZÅÄÖ])[^\W\d_]+(?:-[^\W\d_]+)?"
_STREET = rf"(?:{_NAME} ){{0,2}}[^\W\d_][\w-]{{0,30}}?{_ENDS}"

_ANY_CASE = re.IGNORECASE
_TO_THE_FLAT = re.compile(rf"(?<!\w){_STREET} {_NUMBER}{_FLAT}{_POST}", _ANY_CASE)
_STREET_AND_NUMBER = re.compile(rf"(?<!\w){_STREET} {_NUMBER}{_STAIR}(?![\d:]\d){_POST}", _ANY_CASE)
_LIVES = re.compile(
    r"\basun\b|\basumme|\basuu\b|\basuvat|asunto(?:ni|mme)|kotiosoit|osoitteeni|osoitteemme|kotini|kotimme|kotona|kotitalo|"
    r"naapuri(?:ni|mme)|\bbor\b|hemadress|min adress|vår adress|mitt hem|\bgranne|\blives?\b|\bliving at|my (?:home|house|flat)|"
    r"home address|my address|our (?:home|house|flat)|neighbou?r",
    _ANY_CASE,
)
# After these words any name with a number is an address, whatever its ending.
_TOLD = re.compile(
    r"(?:asun osoitteessa|asumme osoitteessa|kotiosoite(?:eni|emme)?(?: on)?|osoitteeni(?: on)?|hemadress(?:en)?(?: är)?|"
    r"(?:min|vår) adress(?: är)?|bor på|bor vid|i live at|we live at|my address(?: is)?|home address(?: is)?):? "
    rf"(?P<place>[^\W\d_][\w-]+(?: [^\W\d_][\w-]+){{0,2}} {_NUMBER}{_STAIR}(?!\w){_POST})",
    _ANY_CASE,
)
_SENTENCE_ENDS = re.compile(r"[.!?]\s|\n")
_HOUSE_NUMBER = re.compile(r" \d")
_WORD = re.compile(r"\S+")
_LONGEST_NAME = 90


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where home addresses stand in a flat text."""
    lives = [match.start() for match in _LIVES.finditer(text)]
    if lives:
        yield from (match.span("place") for match in _TOLD.finditer(text))
    for number in _HOUSE_NUMBER.finditer(text):
        if not text[max(0, number.start() - 20) : number.start()].lower().endswith(_ALL_ENDS):
            continue
        if _in_sentence(text, number.start(), lives):
            yield from _with_number(_STREET_AND_NUMBER, text, number.start())
        yield from _with_number(_TO_THE_FLAT, text, number.start())


def _with_number(pattern: re.Pattern[str], text: str, number: int) -> Iterator[tuple[int, int]]:
    """Yield the address whose number is here, from the first of the up to three words of its name."""
    for word in list(_WORD.finditer(text, max(0, number - _LONGEST_NAME), number))[-3:]:
        match = pattern.match(text, word.start())
        if match and match.end() > number:
            yield match.span()
            return


def _in_sentence(text: str, number: int, lives: list[int]) -> bool:
    """Tell whether somebody says in the sentence of the number that they live there."""
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text)] if lives else []
    start = max((end for end in ends if end <= number), default=0)
    end = min((end for end in ends if end > number), default=len(text))
    return any(start <= at < end for at in lives)
