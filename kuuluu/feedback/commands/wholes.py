"""A message of several matters stands where its parts stand."""

from datetime import datetime

from kuuluu.cases import queries as cases
from kuuluu.cases.commands import move, touch
from kuuluu.cases.models import Case, Ending, Status
from kuuluu.feedback import rules
from kuuluu.feedback.commands.showing import refresh
from kuuluu.people.actors import Actor


def follow_parts(part: Case, *, by: Actor, at: datetime) -> None:
    """Let a message end when its last part does, be answered when all are, and open again when one of them does."""
    whole = part.part_of
    if whole is None:
        return
    parts = cases.parts_of(whole)
    have_ended = all(one.status == Status.CLOSED for one in parts)
    if have_ended and whole.status == Status.SPLIT:
        move(whole, rules.END_PARTS, by=by, at=at, changes={"closed_at": at, "ending": str(Ending.PARTS)})
    elif not have_ended and whole.status == Status.CLOSED:
        move(whole, rules.REOPEN_PARTS, by=by, at=at, changes={"closed_at": None, "ending": ""})
    are_answered = all(one.answered_at for one in parts)
    if are_answered != bool(whole.answered_at):
        touch(whole, at=at, answered_at=at if are_answered else None)
    refresh(whole, at=at)
