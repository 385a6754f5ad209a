"""Cases about the same thing: joined to one, told together, taken apart again."""

from datetime import datetime
from typing import Any

from django.db.models import F

from kuuluu.cases.commands import move, touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Ending, Message, Status
from kuuluu.cases.rules import may_handle, may_see
from kuuluu.cities.models import Secrecy
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.showing import refresh
from kuuluu.feedback.commands.wholes import follow_parts
from kuuluu.feedback.models import Feedback, Merge
from kuuluu.journal.commands import Erased, NotAllowed, Step, command, record
from kuuluu.people.actors import Actor


@command(who=may_handle, when=rules.JOIN)
def join(case: Case, *, to: Case, by: Actor, at: datetime) -> None:
    """Join a case to another of the same city that tells the same; its sender follows that one from now on.

    Whoever had joined this one comes along. It can be taken apart again. Nothing is joined to a case that not everybody in
    the city may see: of that one nobody but its own sender is told anything, so the joined one would never be answered; nor,
    for the same reason, to one whose words are erased.
    """
    if to.is_erased:
        raise Erased("join")
    is_whole = to.split_at or case.split_at
    is_open = to.secrecy == Secrecy.PUBLIC and may_see(by, to)
    if to.city_id != case.city_id or to.pk == case.pk or to.joined_to_id or is_whole or not is_open:
        raise NotAllowed("join")
    moved = _send_along(case, to)
    waiting = case.waiting_since.isoformat() if case.waiting_since else ""
    before = {"status": case.status, "waiting_since": waiting}
    Merge.objects.create(case=case, to=to, at=at, before=before, moved=[str(one.pk) for one in moved])
    move(case, rules.JOIN, by=by, at=at, changes=ended(at, Ending.JOINED) | {"joined_to": to}, to=str(to.pk))
    touch(to, at=at)
    record(CaseEvent.TOOK_IN, to, by=by, at=at, joined=str(case.pk))
    _refresh(case, to, *moved, at=at)
    follow_parts(case, by=by, at=at)


@command(who=rules.may_take_apart, when=rules.TAKE_APART)
def take_apart(case: Case, *, by: Actor, at: datetime) -> None:
    """Take a case apart from the one it was joined to: it stands where it stood, and its clocks run as they ran."""
    main = case.joined_to
    assert main
    merge = queries.standing_merge(case)
    before: dict[str, str] = merge.before if merge else {"status": Status.RECEIVED, "waiting_since": ""}
    since = datetime.fromisoformat(before["waiting_since"]) if before["waiting_since"] else None
    changes = {"closed_at": None, "ending": "", "joined_to": None, "waiting_since": since}
    leave(case, at=at)
    move(case, _back_to(before["status"]), by=by, at=at, changes=changes, from_case=str(main.pk))
    moved = list(Case.objects.filter(pk__in=merge.moved, joined_to=main)) if merge else []
    _point(moved, case)
    touch(main, at=at)
    _refresh(case, main, *moved, at=at)
    follow_parts(case, by=by, at=at)


def leave(case: Case, *, at: datetime) -> Case | None:
    """Let a case be a matter of its own from now on. Return the one that it was joined to."""
    main = case.joined_to
    if main:
        Merge.objects.filter(case=case, undone_at__isnull=True).update(undone_at=at)
        Feedback.objects.filter(case=case).update(is_voice=False)
        case.feedback.is_voice = False
    return main


def tell_main(case: Case, message: Message, *, by: Actor, at: datetime) -> None:
    """Let those who handle the case that this one is joined to know of what its sender says."""
    main = case.joined_to
    if main:
        touch(main, at=at)
        record(CaseEvent.TOLD_TOO, main, by=by, at=at, joined=str(case.pk), message=str(message.pk))


def ended(at: datetime, ending: Ending) -> dict[str, Any]:
    """Return the changes by which a case ends."""
    return {"closed_at": at, "ending": str(ending), "waiting_since": None}


def _back_to(status: str) -> Step:
    return Step(CaseEvent.TAKEN_APART, rules.TAKE_APART.sources, status)


def _send_along(case: Case, to: Case) -> list[Case]:
    moved = list(Case.objects.filter(joined_to=case))
    _point(moved, to)
    return moved


def _point(joined: list[Case], to: Case) -> None:
    Case.objects.filter(pk__in=[one.pk for one in joined]).update(joined_to=to, version=F("version") + 1)
    for one in joined:
        one.joined_to = to


def _refresh(*cases: Case, at: datetime) -> None:
    for case in cases:
        refresh(case, at=at)
