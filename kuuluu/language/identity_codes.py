"""Finnish personal identity codes in text (decree on the century signs in force since 1 January 2023), and Swedish ones.

People mistype: a code counts by its shape, also when its check character is wrong.
"""

import re
from collections.abc import Iterator

from stdnum import luhn

from kuuluu.language.numbered_things import is_number_of_a_thing, is_of_a_noun, is_said_of_a_noun
from kuuluu.language.reading import Reading
from kuuluu.language.spelled import spelled_code
from kuuluu.language.words import read_lines, read_parts

_LISTED = read_parts("identity_codes")

_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
_DAY = r"(?:[0Oo][1-9lI]|[12Il][\dOo]|3[01OoIl])"
_MONTH = r"(?:[0Oo][1-9lI]|[1Il][012OolI])"
_YEAR = r"(?:(?:19|20|18)?[\dOolI]{2})"
_ZEROS = str.maketrans("OoIl", "0011")

_SIGN_SAID = "väliviiva|viiva|miinus|plus|bindestreck|streck|minus|dash|hyphen"
# A date, a sign, a number of two or three digits and a check character, in every way that fingers slip.
_CODE = re.compile(
    rf"(?:(?<![\w])|(?<=hetu)|(?<=hetuni)|(?<=tunnus))(?<!\d[-.,/])(?P<day>{_DAY}[. -]?{_MONTH}[. -]?{_YEAR})"
    rf"(?P<sign>\s?(?:{_SIGN_SAID})\s?|\s?[-+YXWVUABCDEF/_.:=*,][-\s]?|\s?)(?P<number>[\dOoIl]{{2}}[\dOoIlA-Z])(?:-(?=[A-Z](?!\w))| ?)(?P<check>[0-9A-ZÅÄÖ]?)(?![^\W_])(?!-\d)",
    re.IGNORECASE,
)
# "010190-12 3K": a space within the number.
_PARTED = re.compile(
    r"(?<![\w-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[-+A-FU-Y](?:\d\d \d|\d \d\d)[A-FHJ-NPR-Y](?!\w)",
    re.IGNORECASE,
)
_APART = re.compile(r"(?<!\w)(?:\d ?){6}(?:[-+A-FU-Y] ?)?(?:\d ?){3}[0-9A-Y](?![^\W_])", re.IGNORECASE)
# "2 5 1 0 6 9 - 9 2 1 P": each sign alone, as one reads it aloud.
_SPACED = re.compile(
    r"(?<![\w-])(?<!\d )(?:0 [1-9]|[12] \d|3 [01]) (?:0 [1-9]|1 [0-2]) \d \d ?[-+A-FU-Y] ?\d \d \d ?[0-9A-FHJ-NPR-Y](?![^\W_])",
    re.IGNORECASE,
)
# With a sign a part may be missing: "120448+91 3", "220434-9…", "010203-****".
_IN_PART = re.compile(
    r"(?<![\w-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[-+](?:\d(?: ?\d){0,2}|(?=[*?]|[xX]{2}))(?:[?*xX]{1,4}(?!\w)|(?: ?[0-9A-Y])?(?![^\W_]))"
)
# A figure too many or too few: "1150960-933H".
_SLIPPED = re.compile(r"(?<![\w-])(?:\d{5}|\d{7})[-+]\d{3}[A-FHJ-NPR-Y](?!\w)")
_ANY = re.compile(r"(?<!\w)[\dOoIl]{6}[-+A-FU-Y/ ]{0,3}[\dOoIl]{2,4}[0-9A-Z]?(?![^\W_])", re.IGNORECASE)
_SWEDISH = re.compile(r"(?<![\w-])(?:19|20)?(?P<short>\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[-+]\d{4})(?![\w-])")
_FOREIGN = re.compile(
    rf"(?:{_LISTED['FOREIGN']})[^\w\n]{{0,3}}(?:[a-zäö]{{1,8}}:? ){{0,3}}(?P<code>\d{{6,8}}[- ]?\d{{3,5}}|"
    rf"\d{{3}}-\d\d-\d{{4}}|[A-Z]{{2}} ?\d\d ?\d\d ?\d\d ?[A-D])(?!\d)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\bhetu|henkilö\w{0,3}tunnu|\bhlö-?tun(?:nus)?\.?|personal code|sotu(?!u)|sosiaaliturvatunnu|personbeteckn|personnummer|identity (?:code|number)|"
    r"social security|personal id|\bbeteckningen\b|\bssn\b|id[ -](?:code|number)|\b(?:his|her|my|their) code|finnish id|"
    r"\bsynt\.|\bsyntynyt|\bfödd\b|\bborn\b|syntymäaika ja (?:\w+)?tunnus"
)
# With such a word near, a date, a sign and three digits are a code whose end is missing: "tunnus on 04.11.46-919".
_MAY_BE = re.compile(r"\b(?:tunnu|koodi|\w*beteckning|kod|code|\w*signum|id|synt|född|born)")
_OWN_CODE = re.compile(
    rf"\b(?:{_LISTED['OWN_CODE']}) (?:\w+ )?(?:tunnu|koodi|\w*beteckning|kod|code|\w*signum|id)|\btunnukse(?:ni|nsa|mme)\b"
)
# "hetuni loppuosa on 113C": the date is left out, or stands elsewhere.
_LAST = (
    r"(?:loppu\w*|tunnusosa\w*|viimeiset|viimeise[nt]|merk\w+|numero\w*|slut\w*|sista|siffror\w*|tecken|teckn\w+|last|digits|"
    r"characters|part|ends?|ending|päätty\w+|fyra|neljä|four|4)"
)
_FILLER = r"(?:on|oli|siis|se|my|ni|mun|minun|is|are|was|with|in|är|på|med|de|the|of|som|ja|of)"
_TAIL = re.compile(
    rf"(?:{_LISTED['TAIL']})(?P<between>(?:[\s:,.=-]{{1,3}}(?:{_LAST}|{_FILLER})\b){{0,6}})[\s:,=(\"'-]{{1,3}}?(?P<tail>[-+A-FU-Y]?(?:\d{{3}}[A-FHJ-NPR-Y]|"
    rf"\d{{4}}))(?![^\W_])(?![-.,]\d)",
    re.IGNORECASE,
)
# The rest of a code that was begun before: "tunnukseni alkaa 010256 ja loppuu 123A".
_REST = re.compile(
    r"(?:loppuu|loppu(?:osa)?|päättyy|slutar(?: på| med)?|ends?(?: in| with)?)(?: on| är| is)?[ :]{1,2}(?P<tail>[-+A-FU-Y]?\d{3}[A-FHJ-NPR-Y])(?![^\W_])",
    re.IGNORECASE,
)
_REST_HINTS = ("loppu", "päättyy", "slutar", "end ", "ends ")
_IS_LAST = re.compile(rf"\b{_LAST}\b", re.IGNORECASE)
# "Varaus 120525-118B", "pöytäkirja 010624-1800", "order no. 010180-1234": what such a word has is no person's code.
_SOMETHING_ELSE = re.compile(
    rf"(?:{'|'.join(read_lines('not_identity_codes'))})\w*(?:[ :#(]{{1,2}}|(?<=nro)\. ?|"
    rf"(?<=nr)\. ?|(?<=no)\. ?|\.)(?:(?:{_LISTED['OF_WHAT_ELSE']})[ .:(]{{1,2}}){{0,2}}\Z"
)
# "Kerhoilmoittautumisen numero 150213D978": a number is told, and no person's code.
_NUMBER_SAID = re.compile(r"\b(?:numero|nro|nr|nummer|number|no\.?)(?: on| är| is)? \Z")
_THING_BEFORE = re.compile(r"[^\W\d_](?<!ni)(?<!mme)(?<!nsa)(?<!nsä) \Z")
# Whatever its check character is: "Serienumret 231184-902F".
_NUMBER_OF_A_THING = re.compile(
    rf"(?:{_LISTED['NUMBER_OF_A_THING']})(?:nume?r|nro|nr|tunnu|koodi)\w*:? (?:(?:on|är|"
    r"var|oli) )?\Z|(?:serial|order|booking|part|tracking|item) (?:number|no\.?|code):? (?:(?:is|"
    r"was) )?\Z|(?:malli|esimerkki|testi?|exempel|example|sample|dummy)[- ]?(?:hetu|henkilötunnus|"
    r"tunnus|kod|personbeteckning|beteckning|code|id)\w*:? (?:(?:on|är|is) )?\Z|(?:laskun|"
    r"maksun|fakturans?|invoice|payment) (?:viite|viitenumero|referens\w*|reference)(?: number)?:? (?:(?:on|"
    r"är|is) )?\Z"
)
# "180926-1147 on tilausnumero": told after it.
_IS_OTHER_AFTER = re.compile(
    rf",? ?\(?(?:on|oli|är|var|is|was) (?:\w+ )?(?:{_LISTED['IS_OTHER_AFTER']})|\.(?:pdf|"
    r"docx?|xlsx?|jpe?g|png|csv|zip|txt|mp4)\b",
    re.IGNORECASE,
)
# Who was born so long ago is over a hundred: with a hyphen and a wrong check it is the day of an order, a permit, an error: "150624-207B".
_OLDEST = 27
# A day and the time of it, as files and minutes are named: "010624-1800". Nobody that old has a code that was typed wrong.
_MOMENT = re.compile(r"(?:0[6-9]|1\d|2[0-3])(?:00|15|30|45)\Z")
_THIS_CENTURY = re.compile(r"(?:20)?(?:1\d|2\d)\Z")
_MOBILE = re.compile(r"0(?:4\d|50)")
# After these a code may be said in words.
_SAID = re.compile(
    r"hetu|henkilötun|sotu|tunnu|beteckn|personb|personn|identity|social sec|personal id|ssn|id c|id n|finnish id"
)
# With these everything begins that tells of a code.
_HINTS = (
    "hetu", "henkil", "sotu", "sosiaaliturv", "personb", "beteckn", "personn", "identity ", "social sec", "hlötun", "hlö-tun", "personal code", "personal id", "ssn", "id c", "id-c", "id n",
    "id-n", "his code", "her code", "my code", "their code", "finnish id", "syntymäaika", "tunnu", "loppuosa", "slutdel", "sista del", "sista fyra", "last part", "last four", "end part",
)  # fmt: skip
_TOLD_AFTER = re.compile(
    rf"[ ,(–-]{{1,3}}(?:(?:on|is|är|oli|was|minun|mun|my|min|hänen|his|her|oma|hans|hennes|"
    rf"the|a) ){{0,3}}(?:{_LISTED['TOLD_AFTER']})",
    re.IGNORECASE,
)
_FOREIGN_HINTS = (
    "isikukood", "samordn", "personnummer", "pesel", "person", "asmens", "fødsels", "födsels", "cpr", "ssn", "social sec", "national ins", "steuer",
)  # fmt: skip
_ENDS = re.compile(r" ?[,;:)(\n]|[.!?](?:\s|\Z)|\Z")
_SLIPS = 2
_SHORT_YEAR = 6
_NUMBER = 3
_NEAR = 40


def identity_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where personal identity codes, or their telling last parts, stand in a plain text."""
    yield from codes(Reading(text))


def codes(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the same of a text that other finders read too."""
    text = reading.text
    done = 0
    others: list[re.Match[str]] = []
    years: set[str] = set()  # of what was booked, paid, confirmed
    for match in _dates(reading):
        if match.start() < done:
            continue
        before = reading.low[max(0, match.start() - _NEAR) : match.start()]
        if _SOMETHING_ELSE.search(before) and not _WORDS.search(before):
            years.add(match["day"][-2:])
        is_code = _is_code(match, before) and not (match["day"][-2:] in years and _is_wrong(match, before))
        if is_code or _TOLD_AFTER.match(text, match.end()):
            done = match.end()
            yield match.span()
            yield from _begun(others, match)
            yield from _again(text, match)
        others.append(match)
    yield from _foreign(reading)
    yield from _announced(reading)


def _announced(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield codes of whatever form, and their last parts, after words that announce them."""
    text = reading.text
    for place in reading.places(_HINTS):
        if word := _WORDS.match(reading.low, place):
            yield from _told(text, word.end())
        if _SAID.match(reading.low, place) and (code := spelled_code(text, place)):
            yield code
        tail = _TAIL.match(text, place)
        if tail and _is_tail(tail):
            yield tail.span("tail")
    for place in reading.places(_REST_HINTS) if reading.digits else ():
        rest = _REST.match(text, place)
        if rest and _WORDS.search(reading.low, max(0, place - 2 * _NEAR), place):
            yield rest.span("tail")


def _begun(others: list[re.Match[str]], code: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the same code where it was begun before: "240299-037? ei, siis 240299-037U"."""
    for other in others:
        if other["day"] == code["day"] and other["sign"] == code["sign"] and not other["check"]:
            yield other.span()


def _again(text: str, code: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Yield the same code where it stands mistyped besides: "111150-927S ja 111150-92 7"."""
    begin = code["day"] + code["sign"]
    at = text.find(begin) if code["sign"].strip() else -1
    while at >= 0:
        other = _IN_PART.match(text, at)
        if other and at != code.start():
            yield other.span()
        at = text.find(begin, at + 1)


def _dates(reading: Reading) -> Iterator[re.Match[str]]:
    """Yield what has the shape of a code; it is tried where digits begin, or letters that fingers took for digits."""
    text = reading.text
    for start, _end in reading.digits:
        for at in range(max(0, start - _SLIPS), start + 1):
            match = _CODE.match(text, at) if at == start or text[at] in "OoIl" else None
            if match:
                yield match
                break


def _is_tail(match: re.Match[str]) -> bool:
    """Tell whether what stands after such words is the last part of a code."""
    is_sure = match["tail"][-1].isalpha()
    return is_sure or bool(_IS_LAST.search(match["between"])) or "osa" in match[0].lower()


def _foreign(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield codes of the neighbours: a Swedish one by its check, others where a word tells."""
    text = reading.text
    for start, _end in reading.digits:
        if parted := _PARTED.match(text, start) or _SPACED.match(text, start):
            yield parted.span()
        part = _IN_PART.match(text, start)
        if part and _TOLD_AFTER.match(text, part.end()):
            yield part.span()
        match = _SWEDISH.match(text, start)
        if match is None:
            continue
        digits = re.sub(r"\D", "", match["short"])
        told = _WORDS.search(reading.low, max(0, start - _NEAR), start)
        before = reading.low[max(0, start - _NEAR) : start]
        is_other = _MOBILE.match(match[0]) or _SOMETHING_ELSE.search(before) or is_number_of_a_thing(before)
        if told or (luhn.is_valid(digits) and not is_other):
            yield match.span()
    for place in reading.places(_FOREIGN_HINTS):
        if match := _FOREIGN.match(text, place):
            yield match.span("code")


def _told(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield a code of whatever form that stands straight after words that announce one."""
    end = start + _NEAR
    found = (pattern.search(text, start, end + _NEAR) for pattern in (_APART, _ANY, _IN_PART, _SLIPPED))
    near = (one for one in found if one and (one.start() < end or _is_told_far(text, one)))
    match = min(near, key=lambda one: (one.start(), -one.end()), default=None)
    if match and not re.search(r"[.!?]\s|\n\n", text[start : match.start()]):
        yield match.span()


def _is_told_far(text: str, code: re.Match[str]) -> bool:
    """Tell whether a code that lacks its end is told some words on: "My personal code is wrong in the letter, you wrote 150692-97"."""
    before = text[max(0, code.start() - _NEAR) : code.start()]
    return code.re is _SLIPPED or (code.re is _IN_PART and not _SOMETHING_ELSE.search(before))


def _is_code(match: re.Match[str], before: str) -> bool:
    day = re.sub(r"[. -]", "", match["day"]).translate(_ZEROS)
    # One of two signs is the slip: "020211B-961X".
    sign = match["sign"].strip()[:1]
    if _NUMBER_OF_A_THING.search(before):
        return False
    if _WORDS.search(before):
        return True
    if _IS_OTHER_AFTER.match(match.string, match.end()) or is_number_of_a_thing(before):
        return False
    number, check = match["number"], match["check"].upper()
    if check and _is_right(day, number, check):
        return _is_sure(match, sign, check) and not _is_parted_of_a_thing(match)
    if sign not in {"-", "+"} and not sign.isalpha():
        is_one = (sign in {"", "_", "/", "="} and len(match[0]) == len(day) + len(sign) + _NUMBER + 1) and (
            check.isalpha() and number.isdigit()
        )
        return is_one and not _SOMETHING_ELSE.search(before)
    return "-" not in match["day"] and _is_by_shape(match, len(day), before)


def _is_sure(match: re.Match[str], sign: str, check: str) -> bool:
    """Tell whether a code whose check is right is more than chance: its sign or its letter says so."""
    is_phone = sign == "-" and check.isdigit() and bool(_MOBILE.match(match[0]))
    return (sign in {"-", "+"} and not is_phone) or sign.isalpha() or check.isalpha()


def _is_by_shape(match: re.Match[str], length: int, before: str) -> bool:
    """Tell whether a code with a wrong or missing check character looks like one all the same."""
    number, check = match["number"], match["check"]
    if not check:
        is_named = (_MAY_BE if "." in match["day"] else _OWN_CODE).search(before)
        sign = match["sign"].strip()
        is_meant = number[-1].isalpha() or sign.isalpha() or bool(is_named and sign)
        return is_meant and length == _SHORT_YEAR and not _is_of_something_else(match, before)
    is_own = bool(_OWN_CODE.search(before))
    if check.isdigit() and match["sign"].strip() != "+" and _MOBILE.match(match[0]) and not is_own:
        return False  # a telephone number with a hyphen; the telephones' finder has it
    if match["sign"].strip() == "-" and int(match["day"].translate(_ZEROS)[-2:]) <= _OLDEST and not is_own:
        return False
    if match["sign"].strip() in {"-", "_"} and _MOMENT.match(number + check) and _THIS_CENTURY.match(match["day"][-2:]):
        return False
    is_tight = len(match[0]) == length + 5 and length == _SHORT_YEAR
    is_signed = match["sign"].strip()[:1].isalpha() and number.isdigit()
    # "tunnus 030731-925 9": parted by fingers that slipped.
    is_parted = length == _SHORT_YEAR and bool(
        is_own or _MAY_BE.search(before) or _ENDS.match(match.string, match.end())
    )
    return (is_tight or is_signed or is_parted or check.isalpha()) and not _is_of_something_else(match, before)


def _is_of_something_else(match: re.Match[str], before: str) -> bool:
    """Tell whether the words before name what such a number is of, and it is no person."""
    if _SOMETHING_ELSE.search(before) or is_said_of_a_noun(match.string, *match.span()):
        return True
    is_numbered = not match["check"] and _NUMBER_SAID.search(before)
    return bool(match["sign"].strip() == "-" or is_numbered) and _is_of_a_noun(match)


def _is_of_a_noun(match: re.Match[str]) -> bool:
    return is_of_a_noun(match.string[max(0, match.start() - _NEAR) : match.start()], with_cards=False)


def _is_parted_of_a_thing(match: re.Match[str]) -> bool:
    """Tell whether a thing stands straight before what only chance makes a code: "rakennuslupa 140562-913 H", not "hakemukseni 140562-913 H"."""
    is_parted = match["sign"] == "-" and match.string[match.end("number") : match.start("check")] == " "
    before = match.string[max(0, match.start() - _NEAR) : match.start()]
    return is_parted and bool(_THING_BEFORE.search(before)) and _is_of_a_noun(match)


def _is_wrong(match: re.Match[str], before: str) -> bool:
    """Tell whether nothing but its shape says that it is a code: no word, and its check character is wrong."""
    day = re.sub(r"[. -]", "", match["day"]).translate(_ZEROS)
    return not _WORDS.search(before) and not _is_right(day, match["number"], match["check"].upper())


def _is_right(day: str, number: str, check: str) -> bool:
    digits = (day[:4] + day[-2:] + number).translate(_ZEROS)
    return digits.isdigit() and check in _CHECKS and _CHECKS[int(digits) % 31] == check
