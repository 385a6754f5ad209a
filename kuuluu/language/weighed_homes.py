"""Addresses that no rule tells of, weighed by the words around them: what stands oftener beside homes than beside what is nobody's.

That somebody lives at an address is said in more ways than rules have. Each word weighs what it weighed in the labelled letters
(`tests/language/learn_homes.py`), a hundredth of the logarithm of the odds. Nothing is left because of it: it only adds homes (ADR 40).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kuuluu.language.around_homes import around
from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.taken_for_homes import is_of_a_public_place
from kuuluu.language.words import read_lines

# Six to one; thirty to one of an address in a sentence of its own, beside which what is at the place is told apart.
SURE, _SURE_ALONE = 180, 350
_NEAR, _AROUND, _STEM, _LONG_STEM, _SHORT = 4, 8, 5, 7, 12
_WORD = re.compile(r"\w+(?:['’]\w+)?|[\n.,:;!?()\-]")


def is_weighed_a_home(reading: Reading, sentences: Sentences, ends: Sequence[int], place: tuple[int, int]) -> bool:
    """Tell whether no public place is named beside an address, and the words around it weigh for a home; `ends`: of sentences."""
    start, end = place
    if " 0" in reading.text[start:end]:
        return False  # "Sirkka Lehtimäki, 040 551"
    told = around(reading.text, ends, place, past_thanks=not sentences.speak_of_somebody())
    if is_of_a_public_place(reading, sentences, told, place):
        return False
    return weigh(reading.low, start, end, weights()) > (_SURE_ALONE if told.is_alone else SURE)


def weigh(low: str, start: int, end: int, by: Mapping[str, int]) -> int:
    """Return what the words around an address weigh together, in hundredths of the logarithm of the odds that it is a home."""
    return by["-"] + sum(by.get(sign, 0) for sign in set(signs(low, start, end)))


def signs(low: str, start: int, end: int) -> Iterator[str]:
    """Yield what is weighed: `<2 asun` is the second word before, `> katu` one of eight after, `asunn` begins a word anywhere."""
    before, after = _WORD.findall(low, 0, start), _WORD.findall(low, end)
    for side, beside in (("<", before[::-1]), (">", after)):
        yield from (f"{side}{at} {word}" for at, word in enumerate(beside[:_NEAR], 1))
        yield from (f"{side} {word[:_STEM]}" for word in beside[:_AROUND])
    for word in (*before, *after):
        if len(word) > 1:
            yield word[:_STEM]
        if len(word) >= _LONG_STEM:
            yield word[:_LONG_STEM]
    if not before:
        yield "first"
    if not any(word.isalnum() for word in after):
        yield "last"
    if len(before) + len(after) < _SHORT:
        yield "short"


@cache
def weights() -> dict[str, int]:
    """Return the weight of each sign; of "-", what every address begins with."""
    lines = (line.rpartition("\t") for line in read_lines("home_weights"))
    return {sign.replace("\\n", "\n"): int(weight) for sign, _tab, weight in lines}
