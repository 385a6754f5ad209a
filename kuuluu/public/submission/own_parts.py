"""The matters of one's own message, each with where it stands and what was answered, on one page under one code."""

from dataclasses import dataclass

from django.utils.timezone import localdate

from kuuluu.cases.models import Case
from kuuluu.cases.queries import parts_of
from kuuluu.cases.rules import is_late
from kuuluu.feedback import commands
from kuuluu.people.actors import Actor
from kuuluu.public.submission.own_facts import answer_of
from kuuluu.public.submission.own_read import Told
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


def own_parts(request: Request, told: Told, code: str) -> list[OwnPart]:
    """Return the parts of a message; none where it is one matter."""
    today, sender = localdate(request.at), Actor(case_id=told.case.pk)
    shown = []
    for part in told.parts:
        part.part_of = told.case
        knots = own_knots(part, told.events[part.pk], told.messages[part.pk], code)
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
