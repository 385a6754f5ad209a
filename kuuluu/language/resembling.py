"""Which matter that is no feedback, or danger, a text resembles, though it has none of the words that say so.

A model, learnt from the texts in `data/matters` (`kuuluu language matters --learn` makes it anew), with the examples of all
services as what is feedback. What it says only tells the sender of another way; nobody is turned away by it.
"""

from functools import cache, lru_cache
from pathlib import Path

from kuuluu.language.routing.model import Model

TEXTS = Path(__file__).parent / "data" / "matters"
KEPT = TEXTS / "model.npz"
FEEDBACK, EMERGENCY = "feedback", "emergency"
# How sure it has to be. Of danger sooner: a number to call costs a line, and a fire that is missed a life.
_SURE = {EMERGENCY: 0.5}
_SURE_OF_MATTERS = 0.75


# The same text is asked for several times while one page is made.
@lru_cache(maxsize=4)
def resembles(text: str) -> str:
    """Return the code of the matter, or of danger, that a text resembles; "": none."""
    if not text.strip():
        return ""
    best = _model().rank(text)[0]
    is_sure = best.confidence >= _SURE.get(best.code, _SURE_OF_MATTERS)
    return best.code if is_sure and best.code != FEEDBACK else ""


@cache
def _model() -> Model:
    return Model.load(KEPT.read_bytes())
