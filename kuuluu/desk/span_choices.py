"""What a publisher has chosen to hide of a text: each proposal kept, moved or dropped, and places added."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from kuuluu.publication.likeness import said_again
from kuuluu.publication.models import Ground, Redaction, Source
from kuuluu.publication.rules import Hide, ground_of, hides_all
from kuuluu.ui.texts import class_name

MOST = 200
_KEY = re.compile(r"(\d{1,6}):(\d{1,6}):([a-z_]{1,30})")


@dataclass
class SpanChoice:
    """A place that somebody proposed to hide, whether it is hidden, and as which words.

    The sender doubts one that is doubted; against one that is unlikely the words around it speak.
    """

    hide: Hide
    words: str
    is_kept: bool
    source: str = Source.PUBLISHER
    is_doubted: bool = False
    is_unlikely: bool = False
    error: str = ""

    @property
    def key(self) -> str:
        """How a form names the place."""
        return f"{self.hide.start}:{self.hide.end}:{self.hide.cls}"

    @property
    def what(self) -> str:
        """What it is, in words."""
        return class_name(self.hide.cls)

    @property
    def who(self) -> str:
        """Who proposed it, in words."""
        return str(Source(self.source).label)


def spans_as_they_stand(text: str, redactions: list[Redaction], doubts: Sequence[Hide] = ()) -> list[SpanChoice]:
    """Return every proposal, kept; of one that the sender doubts, too, a person decides. What an initiative's review hides is
    no proposal. What may be a name that is hidden elsewhere, or an ordinary word or a place, is there, and not kept; so is what
    the finders mark with doubt.
    """
    stand = [
        SpanChoice(
            Hide(one.start, one.end, one.cls, one.ground),
            text[one.start : one.end],
            is_kept=True,
            source=one.source,
            is_doubted=one.is_doubted,
        )
        for one in redactions
        if one.source != Source.REVIEW
    ]
    hidden = [Hide(one.start, one.end) for one in redactions]
    maybe = [_offered(text, one) for one in doubts if not hides_all(hidden, [one], len(text))]
    return sorted([*stand, *maybe], key=lambda one: one.hide.start)


def _offered(text: str, doubt: Hide) -> SpanChoice:
    source = Source.FINDER if doubt.is_doubtful else Source.LIKENESS
    words = text[doubt.start : doubt.end]
    return SpanChoice(doubt, words, is_kept=False, source=source, is_unlikely=doubt.is_doubtful)


def hidden_by_review(text: str, redactions: list[Redaction]) -> list[SpanChoice]:
    """Return what an initiative's review hides in words, whatever is chosen of them here."""
    return [
        SpanChoice(
            Hide(one.start, one.end, one.cls, one.ground), text[one.start : one.end], is_kept=True, source=one.source
        )
        for one in redactions
        if one.source == Source.REVIEW
    ]


def spans_as_sent(
    text: str, redactions: list[Redaction], data: QueryDict, doubts: Sequence[Hide] = ()
) -> list[SpanChoice]:
    """Return the places as a form names them, with the words and grounds typed there.

    A proposal that the form does not name stays hidden: it was never seen there, so nobody can have dropped it.
    """
    proposed = spans_as_they_stand(text, redactions, doubts)
    before = {(one.hide.start, one.hide.end): one for one in proposed}
    named = set(data.getlist("place")[:MOST])
    kept = set(data.getlist("span"))
    chosen = [one for one in proposed if one.key not in named]
    for key in data.getlist("place")[:MOST]:
        hide = _hide_of(key, text)
        if hide is None:
            continue
        known = before.get((hide.start, hide.end))
        one = replace(known, hide=hide) if known else SpanChoice(hide, text[hide.start : hide.end], is_kept=True)
        one.is_kept = key in kept
        ground = data.get(f"ground:{key}", "")
        one.hide = replace(hide, ground=ground if ground in Ground.values else ground_of(hide))
        _move(one, text, data.get(f"words:{key}", one.words))
        chosen.append(one)
    return sorted(chosen, key=lambda one: (one.hide.start, one.hide.end))


def places_of(text: str, words: str) -> list[tuple[int, int]]:
    """Return every place where the words stand, whatever the case of letters and however their spaces are written."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)] if pattern else []


def hidden_places(text: str, words: str) -> list[tuple[int, int]]:
    """Return every place where typed words stand, and where a name among them stands in another form."""
    return sorted({*places_of(text, words), *((one.start, one.end) for one in said_again(text, words))})


def _move(one: SpanChoice, text: str, typed: str) -> None:
    """Let the place hide the words as typed now: where they stand nearest to it."""
    if " ".join(typed.split()) == " ".join(one.words.split()):
        return
    places = places_of(text, typed)
    if not places:
        one.words = typed
        one.error = _("These words are not in the text: %(words)s") % {"words": typed}
        return
    start, end = min(places, key=lambda place: abs(place[0] - one.hide.start))
    one.hide, one.words, one.source = replace(one.hide, start=start, end=end), text[start:end], Source.PUBLISHER


def _hide_of(key: str, text: str) -> Hide | None:
    match = _KEY.fullmatch(key)
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return Hide(start, end, match[3]) if start < end <= len(text) else None
