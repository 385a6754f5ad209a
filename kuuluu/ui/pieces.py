"""Pieces of pages that come again on many pages, each kept under all that it is made of.

Whatever changes of what a piece says, a word, a state, the day, the language, makes it another piece: none is ever old.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

from django.utils.safestring import SafeString


class Pieces:
    """Drawn pieces of one kind in this process: the least lately asked for goes first. Safe for threads."""

    def __init__(self, most: int) -> None:
        self._drawn: OrderedDict[Hashable, SafeString] = OrderedDict()
        self._lock = Lock()
        self.most = most

    def drawn(self, made_of: Hashable, draw: Callable[[], SafeString]) -> SafeString:
        """Return the piece that is made of just this, drawn when nobody asked for it before."""
        with self._lock:
            kept = self._drawn.get(made_of)
            if kept is not None:
                self._drawn.move_to_end(made_of)
                return kept
        piece = draw()
        with self._lock:
            self._drawn[made_of] = piece
            if len(self._drawn) > self.most:
                self._drawn.popitem(last=False)
        return piece
