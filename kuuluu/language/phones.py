"""Telephone numbers in text. Prices, dates, times, postal codes and case numbers are no telephones."""

import re
from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from stdnum.fi import ytunnus

_CHUNK = re.compile(r"(?:\+ ?|\()?\d(?:[\d ()./-]{0,60}\d)?")
_GROUP = re.compile(r"\d+")
_NOT_PHONES = re.compile(
    r"(?<![\d.])(?:"
    r"\d{1,2}\. ?\d{1,2}\. ?(?:\d{4}|\d{2})?(?!\d)"  # 3.12.2026, 3.12.
    r"|\d{4}-\d\d-\d\d(?!\d)"  # 2026-12-03
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?!\d)"
    r"|(?:[01]?\d|2[0-4])[.:][0-5]\d(?!\d)(?!\.\d)"  # 8.00, 16:30
    r"|\d{1,3}(?: \d{3})*,\d{1,2}(?!\d)"  # 1 200,50
    r")"
)
_BUSINESS_ID = re.compile(r"(?<![\d-])\d{7}-\d(?![\d-])")
_CASE_NUMBER = re.compile(r"[^\W\d_]{2,10}-\d{2,4}-\d{1,8}(?:-\d+)?")
_CONTEXT = re.compile(
    r"(?:\b(?:puh|p|tel|tfn|gsm|mob|mobil|whatsapp)\b|puhelin|puhelime|soita|soitt|kännyk|numero(?:ni|on|sta|mme)\b|"
    r"telefon|telephone|phone|\bcall|\bring\b|\bringa|nummer är|number is)[^\d\n]{0,25}\Z",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"0(?:4\d|50)\d{6,8}\Z")
_EMERGENCY_AND_ADVICE = frozenset({"116117", "112"})
_FEWEST, _MOST = 7, 15
_LONGEST_WALK = 10


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where telephone numbers stand in a flat text."""
    text = _without_others(text)
    for chunk in _CHUNK.finditer(text):
        if chunk.end() - chunk.start() >= _FEWEST - 1:
            yield from _in_chunk(text, chunk)


def _without_others(text: str) -> str:
    """Return the text with its look-alikes blotted out, every other character in its place."""
    text = _NOT_PHONES.sub(_blot, text)
    text = _CASE_NUMBER.sub(_blot, text)
    return _BUSINESS_ID.sub(lambda m: _blot(m) if ytunnus.is_valid(m[0]) else m[0], text)


def _blot(match: re.Match[str]) -> str:
    return "\x00" * len(match[0])


def _in_chunk(text: str, chunk: re.Match[str]) -> Iterator[tuple[int, int]]:
    groups = [(m.start() + chunk.start(), m[0]) for m in _GROUP.finditer(chunk[0])]
    at = 0
    while at < len(groups):
        taken = _longest(text, groups[at : at + _LONGEST_WALK], is_first=at == 0)
        if taken:
            last, digits = groups[at + taken - 1]
            yield _begin(text, groups[at][0]), last + len(digits)
        at += taken or 1


def _begin(text: str, start: int) -> int:
    """Return the start with the plus or bracket that belongs to the number."""
    for mark in ("+", "+ ", "(", "+(", "(+"):
        if text.endswith(mark, 0, start):
            start -= len(mark)
            break
    return start


def _longest(text: str, groups: list[tuple[int, str]], *, is_first: bool) -> int:
    """Return of how many of the groups the longest telephone number that begins with the first one is made; or 0."""
    start = groups[0][0]
    is_foreign = text[_begin(text, start)] == "+" or text[max(0, start - 2) : start] == "(+"
    is_told = is_first and bool(_CONTEXT.search(text[max(0, start - 40) : start]))
    if not (is_foreign or is_told or groups[0][1].startswith("0")):
        return 0
    for count in range(len(groups), 0, -1):
        digits = "".join(digits for _start, digits in groups[:count])
        if len(digits) > _MOST + 2:
            continue
        if _is_phone("+" + digits if is_foreign else digits, is_told=is_told):
            return count
    return 0


@lru_cache(maxsize=2048)
def _is_phone(number: str, *, is_told: bool) -> bool:
    if number.startswith("00"):
        number = "+" + number[2:]
    if number.startswith("+"):
        return len(number) > _FEWEST and (_is_valid(number) or _MOBILE.match(number.replace("+358", "0")) is not None)
    if number.startswith("0"):
        return len(number) >= _FEWEST and (
            _MOBILE.match(number) is not None or any(_is_valid(number, region) for region in ("FI", "SE"))
        )
    is_long = _FEWEST - 1 <= len(number) <= _MOST
    return is_told and is_long and number not in _EMERGENCY_AND_ADVICE


def _is_valid(number: str, region: str | None = None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False  # the parser's way to say no
