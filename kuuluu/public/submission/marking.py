"""What of a text stays hidden from the public, as its sender wants it: found, asked for, shown after all.

A text is cut into parts that can be hidden or shown one by one: what was found, and every other word.
"""

import re
import sys
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from kuuluu.language.cleaning import flat, one_line
from kuuluu.language.findings import FindingClass, find
from kuuluu.language.identity_codes import identity_codes
from kuuluu.publication.likeness import said_again
from kuuluu.publication.models import Ground
from kuuluu.publication.rules import Hide, Span, ground_of, merged

MOST_WORDS = 50
# A word is what stands between spaces, without the signs of a sentence round it.
_EDGE = r"\s.,;:!?()\[\]{}\"'”“„’‘»«…–—*_/\\|<>-"
_WORD = re.compile(rf"[^{_EDGE}](?:\S*[^{_EDGE}])?")
_SPACES = re.compile(r"[ \t]+")
_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# A child can't agree to be shown; that it is no child's name, a person at the city sees.
_NEVER_SHOWN = frozenset({"child_name"})


@dataclass(frozen=True)
class Marked:
    """A text with what its sender asked to hide, and which finds the sender says hide nothing secret."""

    text: str
    asked: tuple[Hide, ...] = ()
    shown: tuple[Hide, ...] = ()
    # Where each of several texts begins that are shown as one; the finders read each by itself, as it will be kept.
    cuts: tuple[int, ...] = (0,)

    @cached_property
    def found(self) -> list[Hide]:
        """What the finders mark."""
        ends = (*self.cuts[1:], len(self.text))
        return [
            Hide(start + one.start, start + one.end, str(one.cls), ground_of(one))
            for start, end in zip(self.cuts, ends, strict=True)
            for one in find(self.text[start:end])
        ]

    @cached_property
    def words(self) -> list[Hide]:
        """Every word in which nothing was found."""
        ends = [*(one.start for one in self.found), len(self.text)]
        starts = [0, *(one.end for one in self.found)]
        between = zip(starts, ends, strict=True)
        return [Hide(*match.span()) for start, end in between for match in _WORD.finditer(self.text, start, end)]

    @cached_property
    def shown_found(self) -> list[Hide]:
        """What was found and is shown all the same, until a publisher decides."""
        keys = {key_of(one) for one in self.shown}
        return [one for one in self.found if key_of(one) in keys and not self.is_locked(one)]

    @cached_property
    def hidden(self) -> list[Hide]:
        """All that the public won't see, in order, joined where it touches."""
        shown = set(self.shown_found)
        return merged([*(one for one in self.found if one not in shown), *self.asked], len(self.text))

    @property
    def data(self) -> dict[str, Any]:
        """What a draft keeps of it."""
        return {"hidden": [asdict(one) for one in self.asked], "shown": [asdict(one) for one in self.shown_found]}

    def is_locked(self, found: Span) -> bool:
        """Tell whether the sender can't show it: a sure personal identity code, a child's name."""
        words = self.text[found.start : found.end]
        codes = [words] if found.cls == FindingClass.PERSONAL_IDENTITY_CODE else _codes_in(words)
        return found.cls in _NEVER_SHOWN or any(_is_sure(code) for code in codes)

    def hide(self, spans: Collection[Span], ground: str = Ground.PERSONAL_DATA) -> "Marked":
        """Hide every word that the spans touch, and hide again what was found there."""
        grounds = dict.fromkeys(_touched(self.words, spans), ground) | self._asked_words()
        again = set(_touched(self.shown_found, spans))
        return self._with(grounds, [one for one in self.shown_found if one not in again])

    def show(self, span: Span) -> "Marked":
        """Take back what the sender asked to hide there, and show what was found there."""
        taken = set(_touched(self.words, [span]))
        grounds = {word: ground for word, ground in self._asked_words().items() if word not in taken}
        return self._with(grounds, {*self.shown_found, *_touched(self.found, [span])})

    def pick(self, keys: Collection[str], ground: str) -> "Marked":
        """Hide just the parts with these keys; what the sender hid before keeps its reason."""
        before = self._asked_words()
        picked = {word: before.get(word, ground) for word in self.words if key_of(word) in keys}
        return self._with(picked, [one for one in self.found if key_of(one) not in keys])

    def _asked_words(self) -> dict[Hide, str]:
        return {word: one.ground for word, one in _pairs(self.words, self.asked)}

    def _with(self, grounds: Mapping[Hide, str], shown: Iterable[Hide]) -> "Marked":
        asked = (replace(word, ground=str(grounds[word])) for word in self.words if word in grounds)
        open_ones = sorted((one for one in shown if not self.is_locked(one)), key=lambda one: one.start)
        return replace(self, asked=tuple(_joined(self.text, asked)), shown=tuple(open_ones))


def marked_of(text: str, data: Mapping[str, Any], cuts: tuple[int, ...] = (0,)) -> Marked:
    """Return a draft's text as its sender marked it."""
    asked, shown = (tuple(Hide(**one) for one in data.get(name, [])) for name in ("hidden", "shown"))
    return Marked(text, asked, shown, cuts)


def key_of(span: Span) -> str:
    """Name a part of a text by where it stands."""
    return f"{span.start}-{span.end}"


def span_of(key: str) -> Hide | None:
    """Return the part that a key names; None for what is no key."""
    match = re.fullmatch(r"(\d{1,6})-(\d{1,6})", key)
    return Hide(int(match[1]), int(match[2])) if match and int(match[1]) < int(match[2]) else None


def wanted_words(typed: str) -> list[str]:
    """Return the words that the sender wants to hide: one on each line."""
    lines = (one_line(line) for line in typed.splitlines())
    return list(dict.fromkeys(line for line in lines if line))[:MOST_WORDS]


def missing_words(text: str, typed: str) -> list[str]:
    """Return which of the words are not in the text, so that nobody believes them hidden."""
    return [words for words in wanted_words(typed) if not _places_said(text, words)]


def typed_places(text: str, typed: str) -> list[Hide]:
    """Return every place where the typed words stand, a name in whatever form."""
    return [place for words in wanted_words(typed) for place in _places_said(text, words)]


def places(text: str, words: str) -> list[Hide]:
    """Return where the words begin a word, so that "Aino" finds "Ainolle" too; else where they stand within one."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    is_word = _WORD.search(words) is not None
    found = [Hide(*match.span()) for match in re.finditer(pattern, text, re.IGNORECASE)] if is_word else []
    return [one for one in found if not text[one.start - 1 : one.start].isalnum()] or found


def _places_said(text: str, words: str) -> list[Hide]:
    return [*places(text, words), *said_again(text, words)]


def _touched(parts: Iterable[Hide], spans: Iterable[Span]) -> list[Hide]:
    return [part for part, _one in _pairs(parts, spans)]


def _pairs(parts: Iterable[Hide], spans: Iterable[Span]) -> Iterator[tuple[Hide, Hide]]:
    """Yield each part that a span touches, with the last such span."""
    whole = merged(spans, sys.maxsize)
    starts = [one.start for one in whole]
    for part in parts:
        at = bisect_left(starts, part.end) - 1
        if at >= 0 and whole[at].end > part.start:
            yield part, whole[at]


def _joined(text: str, words: Iterable[Hide]) -> list[Hide]:
    """Return words that stand side by side as one, so that what lies between them doesn't show how many they are."""
    whole: list[Hide] = []
    for word in words:
        last = whole[-1] if whole else None
        if last and last.ground == word.ground and _SPACES.fullmatch(text, last.end, word.start):
            whole[-1] = replace(last, end=word.end)
        else:
            whole.append(word)
    return whole


def _codes_in(words: str) -> list[str]:
    """Return the personal identity codes within something longer that was found."""
    return [words[start:end] for start, end in identity_codes(flat(words))]


def _is_sure(words: str) -> bool:
    """Tell whether what was found is a personal identity code whose check is right."""
    signs = [sign for sign in flat(words).upper() if sign.isalnum()]
    digits = "".join(sign for sign in signs[:-1] if sign.isdecimal())
    short = digits[:4] + digits[-5:]
    return bool(digits) and _CHECKS[int(short) % len(_CHECKS)] == signs[-1]
