"""What the city and the sender say to each other."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from kuuluu.cases.commands import move, resumed, say, touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind, Status
from kuuluu.cases.rules import may_handle
from kuuluu.feedback import rules
from kuuluu.feedback.commands.automatic import let_policy_publish
from kuuluu.feedback.commands.joining import tell_main
from kuuluu.feedback.commands.showing import publish_if_clean, refresh
from kuuluu.feedback.commands.wholes import follow_parts
from kuuluu.journal.commands import command, record
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.publication.models import File


@command(who=may_handle, when=rules.ASK)
def ask(case: Case, *, text: str, by: Actor, at: datetime) -> None:
    """Ask the sender something. The clocks stand still until the reply comes, and everybody sees that they do."""
    message = say(case, MessageKind.QUESTION, text, by=by, at=at)
    publish_if_clean(case, message, at=at)
    move(case, rules.ASK, by=by, at=at, changes={"waiting_since": at, **_taken_up(case, at)}, message=str(message.pk))
    refresh(case, at=at)


@command(who=rules.may_reply, when=rules.REPLY)
def reply(case: Case, *, text: str, by: Actor, at: datetime, files: Sequence[File] = ()) -> None:
    """Reply to the city's question. The clocks go on from here."""
    message = say(case, MessageKind.REPLY, text, by=by, at=at, files=files)
    let_policy_publish(case, message, at=at)
    move(case, rules.REPLY, by=by, at=at, changes=resumed(case, at=at), message=str(message.pk))
    refresh(case, at=at)


@command(who=rules.may_reply)
def add(case: Case, *, text: str, by: Actor, at: datetime, files: Sequence[File] = ()) -> None:
    """Add words or pictures to an own case. Nothing of them is public yet."""
    message = say(case, MessageKind.ADDITION, text, by=by, at=at, files=files)
    let_policy_publish(case, message, at=at)
    touch(case, at=at)
    record(CaseEvent.ADDED, case, by=by, at=at, message=str(message.pk))
    tell_main(case, message, by=by, at=at)
    refresh(case, at=at)


@command(who=may_handle)
def give_interim_notice(case: Case, *, text: str, by: Actor, at: datetime) -> None:
    """Tell the sender how it stands and when an answer can be expected (Act 434/2003, section 23)."""
    message = say(case, MessageKind.INTERIM_NOTICE, text, by=by, at=at)
    publish_if_clean(case, message, at=at)
    touch(case, at=at, noticed_late_at=at)
    record(CaseEvent.INTERIM_NOTICE, case, by=by, at=at, message=str(message.pk), automatic=by.is_system)
    refresh(case, at=at)


@command(who=may_handle, when=rules.ANSWER)
def answer(case: Case, *, text: str, by: Actor, at: datetime) -> None:
    """Answer the sender. Work may still go on; the case is not closed by this."""
    message = say(case, MessageKind.ANSWER, text, by=by, at=at)
    publish_if_clean(case, message, at=at)
    changes = {"answered_at": at, **_taken_up(case, at)}
    if case.status == Status.WAITING:
        changes |= resumed(case, at=at)
    move(case, rules.ANSWER, by=by, at=at, changes=changes, message=str(message.pk), unit=case.unit_id)
    refresh(case, at=at)
    follow_parts(case, by=by, at=at)


def notice_late(case: Case, *, at: datetime) -> None:
    """On the day after a passed promise: tell the sender by itself, and the head of the unit."""
    with translation.override(case.language):
        text = gettext(
            "Your matter has not been answered by the day we promised. It has not been forgotten: it is with the unit"
            " named on this page, and the head of the unit has been told that it is late."
        )
    give_interim_notice(case, text=text, by=SYSTEM, at=at)
    escalate(case, by=SYSTEM, at=at)


@command(who=may_handle)
def escalate(case: Case, *, by: Actor, at: datetime) -> None:
    """Tell the head of the unit that a promise has passed. The sender and the public see the lateness anyway."""
    record(CaseEvent.ESCALATED, case, by=by, at=at, unit=case.unit_id)


def _taken_up(case: Case, at: datetime) -> dict[str, Any]:
    return {} if case.taken_up_at else {"taken_up_at": at}
