"""Sentences that speak of services, sums, plans and people in general, or that ask about them: they tell of nobody."""

import re

from kuuluu.language.people import Sentences
from kuuluu.language.reading import Reading
from kuuluu.language.words import read_parts, read_words

_LISTED = read_parts("general_words")


def _listed() -> re.Pattern[str]:
    """Return the words of the list; those with a star may end a compound."""
    words = [word.replace("_", " ") for word in read_words("general")]
    inside = "|".join(word[1:] for word in words if word.startswith("*"))
    whole = "|".join(word for word in words if not word.startswith("*"))
    return re.compile(rf"\b(?:\w*(?:{inside})|(?:{whole}))(?!\w)")


_GENERAL = _listed()
# How a question begins that may be about anybody: "paljonko", "hur", "is there".
_ASKS = re.compile(
    r"\W*(?:(?:hei|moi|terve|hej|hello|hi|dear \w+|kysymys|fråga|question)\W+|(?:ja|och|"
    rf"and|entä|mutta|men|but)\W+)*(?:{_LISTED['ASKS']})\b"
)
_GENERALLY, _WORRY = (re.compile(rf"\b(?:{_LISTED[name]})\b") for name in ("GENERALLY", "WORRY"))


def is_general(reading: Reading, start: int, end: int) -> bool:
    """Tell whether a stretch speaks of services, plans or people in general."""
    return _GENERAL.search(reading.low, start, end) is not None


def is_asked_of_anybody(reading: Reading, sentences: Sentences, at: int) -> bool:
    """Tell whether a place stands in a question that speaks neither of the writer nor of a certain person."""
    first, last = sentences.bounds(at)
    if reading.text[last - 1 : last] != "?" or not _ASKS.match(reading.low, first, at + 1):
        return False
    return not sentences.is_about_one(at)


def is_said_of_all(reading: Reading, sentences: Sentences, at: int) -> bool:
    """Tell whether a sentence speaks of all and of nobody certain: "Olen huolissani lasten astmasta yleensä"."""
    first, last = sentences.bounds(at)
    if not _GENERALLY.search(reading.low, first, last):
        return False
    worry = _WORRY.search(reading.low, first, at)
    stretches = ((first, worry.start()), (worry.end(), last)) if worry else ((first, last),)
    return not any(sentences.tell_of_one_between(*stretch) for stretch in stretches)
