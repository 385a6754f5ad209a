"""The city prepares an initiative, decides, and tells what was done because of it."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils.timezone import localdate, make_aware

from kuuluu.initiatives.commands.moving import follow_stage, move
from kuuluu.initiatives.commands.saying import say, say_typed
from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import (
    Decision,
    DecisionOutcome,
    Initiative,
    Kind,
    Measure,
    MeasureState,
    Notice,
    NoticeKind,
    Preparation,
    PreparationKind,
    Stage,
)
from kuuluu.initiatives.rules import stages as rules
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.models import Original

REFERENDUM_OUTCOMES = frozenset(
    {DecisionOutcome.REFERENDUM_HELD, DecisionOutcome.REFERENDUM_NOT_HELD, DecisionOutcome.NOT_IN_POWER}
)


class Undone(Exception):  # noqa: N818
    """An initiative ends only when what was done because of it was told (Act 410/2015, 23 §)."""


@dataclass(frozen=True)
class Ruling:
    """What a body decided, as its minutes say."""

    outcome: DecisionOutcome
    body: str
    day: date
    reason: str
    section: str = ""
    link: str = ""
    next_date: date | None = None


@dataclass(frozen=True)
class Planned:
    """A step of the preparation: what, who, when."""

    kind: PreparationKind
    words: str
    who: str
    planned_date: date | None = None
    done_date: date | None = None
    link: str = ""


def is_in_hand(initiative: Initiative) -> bool:
    """Tell whether the city handles it now."""
    return initiative.stage in {Stage.REGISTERED, Stage.PREPARING}


@command(who=rules.may_prepare)
def tell_estimate(initiative: Initiative, *, estimate: date, words: str, by: Actor, at: datetime) -> None:
    """Tell the makers and everybody when the decision is estimated to come, and who gives information; again when it moves.

    Raises NotNow before it is registered and after it is decided, and where it isn't said who gives information.
    """
    if not is_in_hand(initiative) or not words.strip():
        raise NotNow("tell_estimate")
    original = _notice(initiative, NoticeKind.ESTIMATE, words, by=by, at=at)
    Initiative.objects.filter(pk=initiative.pk).update(
        estimate_date=estimate, estimate_told_at=at, noticed_late_at=None
    )
    initiative.estimate_date, initiative.estimate_told_at = estimate, at
    follow_stage(initiative, at=at)
    event = InitiativeEvent.ESTIMATE_TOLD
    record(event, initiative, by=by, at=at, original=str(original.pk), due_date=estimate.isoformat())
    refresh(initiative, at=at)


@command(who=rules.may_prepare, when=rules.PREPARE)
def prepare(initiative: Initiative, *, planned: Planned, by: Actor, at: datetime) -> Preparation:
    """Tell of a step of the preparation, planned or done."""
    row = Preparation.objects.create(
        initiative=initiative,
        kind=planned.kind,
        words=say(initiative, planned.words, by=by, at=at),
        who=say(initiative, planned.who, by=by, at=at),
        planned_date=planned.planned_date,
        done_date=planned.done_date,
        link=say_typed(initiative, planned.link, by=by, at=at),
        at=at,
    )
    move(initiative, rules.PREPARE, by=by, at=at, preparation=str(row.pk))
    refresh(initiative, at=at)
    return row


@command(who=rules.may_prepare)
def finish_preparation(initiative: Initiative, *, row: Preparation, done_date: date, by: Actor, at: datetime) -> None:
    """Tell that a step of the preparation is done."""
    mine = Preparation.objects.filter(pk=row.pk, initiative=initiative, done_date=None)
    if not mine.update(done_date=done_date):
        raise NotNow("finish_preparation")
    record(InitiativeEvent.PREPARED, initiative, by=by, at=at, preparation=str(row.pk))
    refresh(initiative, at=at)


@command(who=rules.may_prepare)
def give_interim_notice(initiative: Initiative, *, words: str, by: Actor, at: datetime) -> None:
    """Tell the makers and everybody that follows how the handling goes, before there is a decision."""
    if not is_in_hand(initiative):
        raise NotNow("give_interim_notice")
    original = _notice(initiative, NoticeKind.INTERIM, words, by=by, at=at)
    record(InitiativeEvent.INTERIM_NOTICE, initiative, by=by, at=at, original=str(original.pk))
    refresh(initiative, at=at)


@command(who=rules.may_prepare, when=rules.DECIDE)
def decide(initiative: Initiative, *, ruling: Ruling, by: Actor, at: datetime) -> Decision:
    """Tell what the competent body decided and why, in plain words. Of a referendum initiative the council decides.

    Raises NotNow for an outcome that the kind of initiative can't have.
    """
    is_referendum = initiative.kind == Kind.REFERENDUM
    of_referendum = ruling.outcome in REFERENDUM_OUTCOMES
    if is_referendum != of_referendum and ruling.outcome != DecisionOutcome.NOT_IN_POWER:
        raise NotNow("decide")
    row = Decision.objects.create(
        initiative=initiative,
        outcome=ruling.outcome,
        body=say(initiative, ruling.body, by=by, at=at),
        date=ruling.day,
        section=say_typed(initiative, ruling.section, by=by, at=at),
        reason=say(initiative, ruling.reason, by=by, at=at),
        link=say_typed(initiative, ruling.link, by=by, at=at),
        next_date=ruling.next_date,
        at=at,
    )
    move(
        initiative,
        rules.DECIDE,
        by=by,
        at=at,
        changes={"decided_at": _when(ruling.day, at)},
        outcome=str(ruling.outcome),
    )
    refresh(initiative, at=at)
    return row


def _when(day: date, at: datetime) -> datetime:
    """Return when it was decided: now, or on an earlier day, that of the meeting; people and the yearly report go by that day."""
    return at if day >= localdate(at) else make_aware(datetime.combine(day, time.min))


@command(who=rules.may_prepare)
def add_measure(
    initiative: Initiative,
    *,
    words: str,
    state: MeasureState,
    by: Actor,
    at: datetime,
    date_of: date | None = None,
) -> Measure:
    """Tell what was done, or will be, because of the initiative; also after it has ended, for as long as things happen."""
    is_time = initiative.stage in {*rules.WITH_THE_CITY, Stage.CLOSED} - {Stage.SENT}
    if not is_time or not words.strip():
        raise NotNow("add_measure")
    said = say(initiative, words, by=by, at=at)
    row = Measure.objects.create(initiative=initiative, words=said, state=state, date=date_of, at=at)
    if initiative.stage == Stage.DECIDED:
        follow_stage(initiative, at=at, since=initiative.decided_at)
    record(InitiativeEvent.MEASURE_ADDED, initiative, by=by, at=at, measure=str(row.pk))
    refresh(initiative, at=at)
    return row


@command(who=rules.may_prepare)
def change_measure(
    initiative: Initiative, *, row: Measure, state: MeasureState, by: Actor, at: datetime, date_of: date | None = None
) -> None:
    """Tell that a measure went on, was done, or will not be done."""
    if not Measure.objects.filter(pk=row.pk, initiative=initiative).update(state=state, date=date_of):
        raise NotNow("change_measure")
    record(InitiativeEvent.MEASURE_CHANGED, initiative, by=by, at=at, measure=str(row.pk))
    refresh(initiative, at=at)


@command(who=rules.may_prepare, when=rules.CLOSE)
def close(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """End the handling of a decided initiative. Raises Undone where no measure was told: then nobody knows what came of it."""
    if not initiative.measures.exists():
        raise Undone(initiative.case.number)
    move(initiative, rules.CLOSE, by=by, at=at, changes={"closed_at": at})
    refresh(initiative, at=at)


def _notice(initiative: Initiative, kind: NoticeKind, words: str, *, by: Actor, at: datetime) -> Original:
    said = say(initiative, words, by=by, at=at)
    Notice.objects.create(initiative=initiative, kind=kind, words=said, at=at)
    return said
