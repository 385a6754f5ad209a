"""Who has it now, and what it is about."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.timezone import localdate

from kuuluu.cases.commands import move, say, touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.rules import due_dates, may_handle
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Secrecy, Service, Unit
from kuuluu.feedback import rules
from kuuluu.feedback.commands.secrecy import LEVELS, raise_secrecy
from kuuluu.feedback.commands.showing import refresh
from kuuluu.feedback.models import Feedback, Kind
from kuuluu.journal.commands import NotAllowed, command, record
from kuuluu.people.actors import Actor
from kuuluu.people.models import Person
from kuuluu.people.queries import colleagues
from kuuluu.publication.models import File


@command(who=rules.may_take_up, when=rules.TAKE_UP)
def take_up(case: Case, *, by: Actor, at: datetime) -> None:
    """Take a case in hand: somebody has read it and it has a handler. The sender sees who has it."""
    move(case, rules.TAKE_UP, by=by, at=at, changes={"taken_up_at": at, "assignee_id": by.person_id}, unit=case.unit_id)
    refresh(case, at=at)


@command(who=may_handle)
def assign(case: Case, *, person: Person | None, by: Actor, at: datetime) -> None:
    """Give a case to a colleague of the same city, or to nobody. The sender is not told; the unit stays."""
    if person and not colleagues(case.city).filter(pk=person.pk).exists():
        raise NotAllowed("assign")
    touch(case, at=at, assignee=person)
    record(CaseEvent.ASSIGNED, case, by=by, at=at, person=str(person.pk) if person else None)


@command(who=may_handle)
def hand_over(case: Case, *, unit: Unit, reason: str, by: Actor, at: datetime) -> None:
    """Hand a case over to another unit, with the reason as an internal note. Its promises stay as they are."""
    if unit.city_id != case.city_id:
        raise NotAllowed("hand_over")
    old = case.unit_id
    message = say(case, MessageKind.NOTE, reason, by=by, at=at)
    touch(case, at=at, unit=unit, assignee=None)
    record(CaseEvent.HANDED_OVER, case, by=by, at=at, unit=unit.pk, from_unit=old, message=str(message.pk))
    refresh(case, at=at)


@command(who=may_handle)
def change_service(case: Case, *, service: Service, by: Actor, at: datetime) -> None:
    """Say what service it is about; the unit that owns it gets the case. Promises are counted anew from arrival."""
    if service.city_id != case.city_id:
        raise NotAllowed("change_service")
    old, owner = case.service, cities.owner_of(case.city, service, localdate(at))
    case.service = service
    unmet = due_dates(case, case.feedback.kind, case.received_at)
    changes = {name: due for name, due in unmet.items() if not _met(case, name)}
    moves = owner is not None and owner.pk != case.unit_id
    touch(case, at=at, service=service, **changes, **({"unit": owner, "assignee": None} if moves else {}))
    record(
        CaseEvent.SERVICE_CHANGED,
        case,
        by=by,
        at=at,
        service=service.code,
        from_service=old.code if old else None,
        unit=case.unit_id,
    )
    if LEVELS[Secrecy(service.secrecy)] > LEVELS[Secrecy(case.secrecy)]:
        raise_secrecy(case, Secrecy(service.secrecy), by=by, at=at)
    refresh(case, at=at)


@command(who=may_handle)
def change_kind(case: Case, *, kind: Kind, by: Actor, at: datetime) -> None:
    """Say what kind it is: a question, a fault, an idea, thanks, a complaint. Number and arrival stay."""
    feedback = case.feedback
    old, feedback.kind = feedback.kind, kind
    Feedback.objects.filter(pk=feedback.pk).update(kind=kind)
    due = due_dates(case, kind, case.received_at)
    touch(case, at=at, **{name: day for name, day in due.items() if not _met(case, name)})
    record(CaseEvent.KIND_CHANGED, case, by=by, at=at, kind=str(kind), from_kind=old)
    refresh(case, at=at)


@command(who=may_handle)
def note(case: Case, *, text: str, by: Actor, at: datetime, files: Sequence[File] = ()) -> None:
    """Write an internal note, with pictures where there are any.

    It is never published; a party may ask to see it under Act 621/1999.
    """
    message = say(case, MessageKind.NOTE, text, by=by, at=at, files=files)
    touch(case, at=at)
    record(CaseEvent.NOTED, case, by=by, at=at, message=str(message.pk))


def _met(case: Case, due: str) -> bool:
    met = {"taken_up_due_date": case.taken_up_at, "answer_due_date": case.answered_at, "done_due_date": case.closed_at}
    return bool(met[due])
