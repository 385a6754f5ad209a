"""The matters of one's own message, each with where it stands and what was answered, on one page under one code."""

from dataclasses import dataclass

from django.utils.timezone import localdate

from kuuluu.cases.models import Case, MessageKind
from kuuluu.cases.queries import conversations, parts_of
from kuuluu.cases.rules import is_late
from kuuluu.feedback import commands
from kuuluu.journal.queries import histories
from kuuluu.people.actors import Actor
from kuuluu.public.submission.own_facts import answer_of
from kuuluu.public.submission.own_thread import next_knots, own_knots
from kuuluu.ui.knots import Knot
from kuuluu.ui.middleware import Request


@dataclass(frozen=True)
class OwnPart:
    """One matter of a message, as its sender sees it."""

    case: Case
    answer: str
    is_late: bool
    knots: list[Knot]
    can_reply: bool
    can_reopen: bool


def own_parts(request: Request, whole: Case, code: str) -> list[OwnPart]:
    """Return the parts of a message; none where it is one matter."""
    if not whole.split_at:
        return []
    parts, today, sender = parts_of(whole), localdate(request.at), Actor(case_id=whole.pk)
    events = list(histories(part.pk for part in parts))
    said = [one for one in conversations(parts) if one.kind != MessageKind.NOTE]
    shown = []
    for part in parts:
        part.part_of = whole
        own = [one for one in said if one.case_id == part.pk]
        knots = own_knots(part, (one for one in events if one.subject_id == part.pk), own, code)
        shown.append(
            OwnPart(
                case=part,
                answer=answer_of(part, today),
                is_late=is_late(part, today),
                knots=[*knots, *next_knots(request, part)],
                can_reply=commands.reply.open_to(sender, part),
                can_reopen=commands.reopen.open_to(sender, part),
            )
        )
    return shown


def meant(whole: Case, number: str) -> Case:
    """Return the part that the sender writes about, by its number; the whole message where it is none of its parts."""
    parts = parts_of(whole) if whole.split_at else []
    return next((part for part in parts if part.number == number), whole)
