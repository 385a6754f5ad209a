"""Telephone numbers in text. Prices, dates, times, postal codes, references and case numbers are no telephones."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import phonenumbers

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.numbered_things import OF_PHONES, hangs_on_a_thing, is_said_of_a_noun
from kuuluu.language.offices import EMERGENCY_AND_ADVICE, is_office, is_told_to_be_an_offices, words_before
from kuuluu.language.reading import Reading, says
from kuuluu.language.spelled import spelled_phones
from kuuluu.language.words import read_parts

_LISTED = read_parts("phones")

_CHUNK = re.compile(r"\d(?:[\d ()./_*–\n-]{0,60}\d)?")
_GROUP = re.compile(r"\d+")
_NOT_PHONES = re.compile(
    r"(?<![\d.])(?<!\d-)(?:"
    r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})?(?!\d)"  # 3.12.2026, 3.12.
    r"|\d{4}-\d\d-\d\d(?!\d)"  # 2026-12-03
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)"
    r"|(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)(?!\.\d)"  # 8.00, 16:30
    r"|(?<![-+/ ])(?:[01]\d|2[0-4])[0-5]0 ?- ?(?:[01]\d|2[0-4])[0-5]0(?![\d-])"  # 0800-1600
    r"|\d{1,3}(?: \d{3})*,\d{1,2}(?!\d)"  # 1 200,50
    r"|(?:(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d)(?![\d ]\d)"  # 03122026
    r"|(?<![\d+])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d-\d{3,4}(?![\d -]*\d)"  # a day and what was counted on it, 041123-0907
    r"|\d{1,4}-20[0-3]\d(?! ?\d)(?!-)"  # a case by its year, 0401-2025
    r"|\d{2,5}-(?:19|20)\d\d-\d{1,6}(?![\d-])"  # a case by its year, 0401-2025-778
    r"|97[89][- ]?(?:\d[- ]?){9}[\dX](?!\d)"  # ISBN
    r"|(?<!\+)(?!358-)[1-9]\d{0,2}-\d{1,4}-\d{1,4}-\d{1,4}(?!\d)|0\d\d-\d{1,3}-\d{4}-\d{4}(?!\d)"  # a property, 245-1-23-4, 092-51-0218-0006
    r"|(?<!-)0?[12]\d\.\d{3,}(?!\d)"  # a longitude
    r"|[56]\d[° ]{1,2}[0-5]?\d[.,]\d{2,4}['′’]?[ ,NE]{1,4}0?[12]\d[° ]{1,2}[0-5]?\d[.,]\d{2,4}(?!\d)"  # degrees and minutes
    r"|(0\d)\d{3} ?[-–] ?\1\d{3}(?!\d)"  # 04200–04260, postal codes
    r")"
)
_BEFORE_CASE_NUMBER = re.compile(r"(?<![^\W_])[^\W\d_]{1,10}[-/ ]\Z")
_MOST_LETTERS = 12
_BLOT = "\x00"
_BUSINESS_ID = re.compile(r"(?<![\d-])\d{7}-\d(?![\d-])")
_CASE_NUMBER = re.compile(
    r"(?<![^\W_])(?:[^\W\d_]{1,10}[-/]\d{2,5}|[^\W\d_]{1,10} (?:19|20)\d\d)[-/]\d{1,8}(?:[-/.]\d+)*"
)
_REFERENCE = re.compile(r"(?<!\w)RF\d\d(?: ?\d){4,21}", re.IGNORECASE)
# "0405523918 on tilausnumero", "0405-529-173-B", "0401234567.pdf"
_IS_OTHER_AFTER = re.compile(
    rf",? ?\(?(?:(?:on|är|is) )?(?:{_LISTED['OTHER_AFTER']})[- ]?(?:numero|nummer|number|"
    rf"tunnus|koodi|code)| ?(?:{_LISTED['UNIT_AFTER']})|(?-i:[-/][A-Z]{{1,3}}\d{{0,3}})(?![^\W_])|"
    r"\.(?:pdf|docx?|xlsx?|jpe?g|png|csv|zip|txt|mp4)\b",
    re.IGNORECASE,
)
# "0405 600 120 €": a sum, unless a number stands before it: "050 123 456 50 €".
_MONEY_AFTER = re.compile(r" ?(?:€(?! ?\d)|eur(?:oa?|os)?\b)", re.IGNORECASE)
_TOLD_WORD = re.compile(
    r"puh|p|tel|tfn|gsm|mob|mobil|mobile|whatsapp|wa|m|t|sms|viber|signal|telegram|ring|nås|puhnro\w*|puhelu\w*|soita\w*|soitt\w*|soitel\w*|"
    r"tavoita\w*|tavoitt\w*|tekstari\w*|tekstivies\w*|kännyk\w*|ringa\w*|call\w*|\w*(?:puhelime|puhelin|telefon|telephone|phone)\w*|"
    rf"(?:\w{{2,9}}n|(?:{OF_PHONES})\w*)?numero(?:ni|on|sta|ssa|mme|nsa)"
)
_TOLD_WORDS = re.compile(
    r"whats app|nå mig|text me|reach me|mitt nummer|my number|nummer(?:et)? är|(?:my|his|her|our|phone|cell|mobile|home|the|contact|tel) number"
)
# "The number on the lift is …": a thing's, too.
_NUMBER_ON = re.compile(r"\bthe number (?:on|of|in)\b", re.IGNORECASE)
# A comma where a space is meant: "040,123 4567".
_COMMA = re.compile(r"(?<![\d.,-])(0(?:4\d|50)),(?= ?\d{3}[ -]?\d{2,4}(?![\d,]))")
_LAST_STRETCH = re.compile(r"[^\d\n]*\Z")
_WORD = re.compile(r"[^\W_]+")
_MOBILE = re.compile(r"0(?:4\d|50)\d{6,8}\Z")
# Too few figures for a mobile of today, though long ago one was so short: "0400-2217" on a lamp post.
_TOO_SHORT = re.compile(r"0(?:4\d|50)\d{0,5}\Z")
# "0500-22811-3", "26-0450-118743": the figure after the last hyphen is a check (two in "045-2210-66"), those before the first are a year or a kind.
_CHECKED = re.compile(r"\d\d-\d\Z|(?<=0\d\d)-\d{4}-\d\d\Z")
_GOES_BEFORE = re.compile(r"\d-\Z")
# A mobile with the country's code and no plus.
_NO_PLUS = re.compile(r"3580?(?:4\d|50)\d{5,8}(?!\d)")
_LETTER_O = re.compile(r"(?<![^\W\dOo_])(?=[Oo]*\d)[Oo\d]{3,13}(?![^\W_])")
_FEWEST, _MOST, _MOST_TOLD, _WHOLE = 7, 15, 13, 9
_LONGEST_WALK = 12
_NEAR = 60
_OF_A_CODE = 3
_CODE_BEFORE = re.compile(r"(?<![^\W_])(?!PUH|TEL|TFN|GSM|MOB)[A-ZÅÄÖ]{1,3}-?\Z")
_DIGIT = re.compile(r"\d")
_SECOND = re.compile(
    r"[ ,;(]{0,3}(?:[^\W\d_]+[ ,:(]{1,3}){0,4}?"
    r"(?:(?:tai|ja|sekä|eller|och|or|and|/|numero\w*|nro|nummer|numret|number|toinen|päättyy|loppu\w*|slutar på|ending(?: in)?|[^\W\d_]{2,}n|[^\W\d_]{2,}[’']?s|[^\W\d_]+ll[ae])[ :]{0,2}"
    r"(?P<end>[-–…][ ]?\d{2,5}|\.\.\.? ?\d{2,5})|(?:lopussa|päättyy|slutar på|ends in|ending in|ends with)[ :]{1,2}(?P<last>\d{2,4}))(?![\d-])"
)
_LETTERS = re.compile(r"[^\W\d_]{1,9}\Z")


def phones(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand in a plain text."""
    for start, end in spelled_phones(reading):
        if not is_told_to_be_an_offices(reading.text, start, end, is_mobile=True):
            yield start, end
    if not reading.digits:
        return
    blotted = _without_others(reading)
    chunks = [chunk for chunk in _CHUNK.finditer(blotted) if chunk.end() - chunk.start() >= _FEWEST - 1]
    others = _shapes_of_things(blotted, chunks) if len(chunks) > 1 else set()
    for chunk in chunks:
        # Once a reference of a shape was told, another of that shape is one too: "viite 1 05050, oikea 1 05051".
        is_other = others and _DIGIT.sub("0", chunk[0]) in others
        if not is_other or _is_told_by(blotted[max(0, chunk.start() - _NEAR) : chunk.start()]):
            found = list(_in_chunk(blotted, chunk))
            yield from found
            yield from (_second(blotted, end) for _start, end in found[-1:] if _SECOND.match(blotted, end))


def _shapes_of_things(text: str, chunks: list[re.Match[str]]) -> set[str]:
    """Return how the numbers are written that are said to be those of invoices, orders, meters."""
    return {_DIGIT.sub("0", chunk[0]) for chunk in chunks if _is_of_a_thing(text, chunk.start())}


def _second(text: str, end: int) -> tuple[int, int]:
    """Return the other number that is told by its end alone: "040 123 4567 tai -4568"."""
    match = _SECOND.match(text, end)
    return match.span("end" if match["end"] else "last") if match else (end, end)


def _is_of_a_thing(text: str, start: int) -> bool:
    """Tell whether a number that begins here is that of an invoice, an order, a meter."""
    return hangs_on_a_thing(text[max(0, start - _NEAR) : start])


def _without_others(reading: Reading) -> str:
    """Return the text with its look-alikes blotted out, every other character in its place."""
    text = reading.text
    if "," in text and reading.has(("0,", "4,", "5,")):
        text = _COMMA.sub(r"\1 ", text)
    if reading.has(("0o", "o0", "1o", "4o", "5o", "o4", "o5")):
        text = _LETTER_O.sub(lambda m: m[0].replace("O", "0").replace("o", "0"), text)
    if "rf" in reading.low:
        text = _REFERENCE.sub(lambda m: _BLOT * len(m[0]), text)
    signs = list(text)
    done = 0
    seen = reading if text is reading.text else Reading(text)
    for start, end in seen.digits:
        match = _other_at(text, start, is_lettered=(start, end) in seen.lettered) if start >= done else None
        if match:
            done = match.end()
            signs[match.start() : done] = _BLOT * (done - match.start())
    return "".join(signs)


def _other_at(text: str, start: int, *, is_lettered: bool) -> re.Match[str] | None:
    """Return what stands here that is no telephone number though it has digits."""
    letters = _BEFORE_CASE_NUMBER.search(text, max(0, start - _MOST_LETTERS), start) if is_lettered else None
    case = _CASE_NUMBER.match(text, letters.start()) if letters else None
    if case and not _is_after_a_name(case[0]) and not says(_TOLD_WORD, _WORD.findall(case[0].lower())[0]):
        return case
    return _BUSINESS_ID.match(text, start) or _NOT_PHONES.match(text, start)


def _is_after_a_name(case: str) -> bool:
    """Tell whether what is written as a case is a name and a mobile: "Jukka/045-118-2296"."""
    name, digits = _WORD.findall(case)[0], re.sub(r"\D", "", case)
    return bool(_MOBILE.match(digits)) and name.istitle() and bool(known(name.lower()).kind & (Kind.FIRST | Kind.NICK))


def _in_chunk(text: str, chunk: re.Match[str]) -> Iterator[tuple[int, int]]:
    groups = [(m.start() + chunk.start(), m[0]) for m in _GROUP.finditer(chunk[0])]
    at = 0
    was_phone = False
    while at < len(groups):
        may_begin = at == 0 or was_phone or _begins_inside(text, groups, at)
        taken = _longest(text, groups[at : at + _LONGEST_WALK], is_first=at == 0) if may_begin else 0
        if taken:
            last, digits = groups[at + taken - 1]
            yield _begin(text, groups[at][0]), last + len(digits)
        was_phone = bool(taken)
        at += taken or 1


def _begins_inside(text: str, groups: list[tuple[int, str]], at: int) -> bool:
    """Tell whether a number may begin in the middle of others: a mobile, a foreign one, or after a house number."""
    start, digits = groups[at]
    before = groups[at - 1][1]
    first = groups[0][0]
    is_new_line = "\n" in text[groups[at - 1][0] : start]
    # The end of a longer code is none: "65430 0405 5512".
    is_mobile = digits.startswith(("04", "050")) and sum(len(one) for _start, one in groups[at:]) >= _WHOLE
    is_clear = text[start - 1] == "+" or is_mobile
    return is_new_line or is_clear or (len(before) < _OF_A_CODE and not _is_of_a_thing(text, first))


def _begin(text: str, start: int) -> int:
    """Return the start with the plus or bracket that belongs to the number."""
    for mark in ("(+", "+(", "+ ", "+", "("):
        if text.endswith(mark, 0, start):
            start -= len(mark)
            break
    return start


def _longest(text: str, groups: list[tuple[int, str]], *, is_first: bool) -> int:
    """Return of how many of the groups the longest telephone number that begins with the first one is made; or 0."""
    start, digits = groups[0]
    before = text[max(0, start - _NEAR) : start]
    is_foreign = text[_begin(text, start)] == "+" or before.endswith("(+")
    is_shaped = is_foreign or digits.startswith("0") or bool(_NO_PLUS.match("".join(one for _at, one in groups)))
    if not is_shaped and (not is_first or sum(len(one) for _start, one in groups) < _FEWEST - 1):
        return 0
    best = _best(text, groups, is_foreign=is_foreign, is_told=not is_shaped)
    if not best and is_first and _is_told_by(before):
        best = _best(text, groups, is_foreign=is_foreign, is_told=True)  # a figure too many or too few
    if not best or not _is_meant(before, digits, is_foreign=is_foreign, is_first=is_first, is_shaped=is_shaped):
        return 0
    last, ending = groups[best - 1]
    end = last + len(ending)
    if _MONEY_AFTER.match(text, end) and not _is_told_by(before):
        return best - 1 if _MOBILE.match("".join(one for _start, one in groups[: best - 1])) else 0
    if (
        _IS_OTHER_AFTER.match(text, end)
        or is_said_of_a_noun(text, start, end)
        or not (_is_told_by(before) or _is_built(text, start, end))
    ):
        return 0
    return 0 if is_office("".join(digits for _start, digits in groups[:best]), text, _begin(text, start), end) else best


def _is_built(text: str, start: int, end: int) -> bool:
    """Tell whether a number is long enough for a telephone's and parted as people part them, not as codes are."""
    is_code = _TOO_SHORT.match(re.sub(r"\D", "", text[start:end])) or _CHECKED.search(text, start, end)
    return not (is_code or _GOES_BEFORE.search(text, max(0, start - 2), start))


def _is_meant(before: str, digits: str, *, is_foreign: bool, is_first: bool, is_shaped: bool) -> bool:
    """Tell whether the words before let it be a telephone number: without its shape they must say so."""
    if is_foreign or (is_first and _is_told_by(before)):
        return is_shaped or not _CODE_BEFORE.search(before)
    return is_shaped and not _is_code(before, digits) and not hangs_on_a_thing(before)


def _is_told_by(before: str) -> bool:
    """Tell whether the words before a number say that it is a telephone's: "soita", "mitt nummer är"."""
    words = words_before(_LAST_STRETCH, _NUMBER_ON.sub("", before))
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return any(says(_TOLD_WORD, word) for word in words) or any(says(_TOLD_WORDS, pair) for pair in pairs)


def _best(text: str, groups: list[tuple[int, str]], *, is_foreign: bool, is_told: bool) -> int:
    """Return the longest; a number on one line rather than one that goes on on the next."""
    whole = [
        count for count in range(len(groups), 0, -1) if _fits(groups[:count], is_foreign=is_foreign, is_told=is_told)
    ]
    lines = [count for count in whole if not _is_broken(text, groups[:count])]
    return (lines or whole or [0])[0]


def _is_broken(text: str, groups: list[tuple[int, str]]) -> bool:
    """Tell whether a line ends inside the number."""
    return "\n" in text[groups[0][0] : groups[-1][0]]


def _fits(groups: list[tuple[int, str]], *, is_foreign: bool, is_told: bool) -> bool:
    digits = "".join(digits for _start, digits in groups)
    return len(digits) <= _MOST + 2 and _is_phone("+" + digits if is_foreign else digits, is_told=is_told)


def _is_code(before: str, digits: str) -> bool:
    """Tell whether the digits hang on letters, as in a code; "Matti0401234567" is no code."""
    letters = _LETTERS.search(before)
    return letters is not None and not (len(letters[0]) > _OF_A_CODE and _MOBILE.match(digits))


@lru_cache(maxsize=512)
def _is_phone(number: str, *, is_told: bool) -> bool:
    if number.startswith("00") and not is_told:
        return len(number) > _FEWEST and (
            _is_valid("+" + number[2:], "FI") or bool(_MOBILE.match("0" + number[5:]) and number[2:5] == "358")
        )
    if number.startswith("0358"):
        number = "+" + number[1:]
    if _NO_PLUS.match(number):
        number = "+" + number
    if number.startswith("+"):
        return len(number) > _FEWEST and (
            _is_valid(number) or _MOBILE.match(number.replace("+3580", "0").replace("+358", "0")) is not None
        )
    if number.startswith("0"):
        return len(number) > _FEWEST - 1 and (
            (is_told and len(number) <= (_MOST if number.startswith("00") else _MOST_TOLD))
            or _MOBILE.match(number) is not None
            or any(_is_valid(number, region) for region in ("FI", "SE"))
        )
    is_long = _FEWEST - 1 <= len(number) <= _MOST
    return is_told and is_long and number not in EMERGENCY_AND_ADVICE


def _is_valid(number: str, region: str | None = None) -> bool:
    """Tell whether a number can be somebody's; with a plus its length is enough, because countries open new series."""
    try:
        parsed = phonenumbers.parse(number, region)
        return phonenumbers.is_valid_number(parsed) if region else phonenumbers.is_possible_number(parsed)
    except phonenumbers.NumberParseException:
        return False  # the parser's way to say no
