"""What of a text a model weighs: base forms, concepts that the languages share, pairs of words, and pieces of words.

A feature is a short string; its first letter tells what it is. The name of a street is one feature of its own: that a
lamp is out on Hill Street says nothing of hills.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kuuluu.language.concepts import concepts
from kuuluu.language.detect import language_of
from kuuluu.language.terms import Word, words_of

TERM, CONCEPT, PAIR, PIECE, NAME, PLACE = "t", "#", "b", "c", "s", "p"
# Only models of matters by law and danger weigh these: kuuluu.language.meanings.
MEANING, TOGETHER = "m", "w"
_LONGEST_TEXT = 6_000
_PIECES = range(3, 6)
_STREET = re.compile(
    r"[A-ZÅÄÖ][a-zåäöé-]+(?:kat[uao]|kadu|kaduo|tie|tien|teit|teid|tiel|polku|polu|kuja|raitti|raiti|kaari|kaare|väylä|rinne|rintee|"
    r"gata|gatan|vägen|väg|stigen|gränden|street|road)[a-zåäö]{0,5}\Z"
)
_FOLD = str.maketrans("åäöé", "aaoe")
_HAS_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class Seen:
    """A word or a pair of words as it stands in the text, and the features that it gives."""

    text: str
    features: tuple[str, ...]


def seen_in(text: str, language: str = "", place: str = "") -> list[Seen]:
    """Return what of a text is weighed, in the order of the text; the place, if told, last."""
    text = text[:_LONGEST_TEXT]
    told = language or language_of(text)
    words = [word for word in words_of(text, told) if _HAS_LETTERS.search(word.text)]
    found = [_word(word, told) for word in words]
    found += _pairs(words)
    found.append(_whole(words, told, found))
    if place.strip():
        found.append(Seen(place, (PLACE + place.strip().lower(),)))
    return found


def _word(word: Word, language: str) -> Seen:
    if _is_street(word):
        return Seen(word.text, (NAME + "§", NAME + (word.terms[0] if word.terms else word.text).lower()))
    terms = [TERM + term for term in dict.fromkeys(word.terms)]
    shared = sorted(CONCEPT + concept for concept in concepts(word.terms, language))
    return Seen(word.text, (*terms, *shared, *(PIECE + piece for piece in _pieces(word.text))))


def _is_street(word: Word) -> bool:
    return word.start > 0 and bool(_STREET.match(word.text))


def _pieces(word: str) -> Iterator[str]:
    padded = f" {word.lower().translate(_FOLD)} "
    for size in _PIECES:
        for start in range(len(padded) - size + 1):
            yield padded[start : start + size]


def _pairs(words: list[Word]) -> Iterator[Seen]:
    for one, next_one in itertools.pairwise(words):
        if one.terms and next_one.terms and not (_is_street(one) or _is_street(next_one)):
            yield Seen(f"{one.text} {next_one.text}", (f"{PAIR}{one.terms[0]} {next_one.terms[0]}",))


def _whole(words: list[Word], language: str, found: list[Seen]) -> Seen:
    """Return the concepts that only several words together make."""
    known = {feature for one in found for feature in one.features if feature[0] == CONCEPT}
    every = {CONCEPT + one for one in concepts([term for word in words for term in word.terms], language)}
    return Seen("", tuple(sorted(every - known)))
