"""Words of a text in their order, each with its terms."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kuuluu.language.detect import language_of
from kuuluu.language.terms import finnish, swedish
from kuuluu.language.terms.reading import Reading, joined, reading
from kuuluu.language.terms.stems import stems
from kuuluu.language.terms.whole import is_whole

LANGUAGES = ("fi", "sv", "en")
# A case number, a hyphenated name and "WC:n" are one word each.
_WORD = re.compile(r"[^\W_]+(?:[-'’:.][^\W_]+)*")
_JOINT = re.compile(r"[-'’:.]")
_SHORTEST_NAME = 4
_FOREIGN = re.compile(r"[åäö]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands in a text, with its base forms and the words that it is made of, in small letters."""

    start: int
    end: int
    text: str
    bases: tuple[str, ...]
    parts: tuple[str, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Everything that the word is found by: base forms first."""
        return self.bases + self.parts


def terms(text: str, language: str = "") -> list[str]:
    """Return the base forms and the parts of all words of a text, every reading, in order, with repeats.

    The language is "fi", "sv" or "en"; empty: told from the text. Words of the other languages in it are read too.
    """
    return [term for word in words_of(text, language) for term in word.terms]


def words_of(text: str, language: str = "") -> list[Word]:
    """Return the words of a text with the places where they stand."""
    return list(_words(text, language if language in LANGUAGES else language_of(text)))


def _words(text: str, language: str) -> Iterator[Word]:
    is_whole()
    for match in _WORD.finditer(text):
        word = match[0]
        found = read(word.lower(), language, is_name=word[0].isupper())
        yield Word(match.start(), match.end(), word, *found)


@lru_cache(maxsize=8_000)
def read(word: str, language: str, *, is_name: bool) -> Reading:
    """Return what a word in small letters may be, in a text of a language. A name may be of any language."""
    pieces = _JOINT.split(word)
    if len(pieces) == 1:
        return _read_piece(word, language, is_name=is_name)
    # The dictionary must not see both sides of a hyphen at once: it takes two inflected names that are joined apart wrongly.
    last = _read_piece(pieces[-1], language, is_name=is_name).bases
    start = word[: -len(pieces[-1])]
    rest = joined(*(_read_piece(piece, language, is_name=is_name) for piece in pieces if piece))
    return reading((word, *(start + base for base in last)), rest.bases + rest.parts)


def _read_piece(word: str, language: str, *, is_name: bool) -> Reading:
    if not word.isalpha():
        return reading((word,))
    if language == "en":
        return joined(stems(word, "en"), _as_foreign(word, is_name=is_name))
    known = (finnish.read(word), swedish.read(word))
    own, other = known if language == "fi" else known[::-1]
    if own.bases:
        return joined(own, other) if is_name and language == "sv" else own
    if other.bases:
        return other
    left = stems(word, *LANGUAGES)
    return joined(left, reading((finnish.bare(word),))) if language == "fi" else left


def _as_foreign(word: str, *, is_name: bool) -> Reading:
    """Return what a Finnish or Swedish word in an English text is: a street's name, or a word with its letters."""
    if not (is_name and len(word) >= _SHORTEST_NAME) and not _FOREIGN.search(word):
        return reading(())
    return joined(finnish.read(word), swedish.read(word))


def is_known(word: str, language: str) -> bool:
    """Tell whether the dictionary of a language knows a word, or each side of its hyphens; of English none does."""
    dictionary = {"fi": finnish, "sv": swedish}.get(language)
    if dictionary is None:
        return False
    return all(not piece.isalpha() or dictionary.read(piece).bases for piece in _JOINT.split(word.lower()))
