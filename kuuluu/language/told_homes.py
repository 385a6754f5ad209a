"""Homes told in other ways than street and number: the number in words or first, the street alone after "asun", a town under a name."""

import re
from collections.abc import Callable, Iterator, Sequence

from kuuluu.language.phrases import Phrases
from kuuluu.language.reading import Reading
from kuuluu.language.streets import ANY_CASE, ENDS
from kuuluu.language.words import read_parts

_LISTED = read_parts("told_homes")

_NUMBERS = Phrases.read("number_words", whole=True)
_STREETS = Phrases.read("lives_street", whole=True)
_STREET_BEFORE = re.compile(
    rf"(?<![\w-])(?-i:[A-ZÅÄÖ])?[\w-]{{3,}}{ENDS},? (?:(?:{_LISTED['STREET_BEFORE']}),? ){{0,2}}\Z",
    ANY_CASE,
)
# "talo 14 Mäntytiellä", "nummer 7 på Björkvägen"
_NUMBER_FIRST = re.compile(
    rf"(?:talo|talon|talossa|numero|numerossa|nro|nr|nummer|hus|huset|house|number|no)\.? \d{{1,3}}[A-Za-z]?,? "
    rf"(?:on |in |of |at |på |i |vid |längs |along |osoitteessa )?(?-i:[A-ZÅÄÖ])[\w-]+{ENDS}(?![\w-])(?! \d)",
    ANY_CASE,
)
# "number fourteen Pihlajatie", "talo kaksitoista Mäntytiellä"
_WORDS_FIRST = re.compile(rf" (?:on |in |of |at |på |i |vid )?(?-i:[A-ZÅÄÖ])[\w-]+{ENDS}(?![\w-])(?! \d)", ANY_CASE)
# "Prästgårdsgatan, där jag sedan 1958 har mitt hem"
_WHERE = re.compile(
    r"(?:där (?:jag|vi|min \w+|mina \w+) (?:[\w’']+ ){0,3}?(?:bor|bott|har (?:mitt|vårt) hem)|(?:jossa|missä|jolla|jonka varrella) (?:\w+ ){0,3}?(?:asun|asumme|asutaan|asunut|kotini|kotimme)"
    r"|where (?:i|we|my \w+) (?:[\w’']+ ){0,2}?(?:lives?|lived|reside))\b"
)
_WHERE_HINTS = (
    "där jag ",
    "där vi ",
    "där min",
    "jossa ",
    "missä ",
    "jolla ",
    "jonka var",
    "where i ",
    "where we ",
    "where my ",
)
_STREET_ALONE = re.compile(rf"(?<![\w-])((?-i:[A-ZÅÄÖ])[\w-]{{2,}}{ENDS}),? \Z", ANY_CASE)
_WORD_BEFORE = re.compile(
    r"(?<![\w-])(?:talo|talon|talossa|numero|numerossa|nro|nr|nummer|hus|huset|house|number|no)\.? \Z", ANY_CASE
)
_POST_UNDER = re.compile(r"[,.]?[ \n]{1,2}((?:FI-)?\d{5} [A-ZÅÄÖ][a-zåäö]+)(?=[ .,]*(?:\n|\Z))")
# "Tom\n14 Mäkitie"
_FIRST_UNDER = re.compile(rf"[,.]?[ \n]{{1,2}}(\d{{1,3}} ?[A-Za-z]?,? (?-i:[A-ZÅÄÖ])[\w-]+{ENDS})(?=[ .,]*(?:\n|\Z))")
# A village or a farm after a name, as people write where they live: "Siv Nordman, Västerby 12".
_VILLAGE = re.compile(
    r",? ([A-ZÅÄÖ][a-zåäö]{3,}(?: [a-zåäö]{4,})? \d{1,3}(?: ?[A-Za-z](?: \d{1,3})?)?)(?=[,.;\n]|\Z)(?![.,]\d)"
)
_NO_VILLAGE = re.compile(
    rf"(?:{_LISTED['NO_VILLAGE']})\w* \d",
    ANY_CASE,
)
_BACK, _LONGEST_NUMBER = 60, 3
# The last signs of the words that may stand before a number that comes first.
_LETTER_OR_STOP = frozenset("oantrestb.OANTRESTB")


def told_homes(
    reading: Reading, names: Sequence[int], is_home: Callable[[int, int], bool]
) -> Iterator[tuple[int, int]]:
    """Yield homes whose number is in words or comes first, streets that somebody lives on, towns under a name."""
    text = reading.text
    for start, end in _NUMBERS.find(reading):
        street = _STREET_BEFORE.search(text, max(0, start - _BACK), start)
        if street and is_home(street.start(), end):
            yield street.start(), end
        first = _WORDS_FIRST.match(text, end) if street is None else None
        number = _WORD_BEFORE.search(text, max(0, start - _BACK), start) if first else None
        if first and number and is_home(number.start(), first.end()):
            yield number.start(), first.end()
    yield from _STREETS.find(reading)
    yield from _streets_told_after(reading)
    for start, end in reading.digits:
        may_be = (
            end - start <= _LONGEST_NUMBER
            and text[start - 1 : start] == " "
            and text[start - 2 : start - 1] in _LETTER_OR_STOP
        )
        word = _WORD_BEFORE.search(text, max(0, start - _BACK), start) if may_be else None
        first = _NUMBER_FIRST.match(text, word.start()) if word else None
        if first and is_home(*first.span()):
            yield first.span()
    if reading.digits:
        yield from _under_names(text, names)


def _streets_told_after(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield a street alone of which it is said after it that somebody lives there: "vid Ängsvägen, där jag bor"."""
    for place in reading.places(_WHERE_HINTS):
        if _WHERE.match(reading.low, place):
            street = _STREET_ALONE.search(reading.text, max(0, place - _BACK), place)
            if street:
                yield street.span(1)


def _under_names(text: str, names: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the villages, and the postal codes with their towns, that stand straight after a name."""
    for name in names:
        village = _VILLAGE.match(text, name)
        if village and not _NO_VILLAGE.match(village[1]):
            yield village.span(1)
        if first := _FIRST_UNDER.match(text, name):
            yield first.span(1)
        if post := _POST_UNDER.match(text, name):
            yield post.span(1)
