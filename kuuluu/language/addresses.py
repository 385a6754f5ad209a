"""Home addresses in text: a street and number where somebody says that they live there, or down to the flat.

A street and number alone say where the lamp is broken, and are left.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

_ENDS = (
    r"(?:katu|kadu|tie|tien|tiellä|tielle|tieltä|polku|polu|kuja|kaari|kaare|raitti|raiti|rinne|rintee|väylä|tori|torilla|"
    r"aukio|penger|penkere|ranta|ranna|mäki|mäe|mutka|piha|puisto|kallio|harju|laita|laida|portti|silta|taival|taipale|"
    r"bulevardi|esplanadi|tanhua|tanhu|"
    r"gata|gatan|väg|vägen|stig|stigen|gränd|gränden|stråk|stråket|backe|backen|torg|torget|strand|stranden|allé|allén|"
    r"street|road|lane|avenue)(?:n|lla|llä|lle|lta|ltä|lla|ssa|ssä|sta|stä)?"
)
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


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where home addresses stand in a flat text."""
    for match in _TO_THE_FLAT.finditer(text):
        yield match.span()
    for match in _TOLD.finditer(text):
        yield match.span("place")
    lives = [match.start() for match in _LIVES.finditer(text)]
    if not lives:
        return
    ends = [0, *(match.end() for match in _SENTENCE_ENDS.finditer(text)), len(text)]
    for start, end in pairwise(ends):
        if any(start <= at < end for at in lives):
            yield from (match.span() for match in _STREET_AND_NUMBER.finditer(text, start, end))
