"""Originals: kept as written, hidden in part, decided on."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from math import ceil
from typing import Any

from django.db.models import Q, QuerySet

from kuuluu.cities.models import City
from kuuluu.journal.commands import NotNow
from kuuluu.language.findings import find_all
from kuuluu.language.parts import cut
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.likeness import Likeness, alike, hidden_words, proposed_of
from kuuluu.publication.models import BY_LIKENESS, Decision, Original, Redaction, Source, State
from kuuluu.publication.rules import Hide, Span, besides_signature, carried, ground_of, hides_all, merged, risk_of


def keep_original(
    city: City, text: str, *, by: Actor, at: datetime, hidden: Sequence[Span] = (), shown: Sequence[Span] = ()
) -> Original:
    """Keep words as they were written, with what the finders and the sender propose to hide. Nothing is public yet.

    `shown` are found spans of which the sender says that they hide nothing secret: a publisher decides.
    """
    marked = find_all(text)
    found = [one for one in marked if not one.is_doubtful]
    original = Original.objects.create(city=city, text=text, created_at=at, risk=risk_of([*marked, *hidden]))
    doubted = {(span.start, span.end) for span in shown}
    rows = [_redaction(original, span, Source.FINDER, by, at) for span in found]
    for row in rows:
        row.is_doubted = (row.start, row.end) in doubted
    rows += [_redaction(original, span, Source.SENDER, by, at) for span in merged(hidden, len(text))]
    Redaction.objects.bulk_create(rows)
    return original


def show_signature(original: Original, name: str) -> None:
    """Take away the proposal to hide the whole name of the officer who wrote the words."""
    proposed = list(original.redactions.filter(source=Source.FINDER))
    left = besides_signature(original.text, proposed, name)
    if gone := [row.pk for row in proposed if row not in left]:
        original.redactions.filter(pk__in=gone).delete()
        Original.objects.filter(pk=original.pk).update(risk=risk_of(left))
        original.risk = risk_of(left)


def keep_part(whole: Original, stretches: Sequence[tuple[int, int]], *, at: datetime) -> Original:
    """Keep stretches of an original as words of their own, with exactly what is hidden of them there, and its decision."""
    part = Original.objects.create(
        city_id=whole.city_id, text=cut(whole.text, stretches), created_at=at, risk=whole.risk
    )
    carry(whole, part, stretches)
    return part


def carry(whole: Original, part: Original, stretches: Sequence[tuple[int, int]]) -> None:
    """Let a part be as public as the whole is now: the same decision, and hidden in it what is hidden there.

    What somebody decided of the part itself stays decided, and so does what was erased.
    """
    if whole.erased_at or part.erased_at:
        return
    part.redactions.all().delete()
    names = ("cls", "ground", "source", "is_doubted", "by_id", "at")
    Redaction.objects.bulk_create(
        Redaction(original=part, start=start, end=end, **{name: getattr(span, name) for name in names})
        for start, end, span in carried(list(whole.redactions.all()), stretches)
    )
    if not part.decisions.exists():
        decided = {name: getattr(whole, name) for name in ("state", "ground", "decided_at", "is_manual")}
        Original.objects.filter(pk=part.pk).update(**decided)


def redact(original: Original, spans: Sequence[Hide], *, by: Actor, at: datetime) -> None:
    """Hide exactly these spans from now on: a person has looked, so that the finders' proposals end here. What an initiative's
    review hides stays hidden beside them.
    """
    original.redactions.exclude(source=Source.REVIEW).delete()
    Redaction.objects.bulk_create(
        _redaction(original, span, Source.PUBLISHER, by, at) for span in merged(spans, len(original.text))
    )


def decide(
    original: Original,
    state: State,
    *,
    by: Actor,
    at: datetime,
    ground: str = "",
    is_automatic: bool = False,
    before: dict[str, Any] | None = None,
) -> None:
    """Decide whether the public sees the original, and keep who, when, why and what it was before.

    What a person has decided, no policy decides again: raises NotNow then.
    """
    before = before or as_it_is(original)
    rows = Original.objects.filter(pk=original.pk)
    if is_automatic:
        rows = rows.filter(is_manual=False)
    values = {"state": state, "ground": ground, "decided_at": at, "publish_at": None, "is_manual": not is_automatic}
    if not rows.update(**values):
        raise NotNow("decide")
    for name, value in values.items():
        setattr(original, name, value)
    if not is_automatic:
        # Whoever decides has looked at what was to be looked at.
        asked = Decision.objects.filter(original=original, is_sampled=True, checked_at=None)
        asked.update(checked_at=at, checked_by_id=by.person_id)
    Decision.objects.create(
        original=original,
        state=state,
        ground=ground,
        by_id=by.person_id,
        at=at,
        is_automatic=is_automatic,
        before=before,
    )


def as_it_is(original: Original) -> dict[str, Any]:
    """Return what a later decision can go back to: the state, its ground, and what is hidden."""
    return {"state": original.state, "ground": original.ground, "spans": spans_of(original)}


def spans_of(original: Original) -> list[list[Any]]:
    """Return what is hidden, to go back to; less what a review hides, of which it alone decides."""
    hidden = original.redactions.exclude(source=Source.REVIEW)
    return [[r.start, r.end, r.cls, r.ground, r.source, r.is_doubted] for r in hidden]


def restore(original: Original, before: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Go back to what it was before a decision. That is a decision of a person, too, and is kept as one."""
    now = as_it_is(original)
    put_spans(original, before["spans"], by=by, at=at)
    decide(original, State(before["state"]), by=by, at=at, ground=before["ground"], before=now)


def put_spans(original: Original, spans: Sequence[Sequence[Any]], *, by: Actor, at: datetime) -> None:
    """Hide what was hidden before a decision, by whom it was proposed then, and what a review hides now."""
    original.redactions.exclude(source=Source.REVIEW).delete()
    Redaction.objects.bulk_create(
        Redaction(
            original=original,
            start=start,
            end=end,
            cls=cls,
            ground=ground,
            source=source,
            is_doubted=is_doubted,
            by_id=by.person_id,
            at=at,
        )
        for start, end, cls, ground, source, is_doubted in spans
    )


def sample_decisions(city: City, *, since: datetime, share: float) -> int:
    """Mark a share of the automatic decisions since a moment, one at least, for a person to look at. Return how many.

    Which ones nobody can foresee; run again, it marks no more than the share.
    """
    made = Decision.objects.filter(is_automatic=True, state=State.PUBLIC, original__city=city, at__gte=since)
    wanted = ceil(made.count() * share) - made.filter(is_sampled=True).count()
    if wanted <= 0:
        return 0
    chosen = made.filter(is_sampled=False).order_by("?").values_list("pk", flat=True)[:wanted]
    return Decision.objects.filter(pk__in=list(chosen)).update(is_sampled=True)


def ask_to_check(original: Original, *, again: bool) -> None:
    """Ask a person to look at what was decided last of words, because of what was hidden since; `again`: also where somebody
    has looked at it already.
    """
    last = original.decisions.order_by("-at", "-pk").first()
    if last and (again or not last.checked_at):
        Decision.objects.filter(pk=last.pk).update(is_sampled=True, checked_at=None, checked_by_id=None)


def check_decision(decision: Decision, *, by: Actor, at: datetime) -> None:
    """Note that a person has looked at an automatic decision. Raises NotNow when somebody did already."""
    mine = Decision.objects.filter(pk=decision.pk, is_sampled=True, checked_at__isnull=True)
    if not mine.update(checked_at=at, checked_by_id=by.person_id):
        raise NotNow("check_decision")


def wait_for_policy(original: Original, publish_at: datetime) -> None:
    """Let the city's policy publish the original at a moment, unless somebody decides before."""
    Original.objects.filter(pk=original.pk, is_manual=False, state=State.PENDING).update(publish_at=publish_at)


def hide_by_review(original: Original, spans: Sequence[Span], *, by: Actor, at: datetime) -> bool:
    """Hide exactly these spans by the review of the initiative that the words went on as, beside what their publisher hides.

    No decision on the words hides or shows them otherwise. Return whether anything changed.
    """
    wanted, there = merged(spans, len(original.text)), original.redactions.filter(source=Source.REVIEW)
    if [(one.start, one.end, one.ground) for one in there] == [(one.start, one.end, one.ground) for one in wanted]:
        return False
    there.delete()
    Redaction.objects.bulk_create(_redaction(original, span, Source.REVIEW, by, at) for span in wanted)
    return True


def propose_alike(original: Original, found: Sequence[Likeness], *, at: datetime, only_adds: bool = False) -> bool:
    """Propose to hide what words say of what is hidden elsewhere in the matter. Of public words that is hidden at once, until
    a person has looked; what a person has shown here before stays shown. Return whether anything changed.

    Of words that aren't public, what is hidden nowhere else any more is no longer proposed, unless only some of what is
    hidden was looked for.
    """
    if original.erased_at:
        return False
    rows = list(Redaction.objects.filter(original=original))
    there = {(one.start, one.end) for one in rows if one.source == Source.LIKENESS}
    hidden, shown = [one for one in rows if one.source != Source.LIKENESS], _shown_before(original)
    open_ones = [one for one in found if not _is_shown(one, shown) and not hides_all(hidden, [one], len(original.text))]
    wanted = {(one.start, one.end): one for one in merged(open_ones, len(original.text))}
    gone = set() if only_adds or original.state == State.PUBLIC else there - set(wanted)
    new = [one for place, one in wanted.items() if place not in there]
    if gone:
        names = [one.pk for one in rows if one.source == Source.LIKENESS and (one.start, one.end) in gone]
        Redaction.objects.filter(pk__in=names).delete()
    Redaction.objects.bulk_create(_redaction(original, span, Source.LIKENESS, SYSTEM, at) for span in new)
    if gone or new:
        _note_risk(original)
    return bool(gone or new)


def propose_between(originals: Iterable[Original], *, at: datetime) -> None:
    """Propose to hide in each of several words that are new what is hidden, or proposed, in the others of them."""
    every = list(originals)
    hidden = {one.pk: hidden_words(one.text, list(one.redactions.all())) for one in every}
    for one in every:
        others = [words for other in every if other.pk != one.pk for words in hidden[other.pk]]
        if others:
            propose_alike(one, proposed_of(alike(one.text, others)), at=at)


def _shown_before(original: Original) -> list[tuple[datetime, list[Any]]]:
    """Return what stood hidden when a person decided of the words, and when: what of it isn't hidden now, that person showed."""
    made = Decision.objects.filter(Q(original=original) | Q(file__words=original), is_automatic=False)
    # A new copy because of what is hidden elsewhere is nobody's decision.
    by_people = [(when, before) for when, before in made.values_list("at", "before") if not before.get(BY_LIKENESS)]
    return [(when, span) for when, before in by_people for span in before.get("spans", ())]


def _is_shown(one: Likeness, shown: Sequence[tuple[datetime, list[Any]]]) -> bool:
    """Tell whether a person has shown what is hidden elsewhere: it was proposed for that, or was hidden elsewhere already."""
    return any(
        start <= one.start and one.end <= end and (source == Source.LIKENESS or (one.at is not None and one.at <= when))
        for when, (start, end, _cls, _ground, source, *_more) in shown
    )


def _note_risk(original: Original) -> None:
    original.risk = max(original.risk, risk_of(list(Redaction.objects.filter(original=original))))
    Original.objects.filter(pk=original.pk).update(risk=original.risk)


def end_review(originals: QuerySet[Original]) -> None:
    """Leave to the publisher of words what a review hid in them: it stays hidden until the publisher shows it."""
    Redaction.objects.filter(original__in=originals, source=Source.REVIEW).update(source=Source.PUBLISHER)


def _redaction(original: Original, span: Span, source: Source, by: Actor, at: datetime) -> Redaction:
    return Redaction(
        original=original,
        start=span.start,
        end=span.end,
        cls=str(span.cls),
        ground=ground_of(span),
        source=source,
        by_id=None if source in {Source.FINDER, Source.LIKENESS} else by.person_id,
        at=at,
    )
