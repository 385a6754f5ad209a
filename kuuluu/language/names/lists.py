"""The lists of words around names, read once when the first text comes."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data" / "names"
_LONGEST_END, _MOST_KNOWN, _KEY = 6, 2_000, 3


def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list."""
    return tuple((DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines())


class Listed:
    """The words of a list: "-x" may end a compound, "x." is the whole word, else up to six letters of an ending follow."""

    def __init__(self, entries: Iterable[str]) -> None:
        whole: set[str] = set()
        begun: set[str] = set()
        tails: list[str] = []
        begun_tails: list[str] = []
        for entry in entries:
            word = entry.removeprefix("-").removesuffix(".")
            if entry.startswith("-"):
                (tails if entry.endswith(".") else begun_tails).append(word)
            else:
                (whole if entry.endswith(".") else begun).add(word)
        self._whole, self._begun = frozenset(whole), frozenset(begun)
        self._heads = frozenset(word[:_KEY] for word in begun)
        self._tails, self._begun_tails = _by_end(tails), _by_end(begun_tails)
        self._known: dict[str, bool] = {}

    def __contains__(self, low: str) -> bool:
        known = self._known.get(low)
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[low] = self._is_in(low)
        return known

    def _is_in(self, low: str) -> bool:
        if low in self._whole or low in self._begun:
            return True
        if low[:_KEY] in self._heads or low[: _KEY - 1] in self._heads or low[:1] in self._heads:
            for cut in range(1, min(_LONGEST_END, len(low) - 1) + 1):
                if not low[-cut].isalnum():
                    break
                if low[:-cut] in self._begun:
                    return True
        return bool(self._tails or self._begun_tails) and self._ends_so(low)

    def _ends_so(self, low: str) -> bool:
        """Tell whether it is a compound of letters and hyphens that ends in a word of the list."""
        tails = self._tails.get(low[-_KEY:])
        if tails and low.endswith(tails):
            return low.replace("-", "").isalnum()
        begun, length = self._begun_tails, len(low)
        for end in range(length, max(length - _LONGEST_END, 1) - 1, -1):
            if end < length and low[end] == "-":
                break
            tails = begun.get(low[end - _KEY if end > _KEY else 0 : end])
            if tails and low.endswith(tails, 0, end):
                return low.replace("-", "").isalnum()
        return False


def _by_end(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return words by their last letters, so that only few are compared."""
    found: dict[str, tuple[str, ...]] = {}
    for word in words:
        found[word[-_KEY:]] = (*found.get(word[-_KEY:], ()), word)
    return found


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
