"""A text as the finders read it: letters composed, what can't be seen left out, exotic digits and dashes as plain ones.

Each place in it knows where it stands in the text as it was given, so that what is found can be hidden there.
"""

import re
import unicodedata
from dataclasses import dataclass

from kuuluu.language.cleaning import flat

_LINES = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\r": " "}
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff"
    "\uffa0\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\U000e0000-\U000e0fff]"
)
# Anything but our letters, and Cyrillic ones, and plain signs.
_STRANGE = re.compile("[^\n -~\u00a1-\u00ac\u00ae-\u024f\u0400-\u04ff]")
_MARK = re.compile("[\u0300-\u036f]")


@dataclass(frozen=True)
class Plain:
    """The plain text, and where each of its characters began in the given one; None: each stands where it stood."""

    text: str
    places: tuple[int, ...] | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return where this stretch stands in the text as it was given, with the marks that belong to its letters."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end]


def plain(text: str) -> Plain:
    """Return the text as the finders read it."""
    if not _STRANGE.search(text):
        return Plain(text)
    if not _UNSEEN.search(text) and not _MARK.search(text):
        return Plain(_STRANGE.sub(lambda match: _sign(flat(match[0])), text))
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        if _UNSEEN.match(sign):
            continue
        joined = unicodedata.normalize("NFC", signs[-1] + sign) if signs and _MARK.match(sign) else ""
        if len(joined) == 1:
            signs[-1] = joined
        else:
            signs.append(sign)
            places.append(place)
    return Plain("".join(map(_sign, flat("".join(signs)))), (*places, len(text)))


def _sign(sign: str) -> str:
    """Return one character as a plain one: a digit of any script as ours, an end of line as a line feed."""
    if sign.isascii():
        return _LINES.get(sign, sign)
    digit = unicodedata.decimal(sign, None)
    return _LINES.get(sign, sign) if digit is None else str(digit)
