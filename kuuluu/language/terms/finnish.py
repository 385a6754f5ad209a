"""Finnish words by Voikko: all base forms of all readings, and the words that compounds and derivations are made of.

One handle of Voikko must never work for two threads at once: the process crashes. Each thread would cost 8 MB for a handle of
its own, so all share one and take turns; what it has said is remembered.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock
from typing import Any, NamedTuple

from libvoikko import Voikko, VoikkoException

from kuuluu.language.terms.reading import NOTHING, Reading, reading

_LOCK = Lock()
# +katu(katu)+valo(valo); a suffix is +us(+us) and a mark stands alone.
_BASE = re.compile(r"\+([^(+]+)(?:\(([^)]*)\))?")
_LONGEST = 60
# A part of one or two letters says nothing.
_SHORTEST_PART = 3


class _Item(NamedTuple):
    """A piece that Voikko put a word together of: where it stands, and the word that it is a form of."""

    start: int
    end: int
    surface: str
    base: str


class _Handle(Voikko):  # type: ignore[misc]
    """Voikko's own class ends what it never began, where the library is missing: here there is nothing to end then."""

    _Voikko__handle = 0


@cache
def _voikko() -> Any:
    """Return the one handle, None where the library or its dictionary is missing."""
    try:
        handle = _Handle("fi")
    except (VoikkoException, OSError, AttributeError):
        return None
    handle.setIgnoreDot(True)
    return handle


def is_here() -> bool:
    """Tell whether Voikko and its Finnish dictionary are installed."""
    with _LOCK:
        return _voikko() is not None


@lru_cache(maxsize=8_000)
def read(word: str) -> Reading:
    """Return what Voikko knows of a word in small letters, nothing where it knows nothing."""
    if len(word) > _LONGEST:
        return NOTHING
    analyses = _analyses(word)
    return reading(
        (a["BASEFORM"].lower() for a in analyses), (part for a in analyses for part in _parts(a) if part != word)
    )


def _analyses(word: str) -> list[dict[str, str]]:
    """Return the readings of a word as it is and as a name."""
    with _LOCK:
        voikko = _voikko()
        if voikko is None:
            return []
        found = [*voikko.analyze(word), *voikko.analyze(word.capitalize())]
    return [one for one in found if one.get("BASEFORM")]


def _parts(analysis: dict[str, str]) -> Iterator[str]:
    """Yield the words that a compound is made of, of three or more also all but the first and all but the last, and verbs."""
    base, items = analysis["BASEFORM"].lower(), _items(analysis.get("WORDBASES") or "")
    yield from (verb for verb in _verbs(items) if verb != base)
    starts = _starts(analysis.get("STRUCTURE", ""), len(base))
    if len(starts) < 2:  # noqa: PLR2004 - one part is no compound
        return
    for start, end in pairwise([*starts, len(base)]):
        yield from _long(_forms(base, start, end, items))
    if len(starts) > 2:  # noqa: PLR2004 - of two parts nothing is left but the parts
        yield base[starts[1] :]
        yield from _simple(base[: starts[-1]])


def _starts(structure: str, length: int) -> list[int]:
    """Return where the parts begin, as "=pppp=pppp" tells; a part that is gone from the base form is left out."""
    starts, at = [], 0
    for sign in structure:
        if sign == "=":
            starts.append(at)
        else:
            at += 1
    return [start for start in starts if start < length]


def _items(bases: str) -> list[_Item]:
    """Return what a word is put together of: "+kävel(kävellä)+y(+y)+tie(tie)"."""
    items, at = [], 0
    for match in _BASE.finditer(bases):
        items.append(_Item(at, at + len(match[1]), match[1].lower(), (match[2] or "").lower()))
        at += len(match[1])
    return items


def _forms(base: str, start: int, end: int, items: list[_Item]) -> Iterator[str]:
    """Yield the base forms of the part of a compound between two places; the last part stands in its base form."""
    if end == len(base):
        yield base[start:]
        return
    inside = [item for item in items if start <= item.start and item.end <= end]
    if (
        len(inside) == 1
        and inside[0].base
        and "=" not in inside[0].base
        and inside[0].end - inside[0].start == end - start
    ):
        yield inside[0].base
        return
    part = base[start:end].strip("-")
    yield from _simple(part) or (part,)


def _verbs(items: list[_Item]) -> Iterator[str]:
    """Yield the verbs that nouns and adjectives were made of: *auraus* of *aurata*, *kaatunut* of *kaatua*."""
    for number, item in enumerate(items, start=1):
        is_bent = any(after.base.startswith("+") for after in items[number : number + 2])
        if is_bent and item.base != item.surface and item.base.endswith(("a", "ä")):
            yield from _long([item.base])


def _simple(word: str) -> list[str]:
    """Return the base forms of a part, in no compounds' depth."""
    return list(dict.fromkeys(one["BASEFORM"].lower() for one in _analyses(word.strip("-"))))


def _long(words: Iterable[str]) -> Iterator[str]:
    return (word.strip("-") for word in words if len(word.strip("-")) >= _SHORTEST_PART)


# Endings of cases, the longest first, and what is left of the plural before them.
_CASES = re.compile(
    r"(?<=[aeiouyäö])(?:(?:[ij](?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|hin|den|tten|t[aä]|en|[aä]))"
    r"|(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|t[aä]|n|t))$"
)


def bare(word: str) -> str:
    """Return a word that no dictionary knows without what looks like the ending of a case: *töhryjä* as *töhry*."""
    short = _CASES.sub("", word)
    return short if len(short) > _SHORTEST_PART else word


@lru_cache(maxsize=2_000)
def suggestions(word: str) -> tuple[str, ...]:
    """Return the words that Voikko takes for meant by one that it doesn't know."""
    with _LOCK:
        voikko = _voikko()
        return () if voikko is None or len(word) > _LONGEST else tuple(voikko.suggest(word))
