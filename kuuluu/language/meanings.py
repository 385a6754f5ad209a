"""What the words of a text mean where a matter by law, or danger, is told: "refused", "not accepted", "change it", "my thing", "who pays".

No one of them makes an appeal or a claim; several that stand in two sentences after each other may. The meanings stand in
`data/matters/meanings.txt`, in three languages: what a model learns of them in one language holds in the others.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

from kuuluu.language.detect import language_of
from kuuluu.language.routing.features import MEANING, TOGETHER, Seen
from kuuluu.language.terms import Word, words_of

LANGUAGES = ("fi", "sv", "en")
_WRITTEN = Path(__file__).parent / "data" / "matters" / "meanings.txt"
_LONGEST_TEXT = 6_000
# Between the words of a phrase may stand so many others: "en todellakaan hyväksy", "nöjer vi oss inte".
_BETWEEN = 2
_ANY = "*"
_SENTENCE_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The words after the first, each whole or a beginning, and what all of them mean together."""

    rest: tuple[str, ...]
    meaning: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of one language: what each means alone, and the phrases that it begins. "hylk*" stands with its star."""

    alone: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    phrases: defaultdict[str, list[_Phrase]] = field(default_factory=lambda: defaultdict(list))


def meanings_in(text: str, language: str = "") -> list[Seen]:
    """Return the meanings of a text and which of them stand together, as features that a model weighs."""
    text = text[:_LONGEST_TEXT]
    told = language or language_of(text)
    found = _found(text, words_of(text, told), _lexicons()[told])
    alone = {MEANING + meaning for meanings in found for meaning in meanings}
    pairs: set[str] = set()
    for one, after in zip(found, [*found[1:], frozenset()], strict=True):
        pairs.update(f"{TOGETHER}{a} {b}" for a, b in combinations(sorted(one | after), 2))
    return [Seen("", tuple(sorted(alone))), Seen("", tuple(sorted(pairs)))]


def _found(text: str, words: Sequence[Word], lexicon: _Lexicon) -> list[frozenset[str]]:
    """Return what is meant in each sentence."""
    keys = [frozenset(_keys(word)) for word in words]
    sentences: list[set[str]] = [set()]
    end = 0
    for place, word in enumerate(words):
        if _SENTENCE_END.search(text, end, word.start):
            sentences.append(set())
        sentences[-1].update(_meant(place, keys, lexicon))
        end = word.end
    return [frozenset(one) for one in sentences]


def _keys(word: Word) -> Iterator[str]:
    """Yield all by which a word may stand in the lexicon: as written, its base forms and parts, and the beginnings of each."""
    for form in {word.text.lower(), *word.terms}:
        yield form
        for length in range(2, len(form) + 1):
            yield form[:length] + _ANY


def _meant(place: int, keys: Sequence[frozenset[str]], lexicon: _Lexicon) -> Iterator[str]:
    for key in keys[place]:
        yield from lexicon.alone.get(key, ())
        for phrase in lexicon.phrases.get(key, ()):
            if _follows(phrase.rest, place + 1, keys):
                yield phrase.meaning


def _follows(rest: Iterable[str], start: int, keys: Sequence[frozenset[str]]) -> bool:
    """Tell whether the other words of a phrase stand soon after its first."""
    for word in rest:
        near = range(start, min(start + _BETWEEN + 1, len(keys)))
        place = next((place for place in near if word in keys[place]), -1)
        if place < 0:
            return False
        start = place + 1
    return True


@cache
def _lexicons() -> dict[str, _Lexicon]:
    """Return the lexicon of each language, read once."""
    lexicons = {language: _Lexicon() for language in LANGUAGES}
    for line in _WRITTEN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            meaning, *written = (part.strip() for part in line.split("|"))
            for language, words in zip(LANGUAGES, written, strict=True):
                _learn(lexicons[language], meaning, words)
    return lexicons


def _learn(lexicon: _Lexicon, meaning: str, words: str) -> None:
    for written in words.split(","):
        first, *rest = written.split()
        if rest:
            lexicon.phrases[first].append(_Phrase(tuple(rest), meaning))
        else:
            lexicon.alone[first].add(meaning)
