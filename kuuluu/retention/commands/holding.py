"""A case is kept from erasing, and let go."""

from datetime import date, datetime

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case
from kuuluu.journal.commands import command, record
from kuuluu.people.actors import Actor
from kuuluu.retention import rules
from kuuluu.retention.models import Hold, HoldGround


@command(who=rules.may_hold, even_erased=True)
def hold(case: Case, *, ground: HoldGround, until_date: date | None, by: Actor, at: datetime) -> Hold:
    """Keep a case from erasing on a ground, until a day or until somebody ends it. What is erased already stays so."""
    made = Hold.objects.create(
        case=case, city_id=case.city_id, ground=ground, until_date=until_date, by_id=by.person_id, at=at
    )
    record(CaseEvent.HELD, case, by=by, at=at, ground=str(ground), until=until_date and until_date.isoformat())
    return made


@command(who=rules.may_hold, even_erased=True)
def release(case: Case, *, by: Actor, at: datetime) -> bool:
    """End every hold of a case: from now on its data goes in its time. Return whether there was any."""
    ended = Hold.objects.filter(case=case, ended_at=None).update(ended_at=at, ended_by_id=by.person_id)
    if ended:
        record(CaseEvent.HOLD_ENDED, case, by=by, at=at)
    return bool(ended)
