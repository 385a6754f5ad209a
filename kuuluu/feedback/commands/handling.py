"""Who has it now, and what it is about."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kuuluu.cases.commands import move, say, touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.rules import due_dates, may_handle, secrecy_of
from kuuluu.cities.models import Secrecy, Service, Unit
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.secrecy import LEVELS, raise_secrecy
from kuuluu.feedback.commands.showing import refresh, refresh_all
from kuuluu.feedback.models import Feedback, Kind
from kuuluu.journal.commands import NotAllowed, command, record
from kuuluu.language.matters import Matter
from kuuluu.people.actors import Actor
from kuuluu.people.models import Person
from kuuluu.people.queries import colleagues
from kuuluu.publication.models import File, Ground
from kuuluu.routing.commands import keep_handover, keep_placement
from kuuluu.routing.queries import Course, place
from kuuluu.routing.rules import Arrival


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
    keep_handover(case, at=at)
    record(CaseEvent.HANDED_OVER, case, by=by, at=at, unit=unit.pk, from_unit=old, message=str(message.pk))
    refresh(case, at=at)


@command(who=may_handle)
def change_service(case: Case, *, service: Service, by: Actor, at: datetime) -> None:
    """Say what service it is about; the unit that owns it gets the case, or whom a rule names. Promises are counted anew
    from arrival.
    """
    if service.city_id != case.city_id:
        raise NotAllowed("change_service")
    old, case.service = case.service, service
    course = _course(case, at=at)
    unmet = due_dates(case, case.feedback.kind, case.received_at)
    changes = {name: due for name, due in unmet.items() if not _met(case, name)}
    touch(case, at=at, service=service, **changes, **_moved(case, course))
    keep_placement(case, course, at=at)
    record(
        CaseEvent.SERVICE_CHANGED,
        case,
        by=by,
        at=at,
        service=service.code,
        from_service=old.code if old else None,
        unit=case.unit_id,
    )
    raise_secrecy(case, Secrecy(service.secrecy), by=by, at=at)
    refresh_all(case, at=at)


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
def change_matter(case: Case, *, matter: str, by: Actor, at: datetime) -> None:
    """Say that it is an appeal, a claim or the like, or none of these: who handles that gets it, and the sender is told.

    It has arrived when it did; what isn't feedback is moved on at once (Act 434/2003, section 21).
    """
    if matter not in {"", *Matter}:
        raise NotAllowed("change_matter")
    old, case.matter = case.matter, matter
    course = _course(case, at=at)
    due = due_dates(case, case.feedback.kind, case.received_at)
    unmet = {name: day for name, day in due.items() if not _met(case, name)}
    touch(case, at=at, matter=matter, **unmet, **_moved(case, course))
    keep_placement(case, course, at=at)
    record(CaseEvent.MATTER_CHANGED, case, by=by, at=at, matter=str(matter), from_matter=str(old), unit=case.unit_id)
    _limit(case, by=by, at=at)
    refresh_all(case, at=at)


@command(who=may_handle)
def note(case: Case, *, text: str, by: Actor, at: datetime, files: Sequence[File] = ()) -> None:
    """Write an internal note, with pictures where there are any.

    It is never published; a party may ask to see it under Act 621/1999.
    """
    message = say(case, MessageKind.NOTE, text, by=by, at=at, files=files)
    touch(case, at=at)
    record(CaseEvent.NOTED, case, by=by, at=at, message=str(message.pk))


def _course(case: Case, *, at: datetime) -> Course:
    """Return where a case goes, being what an officer has said that it is."""
    text = queries.first_message(case).original.text
    service = case.service_id
    arrival = Arrival(service, case.area_id, case.feedback.kind, at, text, case.language, case.matter)
    return place(case.city, arrival, case.service, case.area)


def _moved(case: Case, course: Course) -> dict[str, Any]:
    """Return what changes of a case that goes to another unit; in its own it stays with whoever has it."""
    moves = course.unit is not None and course.unit.pk != case.unit_id
    return {"unit": course.unit, "assignee": None} if moves else {}


def _limit(case: Case, *, by: Actor, at: datetime) -> None:
    """Let those see a case that its matter is for; where nobody had decided of that, all again when it is feedback."""
    wanted, has = secrecy_of(case.service, case.matter), Secrecy(case.secrecy)
    if LEVELS[wanted] > LEVELS[has]:
        raise_secrecy(case, wanted, ground=Ground.OTHER, by=by, at=at)
    elif has == Secrecy.LIMITED and wanted == Secrecy.PUBLIC and case.secrecy_ground == Ground.OTHER:
        touch(case, at=at, secrecy=wanted, secrecy_ground="", secrecy_by_id=by.person_id, secrecy_at=at)
        record(CaseEvent.SECRECY_SET, case, by=by, at=at, secrecy=str(wanted), from_secrecy=str(has), ground="")


def _met(case: Case, due: str) -> bool:
    met = {"taken_up_due_date": case.taken_up_at, "answer_due_date": case.answered_at, "done_due_date": case.closed_at}
    return bool(met[due])
