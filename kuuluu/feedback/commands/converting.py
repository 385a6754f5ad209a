"""A matter that was something else goes on as feedback: same number, thread and time of arrival."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from kuuluu.cases.commands import resumed, touch
from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, Contact, Status
from kuuluu.cases.rules import due_dates
from kuuluu.feedback.commands.showing import refresh
from kuuluu.feedback.models import Feedback, Kind
from kuuluu.journal.commands import record
from kuuluu.people.actors import Actor


def take_in(case: Case, *, kind: Kind, contact: Mapping[str, str], by: Actor, at: datetime) -> Feedback:
    """Let an existing case be feedback from now on: open, with the promises of its kind counted from its arrival.

    A transfer of words that are there already: nothing of them becomes public by it.
    """
    feedback, _is_new = Feedback.objects.update_or_create(case=case, defaults={"kind": kind, "wants_answer": True})
    case.feedback = feedback
    if any(contact.values()):
        Contact.objects.update_or_create(case=case, defaults=dict(contact))
    changes: dict[str, Any] = {"status": Status.RECEIVED, "ending": "", "closed_at": None, "answered_at": None}
    if case.waiting_since:
        changes |= resumed(case, at=at)
    for name, value in changes.items():
        setattr(case, name, value)
    touch(case, at=at, **changes, **due_dates(case, kind, case.received_at))
    record(CaseEvent.KIND_CHANGED, case, by=by, at=at, kind=str(kind))
    refresh(case, at=at)
    return feedback
