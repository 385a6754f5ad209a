"""What goes on after a street and a number: a stair, a floor, a flat, a postal code, a town; in figures or in words, in three languages."""

import re

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.streets import ANY_CASE, WHICH_BEFORE
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("units")

_WORDS = "|".join(read_lines("number_words"))
_FIGURE = r"\d{1,4}(?![\d:]|[.,]\d)(?: ?[A-Za-z](?![^\W_]))?"
_NUMBER = rf"(?:{_FIGURE}|(?:{_WORDS})\b)"
# "B", or as it is said aloud: "bee", "A niinku Aarne".
_LETTER = (
    r"(?:(?-i:[A-Za-dfghj-npr-t])(?![^\W\d_])(?: (?:niinku|niin kuin|kuten|kuin|som i|som|as in|for) (?-i:[A-ZÅÄÖ])\w+)?"
    r"|(?:aa|bee|cee|see|dee|ee|äffä|äf|gee|hoo|be|ce)\b)"
)
_DOOR = (
    r"(?:as|asunto|asunnossa|asunnosta|huoneisto|huoneistossa|lägenhet|lägenheten|lgh|bst|bostad|bostaden|apt|apartment|flat|unit|ovi|ovella|dörr|dörren|door|"
    r"huone|rum|room)\b\.?(?: ?(?:nro|no|nr|numero|nummer|number)\b\.?)?"
)
_WAY = rf"(?:{_LISTED['WAY']})"
_FLOOR = rf"(?:{_LISTED['FLOOR']}) ?(?:krs|kerros|kerroksessa|kerroksesta|vån|våning|våningen|tr|floor)\b\.?"
_PART = rf"(?:{_LISTED['PART']})\b"
_BETWEEN = r"(?:,? ?\n?|, | [–-] ?|/)"
_GOES_ON = re.compile(
    rf"{_BETWEEN}(?:{_FLOOR}|{_PART}|{_DOOR} ?(?:{_LETTER},? ?)?{_NUMBER}|{_DOOR} {_LETTER}|"
    rf"{_WAY} (?:{_NUMBER}|{_LETTER})(?:,? ?{_NUMBER})?|(?-i:[A-Z])[ -](?:{_LISTED['GOES_ON']}"
    rf")(?:,? ?{_NUMBER})?|{_LETTER}(?=[,.;\n]|\Z)|{_LETTER},? {_NUMBER}(?! ?(?:vuo|kk|v\b|"
    r"m\b|kertaa|€|euro|henk))|(?:bee|cee|dee|äffä|gee|hoo)(?:ssä|ssa|stä|sta|n)?\b|(?-i:[A-Z])[ -]?(?:rapun|"
    rf"portaan|talon) {_NUMBER}|(?:niinku|niin kuin|kuten|som i|as in|for) (?-i:[A-ZÅÄÖ])\w+(?:,? ?{_NUMBER})?|"
    rf"(?:rak\.?|rakennus|talo|hus|building|bldg\.?|block) ?(?:[A-Z]\b|\d{{1,2}}\b)|(?:FI-|"
    rf"FIN-)?\d{{5}}(?!\d))",
    ANY_CASE,
)
_TELLS_FLAT = re.compile(
    rf"{_BETWEEN}(?:{_FLOOR}|{_PART}|{_DOOR}|{_WAY}|(?-i:[A-Z])[ -](?:rap|por|tra|upp|sta)|{_LETTER},? )", ANY_CASE
)
_POST = re.compile(r"(?:FI-|FIN-)?\d{5}\Z")
_TOWN = re.compile(r"(?:, ?| |,?\n)([A-ZÅÄÖ][a-zåäö]+(?:-[A-ZÅÄÖ][a-zåäö]+)?)(?![\w-])")
_SMALL_TOWN = re.compile(r",? ([a-zåäö]{3,}(?:-[a-zåäö]+)?)(?![\w-])")
_FLAT_BEFORE = re.compile(
    r"(?:(?:flat|apartment|apt\.?|unit|asunto|asunnossa|asunnosta|huoneisto|lägenhet|lgh|as\.) [A-Z]? ?\d{1,4} ?[A-Z]?(?:,|,? at|,? in|,? on|,? på)? "
    r"|c/o (?-i:[A-ZÅÄÖ])[\w.-]+(?: (?-i:[A-ZÅÄÖ])[\w-]+)?,? )\Z",
    ANY_CASE,
)
# "Tilamme Ala-Heikkilä, Tuusulantie 455": a farm has a name besides.
_FARM_BEFORE = re.compile(
    r"(?:tila(?:mme|ni)?|asun|asumme|gården|our farm) (?-i:([A-ZÅÄÖ][\w-]+(?<!ss[aä])(?<!ll[aä])(?: [A-ZÅÄÖ][\w-]+)?)), \Z",
    ANY_CASE,
)
# "Palvelutalo Hopeahovi, Metsolantie 1": a house where people live together has a name too.
_HOUSE_BEFORE = re.compile(
    rf"(?<![\w-])((?:{_LISTED['HOUSE_BEFORE']}) (?-i:[A-ZÅÄÖ])[\w-]+(?: (?-i:[A-ZÅÄÖ])[\w-]+)?), \Z",
    ANY_CASE,
)
_BACK = 45


def widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Return an address with the flat before it, and the floor, the flat and the town after it."""
    for before in (WHICH_BEFORE, _FLAT_BEFORE):
        if match := before.search(text, max(0, start - _BACK), start):
            start = match.start()
    if farm := _FARM_BEFORE.search(text, max(0, start - _BACK), start) or _HOUSE_BEFORE.search(
        text, max(0, start - _BACK), start
    ):
        start = farm.start(1)
    while more := _GOES_ON.match(text, end):
        end = more.end()
    town = _TOWN.match(text, end) or (_SMALL_TOWN.match(text, end) if _POST.search(text, start, end) else None)
    if town and known(town[1].lower()).kind & Kind.PLACE and known(town[1].lower()).lemma == town[1].lower():
        end = town.end()
    return start, end


def says_flat(text: str, start: int, end: int) -> bool:
    """Tell whether a floor or a flat is told beside an address: only where people live."""
    while more := _GOES_ON.match(text, end):
        if _TELLS_FLAT.match(text, end):
            return True
        end = more.end()
    return bool(_FLAT_BEFORE.search(text, max(0, start - _BACK), start))
