"""Boxes at the post that are said to be somebody's: "postiosoitteeni on PL 12", "Maija Meri, PL 12"."""

import re
from collections.abc import Iterator

from kuuluu.language.reading import Reading
from kuuluu.language.streets import ANY_CASE, TOWN
from kuuluu.language.words import read_parts

_LISTED = read_parts("post_boxes")

# A box at the post is somebody's own where they say so, or where a name stands before it.
_BOX = re.compile(
    rf"(?:PL|PB|P\.? ?O\.? ?Box|postilokero|postfack|postbox)\.? \d{{1,5}}(?!\d)(?:,|,? ?\n)? ?(?:FI-)?(?:\d{{5}}(?!\d){TOWN})?",
    ANY_CASE,
)
_BOX_HINTS = ("pl ", "pb ", "p.o", "po box", "p o box", "postilok", "postfack", "postbox")
_OWN_BOX = re.compile(
    rf"(?:{_LISTED['OWN_BOX']})",
    ANY_CASE,
)
_SIGNED = re.compile(r"(?-i:[A-ZÅÄÖ])[\w.-]* (?-i:[A-ZÅÄÖ])[\w-]+[,:]? ?[ \n]\Z", ANY_CASE)
_BACK = 45


def boxes(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield the boxes at the post that are said to be somebody's."""
    text = reading.text
    for place in reading.places(_BOX_HINTS):
        match = _BOX.match(text, place) if not text[max(0, place - 1) : place].isalnum() else None
        if match is None:
            continue
        around = text[max(0, place - _BACK) : match.end() + _BACK]
        if _OWN_BOX.search(around) or _SIGNED.search(text, max(0, place - _BACK), place):
            yield match.span()
