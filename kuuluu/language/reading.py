"""A text as all finders read it: its small letters, its words and its digits, looked up once for all of them."""

import re
from functools import cached_property, lru_cache

from kuuluu.language.heads import HEADS

_BETWEEN = " .:#,=-("
_MOST_FILLERS, _LONGEST, _WIDEST = 5, 40, 3
_SHORT = 5
_LONG = 4  # a letter, a space, a hyphen, a space
_WORD = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")


class Reading:
    """A plain text that several finders read one after the other."""

    def __init__(self, text: str, language: str = "fi") -> None:
        self.text = text
        self.language = language

    @cached_property
    def low(self) -> str:
        """The text in small letters, each where it stood."""
        low = self.text.lower()
        if len(low) == len(self.text):
            return low
        return "".join(small if len(small := sign.lower()) == 1 else sign for sign in self.text)

    @cached_property
    def begun(self) -> list[dict[int, tuple[str, ...]]]:
        """Where words stand that begin as patterns of the lists do, for each list by its number."""
        return HEADS.places(self.low)

    @cached_property
    def digits(self) -> list[tuple[int, int]]:
        """Where digits stand that nothing parts."""
        return [run.span() for run in _DIGITS.finditer(self.text)]

    @cached_property
    def lettered(self) -> set[tuple[int, int]]:
        """The digits right before which letters stand, or letters and one sign."""
        text = self.text
        return {
            (start, end)
            for start, end in self.digits
            if start
            and (text[start - 1].isalpha() or (start > 1 and text[start - 1] in " -/" and _is_lettered(text, start)))
        }

    def places(self, hints: tuple[str, ...]) -> list[int]:
        """Return where any of some words in small letters, or parts of words, stand."""
        found: list[int] = []
        for hint in hints:
            at = self.low.find(hint)
            while at >= 0:
                found.append(at)
                at = self.low.find(hint, at + 1)
        return sorted(found)

    def has(self, hints: tuple[str, ...]) -> bool:
        """Tell whether any of the words stands somewhere."""
        return any(hint in self.low for hint in hints)


def begins(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Tell whether a pattern matches where some word of a stretch begins, which is much faster than a search."""
    match_at = pattern.match
    return any(match_at(text, word.start(), end) for word in _WORD.finditer(text, max(0, start), end))


@lru_cache(maxsize=1024)
def says(pattern: re.Pattern[str], word: str) -> bool:
    """Tell whether a whole word in small letters matches; the same words come again and again."""
    return pattern.fullmatch(word) is not None


def hangs_on(thing: re.Pattern[str], filler: re.Pattern[str], text: str, at: int) -> bool:
    """Tell whether the word straight before a place says of what it is, with words such as "number is" between."""
    for passed in range(_MOST_FILLERS):
        end = at
        while end and at - end < _WIDEST and text[end - 1] in _BETWEEN:
            end -= 1
        if (
            passed
            and text.startswith(". ", end)
            and text[at : at + 1].isupper()
            and text[max(0, end - _SHORT) : end].isalpha()
        ):
            return False  # another sentence ends there, no shortened word: "… the youth centre. Phone 045 …"
        at = end
        while at and end - at < _LONGEST and text[at - 1].isalnum():
            at -= 1
        word = text[at:end].lower()
        if says(thing, word):
            return True
        if not word or not says(filler, word):
            return False
    return False


def _is_lettered(text: str, start: int) -> bool:
    """Tell whether a letter stands before the sign before a place; "AB - 12" has a space more."""
    return text[start - 2].isalpha() or (
        start > _LONG and text[start - 2] in " -" and text[start - _LONG : start].strip(" -").isalpha()
    )
