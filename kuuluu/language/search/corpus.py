"""Texts in memory, searched as the register is: for measuring, and for small sets of texts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from kuuluu.language.search.lexemes import WORTH, lexemes_of
from kuuluu.language.search.query import Alternative, Group, Query, read_query

# How soon more of the same word adds little, and how much a long text is held back (BM25).
_SOON, _LENGTH = 0.6, 0.4
# Without all words a text is worth less than its words together.
_ALONE = 0.08
# Words in quotation marks that stand together.
_TOGETHER = 1.5
_NEAR = 0.12


@dataclass
class _Text:
    """Where the terms stand in one text."""

    places: dict[str, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    length: int = 0


class Corpus:
    """Texts by their ids. It knows its vocabulary itself."""

    def __init__(self) -> None:
        self._texts: dict[str, _Text] = {}
        self._having: dict[str, set[str]] = defaultdict(set)
        self._by_pair: dict[str, set[str]] = defaultdict(set)
        self._length = 0

    def add(self, key: str, text: str, language: str = "", title: str = "") -> None:
        """Take in a text."""
        kept = _Text()
        for term, place, weight in lexemes_of(title, [text], language):
            kept.places[term].append((place, weight))
            kept.length = max(kept.length, place)
            self._having[term].add(key)
        for term in kept.places:
            for pair in _pairs(term):
                self._by_pair[pair].add(term)
        self._texts[key] = kept
        self._length += kept.length

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self._texts)

    def counts(self, terms: Collection[str]) -> Mapping[str, int]:
        """Return in how many texts each term stands."""
        return {term: len(self._having[term]) for term in terms if term in self._having}

    def near(self, words: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each word the terms that share pairs of letters with it."""
        return {word: self._near(word) for word in words}

    def _near(self, word: str) -> list[str]:
        pairs = _pairs(word)
        shared = Counter(term for pair in pairs for term in self._by_pair.get(pair, ()))
        return [term for term, count in shared.items() if count >= min(2, len(pairs) // 3)]

    def search(self, typed: str, language: str = "", most: int = 20) -> list[str]:
        """Return the ids of the texts that fit best, best first."""
        query = read_query(typed, language, self)
        scores = {key: self._score(self._texts[key], query) for key in self._candidates(query.groups)}
        return sorted((key for key, score in scores.items() if score > 0), key=lambda key: -scores[key])[:most]

    def _candidates(self, groups: Iterable[Group]) -> dict[str, None]:
        found: dict[str, None] = {}
        for group in groups:
            for one in group.alternatives:
                having = [self._having[term] for term in one.terms]
                found.update(dict.fromkeys(key for key in self._texts if all(key in some for some in having)))
        return found

    def _score(self, text: _Text, query: Query) -> float:
        norm = 1 - _LENGTH + _LENGTH * text.length / max(self._length / self.size, 1)
        gains = [_gain(text, group, norm) for group in query.groups]
        whole = sum(group.worth for group in query.groups)
        if not whole or not all(_stands(text, query.groups[a:b]) for a, b in query.phrases):
            return 0.0
        had = sum(group.worth for group, gain in zip(query.groups, gains, strict=True) if gain) / whole
        return sum(gains) * (_ALONE + (1 - _ALONE) * had) * (1 + _NEAR * _nearness(text, query.groups))


def _gain(text: _Text, group: Group, norm: float) -> float:
    return max((_one(text, one, norm) for one in group.alternatives), default=0.0)


def _one(text: _Text, one: Alternative, norm: float) -> float:
    """Return what a text gains by terms that all stand in it: by the least of them."""
    if not all(term in text.places for term in one.terms):
        return 0.0
    often = min(sum(WORTH[weight] for _place, weight in text.places[term]) for term in one.terms)
    return one.worth * often * (1 + _SOON) / (often + _SOON * norm)


def _stands(text: _Text, groups: tuple[Group, ...]) -> bool:
    """Tell whether words stand in a text one after another."""
    starts = _places(text, groups[0])
    return any(all(start + at in _places(text, group) for at, group in enumerate(groups)) for start in starts)


def _nearness(text: _Text, groups: tuple[Group, ...]) -> float:
    """Return how many neighbours among the typed words are neighbours in the text too."""
    places = [_places(text, group) for group in groups]
    return sum(any(at + step in after for at in before for step in (1, 2)) for before, after in pairwise(places))


def _places(text: _Text, group: Group) -> set[int]:
    return {
        place
        for one in group.alternatives
        if len(one.terms) == 1 and not one.terms[0].startswith("#")
        for place, _weight in text.places.get(one.terms[0], ())
    }


def _pairs(word: str) -> set[str]:
    """Return the pairs of letters of a word, without dots; its beginning and its end count."""
    plain = f"^{word.translate(_PLAIN)}$"
    return {plain[at : at + 2] for at in range(len(plain) - 1)}


_PLAIN = str.maketrans("äöåé", "aoae")
