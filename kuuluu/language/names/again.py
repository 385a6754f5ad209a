"""Where a name that was hidden in one text stands in another one of the same matter, in whatever form, and how sure that is.

The other text need not say that it is a name: that was said where it was hidden. So a form of it alone tells, unless it
may be an ordinary word or a place.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import NamedTuple

from kuuluu.language.names.finder import names as marked_names
from kuuluu.language.names.hidden import Name, Piece, Sure, is_ordinary, pieces, starts
from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.same import is_form, is_form_without_dots, without_dots
from kuuluu.language.plain import Plain, plain

# What may stand between two parts of one name, an initial too; in an address or a file's name other signs do.
_BETWEEN = re.compile(r"(?:\s{1,3}|,\s?|[.\-_/+&])(?:[^\W\d_](?:\.?\s|[.\-_]))?")
_INITIAL_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_])(?:\. ?| )\Z")
_INITIAL_AFTER = re.compile(r",? ([A-ZÅÄÖ])(?![^\W_])\.?")
_ENDING = re.compile(r"[:'’][a-zåäö]{1,4}(?![^\W_])")
_NEAR = 4
# The fewest letters of a name that is known in small letters, and of each of two that are written as one word.
_LOW, _HALF = 4, 3
_MOST_PARTS = 6
# Surnames so made are no words in small letters, but for a few.
_OF_SURNAMES = ("nen", "sson", "ström", "qvist", "kvist")
_WORDS = frozenset({"pakkanen", "suomalainen", "valkonen"})


class Again(NamedTuple):
    """A stretch of a text that says a hidden name again, in characters of the text as it was given."""

    start: int
    end: int
    sure: Sure
    is_place: bool = False


class _Hit(NamedTuple):
    """A piece of a text that may be a part of a name, of which listed or guessed name, and whether only without its dots."""

    piece: Piece
    name: Name
    part: int
    lemma: str
    is_bare: bool


@dataclass(frozen=True)
class _Read:
    """A text in which names are looked for."""

    seen: Plain

    @property
    def text(self) -> str:
        return self.seen.text

    @cached_property
    def marked(self) -> list[tuple[int, int]]:
        """Where the finders see a person, whatever was hidden elsewhere; looked for once, where it is needed."""
        return [one[:2] for one in marked_names(self.text)]

    def is_marked(self, piece: Piece) -> bool:
        return any(start <= piece.start and piece.end <= end for start, end in self.marked)


def again(text: str, names: Sequence[Name]) -> list[Again]:
    """Return where the names stand in a text, in order; stretches may overlap."""
    if not names:
        return []
    read = _Read(plain(text))
    found_pieces = pieces(read.text)
    found = [*_in_one_word(found_pieces, names)]
    for run in _runs(read.text, _hits(found_pieces, names)):
        found += _of_several(read, run) if len(run) > 1 else _of_one(read, run[0])
    return sorted(one._replace(start=start, end=end) for one in found for start, end in [read.seen.given(*one[:2])])


def _hits(found: Sequence[Piece], names: Sequence[Name]) -> Iterator[list[_Hit]]:
    """Yield for each piece that may be a part of a name all that it may be."""
    by_start: dict[str, list[tuple[Name, int, str]]] = defaultdict(list)
    for name in names:
        for part, lemmas in enumerate(name.parts):
            for lemma in lemmas:
                by_start[without_dots(lemma)[:2]].append((name, part, lemma))
    for piece in found:
        if hits := _hits_of(piece, by_start.get(without_dots(piece.low)[:2], ())):
            yield hits


def _hits_of(piece: Piece, candidates: Sequence[tuple[Name, int, str]]) -> list[_Hit]:
    hits: dict[tuple[Name, int], _Hit] = {}
    for name, part, lemma in candidates:
        if is_form(piece.low, lemma):
            hits[name, part] = _Hit(piece, name, part, lemma, is_bare=False)
        elif is_form_without_dots(piece.low, lemma):
            hits.setdefault((name, part), _Hit(piece, name, part, lemma, is_bare=True))
    return list(hits.values())


def _runs(text: str, hits: Iterator[list[_Hit]]) -> list[list[_Hit]]:
    """Return the parts of one name that stand side by side together, in any order, and each other one alone."""
    every: list[list[_Hit]] = []
    open_runs: list[list[_Hit]] = []
    for of_piece in hits:
        going: list[list[_Hit]] = []
        for hit in of_piece:
            before = next((run for run in open_runs if _goes_on(text, run, hit)), None)
            if before is None:
                every.append([hit])
                going.append(every[-1])
            else:
                before.append(hit)
                going.append(before)
        open_runs = going
    return every


def _goes_on(text: str, run: list[_Hit], hit: _Hit) -> bool:
    is_other = run[-1].name == hit.name and hit.part not in {one.part for one in run}
    return is_other and _BETWEEN.fullmatch(text, run[-1].piece.end, hit.piece.start) is not None


def _of_several(read: _Read, run: list[_Hit]) -> Iterator[Again]:
    """Yield where several parts stand side by side: the name, unless all of them may be ordinary words there."""
    first, last = run[0].piece, run[-1].piece
    may_be_words = all(_is_ambiguous(hit.piece) for hit in run)
    is_in_place = bool(known(last.low).kind & Kind.INSIDE) and starts(read.text, first.start)
    is_doubtful = may_be_words and (is_in_place or not any(hit.piece.capital for hit in run))
    sure = Sure.DOUBTFUL if is_doubtful and not read.is_marked(last) else Sure.SURE
    yield Again(first.start, _end(read.text, last), min(sure, run[0].name.most))


def _of_one(read: _Read, hit: _Hit) -> Iterator[Again]:
    """Yield where one part stands alone, or the whole of a name that has one."""
    piece = hit.piece
    start, end, has_initial = _with_initial(read.text, hit)
    if has_initial and piece.capital:
        yield Again(start, end, hit.name.most)
    elif sure := _how_sure(read, hit):
        is_place = bool(known(piece.low).kind & Kind.PLACE) and not read.is_marked(piece)
        yield Again(piece.start, _end(read.text, piece), min(sure, hit.name.most), is_place)


def _how_sure(read: _Read, hit: _Hit) -> Sure | None:
    """Return how sure it is that one word tells of who was hidden; None where it is taken for something else."""
    low, kind = hit.piece.low, known(hit.piece.low).kind
    whole = Sure.SURE if hit.name.is_alone and not hit.is_bare else Sure.LIKELY
    if kind & Kind.PLACE:
        return _as_place(read, hit, whole)
    if is_ordinary(low):
        return _as_word(read, hit, whole)
    return whole if hit.piece.capital else _in_small_letters(hit, whole)


def _as_place(read: _Read, hit: _Hit, whole: Sure) -> Sure | None:
    """Tell it of a word that names a place, too: what is in it, comes from it or goes there is no person."""
    piece = hit.piece
    is_same = hit.name.is_alone and piece.low == hit.name.said[0]
    if not piece.capital or (known(piece.low).kind & Kind.INSIDE and not is_same):
        return None
    if read.is_marked(piece):
        return whole
    return Sure.LIKELY if is_same else Sure.DOUBTFUL


def _as_word(read: _Read, hit: _Hit, whole: Sure) -> Sure | None:
    """Tell it of an ordinary word: within a sentence a capital makes it a name."""
    piece = hit.piece
    if read.is_marked(piece):
        return whole
    # What no list of names has, a dictionary may only have put together of words.
    is_unlisted = hit.name.is_alone and not known(piece.low).kind
    if not piece.capital:
        return Sure.DOUBTFUL if is_unlisted else None
    if not starts(read.text, piece.start):
        return whole
    return Sure.LIKELY if is_unlisted else Sure.DOUBTFUL


def _in_small_letters(hit: _Hit, whole: Sure) -> Sure | None:
    """Tell it of a word in small letters that no list knows as a word: few of its forms may still be one (Päivillä)."""
    is_word = hit.lemma in _WORDS or (bool(known(hit.lemma).kind) and is_ordinary(hit.lemma))
    if len(hit.piece.low) < _LOW or is_word:
        return None
    is_sure = bool(known(hit.piece.low).kind) and (hit.lemma.endswith(_OF_SURNAMES) or hit.piece.low == hit.lemma)
    return whole if is_sure else Sure.LIKELY


def _is_ambiguous(piece: Piece) -> bool:
    return bool(known(piece.low).kind & Kind.PLACE) or is_ordinary(piece.low)


def _with_initial(text: str, hit: _Hit) -> tuple[int, int, bool]:
    """Return where a part stands with the initial of another part beside it: "M. Virtanen", "Virtanen, M."."""
    piece = hit.piece
    others = (lemma[0] for part, lemmas in enumerate(hit.name.parts) if part != hit.part for lemma in lemmas)
    initials = hit.name.initials.union(others)
    before = _INITIAL_BEFORE.search(text, max(0, piece.start - _NEAR), piece.start)
    if before and before[1].isupper() and before[1].lower() in initials:
        return before.start(), _end(text, piece), True
    after = _INITIAL_AFTER.match(text, piece.end)
    if after and after[1].lower() in initials:
        return piece.start, after.end(), True
    return piece.start, piece.end, False


def _end(text: str, piece: Piece) -> int:
    """Return where a piece ends: with an ending that a sign parts from it, as in "Smith:n", "Aino's"."""
    ending = _ENDING.match(text, piece.end)
    return ending.end() if ending else piece.end


def _in_one_word(found: Sequence[Piece], names: Sequence[Name]) -> Iterator[Again]:
    """Yield the words in which two parts of a name are written as one, as in addresses: "maijavirtanen"."""
    few = [name for name in names if len(name.parts) <= _MOST_PARTS]
    joined = {
        (without_dots(one) + without_dots(other), name.most)
        for name in few
        for ones, others in permutations(name.parts, 2)
        for one in ones
        for other in others
        if min(len(one), len(other)) >= _HALF
    }
    longest = [piece for piece in found if len(piece.low) >= _HALF + _HALF] if joined else []
    for piece in longest:
        bare = without_dots(piece.low)
        for word, most in joined:
            if word in bare:
                yield Again(piece.start, piece.end, min(Sure.SURE, most))
