"""The lists of words around names, read once when the first text comes."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kuuluu.language.words import any_of

DATA = Path(__file__).parent.parent / "data" / "names"
_LONGEST_END, _MOST_KNOWN = 6, 2_000
_CASES = "(?:n|n?[aä]|(?:t|ss|st|ll|lt)[aä]|lle|ksi|mme|ni|kin)?"  # of a Finnish word in the singular


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list."""
    return tuple((DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines())


class Listed:
    """The words of a list: "-x" may end a compound, "x." is the whole word, "x+" has Finnish case endings, else up to six letters of any ending follow."""

    def __init__(self, entries: Iterable[str]) -> None:
        whole: set[str] = set()
        begun: list[str] = []
        cased: list[str] = []
        tails: list[str] = []
        begun_tails: list[str] = []
        cased_tails: list[str] = []
        for entry in entries:
            word = entry.removeprefix("-").rstrip(".+")
            is_tail = entry.startswith("-")
            if entry.endswith("+"):
                (cased_tails if is_tail else cased).append(word)
            elif entry.endswith(".") and not is_tail:
                whole.add(word)
            elif is_tail:
                (tails if entry.endswith(".") else begun_tails).append(word)
            else:
                begun.append(word)
        end = rf"{{0,{_LONGEST_END}}}"
        self._whole = frozenset(whole)
        self._begun = re.compile(rf"(?:(?:{any_of(begun)})[^\W_]{end}|(?:{any_of(cased)}){_CASES})\Z")
        self._tails = re.compile(
            rf"(?:(?:{any_of(tails)})|(?:{any_of(begun_tails)})[^-]{end}|(?:{any_of(cased_tails)}){_CASES})\Z"
        )
        self._known: dict[str, bool] = {}

    def __contains__(self, low: str) -> bool:
        known = self._known.get(low)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[low] = self._is_in(low)
        return known

    def _is_in(self, low: str) -> bool:
        if low in self._whole or self._begun.match(low):
            return True
        # A compound of letters and hyphens that ends in a word of the list.
        return self._tails.search(low) is not None and low.replace("-", "").isalnum()


@cache
def words(name: str) -> Listed:
    """Return the words of a list."""
    return Listed(lines(name))


@cache
def either(one: str, other: str) -> Listed:
    """Return the words of two lists."""
    return Listed((*lines(one), *lines(other)))


@cache
def exact(name: str) -> frozenset[str]:
    """Return the lines of a list in small letters."""
    return frozenset(line.lower() for line in lines(name))
