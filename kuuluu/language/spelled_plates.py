"""Plates that are said aloud: "ii äks koo neljä seitsemän kaksi", "A B C 1 2 3", "bokstäverna r, x, u och siffrorna fem fem ett"."""

import re
from collections.abc import Iterator

from kuuluu.language.reading import Reading
from kuuluu.language.spelled import LETTERS, digits_of
from kuuluu.language.words import any_of

_TELLING = frozenset(("kirjaimet", "bokstäverna", "bokstäver", "letters"))
# Words that are ordinary ones too: of two letters neither may be one.
_ORDINARY = frozenset(
    "a i o y å ä en de be se te ge er el es em ex ee eff you why see jay ar tee kuu kilo golf hotel mike charlie lima echo india".split()  # noqa: SIM905 - a list of words
)
_PAIR = re.compile(rf"(?<!\w)(?:{any_of(LETTERS)})[\s,.;:–-]{{1,3}}(?:{any_of(LETTERS)})(?!\w)")
_HINTS = (
    "kilp",
    "kilv",
    "rekkar",
    "rekist",
    "rek.",
    "rek ",
    "skylt",
    "regist",
    "reg ",
    "reg.",
    "plate",
    "kirjaim",
    "bokst",
    "letters",
)
# "J as in Juliet": the word that explains a letter is passed.
_EXPLAINED = re.compile(r"\b([A-ZÅÄÖ]) (?:as in|niinku|niin kuin|kuten|kuin|som i|som) [A-ZÅÄÖ]\w+")
_TOKEN = re.compile(r"\d{1,3}(?!\d)|[^\W\d_](?:-ray)?[^\W\d_]*")
_GAP = re.compile(r"[\s,.;:–-]{1,30}\Z")
# What may be said between the letters and the digits.
_BETWEEN = frozenset(
    ("viiva", "väliviiva", "streck", "bindestreck", "dash", "hyphen", "ja", "och", "and", "numerot", "siffrorna", "siffror", "digits", "numbers", "sitten", "sen", "sedan", "sen", "then", "kirjaimet", "numero")
)  # fmt: skip
_REACH = 50
_FEWEST_LETTERS, _MOST_LETTERS, _MOST_DIGITS = 2, 3, 3

_TOLD_BEFORE = re.compile(r"\b(?:kirjaimet|bokstäverna|bokstäver|letters) \Z")
_SPACED = re.compile(r"[A-ZÅÄÖ] [A-ZÅÄÖ] [A-ZÅÄÖ] ?-? ?\d")
# "HKA neljä kaksi yksi", "bokstäverna HKA och siffrorna 421": the letters as they are, the number in words or named.
_CAPITALS = re.compile(
    r"[A-ZÅÄÖ]{3}(?<![\w-][A-ZÅÄÖ]{3})(?:,? (?:ja|och|and) |[ -])"
    r"(?P<named>(?:numerot|numero|siffrorna|siffror|numbers|digits) )?(?=[a-zåäö]|\d)"
)
_Word = tuple[str, int, int]


def spelled_plates(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield where two or three letters are spelled and one to three digits follow: near a word for a plate or a vehicle."""
    yield from _in_capitals(reading.text)
    is_spaced = reading.digits and _SPACED.search(reading.text)
    if not (is_spaced or reading.has(_HINTS)) or not (_PAIR.search(reading.low) or _EXPLAINED.search(reading.text)):
        return
    text = _EXPLAINED.sub(lambda match: match[1] + " " * (len(match[0]) - 1), reading.text)
    words = [(match[0].lower(), *match.span()) for match in _TOKEN.finditer(text)]
    at = 0
    while at < len(words):
        span = _plate(text, words, at)
        if span:
            yield span
        at += 1
        while span and at < len(words) and words[at][1] < span[1]:
            at += 1


def _in_capitals(text: str) -> Iterator[tuple[int, int]]:
    """Yield three capitals with a number in words, or with a number that is named as one."""
    for match in _CAPITALS.finditer(text):
        words = [(one[0].lower(), *one.span()) for one in _TOKEN.finditer(text, match.end(), match.end() + _REACH)]
        last = _last_digit(text, words, 0) if words else None
        if last is not None and (match["named"] or not words[0][0].isdigit()):
            told = _TOLD_BEFORE.search(text, max(0, match.start() - _REACH), match.start())
            yield (told or match).start(), words[last][2]


def _plate(text: str, words: list[_Word], at: int) -> tuple[int, int] | None:
    """Return the plate that begins with a word."""
    letters = at
    while letters < len(words) and letters - at < _MOST_LETTERS and words[letters][0] in LETTERS:
        if letters > at and not _are_joined(text, words, letters):
            break
        letters += 1
    if letters - at < _FEWEST_LETTERS or (at and words[at - 1][0] in LETTERS and _are_joined(text, words, at)):
        return None
    if letters - at < _MOST_LETTERS and any(word in _ORDINARY for word, _start, _end in words[at:letters]):
        return None
    digits = letters
    while digits < len(words) and digits - letters < _FEWEST_LETTERS and words[digits][0] in _BETWEEN:
        digits += 1
    last = _last_digit(text, words, digits)
    first = at - 1 if at and words[at - 1][0] in _TELLING else at
    return (words[first][1], words[last][2]) if last is not None and _are_joined(text, words, letters) else None


def _last_digit(text: str, words: list[_Word], at: int) -> int | None:
    """Return the last word of the number that begins here and has one to three digits."""
    said, last = "", None
    for place in range(at, min(len(words), at + _MOST_DIGITS + 1)):
        digits = digits_of(words[place][0])
        if not digits or (place > at and not _are_joined(text, words, place)):
            break
        # "neljäkymmentä kaksi" is 42
        is_tens = len(said) > 1 and said.endswith("0") and len(digits) == 1 and not words[place - 1][0].isdigit()
        said = said[:-1] + digits if is_tens else said + digits
        if len(said) > _MOST_DIGITS:
            return None
        last = place
    return last


def _are_joined(text: str, words: list[_Word], place: int) -> bool:
    """Tell whether nothing but spaces and signs parts a word from the one before."""
    return place < len(words) and _GAP.match(text[words[place - 1][2] : words[place][1]]) is not None
