"""What was typed, as groups of what it may stand for."""

import math
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, product
from typing import Protocol

from kuuluu.language.concepts import concepts
from kuuluu.language.detect import language_of
from kuuluu.language.search.asked import read_asked
from kuuluu.language.search.slips import nearest
from kuuluu.language.terms import Word, is_known, suggestions, words_of

LANGUAGES = ("fi", "sv", "en")
# How much each reading of a typed word is worth beside its own base form.
OTHER_LANGUAGE, BOTH_PARTS, LAST_PART, ONE_PART, SLIP = 0.75, 0.7, 0.4, 0.3, 0.85
# A concept that a word means, that several words mean together, that both parts of a compound mean, that one of them means.
CONCEPT, TOGETHER, BOTH_MEAN, PART_MEANS = 0.7, 0.85, 0.55, 0.25
# A slip costs so much for each letter.
_FOR_SLIP = 0.15
# What the dictionary guesses is a little less likely than what the texts have.
_BENT = 0.6
_MOST_TOGETHER = 3
# Two parts that are so much of a compound are all of it, but for letters between them.
_WHOLE, _MOST_HALVES = 0.75, 4


class Vocabulary(Protocol):
    """What terms the texts have."""

    @property
    def size(self) -> int:
        """How many texts there are."""

    def counts(self, terms: Collection[str]) -> Mapping[str, int]:
        """Return in how many texts each term stands; what stands in none is left out."""

    def near(self, words: Collection[str]) -> Mapping[str, Collection[str]]:
        """Return for each word the terms that look roughly like it."""


@dataclass(frozen=True)
class Alternative:
    """Terms that must all stand in a text, how much they are worth, and how seldom they are."""

    terms: tuple[str, ...]
    factor: float
    rarity: float
    # In how many texts they stand, at most.
    count: int = 0

    @property
    def worth(self) -> float:
        """How much a text gains by it at most."""
        return self.factor * self.rarity


@dataclass(frozen=True)
class Group:
    """A typed word and all that it may stand for, the worthiest first."""

    word: str
    alternatives: tuple[Alternative, ...]

    @property
    def worth(self) -> float:
        """How much a text gains at most by having the word."""
        return max((one.worth for one in self.alternatives), default=0.0)

    @property
    def count(self) -> int:
        """In how many texts the word stands in any reading, at most."""
        return sum(one.count for one in self.alternatives)


@dataclass(frozen=True)
class Query:
    """All that was typed."""

    groups: tuple[Group, ...]
    # Places in `groups`, first and behind the last: words that must stand together.
    phrases: tuple[tuple[int, int], ...] = ()


@dataclass
class _Draft:
    """A typed word while it is read: terms with how much they are worth."""

    word: Word
    is_known: bool
    found: dict[tuple[str, ...], float] = field(default_factory=dict)

    def add(self, terms: tuple[str, ...], factor: float) -> None:
        if terms and self.found.get(terms, 0) < factor:
            self.found[terms] = factor


def read_query(typed: str, language: str, known: Vocabulary) -> Query:
    """Return what was typed as what the texts may have of it. An empty language is told from the words."""
    asked = read_asked(typed)
    told = language if language in LANGUAGES else language_of(typed)
    drafts = [_draft(word, told, is_sure=bool(language)) for word in asked.words]
    _add_concepts(drafts, told)
    counts = dict(known.counts({term for draft in drafts for terms in draft.found for term in terms}))
    _add_slips([draft for draft in drafts if _is_odd(draft, counts)], told, known, counts)
    return Query(tuple(_group(draft, counts, known.size) for draft in drafts), asked.phrases)


def _draft(typed: str, language: str, *, is_sure: bool) -> _Draft:
    """Return a typed word with its readings in its own language and, for less, in the others."""
    own = _read(typed, language)
    draft = _Draft(own, is_known(typed, language))
    _add_reading(draft, own, 1.0)
    for other in LANGUAGES:
        if other != language and is_known(typed, other):
            _add_reading(draft, _read(typed, other), OTHER_LANGUAGE if is_sure or draft.is_known else 0.95)
    return draft


def _read(typed: str, language: str) -> Word:
    return words_of(typed, language)[0]


def _add_reading(draft: _Draft, word: Word, factor: float) -> None:
    for base in word.bases:
        draft.add((base,), factor)
    for part in word.parts:
        draft.add((part,), factor * (LAST_PART if any(b.endswith(part) for b in word.bases) else ONE_PART))
    for pair in _halves(word):
        draft.add(pair, factor * BOTH_PARTS)


def _halves(word: Word) -> list[tuple[str, str]]:
    """Return the ways to say a compound as two words: what it begins with and what it ends with."""
    longest = max(map(len, word.bases), default=0)
    lasts = [part for part in word.parts if any(base.endswith(part) for base in word.bases)]
    pairs = ((first, last) for last in lasts for first in word.parts if first not in lasts)
    return [(a, b) for a, b in pairs if len(a) + len(b) >= _WHOLE * longest][:_MOST_HALVES]


def _add_concepts(drafts: list[_Draft], language: str) -> None:
    """Add what the words mean, each alone and some together: "street light" is one thing."""
    alone = [_mean(draft, language) for draft in drafts]
    for length in range(2, _MOST_TOGETHER + 1):
        for start in range(len(drafts) - length + 1):
            run = drafts[start : start + length]
            terms = list(chain.from_iterable(draft.word.terms for draft in run))
            for concept in concepts(terms, language).difference(*alone[start : start + length]):
                for draft in run:
                    draft.add((concept,), TOGETHER)


def _mean(draft: _Draft, language: str) -> frozenset[str]:
    """Add what a word means, and for less what its parts mean. Return all of it."""
    word = draft.word
    whole = concepts(word.bases, language) or concepts(word.bases)
    for concept in whole:
        draft.add((concept,), CONCEPT)
    parts = concepts(word.parts, language)
    for concept in parts:
        draft.add((concept,), PART_MEANS)
    for first, last in _halves(word):
        for pair in product(concepts([first], language), concepts([last], language)):
            draft.add(pair, BOTH_MEAN)
    return whole | parts


def _is_odd(draft: _Draft, counts: Mapping[str, int]) -> bool:
    """Tell whether a word may be a slip: no text has it, and no dictionary knows it or nothing at all is found by it."""
    if any(counts.get(base) for base in draft.word.bases):
        return False
    has_any = any(all(counts.get(term) for term in terms) for terms in draft.found)
    return not draft.is_known or not has_any


def _add_slips(drafts: Iterable[_Draft], language: str, known: Vocabulary, counts: dict[str, int]) -> None:
    """Add what may have been meant by words with slips, as the texts and the dictionary have it, and what that means."""
    odd = {draft.word.text.lower(): draft for draft in drafts}
    if not odd:
        return
    guessed = {word: [w for one in suggestions(word) for w in words_of(one, "fi")] for word in odd}
    near = known.near(odd)
    meant = {term for words in guessed.values() for word in words for term in word.bases}
    counts.update(known.counts({*meant, *chain.from_iterable(near.values())}))
    for word, draft in odd.items():
        for term, far in (*nearest(word, near.get(word, ())), *_bent(word, guessed[word], counts)):
            factor = SLIP - _FOR_SLIP * far
            draft.add((term,), factor)
            for concept in concepts([term], language):
                draft.add((concept,), factor * CONCEPT)
    counts.update(
        known.counts({term for draft in odd.values() for terms in draft.found for term in terms} - counts.keys())
    )


def _bent(word: str, guessed: Iterable[Word], counts: Mapping[str, int]) -> Iterator[tuple[str, float]]:
    """Yield the base forms that texts have of what the dictionary takes for meant."""
    whole = {one.text.lower(): one for one in guessed}
    for text, far in nearest(word, whole):
        for base in whole[text].bases:
            if counts.get(base):
                yield base, far + _BENT


def _group(draft: _Draft, counts: Mapping[str, int], size: int) -> Group:
    found = {terms: factor for terms, factor in draft.found.items() if all(counts.get(term) for term in terms)}
    rarities = {terms: max(rarity(counts[term], size) for term in terms) for terms in found}
    # A word is worth what its meaning is, too: a rare word for a frequent thing tells little more than the usual one.
    means = max(
        (rarities[terms] for terms, factor in found.items() if factor >= CONCEPT and _is_concept(terms)), default=99.0
    )
    alternatives = (
        Alternative(
            terms, factor, min(rarities[terms], (rarities[terms] + means) / 2), min(counts[term] for term in terms)
        )
        for terms, factor in found.items()
    )
    return Group(draft.word.text, tuple(sorted(alternatives, key=lambda one: -one.worth)))


def _is_concept(terms: tuple[str, ...]) -> bool:
    return len(terms) == 1 and terms[0].startswith("#")


def rarity(count: int, size: int) -> float:
    """Return how much it tells that a text has a term that so many of all have."""
    return math.log(1 + (max(size - count, 0) + 0.5) / (count + 0.5))
