"""Which words of a text point to which service: a small index over the services' keywords."""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kuuluu.cities.models import LANGUAGES, Service

# Letters by which a keyword is found; its first word is at least this long.
HEAD = 2
# Finnish and Swedish put words together: a keyword this long counts inside a word, too ("suojatievalo" has "valo").
INSIDE_LENGTH = 5
INSIDE_FROM = 3
INSIDE_WEIGHT = 0.6
MAX_WORDS = 400
# How far from each other the words of a phrase may stand.
PHRASE_REACH = 5


def fold(text: str) -> str:
    """Return a text without case and without dots and rings on letters: "Lätäkkö" and "latakko" are one word."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))


def words_of(text: str) -> list[str]:
    """Return the words of a text as they were written, the first hundreds of them."""
    return re.findall(r"\w[\w'’-]*", text)[:MAX_WORDS]


@dataclass(frozen=True)
class Keyword:
    """A word's beginning, a whole word ("=bus"), or a phrase of such; points to one service."""

    parts: tuple[str, ...]
    service: Service
    weight: float

    def fits(self, word: str, part: str) -> bool:
        """Tell whether a word answers to a part of this keyword."""
        return word == part[1:] if part.startswith("=") else word.startswith(part)

    def is_at(self, words: Sequence[str], place: int) -> tuple[int, ...]:
        """Return the places of the words of the phrase when it begins at a place; empty when it does not."""
        found = [place]
        for part in self.parts[1:]:
            reach = range(found[-1] + 1, min(found[-1] + PHRASE_REACH, len(words)))
            later = next((n for n in reach if self.fits(words[n], part)), None)
            if later is None:
                return ()
            found.append(later)
        return tuple(found)


@dataclass(frozen=True)
class Hit:
    """A keyword that a text answers to, and where."""

    keyword: Keyword
    places: tuple[int, ...]
    weight: float


class KeywordIndex:
    """All keywords of a city's services by their first letters."""

    def __init__(self, services: Sequence[Service]) -> None:
        self._by_head: dict[str, list[Keyword]] = defaultdict(list)
        entries = {
            (tuple(fold(text).split()), number)
            for number, service in enumerate(services)
            for language in LANGUAGES
            for text in getattr(service, f"keywords_{language}")
        }
        shared = Counter(parts for parts, _ in entries)
        for parts, number in entries:
            letters = sum(len(part.lstrip("=")) for part in parts)
            weight = (1 + min(letters, 12) / 12) * (1.5 if len(parts) > 1 else 1) / shared[parts]
            self._by_head[parts[0].lstrip("=")[:HEAD]].append(Keyword(parts, services[number], weight))

    def hits(self, words: Sequence[str]) -> Iterator[Hit]:
        """Return each keyword that the words, folded, answer to."""
        for place, word in enumerate(words):
            for keyword in self._by_head.get(word[:HEAD], ()):
                if keyword.fits(word, keyword.parts[0]) and (places := keyword.is_at(words, place)):
                    yield Hit(keyword, places, keyword.weight)
            yield from self._inside(word, place)

    def _inside(self, word: str, place: int) -> Iterator[Hit]:
        for start in range(INSIDE_FROM, len(word) - HEAD):
            for keyword in self._by_head.get(word[start : start + HEAD], ()):
                part = keyword.parts[0]
                is_long = len(keyword.parts) == 1 and len(part) >= INSIDE_LENGTH
                if is_long and word.startswith(part, start):
                    yield Hit(keyword, (place,), keyword.weight * INSIDE_WEIGHT)
