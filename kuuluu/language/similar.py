"""How alike two messages are: their words, what the words mean in any language, the names in them, and where they are.

Pure. A `Matter` is a text made ready to be compared; `Rarity` knows how common each word is; a `Corpus` ranks many of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import nlargest
from math import asin, cos, exp, log, radians, sin, sqrt
from typing import Generic, TypeVar

from kuuluu.language.concepts import concepts
from kuuluu.language.detect import language_of
from kuuluu.language.terms import Word, words_of

Key = TypeVar("Key", bound=Hashable)
Worth = Mapping[str, float]

# What is worth how much: a word as itself and as a part of a compound; a name by all its letters and by its beginning.
BASE, PART, NAME, BEGINNING = 1.0, 0.5, 1.0, 0.6
# How much of the likeness each kind of agreement makes; between languages meanings stand for the words, too.
WORDS, MEANINGS, NAMES = 0.6, 0.7, 0.5
# Metres within which two places may be one where nothing more is known; elsewhere is so many times farther, and never nearer
# than people's fingers hit a map. Then what nearness adds, and what distance and another name take away.
RADIUS, TIMES_FARTHER, SHORTEST_FAR = 75, 4, 150
NEARNESS, ONE_PLACE, DISTANCE, OTHER_NAME = 0.35, 0.2, 0.5, 0.5
LENGTHS = 0.8
EARTH = 6_371_000.0
ANSWERS = 10
# In what share of all matters a word is common, but never one that so few have; and how many others two matters must share.
COMMON, FEW, ENOUGH = 0.2, 5, 2
_SHORTEST_NAME, _BEGINNING = 4, 5
# A seldom word tells a little less than its rarity says: one alone must not outweigh all others.
_BENT = 0.8
_STREET = re.compile(
    r"\w{3,}(?:katu|kadu|tie|polku|polu|kuja|raitti|raiti|kaari|tori|aukio|puisto|gatan|vägen|stigen|gränden)"
)
_SENTENCE = re.compile(r"[.!?:]\s*$|^\s*$|\n\s*$")


@dataclass(frozen=True, slots=True)
class Matter:
    """A text made ready to be compared: words, meanings and names with what they are worth, and its place in degrees."""

    language: str
    words: Worth
    meanings: frozenset[str]
    names: Worth
    place: tuple[float, float] | None = None
    # Each word of the text by itself, with all that it may be met by: its base forms, parts and meanings.
    said: tuple[frozenset[str], ...] = ()


def matter(text: str, language: str = "", latitude: float | None = None, longitude: float | None = None) -> Matter:
    """Return a text made ready; an empty language is told from the text."""
    place = None if latitude is None or longitude is None else (latitude, longitude)
    said_in, words, meanings, names, said = _read(text, language or language_of(text))
    return Matter(said_in, words, meanings, names, place, said)


@lru_cache(maxsize=4_000)
def _read(text: str, language: str) -> tuple[str, Worth, frozenset[str], Worth, tuple[frozenset[str], ...]]:
    words: dict[str, float] = {}
    names: dict[str, float] = {}
    said: dict[tuple[str, ...], frozenset[str]] = {}
    found = words_of(text, language)
    for word in found:
        if _is_name(text, word, language):
            names.update(_name(word, language))
            continue
        for term in word.bases:
            words[term] = BASE
        for term in word.parts:
            words.setdefault(term, PART)
        if word.terms not in said:
            said[word.terms] = frozenset(word.terms) | concepts(word.terms, language)
    meanings = concepts((term for word in found for term in word.terms), language)
    return language, words, meanings, names, tuple(said.values())


def _is_name(text: str, word: Word, language: str) -> bool:
    """Tell whether a word names a place or the like: a street's ending, or a capital inside a sentence."""
    if len(word.text) < _SHORTEST_NAME or not word.text[0].isalpha():
        return False
    if _STREET.match(word.text.lower()) and not concepts(word.bases, language):
        return True
    is_inside = not _SENTENCE.search(text[max(word.start - 3, 0) : word.start])
    return word.text[0].isupper() and not word.text.isupper() and is_inside


def _name(word: Word, language: str) -> Iterator[tuple[str, float]]:
    small = word.text.lower()
    if len(small) > _BEGINNING:
        yield small[:_BEGINNING] + "-", BEGINNING
    yield from ((part, PART) for part in word.parts if not concepts([part], language))
    yield from ((base, NAME) for base in word.bases)


@dataclass(slots=True)
class Rarity:
    """How seldom a word is among the matters that are compared."""

    count: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    # Weights that were asked for before, until there are more matters.
    _weights: dict[str, float] = field(default_factory=dict, repr=False)

    def add(self, one: Matter) -> None:
        """Learn the words of one more matter."""
        self._weights.clear()
        self.count += 1
        self.seen.update({*one.words, *one.meanings, *one.names})

    def of(self, token: str) -> float:
        """Return the weight of a token: 0 for one that stands everywhere, more the fewer have it."""
        weight = self._weights.get(token)
        if weight is None:
            weight = self._weights[token] = float(log(1 + self.count / (0.5 + self.seen[token])) ** _BENT)
        return weight


def rarity_of(matters: Iterable[Matter]) -> Rarity:
    """Return how seldom words are among some matters."""
    rarity = Rarity()
    for one in matters:
        rarity.add(one)
    return rarity


def telling_words(one: Matter, rarity: Rarity) -> list[set[str]]:
    """Return each word of a text that tells something, with what it may be met by: what stands in every fifth matter does not."""
    common = max(rarity.count * COMMON, FEW)
    telling = [{token for token in word if rarity.seen[token] <= common} for word in one.said]
    return [word for word in telling if word]


def shares_enough(telling: list[set[str]], other: Matter) -> bool:
    """Tell whether two of the words that tell something, or half of them, are in another matter.

    One word alone, however many meanings it has, makes no same matter.
    """
    shared = sum(not word.isdisjoint(other.words) or not word.isdisjoint(other.meanings) for word in telling)
    return shared >= ENOUGH or 2 * shared >= len(telling)


def alike(one: Matter, other: Matter, rarity: Rarity, radius: int = RADIUS) -> float:
    """Return how alike two matters are: 0 for nothing in common, above 1 for the same words at the same place.

    Places within `radius` metres may be one; where it is 0, places say nothing.
    """
    return Likeness(one, rarity, radius).of(other)


class Likeness:
    """How alike many matters are to one; what hangs on that one alone is reckoned once."""

    def __init__(self, one: Matter, rarity: Rarity, radius: int = RADIUS) -> None:
        self._one, self._rarity, self._radius = one, rarity, radius
        self._meanings = dict.fromkeys(one.meanings, 1.0)
        self._long_meanings, self._long_words = _length(self._meanings, rarity), _length(one.words, rarity)

    def of(self, other: Matter) -> float:
        """Return the likeness of another one."""
        one, rarity = self._one, self._rarity
        meanings = _cosine(self._meanings, self._long_meanings, dict.fromkeys(other.meanings, 1.0), rarity)
        words = _cosine(one.words, self._long_words, other.words, rarity) if one.language == other.language else 0.0
        said = 1 - (1 - MEANINGS * meanings) * (1 - WORDS * words)
        names = _share(_named(one, other), _named(other, one), rarity)
        likeness = said + NAMES * names
        if one.names and other.names and not names:
            likeness *= OTHER_NAME
        return _placed(likeness, one, other, self._radius)


def _named(one: Matter, other: Matter) -> Worth:
    """Return the names of a text, with its words that are names in the other: at its start any word has a capital."""
    return {**dict.fromkeys(one.words.keys() & other.names.keys(), NAME), **one.names}


def _placed(likeness: float, one: Matter, other: Matter, radius: int) -> float:
    """Return the likeness with what the places say: one place makes alike by itself, a little, whatever the words."""
    if not radius or one.place is None or other.place is None:
        return likeness
    apart = metres(one.place, other.place)
    if apart > far(radius):
        return likeness * DISTANCE
    near = exp(-apart / radius)
    return likeness * (1 + NEARNESS * near) + ONE_PLACE * near


def far(radius: int) -> int:
    """Return beyond how many metres a place is elsewhere."""
    return max(TIMES_FARTHER * radius, SHORTEST_FAR)


def _cosine(one: Worth, length: float, other: Worth, rarity: Rarity) -> float:
    """Return how much of the words is shared, the length of the first ones known."""
    shared = one.keys() & other.keys()
    if not shared:
        return 0.0
    both = sum(one[token] * other[token] * rarity.of(token) ** 2 for token in shared)
    return both / float((length * _length(other, rarity)) ** LENGTHS)


def _share(one: Worth, other: Worth, rarity: Rarity) -> float:
    """Return how much of the names of both are shared: a name that one has besides counts against."""
    shared = one.keys() & other.keys()
    both = sum(one[token] * other[token] * rarity.of(token) ** 2 for token in shared)
    return both / max(_length(one, rarity), _length(other, rarity)) ** 2 if shared else 0.0


def _length(worth: Worth, rarity: Rarity) -> float:
    return sqrt(sum((value * rarity.of(token)) ** 2 for token, value in worth.items())) or 1.0


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two places in degrees of latitude and longitude, in metres, as the crow flies."""
    north, south = radians(one[0]), radians(other[0])
    turned = sin((north - south) / 2) ** 2 + cos(north) * cos(south) * sin(radians(one[1] - other[1]) / 2) ** 2
    return 2 * EARTH * asin(sqrt(turned))


class Corpus(Generic[Key]):
    """Many matters, found by likeness."""

    def __init__(self, matters: Iterable[tuple[Key, Matter]]) -> None:
        self._matters = list(matters)
        self._rarity = Rarity()
        self._having: dict[str, list[int]] = defaultdict(list)
        self._placed = [n for n, (_key, one) in enumerate(self._matters) if one.place]
        for number, (_key, one) in enumerate(self._matters):
            self._rarity.add(one)
            for token in {*one.words, *one.meanings, *one.names}:
                self._having[token].append(number)

    def nearest(self, query: Matter, count: int = ANSWERS, *, without: Key | None = None) -> list[Key]:
        """Return the keys of the matters most like one, best first; never `without`."""
        numbers = {n for token in {*query.words, *query.meanings, *query.names} for n in self._having.get(token, ())}
        if query.place:
            numbers |= set(self._placed)
        likeness = Likeness(query, self._rarity)
        ranked = ((likeness.of(self._matters[n][1]), -n) for n in numbers if self._matters[n][0] != without)
        return [self._matters[-n][0] for _likeness, n in nlargest(count, ranked)]
