"""Initiatives that were made elsewhere are brought here: with their own time of arrival, and nothing public by itself."""

from datetime import datetime, time
from typing import Any
from uuid import uuid4

from django.db.models import Q
from django.utils.timezone import make_aware

from kuuluu.cases.commands import Opening, open_case, touch
from kuuluu.cities.models import City
from kuuluu.initiatives.commands.moving import follow_stage
from kuuluu.initiatives.commands.reviewing import newest
from kuuluu.initiatives.commands.saying import say, say_registered, say_typed
from kuuluu.initiatives.commands.showing import refresh
from kuuluu.initiatives.commands.writing import note_arrival
from kuuluu.initiatives.events import InitiativeEvent
from kuuluu.initiatives.models import (
    Decision,
    Initiative,
    Maker,
    MakerRole,
    MakerState,
    Measure,
    MeasureState,
    Stage,
    Tally,
    Version,
)
from kuuluu.initiatives.rules import importing as rules
from kuuluu.initiatives.rules.importing import Brought
from kuuluu.initiatives.rules.making import code_hash, maker_code
from kuuluu.initiatives.rules.writing import PARTS
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import decide, keep_original, propose_between
from kuuluu.publication.models import State
from kuuluu.routing.queries import triage


@command(who=rules.may_import)
def bring(city: City, *, brought: Brought, by: Actor, at: datetime) -> Initiative | None:
    """Bring an initiative that was made elsewhere, to where it stands there. None where the city has it here already.

    Its words wait for somebody to look at them, as anybody's do. No promise runs for it here: whatever was promised, was
    promised elsewhere. Nobody is told. Of several that bring at once, each initiative is brought by one: the others see it.
    """
    City.objects.select_for_update(no_key=True).get(pk=city.pk)
    if _is_here(city, brought):
        return None
    one = _open(city, brought, by=by, at=at)
    _add_maker(one, brought, at=at)
    _add_handling(one, brought, by=by, at=at)
    note_arrival(one.case, by=by, at=brought.arrived_at)
    record(InitiativeEvent.IMPORTED, one, by=by, at=at)
    follow_stage(one, at=at, since=brought.arrived_at)
    touch(one.case, at=at, answer_due_date=None, answered_at=one.decided_at, closed_at=one.closed_at)
    return one


@command(who=rules.may_publish)
def publish(initiative: Initiative, *, by: Actor, at: datetime) -> None:
    """Publish the text of an initiative that was brought, less what is hidden of it. Raises NotNow for any other."""
    mine = Initiative.objects.filter(pk=initiative.pk, published_at=None)
    if not rules.waits_for_a_look(initiative) or not mine.update(published_at=at):
        raise NotNow("publish")
    initiative.published_at = at
    text = newest(initiative)
    for part in PARTS:
        decide(getattr(text, part), State.PUBLIC, by=by, at=at)
    record(InitiativeEvent.PUBLISHED, initiative, by=by, at=at, version=text.number)
    touch(initiative.case, at=at)
    refresh(initiative, at=at)


def _is_here(city: City, brought: Brought) -> bool:
    keys = rules.keys_of(brought)
    return Initiative.objects.filter(Q(source_id__in=keys) | Q(register_number__in=keys), city=city).exists()


def _open(city: City, brought: Brought, *, by: Actor, at: datetime) -> Initiative:
    parts = {part: keep_original(city, getattr(brought, part), by=by, at=at) for part in PARTS}
    propose_between(parts.values(), at=at)
    opening = Opening(
        text=brought.demand,
        title=brought.title[:120],
        kind=brought.kind,
        language=brought.language,
        unit=triage(city),
        original=parts["demand"],
    )
    case, _message = open_case(city, opening, by=by, at=brought.arrived_at)
    is_registered = brought.stage != Stage.SENT
    names = ("kind", "stage", "register_number", "body", "is_of_council", "source_id", "source_url")
    one = Initiative.objects.create(
        case=case,
        city=city,
        sent_at=brought.arrived_at,
        registered_at=brought.arrived_at if is_registered else None,
        supporters_elsewhere=brought.supporters,
        # What was late elsewhere is not cried of here.
        noticed_late_at=at,
        receipt_alarm_at=None if is_registered else at,
        **_times(brought, at),
        **{name: getattr(brought, name) for name in names},
    )
    say_registered(one, by=by, at=at)
    Version.objects.create(initiative=one, number=1, at=brought.arrived_at, **parts)
    Tally.objects.create(initiative=one)
    return one


def _times(brought: Brought, at: datetime) -> dict[str, datetime | None]:
    """Return when it was decided and when it ended: on the day of the decision, as far as anybody says."""
    day = brought.decided_date
    decided = make_aware(datetime.combine(day, time.min)) if day else at
    return {
        "decided_at": decided if brought.stage in rules.DECIDED else None,
        "closed_at": decided if brought.stage == Stage.CLOSED else None,
    }


def _add_maker(one: Initiative, brought: Brought, *, at: datetime) -> None:
    """Keep who made it. That a name was public elsewhere is no choice to show it here."""
    if not brought.name:
        return
    maker_id = uuid4()
    contact: dict[str, Any] = {name: getattr(brought, name) for name in ("name", "email", "phone", "municipality_name")}
    Maker.objects.create(
        id=maker_id,
        initiative=one,
        role=MakerRole.CONTACT,
        state=MakerState.JOINED,
        language=brought.language,
        code_hash=code_hash(maker_code(maker_id)),
        invited_at=at,
        answered_at=at,
        **contact,
    )


def _add_handling(one: Initiative, brought: Brought, *, by: Actor, at: datetime) -> None:
    if brought.outcome and brought.decided_date:
        Decision.objects.create(
            initiative=one,
            outcome=brought.outcome,
            body=say_typed(one, brought.body, by=by, at=at),
            date=brought.decided_date,
            section=say_typed(one, brought.section, by=by, at=at),
            reason=say(one, brought.decision, by=by, at=at),
            link=say_typed(one, brought.decision_link, by=by, at=at),
            at=at,
        )
    if brought.measures:
        said = say(one, brought.measures, by=by, at=at)
        Measure.objects.create(initiative=one, words=said, state=MeasureState.DONE, date=brought.decided_date, at=at)
