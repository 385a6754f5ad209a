"""Who may touch a case; its number, its code, its clocks."""

import hashlib
import hmac
from base64 import b32encode
from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils.timezone import localdate

from kuuluu.cases.models import Case, MessageKind, Status
from kuuluu.cities import queries as cities
from kuuluu.cities.models import Secrecy, Service
from kuuluu.cities.rules import add_calendar_days, add_working_days, working_days_between
from kuuluu.language.matters import Matter
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission

OPEN = frozenset({Status.RECEIVED, Status.IN_PROGRESS, Status.WAITING, Status.ANSWERED})
# What the city says in a thread, as against what residents say, and what colleagues note.
OF_THE_CITY = frozenset({MessageKind.QUESTION, MessageKind.INTERIM_NOTICE, MessageKind.ANSWER, MessageKind.ENDING})
CODE_LETTERS = 16
# Within how many days law wants an answer, whatever the city promised: requests for information within two weeks (Act
# 621/1999, section 14), feedback on accessibility within 14 days (Act 306/2019, section 9).
LEGAL_DAYS: Mapping[str, int] = {Matter.INFORMATION_REQUEST: 14, Matter.ACCESSIBILITY: 14}
# What has a way of its own in law, with persons in it, is seen by the unit that handles it and the registry alone.
LIMITED_MATTERS = frozenset({Matter.APPEAL, Matter.CLAIM, Matter.INFORMATION_REQUEST, Matter.ADMINISTRATIVE_COMPLAINT})


def may_handle(actor: Actor, case: Case) -> bool:
    """An officer handles the cases of the own unit, or of all units where the role says so; the system handles all.

    A secret case only by those who may see what is secret, and by whom it was given to by name.
    """
    if actor.is_system:
        return True
    handles = actor.may(Permission.HANDLE_CASES, case.city_id, case.unit_id)
    return handles and (case.secrecy != Secrecy.SECRET or is_named(actor, case))


def is_named(actor: Actor, case: Case) -> bool:
    """Tell whether somebody is named for a secret case: by role, or by having it in hand (Act 906/2019, section 14)."""
    has_it = case.assignee_id is not None and case.assignee_id == actor.person_id
    return has_it or actor.may(Permission.SEE_SECRET, case.city_id, case.unit_id)


def may_see(actor: Actor, case: Case) -> bool:
    """A case is seen at the desk by whoever handles it; by its sender by the code; and, as its secrecy allows, by others.

    Whoever publishes or sees all units sees what is public inside the city; the registry sees what is limited, too.
    """
    if may_handle(actor, case) or is_sender(actor, case):
        return True
    if case.secrecy == Secrecy.SECRET:
        return False
    wanted = [Permission.REGISTER]
    if case.secrecy == Secrecy.PUBLIC:
        wanted += [Permission.SEE_ALL_UNITS, Permission.PUBLISH]
    return any(actor.may(permission, case.city_id) for permission in wanted)


def may_see_contact(actor: Actor, case: Case) -> bool:
    """Contact data is personal data: seeing it is a right of its own (GDPR article 5)."""
    if actor.is_system:
        return True
    return may_see(actor, case) and actor.may(Permission.SEE_CONTACT, case.city_id, case.unit_id)


def may_set_secrecy(actor: Actor, case: Case) -> bool:
    """Whoever handles a case may say that it is secret; so may a publisher and the registry, as far as they see it."""
    decides = any(actor.may(p, case.city_id) for p in (Permission.PUBLISH, Permission.REGISTER))
    return may_handle(actor, case) or (decides and may_see(actor, case))


def may_open(actor: Actor, case: Case) -> bool:
    """Only those who answer for secrecy make a case less secret than it was."""
    named = (Permission.PUBLISH, Permission.REGISTER, Permission.SEE_SECRET)
    return may_see(actor, case) and any(actor.may(p, case.city_id, case.unit_id) for p in named)


def is_sender(actor: Actor, case: Case) -> bool:
    """Whoever holds the case's code speaks as its sender; the parts of a message have the code of the whole."""
    return actor.case_id is not None and actor.case_id in {case.pk, case.part_of_id}


def code_of(case_id: UUID) -> str:
    """Return the sender's secret code, as in `K7QM-3XWD-P9FA-2RTB`: 80 bits that only this installation can make."""
    digest = hmac.new(settings.SECRET_KEY.encode(), b"case code " + case_id.bytes, hashlib.sha256).digest()
    letters = b32encode(digest).decode()[:CODE_LETTERS]
    return "-".join(letters[i : i + 4] for i in range(0, CODE_LETTERS, 4))


def code_hash(code: str) -> str:
    """Return what is kept of a code. Spaces, dashes and small letters don't matter; 0 and 1 are read as O and I."""
    letters = "".join(c for c in code.upper().translate(str.maketrans("01", "OI")) if c.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()


def due_dates(case: Case, kind: str, start: datetime) -> dict[str, date | None]:
    """Return the last day of each clock's promise, counted in the city's working days from the day after `start`."""
    day = localdate(start)
    dates: dict[str, date | None] = {}
    for clock, column in (
        ("taken_up", "taken_up_due_date"),
        ("answered", "answer_due_date"),
        ("done", "done_due_date"),
    ):
        promise = cities.promise(case.city, case.service, kind, clock, day)
        dates[column] = promise.due_date(day) if promise else None
    if case.matter in LEGAL_DAYS:
        by_law = add_calendar_days(day, LEGAL_DAYS[case.matter])
        dates["answer_due_date"] = min(by_law, dates["answer_due_date"] or by_law)
    return dates


def secrecy_of(service: Service | None, matter: str) -> Secrecy:
    """Return who inside the city sees a matter when nobody has decided of it."""
    own = Secrecy(service.secrecy) if service else Secrecy.PUBLIC
    return Secrecy.LIMITED if own == Secrecy.PUBLIC and matter in LIMITED_MATTERS else own


def next_due_date(case: Case) -> date | None:
    """Return the soonest promise that is neither met nor paused; None when nothing waits for the city."""
    if case.status in {Status.CLOSED, Status.WAITING, Status.SPLIT}:
        return None
    waiting = [
        due
        for due, met in (
            (case.taken_up_due_date, case.taken_up_at),
            (case.answer_due_date, case.answered_at),
            (case.done_due_date, case.closed_at),
        )
        if due and not met
    ]
    return min(waiting, default=None)


def after_pause(due: date | None, case: Case, until: date) -> date | None:
    """Return a due date moved on by the working days that the sender was waited for."""
    if not due or not case.waiting_since:
        return due
    waited = working_days_between(localdate(case.waiting_since), until, case.city)
    return add_working_days(due, waited, case.city) if waited else due


def is_late(case: Case, today: date) -> bool:
    """Tell whether a promise has passed."""
    return bool(case.next_due_date and case.next_due_date < today)
