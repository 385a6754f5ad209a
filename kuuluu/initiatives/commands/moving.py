"""A step of an initiative, and what follows from it: its case, its promise, its page."""

from datetime import datetime
from typing import Any

from kuuluu.cases.commands import touch
from kuuluu.cases.models import Status
from kuuluu.initiatives.models import Initiative, Stage
from kuuluu.initiatives.rules.promises import promised
from kuuluu.initiatives.rules.stages import ENDING_OF, STATUS_OF
from kuuluu.journal.commands import Step, take
from kuuluu.people.actors import Actor


def move(
    initiative: Initiative,
    step: Step,
    *,
    by: Actor,
    at: datetime,
    changes: dict[str, Any] | None = None,
    **facts: Any,
) -> None:
    """Take a step, and let the case follow. Raises NotNow when somebody was faster. The caller refreshes the page."""
    take(step, initiative, by=by, at=at, changes={"noticed_late_at": None, **(changes or {})}, **facts)
    follow_stage(initiative, at=at)


def status_of(initiative: Initiative) -> Status:
    """Return what the case says: it is answered when the decision and a measure were told (Act 410/2015, 23 §)."""
    if initiative.stage == Stage.DECIDED and not initiative.measures.exists():
        return Status.IN_PROGRESS
    return STATUS_OF[initiative.stage]


def follow_stage(initiative: Initiative, *, at: datetime, since: datetime | None = None) -> None:
    """Let the case say where its initiative stands and what was promised next; `since`: when that stage began, if not now."""
    case, status = initiative.case, status_of(initiative)
    due = promised(initiative, since=since or at).due_date
    is_decided = status == Status.ANSWERED
    changes: dict[str, Any] = {
        "status": status,
        "ending": ENDING_OF.get(initiative.stage, ""),
        "answer_due_date": due,
        # The other promises of feedback are none of an initiative's: it has the city's own, one after another.
        "taken_up_due_date": None,
        "done_due_date": None,
        # Only a decision with a measure answers an initiative; until then the next promise is what its case is due for.
        "answered_at": case.answered_at or at if is_decided else None if status != Status.CLOSED else case.answered_at,
        "closed_at": at if status == Status.CLOSED else None,
    }
    touch(case, at=at, **changes)
