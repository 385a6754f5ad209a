"""What the sender says of how it went, once it has ended."""

from datetime import datetime

from kuuluu.cases.commands import move, say, touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.rules import is_sender
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.endings import opened_again
from kuuluu.feedback.commands.showing import refresh
from kuuluu.feedback.commands.wholes import follow_parts
from kuuluu.feedback.models import Satisfaction
from kuuluu.journal.commands import NotNow, command, record
from kuuluu.people.actors import Actor


@command(who=is_sender)
def judge(
    case: Case, *, is_answered: bool, is_in_time: bool, is_fixed: bool, words: str = "", by: Actor, at: datetime
) -> None:
    """Say, as the sender, whether it was answered, in time, and whether the thing is really in order; once an ending.

    Where it is not answered or not in order, the case opens again for somebody else to read, with new promises. Raises
    NotNow where it has not ended, or was said already.
    """
    if not rules.may_be_judged(case) or queries.is_judged(case):
        raise NotNow("judge")
    Satisfaction.objects.create(
        case=case,
        about_at=rules.ended_at(case),
        at=at,
        is_answered=is_answered,
        is_in_time=is_in_time,
        is_fixed=is_fixed,
        reader_id=case.assignee_id,
        service=case.service,
    )
    record(CaseEvent.JUDGED, case, by=by, at=at, good=is_answered and is_fixed)
    if is_answered and is_fixed:
        touch(case, at=at)
    else:
        _open_for_another(case, words, by=by, at=at)


def _open_for_another(case: Case, words: str, *, by: Actor, at: datetime) -> None:
    message = say(case, MessageKind.ADDITION, words, by=by, at=at) if words else None
    changes = opened_again(case, at) | {"assignee_id": None}
    move(case, rules.REOPEN, by=by, at=at, changes=changes, **({"message": str(message.pk)} if message else {}))
    refresh(case, at=at)
    follow_parts(case, by=by, at=at)
