"""What somebody typed into a search box: words, and words in quotation marks that must stand together."""

import re
from dataclasses import dataclass
from functools import cache

from kuuluu.language.cleaning import one_line
from kuuluu.language.words import read_words

LONGEST_QUERY = 200
MOST_WORDS = 10

# A case number or a hyphenated name stays one word.
_WORD = re.compile(r"[^\W_]+(?:[-'’.:][^\W_]+)*")
_QUOTED = re.compile(r"[\"”“„»«]([^\"”“„»«]*)[\"”“„»«]")


@dataclass(frozen=True)
class Asked:
    """The words that were typed, as written, and which stood in quotation marks together."""

    words: tuple[str, ...]
    # Places in `words`: first and behind the last.
    phrases: tuple[tuple[int, int], ...] = ()


def query_words(query: str) -> list[str]:
    """Return the words to look for, in small letters, each once, at most ten, from the first 200 characters."""
    words = (word.lower() for word in read_asked(query).words)
    return list(dict.fromkeys(words))


def read_asked(query: str) -> Asked:
    """Return what was typed: the first ten words of the first 200 characters."""
    text = one_line(query[: 4 * LONGEST_QUERY])[:LONGEST_QUERY]
    words: list[str] = []
    phrases: list[tuple[int, int]] = []
    at = 0
    for match in _QUOTED.finditer(text):
        words += _WORD.findall(text[at : match.start()])
        said = _WORD.findall(match[1])
        if len(said) > 1:
            phrases.append((len(words), len(words) + len(said)))
        words += said
        at = match.end()
    words += _WORD.findall(text[at:])
    kept = Asked(tuple(words[:MOST_WORDS]), tuple((a, b) for a, b in phrases if b <= MOST_WORDS))
    return kept if kept.phrases else Asked(tuple(_telling(words))[:MOST_WORDS])


def _telling(words: list[str]) -> list[str]:
    """Return the words that tell something; all where none does."""
    telling = [word for word in words if word.lower() not in _small_words()]
    return telling or words


@cache
def _small_words() -> frozenset[str]:
    return frozenset(read_words("small_words"))
