"""What people write to a city about, as concepts that stand over languages and synonyms.

`valotolppa`, `gatlykta` and `street lamp` are all `#katuvalo`, so that a Swedish message meets its Finnish twin. The lexicon
stands in data/concepts: a line is one concept, its words in Finnish | Swedish | English; the first Finnish word names it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kuuluu.language.terms import is_whole, words_of
from kuuluu.language.terms.stems import stem

LANGUAGES = ("fi", "sv", "en")
SIGN = "#"
_FOLDER = Path(__file__).parent / "data" / "concepts"
# How many terms may stand between the first and the last word of a phrase, for each of its words: a word has several readings.
_REACH = 5
_SURE_STEM = 5

Alternatives = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words that mean a concept only together, in this order: each by any of its base forms."""

    rest: tuple[Alternatives, ...]
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """All words of a language that mean something; of English the stems, and the words as they are written."""

    single: dict[str, tuple[str, ...]] = field(default_factory=dict)
    exact: dict[str, tuple[str, ...]] = field(default_factory=dict)
    phrases: dict[str, list[_Phrase]] = field(default_factory=lambda: defaultdict(list))


@dataclass(frozen=True, slots=True)
class Line:
    """One concept as it stands in the lexicon: its name, its words in each language, and what it is a kind of."""

    name: str
    words: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    wider: tuple[str, ...]


def concepts(terms: Iterable[str], language: str = "") -> frozenset[str]:
    """Return the concepts that terms of a text mean, as "#katuvalo"; an empty language reads the words of all three.

    The terms are those of `kuuluu.language.terms.terms`, in the order of the text, so that phrases are seen.
    """
    given = list(terms)
    places: dict[str, list[int]] = defaultdict(list)
    for place, term in enumerate(given):
        places[term].append(place)
    found: set[str] = set()
    for one in (language,) if language in LANGUAGES else LANGUAGES:
        known = _lexicon()[one]
        spent = _spent(known, places)
        for term, where in places.items():
            if term in spent and len(where) <= spent[term]:
                continue
            found.update(known.exact.get(term) or known.single.get(term, ()))
            found.update(_said(known.phrases.get(term, ()), term, places))
    return frozenset(found)


def _spent(known: _Words, places: dict[str, list[int]]) -> dict[str, int]:
    """Return how often each stem stands beside a word that the lexicon has itself: "park" beside "parking" is no park."""
    spent: dict[str, int] = defaultdict(int)
    for word in known.exact.keys() & places.keys():
        if (short := stem(word, "en")) != word:
            spent[short] += len(places[word])
    return spent


def _said(phrases: Iterable[_Phrase], term: str, places: dict[str, list[int]]) -> Iterator[str]:
    for phrase in phrases:
        if any(_follows(phrase.rest, place, places) for place in places[term]):
            yield from phrase.concepts


def _follows(rest: tuple[Alternatives, ...], place: int, places: dict[str, list[int]]) -> bool:
    """Tell whether the other words of a phrase stand soon after its first."""
    at = place
    for alternatives in rest:
        after = [p for word in alternatives for p in places.get(word, ()) if at < p <= at + _REACH]
        if not after:
            return False
        at = min(after)
    return True


@cache
def _lexicon() -> dict[str, _Words]:
    """Return all words of all languages, read once."""
    known = {language: _Words() for language in LANGUAGES}
    lines = list(lines_of_lexicon())
    wider = {line.name: line.wider for line in lines}
    for line in lines:
        names = tuple(_with_wider(line.name, wider))
        for language, words in zip(LANGUAGES, line.words, strict=True):
            for word in words:
                _learn(known[language], word, language, names)
    return known


def _with_wider(name: str, wider: dict[str, tuple[str, ...]]) -> Iterator[str]:
    yield SIGN + name
    for above in wider.get(name, ()):
        yield from _with_wider(above, wider)


def _learn(known: _Words, word: str, language: str, names: tuple[str, ...]) -> None:
    """Add one word or phrase of a line."""
    if " " not in word:
        for key in _own(word, language):
            _add(known.single, key, names)
        if language == "en":
            _add(known.exact, word.lower(), names)
        return
    first, *rest = (_own(piece.text, language) | frozenset(piece.bases) for piece in words_of(word, language))
    phrase = _Phrase(tuple(rest), names)
    for key in first:
        known.phrases[key].append(phrase)


def _add(words: dict[str, tuple[str, ...]], key: str, names: tuple[str, ...]) -> None:
    words[key] = tuple(dict.fromkeys((*words.get(key, ()), *names)))


def _own(word: str, language: str) -> Alternatives:
    """Return the terms by which a word of the lexicon is met in a text: its base form, and its stem for where dictionaries fail."""
    small = word.lower()
    short = stem(small, language)
    if language == "en":
        return frozenset([short])
    # Where there are dictionaries a stem serves words that they lack; a short one is often another word: "för" of "förare".
    return frozenset([small, short] if len(short) >= _SURE_STEM or not is_whole() else [small])


def lines_of_lexicon() -> Iterator[Line]:
    """Yield the concepts as they are written. Raises ValueError for a line that is not understood."""
    for path in sorted(_FOLDER.glob("*.txt")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if text.strip() and not text.startswith("#"):
                try:
                    yield _line(text)
                except ValueError as error:
                    raise ValueError(f"{path.name}, line {number}: {error}") from error


def _line(text: str) -> Line:
    written, _sign, wider = text.partition("<")
    fields = [tuple(word.strip() for word in part.split(",")) for part in written.split("|")]
    if len(fields) != len(LANGUAGES) or not all(word for part in fields for word in part):
        raise ValueError("a concept has words in Finnish | Swedish | English, parted by commas")
    finnish, swedish, english = fields
    return Line(finnish[0].replace(" ", "_"), (finnish, swedish, english), tuple(wider.split()))
