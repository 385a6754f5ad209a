"""Telephone numbers that are written in words, in three languages: "nolla neljä nolla kolme …"."""

import re
from collections.abc import Iterator

from kuuluu.language.reading import Reading
from kuuluu.language.words import read_lines

_SPELLED = dict(line.split(" ", 1) for line in read_lines("spelled_digits"))
_VALUES = {word: digits for digits, words in _SPELLED.items() for word in words.split()}
_ZERO = frozenset(_SPELLED["0"].split())
_TENS = frozenset(word for word, digits in _VALUES.items() if digits[0] != "0" and digits[1:] == "0" and digits != "10")
# "tupla kaksi", "triple five", "kolme kertaa kakkonen", also run together with its digit.
_TIMES = {"double": 2, "tupla": 2, "dubbel": 2, "triple": 3, "tripla": 3, "trippel": 3}
_DOUBLED = frozenset({*_TIMES, "kertaa", "gånger", "times"})
_TOKEN = re.compile(r"\d{1,7}|[^\W\d_]+")
_GAP = re.compile(r"[\s,.;/-]{0,4}\Z")
_RUN_TOGETHER = re.compile(rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))}){{2,}}\Z")
_ONE_WORD = re.compile(rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))})(?=(?:{'|'.join(_VALUES)})*\Z)")
_HINTS = (
    "noll",
    "nol ",
    "zero",
    "oh ",
    "plus",
    "nelkyt",
    "nelikyt",
    "neljäkymment",
    "viiskyt",
    "viiskymment",
    "viisikymment",
    "fyrti",
    "femti",
    "forty",
    "fifty",
    "tupla",
    "tripl",
    "dubbel",
    "satak",
)
# A mobile whose zero is left out: "nelkyt viis 331 80 27".
_MOBILE = re.compile(r"(?:4\d|50)\d{6,8}")
_SIGNS = frozenset({"viiva", "väliviiva", "miinus", "plus", "streck", "bindestreck", "minus", "dash", "hyphen"})
LETTERS = frozenset(word for line in read_lines("spelled_letters") for word in line.split())
_LONGEST_CODE, _SHORT = 160, 35
_COUNTRY = re.compile(r"(?<![^\W_])f ?i ?\Z", re.IGNORECASE)
_FEWEST_OF_ACCOUNT = 14
_FEWEST, _WHOLE, _MOST, _FEWEST_WORDS = 7, 9, 15, 3
_MOST_SAID = 18  # "neljäsataa viisi" may be 405 or 400 5
_PLUS = "plus"

_Run = list[tuple[str, str, int, int]]


def spelled_phones(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand that begin with a zero, or "plus", and have at least three digits in words."""
    if not reading.has(_HINTS):
        return
    for run in _runs(reading.text):
        number = _number(run)
        if number:
            yield number[0][2], _last(number)


def spelled_code(text: str, start: int) -> tuple[int, int] | None:
    """Return where a personal identity code stands in words after a word that announces one: "nolla yksi … viiva yksi kaksi kolme aa"."""
    digits, first, end = "", None, start
    for match in _TOKEN.finditer(text, start, start + _LONGEST_CODE):
        token = match[0].lower()
        value = digits_of(token)
        if value is None and not (first is not None and (token in _SIGNS or len(digits) >= _WHOLE)):
            if first is not None or match.start() > start + _SHORT:
                break
            continue
        if value is None and token not in _SIGNS and token not in LETTERS:
            break
        first, end, digits = (match.start() if first is None else first), match.end(), digits + (value or "")
        if value is None and len(digits) >= _WHOLE:
            break  # the check character is a letter
    if first is None or ". " in text[start:first]:
        return None
    return (first, end) if _WHOLE <= len(digits) <= _MOST and not text[first].isdigit() else None


def spelled_account(text: str, start: int) -> tuple[int, int] | None:
    """Return where a bank account is told, at least in part in words, after a word that announces one: "FI kaksikymmentäyksi 1234 …"."""
    for run in _runs(text[start : start + _LONGEST_CODE]):
        is_said = any(not token.isdigit() for token, _value, _start, _end in run)
        if is_said and len(_digits(run)) >= _FEWEST_OF_ACCOUNT:
            first = start + run[0][2]
            country = _COUNTRY.search(text, start, first)
            return (country.start() if country else first), start + run[-1][3]
    return None


def _number(run: _Run) -> _Run | None:
    """Return the part of a stretch of number words that is a telephone number; what stands before it belongs to the sentence."""
    for first, (token, value, _start, _end) in enumerate(run):
        rest = run[first:]
        digits = _digits(rest)
        words = sum(not token.isdigit() for token, _value, _start, _end in rest)
        is_whole = words >= _FEWEST_WORDS and len(digits) >= _FEWEST
        if _begins(token) and (is_whole or (not token.isdigit() and len(digits) >= _WHOLE)):
            return rest
        is_begun = token.startswith(("04", "050")) and words and _WHOLE <= len(digits) <= _MOST
        if is_begun or (_may_begin_a_mobile(value, words) and _MOBILE.fullmatch(digits)):
            return rest
    return None


def _may_begin_a_mobile(value: str, words: int) -> bool:
    """Tell whether a mobile whose zero is left out may begin so: "nelkyt viis …", "fyrtiofem …"."""
    return value in {"40", "50"} or (words >= _FEWEST_WORDS and value.startswith(("4", "5")))


def _digits(run: _Run) -> str:
    """Return the digits that the words say: "neljäkymmentä viisi" is 45."""
    said = ""
    was_tens = False
    for token, value, _start, _end in run:
        said = (
            said[:-1] + value if was_tens and len(value) == 1 and value != "0" and not token.isdigit() else said + value
        )
        was_tens = token in _TENS
    return said


def _begins(token: str) -> bool:
    return token == _PLUS or token.startswith(("0", *_ZERO))


def _last(run: _Run) -> int:
    """Return where the number ends: no number has more than fifteen digits."""
    count, end = 0, run[0][3]
    for _token, value, _start, stop in run:
        count += len(value)
        if count > _MOST_SAID:
            break
        end = stop if value else end
    return end


def _runs(text: str) -> Iterator[_Run]:
    """Yield stretches of number words and digits with nothing but spaces and commas between."""
    run: _Run = []
    for match in _TOKEN.finditer(text):
        token = match[0].lower()
        value = digits_of(token)
        if run and (value is None or not _GAP.match(text[run[-1][3] : match.start()])):
            yield run
            run = []
        if value is not None:
            run.append((token, value, *match.span()))
    if run:
        yield run


def digits_of(token: str) -> str | None:
    """Return the digits that a word stands for; several where they are run together."""
    if token.isdigit():
        return token
    if token in _DOUBLED or token == _PLUS:
        return ""
    if token in _VALUES:
        return _VALUES[token]
    for times, count in _TIMES.items():
        if token.startswith(times):
            digits = digits_of(token.removeprefix(times))
            return digits and digits * count
    if _RUN_TOGETHER.match(token):
        return _digits([(word, _VALUES[word], 0, 0) for word in _ONE_WORD.findall(token)])
    return None
