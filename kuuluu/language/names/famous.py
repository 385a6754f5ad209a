"""Everybody's names: persons of history and of public life, figures of tales, brands and ships, packed in a file that processes share."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from marisa_trie import Trie

from kuuluu.language.names.forms import stems
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import DATA, lines

FILE = DATA / "public.marisa"
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST_CUT, _SHORTEST, _LONG = 4, 4, 7
_OF_NEN = re.compile(r"se(?:n|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|en)(?:kin|kaan|kään)?$")
# Between the last word and those before it; with nothing before the bar, it says that some name ends so.
_BAR = "|"
_STEM = "~"  # and what the endings are put to, before the name itself: kaurismäe, Kaurismäki


def pack() -> Iterator[str]:
    """Pack the list; yield what was written."""
    Trie(packed_public()).save(str(FILE))
    yield f"{FILE}: {FILE.stat().st_size} bytes"


def packed_public() -> list[str]:
    """Return every name of the list as its last word and those before it, and its last word alone."""
    keys = set()
    for line in lines("public"):
        *firsts, last = _words_of(line)
        keys |= {_key(firsts, last), _BAR + last, *(_STEM + stem + _BAR + last for stem in stems(last) - {last})}
    return sorted(keys)


def _words_of(name: str) -> list[str]:
    return [word + ("." if len(word) == 1 else "") for word in _WORD.findall(name.lower())]


def _key(firsts: list[str], last: str) -> str:
    return f"{last}{_BAR}{' '.join(firsts)}"


@cache
def _public() -> Trie:
    return Trie().mmap(str(FILE))


def is_public(firsts: list[str], last: str) -> bool:
    """Tell whether somebody of the list is called so."""
    return _key(firsts, last) in _public()


def last_of_public(low: str, lemma: str, kind: int) -> str:
    """Return the last name of somebody in the list that a word is a form of, though no list of surnames has it: Edelfelts."""
    plain = low.split(":", maxsplit=1)[0]
    if plain != lemma and is_public([], plain):
        return plain  # Kompan is no form of Komppa
    if _ends_some(lemma):
        return lemma
    if plain != lemma and _ends_some(plain):
        return plain
    if (not kind or kind & Kind.PATTERN) and _OF_NEN.search(plain) and _ends_some(nen := _OF_NEN.sub("nen", plain)):
        return nen
    longest = min(_LONGEST_CUT, len(plain) - _SHORTEST)
    begun = [key.removeprefix(_BAR) for key in _public().prefixes(_BAR + plain)] if longest > 0 else []
    cut = next((name for name in reversed(begun) if 0 < len(plain) - len(name) <= longest), "")
    return cut or _by_stem(plain, longest)


def _by_stem(plain: str, longest: int) -> str:
    """Return the name whose stem, with an ending, a word is: Kaurismäen."""
    for cut in range(1, longest + 1):
        for key in _public().iterkeys(_STEM + plain[:-cut] + _BAR):
            return str(key.rpartition(_BAR)[2])
    return ""


@lru_cache(maxsize=1_000)
def begun(low: str) -> str:
    """Return the last name by which alone everybody knows somebody, where a word in small letters begins with it: "runebergsdagen"."""
    longest = next((key.removeprefix(_BAR) for key in reversed(_public().prefixes(_BAR + low))), "")
    return longest if _LONG <= len(longest) < len(low) - _LONGEST_CUT and is_public([], longest) else ""


def _ends_some(last: str) -> bool:
    return _BAR + last in _public()
