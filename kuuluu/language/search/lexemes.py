"""A text as what it can be found by: each lexeme with the place of its word and how much it is worth."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kuuluu.language.concepts import concepts
from kuuluu.language.detect import language_of
from kuuluu.language.terms import Word, words_of

# As PostgreSQL's weights: A a word of the title, B a word of the text, C a part of a compound, D a concept.
TITLE, TEXT, PART, CONCEPT = "A", "B", "C", "D"
WORTH = {TITLE: 1.25, TEXT: 1.0, PART: 0.55, CONCEPT: 0.8}
# Between two fields nothing stands together.
_GAP = 10
_LAST_PLACE = 16_000


class Lexeme(NamedTuple):
    """A term of a word, where the word stands (from 1) and what kind of term it is."""

    term: str
    place: int
    weight: str


def lexemes_of(title: str, texts: Sequence[str], language: str = "") -> Iterator[Lexeme]:
    """Yield the lexemes of a title and texts; an empty language is told from the words."""
    told = language or language_of(" ".join((title, *texts)))
    place, found = 0, []
    for number, text in enumerate((title, *texts)):
        words = words_of(text, told)
        found += [term for word in words for term in word.terms]
        for word in words:
            place = min(place + 1, _LAST_PLACE)
            yield from _of_word(word, place, TEXT if number else TITLE)
        place += _GAP
    for concept in sorted(concepts(found, told)):
        yield Lexeme(concept, min(place, _LAST_PLACE), CONCEPT)


def _of_word(word: Word, place: int, weight: str) -> Iterator[Lexeme]:
    for term in word.bases:
        yield Lexeme(term, place, weight)
    for term in word.parts:
        yield Lexeme(term, place, PART)
