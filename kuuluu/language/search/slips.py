"""How far a typed word is from a word that is known: letters left out, doubled, swapped or hit beside, dots forgotten."""

from collections.abc import Iterable

from kuuluu.language.words import read_words

# What is typed for what where a keyboard has no dots, or where people spell by ear.
_ALIKE = {frozenset(pair): cost for pair, cost in (
    ("äa", 0.25), ("öo", 0.25), ("åa", 0.3), ("åo", 0.3), ("ée", 0.2), ("vw", 0.4), ("sz", 0.5), ("ck", 0.5),
    ("dt", 0.7), ("bp", 0.7), ("gk", 0.7), ("äe", 0.6), ("öy", 0.8), ("ij", 0.7), ("iy", 0.5),
)}  # fmt: skip
_SWAPPED, _DOUBLED, _FIRST = 0.8, 0.5, 0.6
# What may follow a base form in a bent word; so a slip in a bent word is measured against the base form.
_ENDINGS = frozenset(read_words("endings"))
_ENDED = 0.35


def most_slips(word: str) -> float:
    """Return how far a word of such length may be from what was meant."""
    length = len(word)
    if length <= 3:  # noqa: PLR2004 - of so few letters any is another word
        return 0.5
    return 1.0 if length <= 5 else 1.7 if length <= 8 else 2.2  # noqa: PLR2004 - longer words bear more


def nearest(word: str, known: Iterable[str], most: int = 6) -> list[tuple[str, float]]:
    """Return the known words that may be meant by a typed one, each with how far it is, nearest first."""
    limit = most_slips(word)
    found = ((one, distance(word, one, limit)) for one in known)
    near = sorted(((one, far) for one, far in found if far <= limit), key=lambda pair: (pair[1], pair[0]))
    # What is much further than the nearest was not meant.
    return [pair for pair in near if pair[1] <= near[0][1] + 0.6][:most]


def distance(typed: str, known: str, limit: float) -> float:
    """Return how far a typed word is from a known one, or from that with an ending; over the limit: any larger number."""
    if len(known) > len(typed) + limit * 2 or len(known) < 2:  # noqa: PLR2004 - a letter is no word
        return limit + 1
    last = _rows(typed, known, limit)
    if not last:
        return limit + 1
    ended = (
        far + _ENDED
        for at, far in enumerate(last[:-1])
        if far <= limit and at >= len(known) - 1 and typed[at:] in _ENDINGS
    )
    return min(last[-1], *ended, limit + 1)


def _rows(typed: str, known: str, limit: float) -> list[float]:
    """Return how far the known word is from each beginning of the typed one; nothing where all are too far."""
    before: list[float] = []
    row = [0.0]
    for at, letter in enumerate(typed, start=1):
        row.append(row[-1] + _inserted(typed, at - 1, letter))
    for place, letter in enumerate(known, start=1):
        after = [row[0] + _inserted(known, place - 1, letter)]
        for at, other in enumerate(typed, start=1):
            swapped = (
                before[at - 2] + _SWAPPED
                if place > 1 and at > 1 and letter == typed[at - 2] and known[place - 2] == other
                else limit + 2
            )
            after.append(
                min(
                    row[at - 1] + _changed(letter, other, is_first=place == at == 1),
                    row[at] + _inserted(known, place - 1, letter),
                    after[-1] + _inserted(typed, at - 1, other),
                    swapped,
                )
            )
        if min(after) > limit:
            return []
        before, row = row, after
    return row


def _changed(one: str, other: str, *, is_first: bool) -> float:
    if one == other:
        return 0.0
    return _ALIKE.get(frozenset((one, other)), 1.0) + (_FIRST if is_first else 0.0)


def _inserted(word: str, at: int, letter: str) -> float:
    if letter == "-":
        return _ENDED
    if at == 0:
        return 1.0 + _FIRST
    return _DOUBLED if word[at - 1] == letter else 1.0
