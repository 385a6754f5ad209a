"""What a sender marked in a text, carried over to the text as it was changed afterwards."""

import re

from kuuluu.public.submission.marking import Marked, places
from kuuluu.publication.likeness import said_again
from kuuluu.publication.rules import Hide


def moved(marked: Marked, text: str, cuts: tuple[int, ...] = (0,)) -> tuple[Marked, list[str]]:
    """Return the changed text marked as the old one was, and the words that were hidden and stand there no more.

    Words that stand there more or less often than before are hidden wherever they stand; and what was to be shown is
    hidden again, where it can't be told which of several it was.
    """
    asked: dict[str, list[Hide]] = {}
    lost: list[str] = []
    for one in marked.asked:
        words = marked.text[one.start : one.end]
        stands = _stands(marked.text, text, one)
        asked.setdefault(one.ground, []).extend(stands)
        lost += [] if stands else [" ".join(words.split())]
    shown = [Hide(*place) for one in marked.shown if (place := _same(marked.text, text, one))]
    whole = Marked(text, (), tuple(shown), cuts)
    for ground, stands in asked.items():
        whole = whole.hide(stands, ground)
    return whole, list(dict.fromkeys(lost))


def _stands(old: str, new: str, span: Hide) -> list[Hide]:
    before, now = (places(text, old[span.start : span.end]) for text in (old, new))
    if len(before) != len(now):
        # Where the words stand no more, a name may in another form.
        return now or said_again(new, old[span.start : span.end])
    return [there for here, there in zip(before, now, strict=True) if here.start == span.start] or now


def _same(old: str, new: str, span: Hide) -> tuple[int, int] | None:
    words = re.escape(old[span.start : span.end])
    before, now = ([match.span() for match in re.finditer(words, text)] for text in (old, new))
    if len(before) != len(now):
        return None
    return next((there for here, there in zip(before, now, strict=True) if here[0] == span.start), None)
