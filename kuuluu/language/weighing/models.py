"""The two models: how likely each word is secret, and how likely a mark is right. Conditional random fields, read with python-crfsuite.

Lafferty, McCallum, Pereira: Conditional Random Fields, ICML 2001. The second one weighs one thing at a time: a maximum entropy model.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from pycrfsuite import Tagger

WEIGHTS = Path(__file__).parents[1] / "data" / "weights"
WORDS, MARKS = "words.crfsuite", "marks.crfsuite"


class Model:
    """Weights of signs, in a file; may be asked by several threads."""

    def __init__(self, file: Path) -> None:
        self._tagger = Tagger()
        self._tagger.open(str(file))
        self._asked_by_one = Lock()
        self._labels = tuple(self._tagger.labels())

    def shares(self, signs: Sequence[Sequence[str]], *, but: str, least: float = 1.0) -> list[dict[str, float]]:
        """Return how likely each thing of a row bears one label, from 0 to 1, and where others are likelier than `least`, each of them.

        `signs`: of each thing.
        """
        with self._asked_by_one:
            self._tagger.set(signs)
            return [self._of(at, but, least) for at in range(len(signs))]

    def _of(self, at: int, but: str, least: float) -> dict[str, float]:
        marginal = self._tagger.marginal
        share = {but: marginal(but, at)}
        return {label: marginal(label, at) for label in self._labels} if 1 - share[but] > least else share


@cache
def of_words() -> Model:
    """Return the model that weighs each word."""
    return Model(WEIGHTS / WORDS)


@cache
def of_marks() -> Model:
    """Return the model that weighs marks as a whole."""
    return Model(WEIGHTS / MARKS)
