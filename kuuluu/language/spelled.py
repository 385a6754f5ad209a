"""Telephone numbers that are written in words, in three languages: "nolla neljä nolla kolme …"."""

import re
from collections.abc import Iterator

from kuuluu.language.reading import Reading

_DIGITS = {
    "0": "nolla noll zero oh",
    "1": "yksi yks ykkönen ykönen ett en one",
    "2": "kaksi kaks kakkonen två two",
    "3": "kolme kolmonen tre three",
    "4": "neljä nelonen nelkku fyra four",
    "5": "viisi viis viitonen vitonen fem five",
    "6": "kuusi kuus kuutonen kutonen sex six",
    "7": "seitsemän seittemän seitsämän seiska sju seven",
    "8": "kahdeksan kaheksan kasi åtta eight",
    "9": "yhdeksän yheksän ysi nio nine",
}
_TENS = {
    "10": "kymmenen tio ten",
    "20": "kaksikymmentä kakskyt kakskytä tjugo twenty",
    "30": "kolmekymmentä kolkyt kolkytä trettio thirty",
    "40": "neljäkymmentä nelkyt nelkytä fyrtio forty",
    "50": "viisikymmentä viiskyt viiskytä femtio fifty",
    "60": "kuusikymmentä kuuskyt sextio sixty",
    "70": "seitsemänkymmentä seiskyt sjuttio seventy",
    "80": "kahdeksankymmentä kasikyt åttio eighty",
    "90": "yhdeksänkymmentä ysikyt nittio ninety",
}
_VALUES = {word: digits for table in (_DIGITS, _TENS) for digits, words in table.items() for word in words.split()}
_ZERO = frozenset(_DIGITS["0"].split())
_DOUBLED = frozenset({"double", "tupla", "dubbel"})
_TOKEN = re.compile(r"\d{1,7}|[^\W\d_]+")
_GAP = re.compile(r"[\s,.;/-]{0,4}\Z")
_RUN_TOGETHER = re.compile(rf"(?:{'|'.join(sorted(_VALUES, key=len, reverse=True))}){{2,}}\Z")
_ONE_WORD = re.compile("|".join(sorted(_VALUES, key=len, reverse=True)))
_HINTS = ("noll", "zero", "oh ", "plus")
_FEWEST, _MOST, _FEWEST_WORDS = 7, 15, 3
_PLUS = "plus"


def spelled_phones(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand that begin with a zero, or "plus", and have at least three digits in words."""
    if not reading.has(_HINTS):
        return
    for run in _runs(reading.text):
        while run and not _begins(run[0][0]):
            run = run[1:]  # noqa: PLW2901 - what stands before the zero belongs to the sentence
        digits = "".join(value for _token, value, _start, _end in run)
        words = sum(not token.isdigit() for token, _value, _start, _end in run)
        if words >= _FEWEST_WORDS and len(digits) >= _FEWEST:
            yield run[0][2], _last(run)


_Run = list[tuple[str, str, int, int]]


def _begins(token: str) -> bool:
    return token == _PLUS or token.startswith(("0", *_ZERO))


def _last(run: _Run) -> int:
    """Return where the number ends: no number has more than fifteen digits."""
    count, end = 0, run[0][3]
    for _token, value, _start, stop in run:
        count += len(value)
        if count > _MOST:
            break
        end = stop
    return end


def _runs(text: str) -> Iterator[_Run]:
    """Yield stretches of number words and digits with nothing but spaces and commas between."""
    run: _Run = []
    for match in _TOKEN.finditer(text):
        token = match[0].lower()
        value = _value(token)
        if run and (value is None or not _GAP.match(text[run[-1][3] : match.start()])):
            yield run
            run = []
        if value is not None:
            run.append((token, value, *match.span()))
    if run:
        yield run


def _value(token: str) -> str | None:
    """Return the digits that a word stands for; several where they are run together."""
    if token.isdigit():
        return token
    if token in _DOUBLED or token == _PLUS:
        return ""
    if token in _VALUES:
        return _VALUES[token]
    if _RUN_TOGETHER.match(token):
        return "".join(_VALUES[word] for word in _ONE_WORD.findall(token))
    return None
