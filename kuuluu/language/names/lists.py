"""The lists of names and of the words around them, read once when the first text comes."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kuuluu.language.names.forms import ENDINGS, LONGEST_ENDING, NOMINATIVE_ENDINGS, VOWELS, stems

_DATA = Path(__file__).parent.parent / "data" / "names"


class Kind:
    """What a word may be: bits of a plain number, because names ask for them a million times."""

    NONE = 0
    FIRST = 1
    LAST = 2
    NICK = 4
    WORD = 8  # an ordinary word too
    PLACE = 16  # the name of a place too, or of one only
    OBLIQUE = 32  # inflected
    INSIDE = 64  # in a case that says in, into, out of: of places, seldom of persons
    AREA = 256  # a surname that ends as the names of places do
    PATTERN = 128  # it only looks like a surname


class Known(NamedTuple):
    """What a form of a name is: the name, and its kinds."""

    lemma: str
    kind: int


class Lexicon(NamedTuple):
    """Every name by its nominative and by its stems; forms that are ordinary words too; places."""

    nominatives: dict[str, Known]
    stems: dict[str, Known]
    words: frozenset[str]


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list."""
    return tuple((_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines())


# Surnames that are names of places too, by how they end.
_PLACE_LIKE = re.compile(
    r"(?:l[aä]|mäki|niemi|lahti|ranta|koski|järvi|saari|salo|harju|kangas|pelto|oja|aho|vaara|vuori|joki|lampi|kallio|maa|pää|korpi|perä|"
    r"linna|laakso|lehto|metsä|suo|niittu|niitty|kylä|talo|kivi|virta|rinne|kartano|backa|backen|näs|vik|sund|ö)$"
)


@cache
def lexicon() -> Lexicon:
    """Return all names; takes a fifth of a second, once."""
    nominatives: dict[str, Known] = {}
    by_stem: dict[str, Known] = {}
    for file, kind in (
        ("first", Kind.FIRST),
        ("last", Kind.LAST),
        ("nick", Kind.NICK),
        ("placenames", Kind.PLACE),
    ):
        for name in lines(file):
            lemma = name.lower()
            kinds = kind | Kind.AREA if kind is Kind.LAST and _PLACE_LIKE.search(lemma) else kind
            _add(nominatives, lemma, lemma, kinds)
            for stem in stems(lemma):
                _add(by_stem, stem, lemma, kinds)
    return Lexicon(nominatives, by_stem, frozenset(lines("words")))


def _add(names: dict[str, Known], form: str, lemma: str, kind: int) -> None:
    known = names.get(form)
    names[form] = Known(known.lemma, known.kind | kind) if known else Known(lemma, kind)


_OWNED = re.compile(r"(?:mme|nne|ns[aä]|si|ni)(?:kin|k[aä][aä]n|k[oö]|h[aä]n|p[aä])?$")
_LONGEST_END, _MOST_KNOWN, _KEY = 6, 20_000, 3
_CLITIC = re.compile(r"(?:kin|k[aä][aä]n|k[oö]|h[aä]n|p[aä])$")
_INSIDE = re.compile(
    r"(?:ss[aä]|st[aä]|seen|siin|h[aeiouyäö]n|aan|ään|een|iin|oon|uun|yyn|öön)(?:kin|k[aä][aä]n|ko|kö)?$"
)


@lru_cache(maxsize=16384)
def known(word: str) -> Known:
    """Return what a word in small letters may be."""
    names = lexicon()
    found, lemma = Kind.NONE, word
    for cut in range(min(len(word) - 1, LONGEST_ENDING) + 1):
        stem, ending = word[: len(word) - cut], word[len(word) - cut :]
        if ending in NOMINATIVE_ENDINGS and (hit := names.nominatives.get(stem)):
            lemma = hit.lemma if not found else lemma
            found |= hit.kind
        elif ending in ENDINGS and len(stem) > 1 and (hit := names.stems.get(stem)) and _fits(stem, ending):
            lemma = hit.lemma if not found else lemma
            found |= hit.kind | Kind.OBLIQUE
            if _INSIDE.search(word):
                found |= Kind.INSIDE
    if found & Kind.OBLIQUE and _OWNED.search(word) and word not in names.nominatives:
        found |= Kind.WORD  # a verb ends so too: auraamme, siivosimme
    if found and (word in names.words or _CLITIC.sub("", word) in names.words):
        found |= Kind.WORD
    return Known(lemma, found)


_LENGTHENED = re.compile(r"h?([aeiouyäö])n(?:kin|k[aä][aä]n|k[oö]|h[aä]n|p[aä])?$")


def _fits(stem: str, ending: str) -> bool:
    """Tell whether an ending that lengthens the stem's vowel has that vowel: Pekka, Pekkaan."""
    if stem[-1] not in VOWELS:
        return ending.startswith(("ta", "tä", "ten"))
    lengthened = _LENGTHENED.match(ending)
    return (
        not lengthened
        or lengthened[1] == stem[-1]
        or (lengthened[1] in "ei" and stem[-1] in "ij" and not ending.startswith("h"))
    )


class Listed:
    """The words of a list: "-x" may end a compound, "x." is the whole word, else up to six letters of an ending follow."""

    def __init__(self, entries: Iterable[str]) -> None:
        whole: set[str] = set()
        begun: set[str] = set()
        tails: list[str] = []
        begun_tails: list[str] = []
        for entry in entries:
            word = entry.removeprefix("-").removesuffix(".")
            if entry.startswith("-"):
                (tails if entry.endswith(".") else begun_tails).append(word)
            else:
                (whole if entry.endswith(".") else begun).add(word)
        self._whole, self._begun = frozenset(whole), frozenset(begun)
        self._tails, self._begun_tails = _by_end(tails), _by_end(begun_tails)
        self._known: dict[str, bool] = {}

    def __contains__(self, low: str) -> bool:
        known = self._known.get(low)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[low] = self._is_in(low)
        return known

    def _is_in(self, low: str) -> bool:
        if low in self._whole or low in self._begun:
            return True
        for cut in range(1, min(_LONGEST_END, len(low) - 1) + 1):
            if not low[-cut].isalnum():
                break
            if low[:-cut] in self._begun:
                return True
        return self._ends_so(low)

    def _ends_so(self, low: str) -> bool:
        """Tell whether it is a compound of letters and hyphens that ends in a word of the list."""
        for cut in range(min(_LONGEST_END, len(low) - 1) + 1):
            end = len(low) - cut
            if cut and low[end] == "-":
                break
            key = low[max(0, end - _KEY) : end]
            tails = (
                self._begun_tails.get(key, ()) if cut else (*self._tails.get(key, ()), *self._begun_tails.get(key, ()))
            )
            if tails and low.endswith(tails, 0, end):
                return low.replace("-", "").isalnum()
        return False


def _by_end(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return words by their last letters, so that only few are compared."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[-_KEY:]] = (*found.get(word[-_KEY:], ()), word)
    return found


@cache
def words(name: str) -> Listed:
    """Return the words of a list."""
    return Listed(lines(name))


@cache
def exact(name: str) -> frozenset[str]:
    """Return the lines of a list in small letters."""
    return frozenset(line.lower() for line in lines(name))
