"""All names, in every form's stem, packed in files that the processes of a machine share, and what a word in small letters may be.

`kuuluu language findings --pack` packs them anew after a list of names was changed.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from marisa_trie import BytesTrie, Trie

from kuuluu.language.names.forms import ENDINGS, NOMINATIVE_ENDINGS, VOWELS, stems
from kuuluu.language.names.lists import DATA, exact, lines

NAMES_FILE, WORDS_FILE = DATA / "names.marisa", DATA / "words.marisa"


_LANGUAGES = frozenset({"fi", "sv", "en"})


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


# What a form in the file is: the name as it is told of somebody, or what endings are put to.
_NOMINATIVE, _STEM = 1, 2
_KIND, _CUT, _MORE = (
    slice(1, 3),
    3,
    4,
)  # where in a value stand the kinds, how much of the form is cut, and what is put there
# Surnames that are names of places too, by how they end.
_PLACE_LIKE = re.compile(
    r"(?:l[aä]|mäki|niemi|lahti|ranta|koski|järvi|saari|salo|harju|kangas|pelto|oja|aho|vaara|vuori|joki|lampi|kallio|maa|pää|korpi|perä|"
    r"linna|laakso|lehto|metsä|suo|niittu|niitty|kylä|talo|kivi|virta|rinne|kartano|backa|backen|näs|vik|sund|ö)$"
)


def pack() -> Iterator[str]:
    """Pack the lists of names and of words; yield what was written."""
    BytesTrie(packed_names()).save(str(NAMES_FILE))
    Trie(sorted(set(lines("words")))).save(str(WORDS_FILE))
    for file in (NAMES_FILE, WORDS_FILE):
        yield f"{file}: {file.stat().st_size} bytes"


def packed_names() -> list[tuple[str, bytes]]:
    """Return every form of every listed name with its value."""
    forms: dict[tuple[int, str], Known] = {}
    for file, kind in (("first", Kind.FIRST), ("last", Kind.LAST), ("nick", Kind.NICK), ("placenames", Kind.PLACE)):
        for name in lines(file):
            lemma = name.lower()
            kinds = kind | Kind.AREA if kind is Kind.LAST and _PLACE_LIKE.search(lemma) else kind
            for form in ((_NOMINATIVE, lemma), *((_STEM, stem) for stem in sorted(stems(lemma)))):
                known = forms.get(form)
                forms[form] = Known(known.lemma, known.kind | kinds) if known else Known(lemma, kinds)
    return sorted((form, _value(which, form, known)) for (which, form), known in forms.items())


def _value(which: int, form: str, known: Known) -> bytes:
    same = 0
    while form[same : same + 1] == known.lemma[same : same + 1] != "":
        same += 1
    return bytes([which, *known.kind.to_bytes(2, "little"), len(form) - same]) + known.lemma[same:].encode()


def _known(form: str, value: bytes) -> Known:
    lemma = form[: len(form) - value[_CUT]] + value[_MORE:].decode()
    return Known(lemma, int.from_bytes(value[_KIND], "little"))


@cache
def _names() -> BytesTrie:
    return BytesTrie().mmap(str(NAMES_FILE))


@cache
def _words() -> Trie:
    """Return the forms of names that are ordinary words too."""
    return Trie().mmap(str(WORDS_FILE))


@cache
def words_elsewhere(language: str) -> frozenset[str]:
    """Return the names that are ordinary words in other languages, and in this one nothing but names."""
    if language not in _LANGUAGES:
        return frozenset()
    return frozenset().union(*(exact(f"words_only_{other}") for other in _LANGUAGES - {language}))


def nominative(word: str) -> Known | None:
    """Return the name that stands here in its first form."""
    return next((_known(word, value) for value in _names().get(word, ()) if value[0] == _NOMINATIVE), None)


_OWNED = re.compile(r"(?:mme|nne|ns[aä]|si|ni)(?:kin|k[aä][aä]n|k[oö]|h[aä]n|p[aä])?$")
_CLITIC = re.compile(r"(?:kin|k[aä][aä]n|k[oö]|h[aä]n|p[aä])$")
# What a question or a stress adds to a word, and after what inside a sentence: "Mikkoko sen teki, vai Mattiko".
_ASKING, _STRESSING = ("ko", "kö"), ("pa", "pä", "han", "hän", "kin", "kaan", "kään")
_BEFORE_ASKED = ("vai ", "tai ", "että ", "ja ", "eikä ", "niin ", ", ")
_INSIDE = re.compile(
    r"(?:ss[aä]|st[aä]|seen|siin|h[aeiouyäö]n|aan|ään|een|iin|oon|uun|yyn|öön)(?:kin|k[aä][aä]n|ko|kö)?$"
)


def known(word: str) -> Known:
    """Return what a word in small letters may be."""
    found, lemma = Kind.NONE, word
    for hit, is_inflected in _hits(word):
        lemma = hit.lemma if not found else lemma
        found |= hit.kind
        if is_inflected:
            found |= Kind.OBLIQUE | (Kind.INSIDE if _INSIDE.search(word) else Kind.NONE)
    if found & Kind.OBLIQUE and _OWNED.search(word) and not nominative(word):
        found |= Kind.WORD  # a verb ends so too: auraamme, siivosimme
    if found and (word in _words() or _CLITIC.sub("", word) in _words()):
        found |= Kind.WORD
    return Known(lemma, found)


def asks_here(low: str, language: str, before: str) -> bool:
    """Tell whether a word in small letters that is none's first form may be a word with a clitic: not "till Haiko", nor in another language.

    `before`: the word before it in the sentence, and what parts them.
    """
    if language in {"sv", "en"}:
        return not low.endswith(_ASKING + _STRESSING)
    return not low.endswith(_ASKING) or before.endswith(_BEFORE_ASKED)


def bases(word: str) -> list[str]:
    """Return every name that a word in small letters may be a form of."""
    return [hit.lemma for hit, _is_inflected in _hits(word)]


def _hits(word: str) -> Iterator[tuple[Known, bool]]:
    """Yield the names that a word may be a form of, the longest first, each with whether it is inflected."""
    names = _names()
    for stem in reversed(names.prefixes(word)):
        ending = word[len(stem) :]
        is_first, is_other = ending in NOMINATIVE_ENDINGS, ending in ENDINGS and len(stem) > 1
        if not (is_first or is_other):
            continue
        by_which = {value[0]: value for value in names[stem]}
        if is_first and _NOMINATIVE in by_which:
            yield _known(stem, by_which[_NOMINATIVE]), False
        elif is_other and _STEM in by_which and _fits(stem, ending):
            yield _known(stem, by_which[_STEM]), True


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
