"""Originals: kept as written, hidden in part, decided on."""

from collections.abc import Sequence
from datetime import datetime

from kuuluu.cities.models import City
from kuuluu.language.findings import find
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Decision, Original, Redaction, Source, State
from kuuluu.publication.rules import Hide, Span, ground_of, merged, risk_of


def keep_original(
    city: City, text: str, *, by: Actor, at: datetime, hidden: Sequence[Span] = (), shown: Sequence[Span] = ()
) -> Original:
    """Keep words as they were written, with what the finders and the sender propose to hide. Nothing is public yet.

    `shown` are found spans of which the sender says that they hide nothing secret: a publisher decides.
    """
    found = find(text)
    original = Original.objects.create(city=city, text=text, created_at=at, risk=risk_of([*found, *hidden]))
    doubted = {(span.start, span.end) for span in shown}
    rows = [_redaction(original, span, Source.FINDER, by, at) for span in found]
    for row in rows:
        row.is_doubted = (row.start, row.end) in doubted
    rows += [_redaction(original, span, Source.SENDER, by, at) for span in merged(hidden, len(text))]
    Redaction.objects.bulk_create(rows)
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
    return Redaction(
        original=original,
        start=span.start,
        end=span.end,
        cls=str(span.cls),
        ground=ground_of(span),
        source=source,
        by_id=None if source == Source.FINDER else by.person_id,
        at=at,
    )
