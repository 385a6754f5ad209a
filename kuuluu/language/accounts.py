"""Bank accounts in text: an IBAN by its shape, also mistyped, or in the form before it where a word tells."""

import re
from collections.abc import Iterator

from stdnum import iban

from kuuluu.language.numbered_things import is_of_a_noun
from kuuluu.language.reading import Reading
from kuuluu.language.spelled import spelled_account
from kuuluu.language.words import read_parts

_LISTED = read_parts("accounts")

_GAP = r"[ \n./_-]{0,2}"
_FINNISH = re.compile(
    rf"(?<![^\W_])F ?[Il1]{_GAP}(?:[\dOoIl]{_GAP}){{14,16}}(?:\d|[Oo](?![^\W\d_]))(?![\dOo])", re.IGNORECASE
)
_OTHER = re.compile(r"(?<![^\W_])[A-Z]{2}[ -]?\d{2}(?=[ .\n-]?[A-Z0-9])", re.IGNORECASE)
_COUNTRY = re.compile(r"[A-Z]{2}[ -]?\Z", re.IGNORECASE)
_MOST_BEFORE = 3
# How long an account of a country is (ISO 13616): one of that length counts though its check digits are wrong.
_LENGTHS = {
    "NO": 15,
    "BE": 16,
    "DK": 18,
    "NL": 18,
    "FO": 18,
    "GL": 18,
    "SI": 19,
    "MK": 19,
    "AT": 20,
    "EE": 20,
    "LT": 20,
    "LU": 20,
    "XK": 20,
    "CH": 21,
    "LI": 21,
    "LV": 21,
    "HR": 21,
    "DE": 22,
    "GB": 22,
    "IE": 22,
    "BG": 22,
    "GE": 22,
    "ME": 22,
    "RS": 22,
    "GI": 23,
    "IL": 23,
    "AE": 23,
    "IQ": 23,
    "SE": 24,
    "ES": 24,
    "CZ": 24,
    "SK": 24,
    "RO": 24,
    "PT": 25,
    "IS": 26,
    "TR": 26,
    "FR": 27,
    "IT": 27,
    "GR": 27,
    "HU": 28,
    "PL": 28,
    "AL": 28,
    "CY": 28,
    "UA": 29,
}
# "permit no 044 120 33 15 A": a word, no country.
_NUMBER_WORD = re.compile(r"no ")
# "Is 0401234567 the number of …": a sentence goes on.
_SENTENCE = re.compile(r" [^\W\d_]{2,} [^\W\d_]{2,}")
# In groups of four as accounts are written, though a group is missing: "SE05 5000 0000 0583 9825".
_GROUPS = re.compile(r"[A-Z]{2}\d\d(?: \d{4}){4,6}(?: \d{1,3})?(?![\w-])")
_FEWEST_DIGITS = 10
_SHORTEST, _LONGEST = 15, 34
_TOLD = re.compile(
    r"(?:\biban\b|tili(?:n|ni|lle|lleni|nro|numero\w*)?\b|konto(?:t|n|nummer\w*)?\b|\baccount\b)[^\w\n]{0,3}(?:(?!puuttu|lasku|viit)\w{1,14} ){0,2}"
    r"(?P<number>(?:[A-Z]{2}[ -]?(?:[\dOo][ -]?){7,19}[\dOo]|\d{6}[ -]\d{2,8}|\d\d(?:[ -]?\d{4}){3}[ -]?\d\d))(?![-\d])",
    re.IGNORECASE,
)
# Only what is the city's or the state's own: a club's or a housing company's account is often in somebody's name.
_PUBLIC = re.compile(
    rf"\b(?:{_LISTED['PUBLIC']}) (?:[\w-]+ ){{0,2}}(?:tili\w*|pankkitili\w*|laskutili\w*|"
    rf"konto\w*|bankkonto\w*|account|iban)(?: (?:no|nro|number|nr))?\W{{1,3}}(?:(?:on|är|"
    rf"is|oli|was|iban) ?:? )?(?:\w{{2,10}} )?\Z",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"\b(?:esimerkki|malli|exempel|example|sample)[\w-]*(?: ?(?:iban|tili|konto|account)\w*)?:? (?:(?:on|är|is) )?\Z",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:tilini|tilimme|tililleni|tilillemme|minun|mun|omalle|mitt|min|vårt|my|our)\b", re.IGNORECASE)
# "transaction ID FI90 …", "laitetunnus on FI20 …": what a system calls its numbers by.
_OTHER_ID = re.compile(
    rf"\b(?!\w*(?:{_LISTED['OF_ACCOUNTS']}))(?:\w*(?:tunnus|tunnukse\w*|tunniste|tapahtuma|koodi|transaktion|koden)|(?:transaction|tracking|session|document|device|contract|archive|reference)(?: ?id| code| number)?"
    r"|transaktions?-?id|(?<!bank )(?<!account )id|viite(?:numero)?|referens(?:en|nummer)?)(?: (?:on|är|is|was|oli|var))?\W{1,2}\Z",
    re.IGNORECASE,
)
# "… ei ole tili", "… but it is only the ID"
_NO_ACCOUNT = re.compile(
    r"[^.!?\n]{0,20}\b(?:ei (?:ole )?(?:mikään )?(?:tili|tilinumero|iban)|är (?:inte|inget) (?:ett |något )?(?:konto|kontonummer|iban)|(?:is not|isn['’]t) an? (?:account|iban)(?: number)?)(?=[.,;!?)]|\Z)"
    rf"|[^.!?\n]{{0,20}}\b(?:mutta se on|men det är|but (?:it is|it['’]s))(?: [^\W\d_]+){{0,2}}? (?!\w*(?:{_LISTED['OF_ACCOUNTS']}))\w*(?:tunnus|tunniste|koodi|viite|kod|referens|id|code|reference)\b",
    re.IGNORECASE,
)
# "… and my bank asks whether this is an account"
_DOUBTED = re.compile(
    r"\b(?:onko (?:se|tämä|tuo)(?: jokin| joku)? tili(?:numero)?|(?:whether|if) (?:this|it|that) is an account|is (?:it|this|that) an account|"
    r"(?:är|om) det(?: är)? ett konto(?:nummer)?)\b",
    re.IGNORECASE,
)
# "FI80 0013 7115 02": a group or more are missing; where the text speaks of an account it is one.
_SHORT = re.compile(rf"(?<![^\W_])FI{_GAP}\d\d{_GAP}(?:\d{_GAP}){{7,12}}\d(?![^\W_])(?![.,/-]\d)", re.IGNORECASE)
_SPEAKS_OF_IT = re.compile(
    rf"\b(?:\w*tili(?!{_LISTED['NO_ACCOUNT_FI']})\w*|iban|\w*konto(?!r)\w*|accounts?)\b", re.IGNORECASE
)
_BEFORE, _AFTER = 90, 60
_MONEY = re.compile(
    r"tili|iban|konto|account|palautu|palautta|återbetal|refund|betala|\bpay\b|korvau|ersättning|lasku|faktura|invoice",
    re.IGNORECASE,
)
_NEAR = 60
_FINNISH_HINTS = ("fi", "f i", "f1", "fl")
_TOLD_HINTS = ("iban", "tili", "konto", "account")
_MORE = re.compile(r" \d{1,3}(?![\w:]|[.,/-]\d| ?(?:€|e\b|eur|snt|kr|%|kpl))")
_SEPARATORS = " -.\n"


def accounts(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where bank accounts stand in a plain text."""
    text = reading.text
    for place in reading.places(_FINNISH_HINTS):
        match = _FINNISH.match(text, place) or _short(text, place)
        if match and not _is_public(text, place) and not _is_of_a_thing(match):
            yield match.span()
    for digits, _end_of_digits in sorted(reading.lettered):
        country = _COUNTRY.search(text, max(0, digits - _MOST_BEFORE), digits)
        match = _OTHER.match(text, country.start()) if country else None
        end = _end(text, match.start()) or _end_of_groups(text, match.start()) if match else None
        if match and end and not _is_public(text, match.start()):
            yield match.start(), end
    for place in reading.places(_TOLD_HINTS):
        match = _TOLD.match(text, place)
        number = match.span("number") if match else spelled_account(text, place)
        if number and not _is_public(text, number[0]):
            yield number


def _short(text: str, start: int) -> re.Match[str] | None:
    """Return a Finnish account that lacks some figures, where the words before or after speak of an account."""
    match = _SHORT.match(text, start)
    if match is None:
        return None
    end = match.end()
    is_told = _SPEAKS_OF_IT.search(text, max(0, start - _BEFORE), start) or _SPEAKS_OF_IT.search(
        text, end, end + _AFTER
    )
    return match if is_told else None


def _is_public(text: str, start: int) -> bool:
    """Tell whether the account is said to be the city's, a firm's or a club's: "kaupungin tilille FI22 …"."""
    before = text[max(0, start - _NEAR) : start]
    if _EXAMPLE.search(before):
        return True
    return bool(_PUBLIC.search(before)) and not _OWN.search(before)


def _is_of_a_thing(match: re.Match[str]) -> bool:
    """Tell whether its check is wrong, and a permit, a device or a transaction stands straight before, and nothing of money."""
    text, start = match.string, match.start()
    before = text[max(0, start - _NEAR) : start]
    if iban.is_valid(match[0]):
        return False
    if _NO_ACCOUNT.match(text, match.end()):
        return True
    is_id = _OTHER_ID.search(before)
    if _MONEY.search(before):
        return bool(is_id and _DOUBTED.search(text, match.end(), match.end() + _AFTER))
    return bool(is_id) or is_of_a_noun(before, with_cards=True)


def _is_checked(number: str) -> bool:
    """Tell whether the two check digits may be right (ISO 7064): it is asked first, for the whole check takes longer."""
    digits = "".join(str(int(sign, 36)) for sign in number[4:] + number[:4])
    return int(digits) % 97 == 1


def _end(text: str, start: int) -> int | None:
    """Return where an account that begins here ends: where its check is right, or else where it has its country's length."""
    number = ""
    by_shape = None
    length = _LENGTHS.get(text[start : start + 2].upper(), 0)
    for position in range(start, min(len(text), start + 2 * _LONGEST)):
        sign = text[position]
        if sign.isascii() and sign.isalnum():
            number += sign
        elif sign not in _SEPARATORS:
            break
        if len(number) > _LONGEST:
            break
        if text[position + 1 : position + 2].isalnum() or sign in _SEPARATORS or len(number) < _SHORTEST:
            continue
        if _is_checked(number) and iban.is_valid(number):
            return position + 1
        if (
            len(number) == length
            and not _NUMBER_WORD.match(text, start)
            and not _SENTENCE.search(text, start, position)
            and sum(map(str.isdigit, number)) >= _FEWEST_DIGITS
        ):
            by_shape = position + 1
    return _with_slip(text, by_shape)


def _end_of_groups(text: str, start: int) -> int | None:
    """Return where groups of four end that begin with a country that has such accounts, whatever their number."""
    groups = _GROUPS.match(text, start)
    return groups.end() if groups and text[start : start + 2] in _LENGTHS else None


def _with_slip(text: str, end: int | None) -> int | None:
    """Return the end of an account whose check is wrong together with the digits that are one group too many."""
    more = _MORE.match(text, end) if end else None
    return more.end() if more else end
