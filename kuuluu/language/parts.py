"""Several matters in one message: which sentences belong together. Pure; the service of each is told by whoever can."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

MOST_PARTS = 9
# How sure a model must be of the service of a part that the words or a list begin; and of a sentence before it makes a part of
# it of itself. A sentence of few words, a signature above all, says too little.
SURE, SURE_ALONE = 0.5, 0.8
FEWEST_WORDS = 3
# Words by which another matter begins, at the start of a sentence.
_OTHER = re.compile(
    r"""(?:ja\s|och\s|and\s|sitten\s)?(?:
    lisäksi\b|toinen\s+(?:asia|juttu)|toiseksi\b|toisekseen\b|kolmas\s+(?:asia|juttu)|kolmanneksi\b|samalla\s+(?:kysyn|kysyisin|ilmoitan|toivon)
    |vielä\s+(?:yksi|toinen)\s+(?:asia|juttu)|muuten\s+myös\b|eri\s+asia\b
    |dessutom\b|en\s+annan\s+sak\b|för\s+det\s+andra\b|för\s+det\s+tredje\b|ytterligare\s+en\s+sak\b|och\s+så\s+en\s+sak\s+till\b
    |also\b|in\s+addition\b|another\s+(?:thing|matter)\b|secondly\b|thirdly\b|one\s+more\s+thing\b|besides\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# A line of a list: each is a matter.
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[-–*•])\s+")
_SHORT = frozenset(
    [
        "esim",
        "ns",
        "mm",
        "jne",
        "klo",
        "nro",
        "puh",
        "os",
        "tms",
        "yms",
        "ko",
        "po",
        "vrt",
        "min",
        "max",
        "ca",
        "t.ex",
        "bl.a",
        "m.m",
        "kl",
        "nr",
        "tel",
        "osv",
        "e.g",
        "i.e",
        "etc",
        "no",
        "st",
    ]
)
_END = re.compile(r"[.!?…]+[)\"”’]*(?=\s)|\n")


class Ranked(Protocol):
    """A service by its code, and how sure a model is of it, from 0 to 1."""

    @property
    def code(self) -> str: ...
    @property
    def confidence(self) -> float: ...


class Model(Protocol):
    """Whatever tells which service words are about, the best first."""

    def rank(self, text: str, language: str = "", place: str = "") -> Sequence[Ranked]:
        """Return the services, best first."""


@dataclass(frozen=True)
class Matter:
    """One matter of a message: its stretches, in characters of the text, and its service where one is told."""

    spans: tuple[tuple[int, int], ...]
    code: str = ""

    def words(self, text: str) -> str:
        """Return what is said of it."""
        return cut(text, self.spans)


def cut(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return stretches of a text, one below the other."""
    return "\n".join(text[start:end] for start, end in spans)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence stands, without the space round it. A line end ends one; “klo 9.” and “esim.” don't."""
    return [span for span in _trimmed(text, _cuts(text)) if span[0] < span[1]]


def matters(text: str, language: str = "", model: Model | None = None) -> list[Matter]:
    """Return the matters that a text tells of, in its order; none where it tells of one alone.

    A new one begins where the words say so (“lisäksi”, “dessutom”, “also”), at each line of a list, and, with a model, where
    it is sure that a sentence is about another service. Sentences about the same service stand together.
    """
    found: list[tuple[str, list[tuple[int, int]]]] = []
    for start, end in sentences(text):
        words = text[start:end]
        begins = bool(_OTHER.match(words) or _ITEM.match(words))
        code = _code(words, language, model, begins=begins)
        place = _place_of(found, code, begins=begins)
        if place is None:
            found.append((code, [(start, end)]))
        else:
            known, spans = found[place]
            found[place] = (known or code, [*spans, (start, end)])
    whole = [Matter(tuple(together(text, spans)), code) for code, spans in found]
    return whole if 1 < len(whole) <= MOST_PARTS else []


def _place_of(found: list[tuple[str, list[tuple[int, int]]]], code: str, *, begins: bool) -> int | None:
    """Return which of the matters so far a sentence belongs to; None: it begins another."""
    if not found:
        return None
    same = next((n for n, (known, _spans) in enumerate(found) if code and known == code), None)
    if same is not None:
        return same
    last = len(found) - 1
    # A greeting, or a sentence of which nothing is known, goes with what stands before it.
    is_open = not found[last][0]
    if begins:
        return None
    return last if not code or is_open else None


def _code(words: str, language: str, model: Model | None, *, begins: bool) -> str:
    if not begins and len(words.split()) < FEWEST_WORDS:
        return ""
    best = model.rank(words, language) if model else []
    return best[0].code if best and best[0].confidence >= (SURE if begins else SURE_ALONE) else ""


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in _END.finditer(text):
        if end[0] != "\n" and not _ends(text, end):
            continue
        yield start, end.end()
        start = end.end()
    yield start, len(text)


def _ends(text: str, end: re.Match[str]) -> bool:
    """Tell whether a dot ends a sentence: not after a short form, and not before a small letter or within a number."""
    before = text[: end.start()].split()
    word = before[-1].lower().lstrip('("”') if before else ""
    after = text[end.end() :].lstrip()[:1]
    if not end[0].startswith(".") or not after:
        return True
    is_number = word.isdigit() and (after.isdigit() or after.islower())
    starts_list = word.isdigit() and text[: end.start()].rsplit("\n", 1)[-1].strip() == word
    return not (word in _SHORT or is_number or starts_list or after.islower())


def _trimmed(text: str, cuts: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in cuts:
        words = text[start:end]
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def together(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the stretches, those as one between which only space stands."""
    start, end = spans[0]
    for next_start, next_end in spans[1:]:
        if text[end:next_start].strip():
            yield start, end
            start = next_start
        end = next_end
    yield start, end
