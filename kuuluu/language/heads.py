"""How words begin that the lists of patterns look for: one pass over a text tells all lists where each is to be tried."""

import re

KEY = 3
_WORD = re.compile(r"[^\W_]+")
_Begun = dict[int, tuple[str, ...]]


class Heads:
    """The heads of all lists together, each list with its number."""

    def __init__(self) -> None:
        self._lists: dict[str, tuple[int, ...]] = {}
        self._same: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._count = 0

    def add(self, heads: list[str]) -> int:
        """Take the heads of a list, each of three signs or more; return its number."""
        number, self._count = self._count, self._count + 1
        for head in heads:
            key, lists = head[:KEY], (*self._lists.get(head, ()), number)
            lengths = tuple(sorted({*self._lengths.get(key, ()), len(head)}))
            # One tuple for all that are the same takes less memory.
            self._lists[head], self._lengths[key] = (self._same.setdefault(some, some) for some in (lists, lengths))
        return number

    def places(self, low: str) -> list[_Begun]:
        """Return for each list where words of a text in small letters stand that begin so, each with its heads."""
        found: list[_Begun] = [{} for _list in range(self._count)]
        lists_of, lengths_of = self._lists.get, self._lengths.get
        for word in _WORD.finditer(low):
            at = word.start()
            for length in lengths_of(low[at : at + KEY], ()):
                head = low[at : at + length]
                for number in lists_of(head, ()):
                    found[number][at] = (*found[number].get(at, ()), head)
        return found


HEADS = Heads()
