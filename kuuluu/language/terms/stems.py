"""Stems by Snowball: all there is for English, and for Finnish and Swedish what is left where a dictionary fails."""

from functools import lru_cache
from threading import Lock

from Stemmer import Stemmer

from kuuluu.language.terms.reading import Reading, reading

_STEMMERS = {"fi": Stemmer("finnish"), "sv": Stemmer("swedish"), "en": Stemmer("english")}
# A stemmer keeps notes of what it works on, so it works for one at a time.
_LOCK = Lock()


@lru_cache(maxsize=8_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a word in small letters."""
    with _LOCK:
        return str(_STEMMERS[language].stemWord(word))


def stems(word: str, *languages: str) -> Reading:
    """Return the word as it is and its stems."""
    return reading((word, *(stem(word, language) for language in languages)))
