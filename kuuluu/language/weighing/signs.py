"""What is weighed: the signs of each word of a text, and of a mark of the rules as a whole.

A sign is a short text, such as "-1wasun": the word before is "asun". A letter stands for what is told: `w` a word, `e` its last letters, `b` its
first ones, `k` what it may be by the lists of names, with how it begins; - and + count the words before and after.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.spelled import digits_of

Mark = tuple[int, int, str]
"""Where something is marked, from where to where, and as what (`FindingClass`)."""

NOTHING, SECRET = "nothing", "secret"
"""What a model may say of a word besides its kinds, and of a mark."""

BEST_CARE = 2
"""How good the rules of today are; see `with_marks`."""

_TOKEN = re.compile(r"\w+(?:[-'’:@.]\w+)*|\n|[^\w\s]")
_LISTED = Kind.FIRST | Kind.LAST | Kind.NICK | Kind.WORD | Kind.PLACE
_BITS = (Kind.FIRST, Kind.LAST, Kind.NICK, Kind.WORD, Kind.PLACE)
_BEGINNING, _LONG, _ENDING = 5, 7, 4
_NEAR, _BESIDE, _NEXT, _AROUND = 4, 3, 2, 9
_FEW, _SHORT = 6, 20
_LETTERS, _SMALL, _DIGITS = re.compile("[^\\W\\d_a-zåäö]"), re.compile("[a-zåäö]"), re.compile(r"\d")
_AGAIN, _MANY = re.compile(r"(.)\1+"), re.compile(r"(.)\1{3,}")
_LONGEST_TOKEN = 40
_SPELLED_SHAPE = "number"
_BEGINS_LARGE = re.compile("Aa")


class Token(NamedTuple):
    """A word or a sign of punctuation of a text: where it stands, itself in small letters, what it looks like and what is told of it wherever it stands."""

    start: int
    end: int
    low: str
    kind: str
    shape: str
    signs: tuple[str, ...]


def tokens(text: str) -> list[Token]:
    """Return the words and the signs of punctuation of a plain text; a line's end is one of them."""
    return [Token(match.start(), match.end(), *_of_word(match[0])) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=1024)
def _of_word(word: str) -> tuple[str, str, str, tuple[str, ...]]:
    low = word[:_LONGEST_TOKEN].lower()
    kinds = known(low).kind
    case = "C" if word[0].isupper() else "c"
    shape = _DIGITS.sub("0", _SMALL.sub("a", _LETTERS.sub("A", word[:_LONGEST_TOKEN])))
    kind = f"{kinds & _LISTED}{case}"
    shape = _SPELLED_SHAPE if digits_of(low) and not low.isdigit() else _MANY.sub(r"\1\1\1+", shape)
    signs = (
        f"w{low}",
        f"e{low[-3:]}",
        f"e{low[-_ENDING:]}",
        f"b{low[:_BEGINNING]}",
        f"b{low[:_LONG]}",
        "s" + shape,
        "s" + _AGAIN.sub(r"\1", shape),
        f"k{kind}",
        *(f"k{bit}{case}" for bit in _BITS if kinds & bit),
    )
    return low, kind, shape, tuple(dict.fromkeys(signs))


def signs(words: Sequence[Token], language: str) -> list[list[str]]:
    """Return the signs of each word: its own, those of the words beside it by where they stand, and what stands around."""
    small = not any(_BEGINS_LARGE.match(word.shape) for word in words)
    return [
        [
            *word.signs,
            f"l{language}",
            f"l{language}{word.kind}",
            *(_in_small(words, at) if small else ()),
            *_around(words, at),
        ]
        for at, word in enumerate(words)
    ]


def _in_small(words: Sequence[Token], at: int) -> Iterator[str]:
    """Yield what is told of a word where nobody wrote a capital: there a small one says nothing."""
    own = words[at]
    yield from (f"small {own.kind}", f"small {own.low}")
    if at:
        yield from (f"small {words[at - 1].kind} {own.kind}", f"small {words[at - 1].low} {own.kind}")
    if at + 1 < len(words):
        yield from (f"small {own.kind} +{words[at + 1].kind}", f"small {own.kind} +{words[at + 1].low}")


def _around(words: Sequence[Token], at: int) -> Iterator[str]:
    own, last = words[at], len(words) - 1
    for far in range(1, _NEAR + 1):
        for side, place in ((f"-{far}", at - far), (f"+{far}", at + far)):
            if 0 <= place <= last:
                yield from _beside(words[place], side, far)
            elif far <= _NEXT:
                yield f"{side}none"
    if 0 < at < last:
        yield f"between {words[at - 1].low} {words[at + 1].low}"
    yield from _looks(words, at)
    if at:
        yield f"after {words[at - 1].low} {own.low[:_BEGINNING]}"
    if at < last:
        yield f"before {own.low[:_BEGINNING]} {words[at + 1].low}"
    yield from _far("<", words[max(0, at - _AROUND) : max(0, at - 1)])
    yield from _far(">", words[at + _NEXT : at + _AROUND + 1])


def _looks(words: Sequence[Token], at: int) -> Iterator[str]:
    """Yield what a word and those beside it look like: "ocm 529" is three small letters and three figures."""
    before, own, after = (words[place].shape if 0 <= place < len(words) else "" for place in (at - 1, at, at + 1))
    yield from (f"looks {before} {own} {after}", f"looks {before} {own} +", f"looks - {own} {after}")


def _far(side: str, words: Sequence[Token]) -> dict[str, None]:
    """Return what words that stand farther away begin with, each once."""
    return dict.fromkeys(f"{side}{one.low[:_BEGINNING]}" for one in words if len(one.low) > _NEXT)


def _beside(word: Token, side: str, far: int) -> Iterator[str]:
    if far <= _BESIDE:
        yield f"{side}w{word.low}"
    if far <= _NEXT:
        yield f"{side}k{word.kind}"
        yield f"{side}e{word.low[-3:]}"
    yield f"{side}b{word.low[:_BEGINNING]}"


def with_marks(
    words: Sequence[Token], plain_signs: Sequence[Sequence[str]], marks: Sequence[Mark], care: int
) -> list[list[str]]:
    """Return the signs of each word with what the rules mark there: what stands around a mark weighs otherwise than elsewhere.

    `care`: how good the rules were that marked it, from 0 to 2, those of today; 3 where they were made by these very words.
    """
    of_words = [next((mark for mark in marks if mark[0] < word.end and word.start < mark[1]), None) for word in words]
    kinds = ["-", *(mark[2] if mark else NOTHING for mark in of_words), "-"]
    found = []
    for at, (own, mark) in enumerate(zip(plain_signs, of_words, strict=True)):
        before, kind, after = kinds[at : at + 3]
        marked = [f"m{kind}", f"m{care}{kind}", f"m{before} {kind}", f"m{kind} +{after}", f"m{before} {kind} {after}"]
        if mark:
            marked += [f"m{kind[:3]}:{sign}" for sign in own]
            marked.append(f"m{kind} of {min(_FEW, of_words.count(mark))}")
            marked.append(f"m{kind} {'first' if before != kind else 'next'}")
        found.append([*own, *marked])
    return found


def signs_of_mark(words: Sequence[Token], mark: Mark, marks: Sequence[Mark], language: str, care: int) -> list[str]:
    """Return what is told of a mark as a whole: the words in it, before, after and anywhere, and what else is marked."""
    start, end, kind = mark
    before = [word for word in words if word.end <= start]
    inside = [word for word in words if word.start < end and start < word.end]
    after = [word for word in words if word.start >= end]
    found = {f"m{kind}", f"care {care}", f"l{language}", f"of {min(5, len(inside))}", f"marks {min(4, len(marks))}"}
    found |= {f"beside {other}" for _start, _end, other in marks}
    found |= {f"{kind[:4]}{sign}" for sign in _inside(inside)} | {f"k{word.kind}" for word in inside}
    found |= {f"{kind[:4]}<{sign}" for sign in _in_order(before[::-1])}
    found |= {f"{kind[:4]}>{sign}" for sign in _in_order(after)}
    found |= {f"{kind[:4]}{word.low[:_BEGINNING]}" for word in (*before, *after) if len(word.low) > _NEXT}
    long = [word.low for word in (*before, *after) if len(word.low) > _LONG]
    found |= {f"{low[:_LONG]}-" for low in long} | {f"-{low[-_BEGINNING:]}" for low in long}
    if not before or before[-1].low in ".!?\n":
        found.add("begins")
    if len(words) < _SHORT:
        found.add("short")
    return sorted(found)


def _inside(words: Sequence[Token]) -> Iterator[str]:
    for word in words:
        yield from (f"in {word.low}", f"in {word.low[:_BEGINNING]}-", f"in -{word.low[-_ENDING:]}")
    if words:
        yield from (f"first {words[0].low[:_FEW]}", f"last {words[-1].low[:_FEW]}")


def _in_order(words: Sequence[Token]) -> Iterator[str]:
    """Yield the words on one side of a mark, the nearest first."""
    yield from (f"{far} {word.low}" for far, word in enumerate(words[:_NEAR], 1))
    yield from (word.low[:_BEGINNING] for word in words[:_FEW])
