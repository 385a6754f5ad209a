"""Finnish personal identity codes in text (decree on the century signs in force since 1 January 2023).

People mistype: a code counts by its shape, also when its check character is wrong.
"""

import re
from collections.abc import Iterator

_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0[1-9]|1[0-2])"
_SIGN = r"[-+YXWVUABCDEF]"
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"

_CODE = re.compile(
    rf"(?<!\d)(?<!\d[-.,/])(?P<day>{_DAY}[. ]?{_MONTH}[. ]?(?:19|20|18)?\d\d)"
    rf"(?P<sign> ?{_SIGN} ?| ?)(?P<number>\d{{3}}) ?(?P<check>[0-9A-Z])(?![0-9A-Za-zÅÄÖåäö])(?!-\d)",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"hetu|henkilö\w{0,3}tunnu|sotu|sosiaaliturvatunnu|personbeteckn|personnummer|identity (?:code|number)|"
    r"social security|personal id",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"0(?:4\d|50)")
_SHORT_YEAR = 6


def identity_codes(text: str) -> Iterator[tuple[int, int]]:
    """Yield where personal identity codes stand in a flat text."""
    for match in _CODE.finditer(text):
        if _is_code(match, text[max(0, match.start() - 40) : match.start()]):
            yield match.span()


def _is_code(match: re.Match[str], before: str) -> bool:
    check = match["check"].upper()
    day = match["day"].replace(".", "").replace(" ", "")
    short = day[:4] + day[-2:]
    if check in _CHECKS and _CHECKS[int(short + match["number"]) % 31] == check:
        return bool(match["sign"].strip()) or check.isalpha() or bool(_WORDS.search(before))
    if not match["sign"].strip():
        return bool(_WORDS.search(before))
    if check.isdigit() and _MOBILE.match(match[0]):
        return False  # a telephone number with a hyphen; the telephones' finder has it
    is_tight = len(match[0]) == len(day) + 5 and len(day) == _SHORT_YEAR
    return is_tight or check.isalpha() or bool(_WORDS.search(before))
