"""Marks of the rules weighed by the words around them: which are doubtful, and what is secret though no rule says so.

Two models weigh (`models.py`): one each word, one a mark as a whole. What they say together is the sum of both logarithms of the odds. A mark
is never thrown away: a doubtful one is not hidden by itself, and a person is asked about it (ADR 41).
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log

from kuuluu.language.names.lexicon import known
from kuuluu.language.reading import Reading
from kuuluu.language.weighing.models import of_marks, of_words
from kuuluu.language.weighing.signs import (
    BEST_CARE,
    NOTHING,
    SECRET,
    Mark,
    Token,
    signs,
    signs_of_mark,
    tokens,
    with_marks,
)

# Below it a mark is doubtful: where more speaks against it than for it, and of what is hardly ever marked for nothing or seldom told apart by
# the words around it, where more still does. An account is what it looks like. Chosen on twelve sets that were not learnt from then.
_DOUBTFUL = {
    "person_name": 0.0,
    "child_name": 0.0,
    "phone": -1.0,
    "licence_plate": -1.0,
    "home_address": -2.0,
    "personal_identity_code": -2.0,
    "email": -2.0,
    "health": -3.0,
}
_DOUBTFUL_ELSE = -5.5
# Beside nothing but doubtful names an illness is likely that of the animal or the figure that bears one.
_ILLNESS, _SURE_OF_WHOM = "health", 4.0
# From here on what no rule marks is marked, chosen on the same sets; of kinds that do not stand here, never.
_SURE = {
    "person_name": 5.5,
    "child_name": 5.5,
    "home_address": 5.0,
    "phone": 5.5,
    "email": 4.0,
    "licence_plate": 3.5,
    "personal_identity_code": 4.0,
    "health": 6.0,
    "social": 4.0,
    "belief": 4.0,
    "origin": 4.0,
    "crime": 4.0,
    "security": 4.0,
}
# A name that the rules leave, because the words around give it to an official, a known person, a thing or a place, must weigh more by so much.
_LEFT = 4.0
# A word that is likelier to be nothing secret than this begins no stretch that is weighed; the surest share that counts.
_LIKELY, _LEAST = 0.15, 1e-4
# What words that no rule marks must hold to be of a kind; of others a letter or a digit.
_HOLDS = {
    "home_address": re.compile(r"(?=.*\d).*[^\W\d_]{3}", re.DOTALL),
    "phone": re.compile(r"\d|(?:\w+\W+){4}"),
    "email": re.compile(r"@|(?:\w+\W+){3}"),
    "licence_plate": re.compile(r"\d"),
    "personal_identity_code": re.compile(r"\d"),
}
_ANYTHING, _WORD = re.compile(r"[^\W_]"), re.compile(r"[^\W\d_]{2,}")
# So many words are weighed at a time, and in fewer than so many nothing is. A letter of 4,000 characters has some 700.
_MOST, _FEWEST = 500, 6
_CHILD, _PERSON = "child_name", "person_name"
_NAMES = frozenset({_CHILD, _PERSON})


def weigh(reading: Reading, marks: Sequence[Mark], left: Sequence[tuple[int, int]]) -> tuple[set[Mark], list[Mark]]:
    """Return which marks of a text are doubtful, and what is secret by its weight and stands in no mark.

    `left`: where names stand that the rules take for nobody private's.
    """
    words = tokens(reading.text)
    weights: dict[Mark, float] = {}
    added: list[Mark] = []
    for at in range(0, len(words), _MOST):
        piece = Piece(reading, words[at : at + _MOST], marks)
        if piece.says_enough:
            weights.update(piece.weights())
            added += piece.added(left)
    return _doubtful(reading.low, weights, [*marks, *added]), added


def _doubtful(low: str, weights: Mapping[Mark, float], marks: Sequence[Mark]) -> set[Mark]:
    """Return the marks against which the words weigh; where nobody but doubtful ones is named, an illness soon is, too."""
    found = {mark for mark, weight in weights.items() if weight < _DOUBTFUL.get(mark[2], _DOUBTFUL_ELSE)}
    found -= _said_again(low, found, marks)
    named = {mark for mark in marks if mark[2] in _NAMES}
    if named and named <= found:
        found |= {mark for mark, weight in weights.items() if mark[2] == _ILLNESS and weight < _SURE_OF_WHOM}
    return found


def _said_again(low: str, doubtful: Collection[Mark], marks: Sequence[Mark]) -> set[Mark]:
    """Return the doubtful names that are hidden elsewhere in the same text, in any form: one place would tell the other."""
    sure = {name for mark in marks if mark not in doubtful for name in _names(low, mark)}
    return {mark for mark in doubtful if not sure.isdisjoint(_names(low, mark))}


def _names(low: str, mark: Mark) -> set[str]:
    start, end, kind = mark
    return {known(word).lemma for word in _WORD.findall(low, start, end)} if kind in _NAMES else set()


class Piece:
    """A text of no more words than are weighed at a time, with its marks, as both models read it."""

    def __init__(self, reading: Reading, words: Sequence[Token], marks: Sequence[Mark]) -> None:
        self._text, self._language, self._tokens = reading.text, reading.language, words
        first, last = words[0].start, words[-1].end
        self._marks = [mark for mark in marks if mark[0] < last and first < mark[1]]
        told = with_marks(words, signs(words, reading.language), self._marks, BEST_CARE)
        self._shares = of_words().shares(told, but=NOTHING, least=_LIKELY)

    @property
    def says_enough(self) -> bool:
        """Tell whether there are words enough to weigh anything: what a place or a file is called is left to the rules."""
        return sum(word.low[0].isalpha() for word in self._tokens) >= _FEWEST

    def weights(self) -> dict[Mark, float]:
        """Return what each mark that begins here weighs."""
        return {mark: self.weight(mark) for mark in self._marks if mark[0] >= self._tokens[0].start}

    def added(self, left: Sequence[tuple[int, int]]) -> Iterator[Mark]:
        """Yield what is secret by its weight and stands in no mark."""
        for mark in self.stretches():
            if mark[2] in _SURE and self.weight(mark) >= _SURE[mark[2]] + _LEFT * _is_left(mark, left):
                yield mark

    def weight(self, mark: Mark) -> float:
        """Return what both models say together: the sum of the logarithms of the odds that it is secret."""
        own = [at for at, word in enumerate(self._tokens) if word.start < mark[1] and mark[0] < word.end]
        of_words_in_it = max((1 - self._shares[at][NOTHING] for at in own), default=1.0)
        marks = self._marks if mark in self._marks else [*self._marks, mark]
        told = signs_of_mark(self._tokens, mark, marks, self._language, BEST_CARE)
        [share] = of_marks().shares([told], but=SECRET)
        return _log_odds(of_words_in_it) + _log_odds(share[SECRET])

    def stretches(self) -> Iterator[Mark]:
        """Yield where words of a kind that may be secret stand together, and in no mark."""
        before: Mark | None = None
        for word, shares in zip(self._tokens, self._shares, strict=True):
            kind = "" if self._is_marked(word) else _likeliest(shares)
            if before and kind and _is_alike(kind, before[2]) and not self._text[before[1] : word.start].strip(" "):
                before = before[0], word.end, before[2]
                continue
            if before and self._holds(before):
                yield before
            before = (word.start, word.end, kind) if kind else None
        if before and self._holds(before):
            yield before

    def _is_marked(self, word: Token) -> bool:
        return any(start < word.end and word.start < end for start, end, _kind in self._marks)

    def _holds(self, mark: Mark) -> bool:
        return _HOLDS.get(mark[2], _ANYTHING).search(self._text, mark[0], mark[1]) is not None


def _likeliest(shares: Mapping[str, float]) -> str:
    """Return what a word is likeliest to be, persons of any age together; "" for nothing."""
    if 1 - shares[NOTHING] < _LIKELY:
        return ""
    kinds = {kind: share for kind, share in shares.items() if kind != NOTHING}
    persons = max(_CHILD, _PERSON, key=lambda kind: kinds.get(kind, 0.0))
    kinds[persons] = kinds.get(_CHILD, 0.0) + kinds.get(_PERSON, 0.0)
    best = max(kinds, key=kinds.__getitem__)
    return best if kinds[best] >= _LIKELY else ""


def _is_left(mark: Mark, left: Sequence[tuple[int, int]]) -> bool:
    start, end, kind = mark
    return kind in _NAMES and any(first < end and start < last for first, last in left)


def _is_alike(one: str, other: str) -> bool:
    return one == other or {one, other} == _NAMES


def _log_odds(share: float) -> float:
    sure = min(max(share, _LEAST), 1 - _LEAST)
    return log(sure / (1 - sure))
