"""Whether one word is a form of a name: listed or not, in Finnish and Swedish, in any inflection and without its dots."""

import re
import unicodedata
from functools import lru_cache

from kuuluu.language.names.forms import ENDINGS, NOMINATIVE_ENDINGS, VOWELS, stems
from kuuluu.language.names.lexicon import bases, nominative
from kuuluu.language.terms import finnish

# The fewest letters of a stem that says something by itself.
_SHORTEST = 3
_LENGTHENED = re.compile(r"h?([aeiouyäö])n(?:kin|k[aä][aä]n|k[oö]|h[aä]n|p[aä])?$")
# What a weak stem may have been before: "ng" of "nk", "d" of "t", nothing of "k".
_STRONGER = (
    ("ng", "nk"), ("nn", "nt"), ("mm", "mp"), ("ll", "lt"), ("rr", "rt"), ("hd", "ht"), ("lv", "lp"), ("rv", "rp"),
    ("k", "kk"), ("p", "pp"), ("t", "tt"), ("d", "t"), ("v", "p"), ("", "k"),
)  # fmt: skip


def is_form(word: str, name: str) -> bool:
    """Tell whether a word is a form of a name, both in small letters: "virtaselle" of "virtanen", "nilssons" of "nilsson"."""
    if word.startswith(name) and word[len(name) :] in NOMINATIVE_ENDINGS:
        return True
    if len(name) < _SHORTEST:
        return False
    return any(
        word.startswith(stem) and word[len(stem) :] in ENDINGS and _joins(stem, word[len(stem) :])
        for stem in _stems(name)
    )


def is_form_without_dots(word: str, name: str) -> bool:
    """Tell whether a word is such a form, written by somebody whose keyboard has no ä, ö, å: "makiselle"."""
    bare = without_dots(name)
    if bare == name or without_dots(word) != word:
        return False
    if word.startswith(bare) and word[len(bare) :] in NOMINATIVE_ENDINGS:
        return True
    stripped = {without_dots(stem) for stem in _stems(name)}
    return any(word.startswith(stem) and word[len(stem) :] in ENDINGS for stem in stripped)


def without_dots(word: str) -> str:
    """Return a word less the marks on its letters."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


@lru_cache(maxsize=2_000)
def names_of(word: str) -> frozenset[str]:
    """Return the names that a word in small letters may be a form of, the word itself among them."""
    if nominative(word):
        # Marin is a surname, and of Mari, too.
        others = bases(word) if word.endswith("n") else ()
        return frozenset({word, *(name for name in others if nominative(name))})
    guessed = {name for stem, ending in _cuts(word) for name in _guesses(stem) if _is_made(word, name, ending)}
    listed = {name for name in (*guessed, *bases(word)) if nominative(name)}
    # A dictionary knows which of the guesses is a word; where it knows none, the stems say all there is to say.
    known = {name for name in finnish.read(word).bases if is_form(word, name)}
    return frozenset({word, *(listed or known or guessed)})


@lru_cache(maxsize=2_000)
def _stems(name: str) -> frozenset[str]:
    found = stems(name)
    # Kangas, kankaan and kankaalle.
    longer = {stem + stem[-1] for stem in found if stem[-1] in "aä"} if name.endswith(("as", "äs")) else set()
    return frozenset(found | longer)


def _joins(stem: str, ending: str) -> bool:
    """Tell whether an ending may follow a stem: after a consonant few do, and what lengthens a vowel has that vowel."""
    if stem[-1] not in VOWELS:
        return ending.startswith(("ta", "tä", "ten"))
    long = _LENGTHENED.match(ending)
    if not long or long[1] == stem[-1]:
        return True
    return long[1] in "ei" and stem[-1] in "ij" and not ending.startswith("h")


def _cuts(word: str) -> list[tuple[str, str]]:
    """Return each way in which a word may be a stem and an ending."""
    cuts = [(word[:at], word[at:]) for at in range(_SHORTEST, len(word))]
    return [(stem, ending) for stem, ending in cuts if ending in ENDINGS or ending in NOMINATIVE_ENDINGS]


def _guesses(stem: str) -> set[str]:
    """Return the names of which this may be the stem."""
    found = {stem}
    for bent in ("se", "s", "si"):
        if stem.endswith(bent):
            found.add(stem.removesuffix(bent) + "nen")
    if stem.endswith("kse"):
        found.add(stem[:-3] + "s")
    if stem[-1] in "ie":
        found |= {stem[:-1], stem[:-1] + "i"}
    body, last = stem[:-1], stem[-1]
    strong = {body.removesuffix(weak) + more for weak, more in _STRONGER if body.endswith(weak)}
    return found | {one + end for one in strong for end in {last, "i" if last == "e" else last}}


def _is_made(word: str, name: str, ending: str) -> bool:
    return bool(ending) and len(name) >= _SHORTEST and name != word and is_form(word, name)
