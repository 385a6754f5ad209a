"""Which sentences tell of an address: its own, and where it stands there alone the one before it or after it.

"Granen på tomtgränsen är rutten. Tack för hjälpen. Ängsvägen 6": what is said of thanks is passed over.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from kuuluu.language.streets import ANY_CASE
from kuuluu.language.words import read_parts

_LISTED = read_parts("around_homes")

# An initial ends no sentence, "J. L. Runebergs gata 8", but the letter of a flat does: "Kuusitie 14 B. Kiitos".
SENTENCE_ENDS = re.compile(
    r"[.!?](?<!\b[a-zäö]\.)(?<!\bas\.)(?<!\bos\.)(?<!\bkl\.)(?<!^[A-ZÅÄÖ]\.)(?<!\D[ .][A-ZÅÄÖ]\.)"
    r"(?:(?<!\d\.)\s|\s(?=[A-ZÅÄÖ]))|\n\n"
)
# "Street address Kuusitie 5.", "Gäller Storgatan 3": nothing else stands in its sentence.
_ONLY_LABEL = re.compile(rf"[ \n(]*(?:{_LISTED['ONLY_LABEL']})?(?: (?:is|on|är|oli|was))?[: ]*", ANY_CASE)
_COURTESY = re.compile(rf"\W*(?:{_LISTED['COURTESY']})\b[^.!?\n]{{0,40}}[.!?\s]*", ANY_CASE)


@dataclass(frozen=True)
class Around:
    """The stretch of a text that tells of an address, where the sentence before its own begins, and whether it stands alone in its own."""

    before: int
    first: int
    last: int
    is_alone: bool


def around(text: str, ends: Sequence[int], place: tuple[int, int], *, past_thanks: bool) -> Around:
    """Return what tells of an address in a text whose sentences end at some places; past_thanks: beyond a word of thanks too."""
    start, end = place
    after = bisect_right(ends, start)
    first = ends[after - 1] if after else 0
    last = ends[after] if after < len(ends) else len(text)
    is_alone = bool(after) and _ONLY_LABEL.fullmatch(text, first, start) is not None
    if is_alone:
        first = _before(text, ends, after, past_thanks=past_thanks)
    elif not text[first:start].strip() and not text[end:last].strip(" .!?"):  # before what is told of it
        last = ends[after + 1] if after + 1 < len(ends) else len(text)
    return Around(ends[after - 2] if after > 1 else 0, first, last, is_alone)


def _before(text: str, ends: Sequence[int], after: int, *, past_thanks: bool) -> int:
    """Return where the sentence before begins; past_thanks: the last that says more than thanks."""
    for place in range(after - 1, 0, -1):
        if not past_thanks or not _COURTESY.fullmatch(text, ends[place - 1], ends[place]):
            return ends[place - 1]
    return 0
