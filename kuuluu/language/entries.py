"""How one gets into a building: codes of doors, gates, alarms and key safes, and where a key is hidden.

A code is digits beside a word for a code, or with a star or a hash, where the sentence speaks of a door, a lock or an alarm.
A key is hidden where a sentence says that it is under, in or behind something; one that was lost or found lies nowhere.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.telling import to_the_end_of_the_clause
from kuuluu.language.words import read_lines, read_lists, read_parts

_LISTED = read_parts("entries")

_LEAST, _MOST = 3, 10
_NEAR, _AROUND = 70, 30
# "2580#", "*2291#", "1-9-1-8", "55 82", "A4480", "12 34 A".
_CODE = re.compile(
    r"(?<![\w.,/:+§€-])[*#]{0,2}(?:[A-Za-z]?\d(?:[-–. ]?\d){1,9}(?:-?[A-Za-z])?|\d[A-Z]\d{2,4}|[A-Z]{1,2}\d{2,6})[*#]{0,2}(?![\w€%])(?![.,:/–-]\d)"
)
# "Yhdeksän nolla yksi kolme", "nine zero one three".
_DIGITS = "|".join(word for line in list(read_lines("spelled_digits"))[:10] for word in line.split()[1:])
_SPELT = re.compile(
    rf"\b(?:{_DIGITS})(?:[ ,-]{{1,2}}(?:{_DIGITS}|\d)\b){{2,7}}|\b(?:kolme|neljä|viisi|kuusi|"
    rf"tre|fyra|fem|sex|three|four|five|six) (?:{_LISTED['SPELT']})\b"
)
# What opens: the code of anything else, of a fault, a product or a book, opens nothing.
_OPENING = rf"(?:(?:{_LISTED['OPENING']})-?)?"
_CODE_WORD = re.compile(
    rf"\b(?:{_OPENING}(?:koodi\w{{0,8}}|kod(?:en|er|erna|s)?|(?<=s )kod)|(?:{_LISTED['CODE_WORD']})\w*|"
    r"avainboksi\w*|avainsäilö\w*|nyckelbox\w*|nyckelskåp\w*|key ?box|key ?safe|lockbox|"
    r"slå(?:r|s)?(?: in)?|sifferlås\w*|kodlås\w*|codes?|passcode|keypad|combination|combo|"
    r"digits|sarja|numeroyhdistelmä\w*|yhdistelmä|numerolla|numeroilla|siffrorna|\w*lukon numerot|"
    r"numerot (?:on|ovat)|syöttä\w+|syötä|syötetään|naputtele\w*|opens? (?:with|by)|öppnas? (?:med|"
    r"genom)|auke\w+ (?:kun|ku|numerolla|sarjalla|luvulla)|avautuu (?:kun|ku|numerolla|"
    r"sarjalla|luvulla)|knappa in|mata in|knacka in|key in|punch in|numbers? (?:for|to) the (?:door|"
    r"gate|lock)|kirjoitta\w+ porttiin|painetaan|painele\w*|paina|painaa|painamalla|näppäilemällä|"
    r"syöttämällä|tryck|trycker|press|pressing|type|typing)\b"
)
_NO_CODE_WORD = re.compile(
    rf"\b(?!{_OPENING}(?:koodi|kod))\w{{2,}}(?:koodi|kod(?:en|er|erna|s)?\b)\w*|\b(?:{_LISTED['NO_CODE_WORD']}"
    r")\w*\b(?: ?code)?"
)
_DOOR = re.compile(rf"\b(?:{_LISTED['DOOR']})")
_NO_DIGITS = re.compile(
    rf"(?:(?<!['’])\b(?:{_LISTED['NO_DIGITS']})\.?:? ?|[A-ZÅÄÖ][a-zåäö]+(?:katu|tie|kuja|"
    r"polku|raitti|gatan|vägen|stigen|gränden) )\Z"
)
_YEAR = re.compile(r"(?:19|20)\d\d\Z")
_UNIT = re.compile(rf" ?(?:{_LISTED['UNIT']})")
# "Koodi 0509 palaa paneelissa": what a machine shows lets nobody in.
_BLINKS = re.compile(r" (?:palaa|vilkkuu|välkkyy|lyser|blinkar|flashes|blinks|is flashing|keeps flashing)\b")
_BROKEN = re.compile(rf"\b(?:{_LISTED['BROKEN']})\b")
_KEY = re.compile(rf"\b(?:{_LISTED['KEY']})")
_PLACE_FI = (
    rf"\w+(?:n|j?en|den|tten)(?: \w+n)? (?:{_LISTED['WHERE_FI']})|(?:\w*(?:{_LISTED['HIDING_FI']}"
    rf")(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)\b|\w*(?:{_LISTED['INTO_FI']})\b)"
)
_PLACE_SV = (
    rf"(?:{_LISTED['WHERE_SV']}) (?:(?:{_LISTED['WHICH_SV']}) )*(?:\w*(?:{_LISTED['HIDING_SV']}"
    r"))|(?:under|bakom|ovanför|ovanpå|innanför) (?:(?:min|vår|den|det|en|ett|första|andra|"
    rf"tredje|fjärde|nedersta|översta) (?:\w+ )?\w{{3,}}|(?!veck|dag|natt|helg|höst|vår|"
    rf"sommar|vinter|perio|året|tid|måna|semest)\w{{3,}}(?:en|et|an|n|na))"
)
_PLACE_EN = (
    rf"(?:{_LISTED['WHERE_EN']}) (?:(?:{_LISTED['WHICH_EN']}) )*(?:\w+ )?(?:door)?(?:{_LISTED['HIDING_EN']}"
    rf")\b|(?:{_LISTED['KEPT_WHERE_EN']}) (?:the|a|an|my|our|his|her|their) \w+(?: (?!so\b|"
    rf"if\b|when\b|because\b)\w+){{0,3}}"
)
_HIDDEN = {
    "fi": re.compile(_PLACE_FI),
    "sv": re.compile(rf"\b{_PLACE_SV}\b"),
    "en": re.compile(rf"\b{_PLACE_EN}"),
}
_OWNED = re.compile(
    r"\b(?:(?:the|our|my|their|a|his|her|min|vår|den|en)(?: \w+)?|(?:meidän|minun|mun|ylimääräinen)(?: \w+n)?|\w{3,}(?<!an|on)n|\w+[aeoiu]ns|\w+ets|hemmets|husets) \Z"
)
# "Kerhohuoneen avain haetaan palvelutorin tiskiltä": a desk gives it to whom it will.
_AT_A_DESK = re.compile(
    r" (?:haetaan|noudetaan|saa|saadaan|palautetaan|hämtas|fås|is collected|is picked up) (?:\w+ ){0,4}?\w*(?:palvelutor|palvelupist|infotisk|kirjasto|tiskil|servicedisk|infodisk|bibliotek|help desk|service desk|front desk|library)"
)
_LOST = re.compile(rf"\b(?:{_LISTED['LOST']})\b")
# What belongs to a code begins, in its clause, with what it opens or is called: "portin auki kun syöttää 1947", "key safe opens with 0852".
_BREAK = re.compile(r"[,;!?()\n\"”]|\.\s| (?:ja|och|and|että|att|that|joten|så|so|men|mutta|but|koska|because) ")
# What the sentence before calls a code: "Our door code hasn't changed. It's 9052".
_IT = re.compile(
    r"\W*(?:se (?:on|oli)|it['’]?s|it is|den är|ne ovat|they are|they['’]re|meidän on|meillä on|mun on|meiän on|vårt är|vår är|ours is)\b"
)
# "Koden till grinden har läckt, alla vet att den är 1809".
_ITSELF = re.compile(r"\b(?:se (?:on|oli)|den är|it is|it['’]s) \Z")
_OPENS = re.compile(
    r" (?:at|on|into|by|vid|i) the (?:gate|door|keypad|panel|pad|barrier|lock)| (?:avaa|"
    rf"opens?|öppnar|unlocks|låser upp)(?: [\w-]+){{1,3}}| (?:on|lukee|är|står|is) (?:[\w-]+ )?(?:{_LISTED['WRITTEN']}"
    rf")(?: (?:{_LISTED['WRITTEN_WHERE']}))?|,? (?:unchanged|(?:the )?same|oförändrad|samma|sama)(?: \w+)? (?:since|"
    r"sedan|vuodesta) \w+(?:, and (?:nobody|no one) \w+ \w+)?|(?: (?:ja|and|och|sitten|"
    rf"sen|then|sedan|plus)|,)(?: [\w-]+){{0,3}} (?:{_LISTED['BUTTON']})\b"
)
# "Avain onneen", "nyckeln till bättre luft": no door.
_FIGURE = re.compile(
    rf" (?!\w*(?:{_LISTED['OPENED_FI']}))(?!\w+t(?:aan|ään)\b)\w{{3,}}(?:oon|ään|een|iin|aan|uun|yyn|seen)\b| (?:to|"
    rf"till) (?!(?:(?:the|our|my|a|den|det|vår|min|mitt|hans) )?(?:\w+ )?\w*(?:{_LISTED['OPENED_SV_EN']}"
    r"))"
)
_BOX = re.compile(
    r"\b(?:avainsäilö|avainboksi|avainkaappi|avainlokero|lockbox|key ?box|key ?safe|nyckelskåp|nyckelbox|nyckelgömma)\w*\b"
)


# Where a code is kept: "sitter den på en lapp bakom brevlådan", "koodi lukee teipissä oven päällä".
_NOTE_HINTS = (
    "lapp",
    "lapu",
    "note",
    "teip",
    "tejp",
    "taped",
    "sticker",
    "tarra",
    "post-it",
    "kirjoitet",
    "skriv",
    "written",
)
_NOTE = re.compile(
    r"\b(?:lappu\w*|lapu(?:lla|ssa|ssani)|lapp(?:en)?|notes?|teip\w+|tejp\w*|taped|sticker|tarra\w*|post-it\w*|kirjoitet\w+|skriv(?:en|et|na)|written)\b"
)
_KEPT_CODE = re.compile(rf"\b(?:{_LISTED['KEPT_CODE']})\b")

# No code stands where none of them does.
_KEY_HINTS = ("avai", "varakap", "nyck", "key", "lätkä", "kulkuk", "lockbox")
_LONGEST_WORD = 30
_HINTS = tuple(read_lists("entries")["HINTS"])
# Where a code is called one, though it be told in words or not at all.
_NAMED_HINTS = ("kood", "kod", "code", "pin", "summer", "lösen", "salasana", "password")


def entries(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield where a text tells a code or the place of a key."""
    yield from _codes(reading, sentences)
    yield from _keys(reading, sentences)
    yield from _notes(reading, sentences)


def _codes(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    low, hints = reading.low, reading.places(_HINTS) if reading.digits or reading.has(_NAMED_HINTS) else []
    for found in _written(reading) if hints else ():
        start, end = found.span()
        hint = bisect_left(hints, start - _NEAR - _LONGEST_WORD)
        if hint == len(hints) or hints[hint] > end + _AROUND:
            continue
        count = sum(sign.isdigit() for sign in found[0]) or _LEAST
        if (
            not _LEAST <= count <= _MOST
            or _UNIT.match(low, end)
            or _NO_DIGITS.search(reading.text, max(0, start - _AROUND), start)
        ):
            continue
        first, last = sentences.bounds(start)
        if first and _IT.match(low, first):
            first = sentences.bounds(first - 1)[0]
        if _is_code(low, found[0], (first, start, end, last)) and _is_of_a_door(low, sentences, start):
            opens = _OPENS.match(low, end, last)
            yield _begun(low, max(first, start - _NEAR), start), opens.end() if opens else end


def _written(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield what may be a code: digits, or the words of digits."""
    if reading.digits:
        yield from _CODE.finditer(reading.text)
    yield from _SPELT.finditer(reading.low)


def _begun(low: str, first: int, start: int) -> int:
    """Return where what belongs to a code begins in its clause."""
    for broken in _BREAK.finditer(low, first, start):
        first = broken.end()
    told = [one.start() for one in (_CODE_WORD.search(low, first, start), _DOOR.search(low, first, start)) if one]
    if not told:
        return start
    owned = _OWNED.search(low, first, min(told))
    return owned.start() if owned else min(told)


def _is_code(low: str, code: str, places: tuple[int, int, int, int]) -> bool:
    """Tell whether the sentence calls some digits a code."""
    first, start, end, last = places
    if _NO_CODE_WORD.search(low, first, last) or _BROKEN.search(low, max(first, start - _AROUND), start):
        return False
    if _BLINKS.match(low, end):
        return False
    if "*" in code or code[-1] == "#":
        return True
    near = first if _ITSELF.search(low, first, start) else max(first, start - _NEAR)
    called = _CODE_WORD.search(low, near, min(last, end + _AROUND))
    return called is not None and not (
        _YEAR.match(code)
        and re.search(r"\b(?:vuo|since|sedan|år|from)\w* \Z", low[max(0, start - 12) : start], re.IGNORECASE)
    )


def _is_of_a_door(low: str, sentences: Sentences, at: int) -> bool:
    first, last = sentences.bounds(at)
    before = sentences.bounds(first - 1)[0] if first else 0
    return _DOOR.search(low, before, last) is not None


def _keys(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    low = reading.low
    places = reading.places(_KEY_HINTS)
    for pattern in (_KEY, _BOX):
        found = (pattern.search(low, max(0, at - _LONGEST_WORD), at + _LONGEST_WORD) for at in places)
        for key in {one.start(): one for one in found if one}.values():
            first, last = sentences.bounds(key.start())
            if (
                _AT_A_DESK.match(low, key.end(), last)
                or _LOST.search(low, first, last)
                or _FIGURE.match(low, key.end())
            ):
                continue
            hidden = _HIDDEN[reading.language].search(low, key.end(), min(last, key.end() + _NEAR))
            if hidden:
                owned = _OWNED.search(low, first, key.start())
                yield owned.start() if owned else key.start(), to_the_end_of_the_clause(low, hidden.end())


def _notes(reading: Reading, sentences: Sentences) -> Iterator[tuple[int, int]]:
    """Yield where a text says on what a code is written, and where that is."""
    low = reading.low
    for at in reading.places(_NOTE_HINTS) if reading.has(_NAMED_HINTS) else ():
        first, last = sentences.bounds(at)
        note = _NOTE.search(low, max(first, at - 1), last)
        code = _KEPT_CODE.search(low, first, last) if note else None
        if (
            code is None
            or _NO_CODE_WORD.search(low, first, last)
            or not _HIDDEN[reading.language].search(low, at, last)
        ):
            continue
        begun = first
        for broken in _BREAK.finditer(low, first, at):
            begun = broken.end()
        yield max(begun, code.start()), to_the_end_of_the_clause(low, at)
