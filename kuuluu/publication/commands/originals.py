"""Originals: kept as written, hidden in part, decided on."""

from collections.abc import Sequence
from datetime import datetime

from kuuluu.cities.models import City
from kuuluu.language.findings import find
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Decision, Ground, Original, Redaction, Source, State
from kuuluu.publication.rules import Hide, Span, merged


def keep_original(city: City, text: str, *, by: Actor, at: datetime, hidden: Sequence[Span] = ()) -> Original:
    """Keep words as they were written, with what the finders and the sender propose to hide. Nothing is public yet."""
    original = Original.objects.create(city=city, text=text, created_at=at)
    proposed: list[tuple[Span, Source]] = [(span, Source.FINDER) for span in find(text)]
    proposed += [(span, Source.SENDER) for span in merged(hidden, len(text))]
    if proposed:
        Redaction.objects.bulk_create(_redaction(original, span, source, by, at) for span, source in proposed)
    return original


def redact(original: Original, spans: Sequence[Hide], *, by: Actor, at: datetime) -> None:
    """Hide exactly these spans from now on: a person has looked, so that the finders' proposals end here."""
    original.redactions.all().delete()
    Redaction.objects.bulk_create(
        _redaction(original, span, Source.PUBLISHER, by, at) for span in merged(spans, len(original.text))
    )


def decide(
    original: Original, state: State, *, by: Actor, at: datetime, ground: str = "", is_automatic: bool = False
) -> None:
    """Decide whether the public sees the original, and keep who, when and why."""
    Original.objects.filter(pk=original.pk).update(state=state, ground=ground, decided_at=at)
    original.state, original.ground, original.decided_at = state, ground, at
    Decision.objects.create(
        original=original, state=state, ground=ground, by_id=by.person_id, at=at, is_automatic=is_automatic
    )


def _redaction(original: Original, span: Span, source: Source, by: Actor, at: datetime) -> Redaction:
    ground = str(getattr(span, "ground", Ground.PERSONAL_DATA))
    return Redaction(
        original=original,
        start=span.start,
        end=span.end,
        cls=str(span.cls),
        ground=ground,
        source=source,
        by_id=None if source == Source.FINDER else by.person_id,
        at=at,
    )
