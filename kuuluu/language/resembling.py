"""Which matter that is no feedback, or danger, a text resembles, though it has none of the words that say so.

A model, learnt from the texts in `data/matters` (`kuuluu language matters --learn` makes it anew), with the examples of all
services as what is feedback. It weighs words and what they mean together (`kuuluu.language.meanings`). What it says only
tells the sender of another way; nobody is turned away by it.
"""

from functools import cache, lru_cache
from pathlib import Path

from kuuluu.language.detect import language_of
from kuuluu.language.meanings import meanings_in
from kuuluu.language.routing.features import Seen, seen_in
from kuuluu.language.routing.model import Model

TEXTS = Path(__file__).parent / "data" / "matters"
MIXED = TEXTS / "mixed"
KEPT = TEXTS / "model.npz"
FEEDBACK, EMERGENCY = "feedback", "emergency"
# How sure it has to be that it is no feedback. Of danger sooner: a number to call costs a line, and a fire that is missed a life.
_SURE = {EMERGENCY: 0.55}
_SURE_OF_MATTERS = 0.7


# From when on it is plainly feedback, whatever words stand in it.
_PLAIN = 0.8


def resembles(text: str) -> str:
    """Return the code of the matter, or of danger, that a text resembles; "": none."""
    feedback, best = _weighed(text)
    return best if 1 - feedback >= _SURE.get(best, _SURE_OF_MATTERS) else ""


def is_plainly_feedback(text: str) -> bool:
    """Tell whether a text resembles nothing but feedback."""
    return _weighed(text)[0] >= _PLAIN


# The same text is asked for several times while one page is made.
@lru_cache(maxsize=4)
def _weighed(text: str) -> tuple[float, str]:
    """Return how sure it is that a text is feedback, and what else it would be."""
    if not text.strip():
        return 1.0, ""
    ranked = _model().rank_seen(seen_of_matter(text))
    feedback = next(one.confidence for one in ranked if one.code == FEEDBACK)
    return feedback, next(one.code for one in ranked if one.code != FEEDBACK)


def seen_of_matter(text: str, language: str = "") -> list[Seen]:
    """Return what of a text the model weighs."""
    told = language or language_of(text)
    return [*seen_in(text, told), *meanings_in(text, told)]


@cache
def _model() -> Model:
    return Model.load(KEPT.read_bytes())
