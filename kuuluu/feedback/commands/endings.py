"""Honest endings, and opening again."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import translation
from django.utils.timezone import localdate
from django.utils.translation import gettext

from kuuluu.cases.commands import move, say
from kuuluu.cases.models import Case, Ending, MessageKind
from kuuluu.cases.rules import due_dates, may_handle
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.feedback import queries, rules
from kuuluu.feedback.commands.joining import ended, leave
from kuuluu.feedback.commands.showing import publish_if_clean, refresh
from kuuluu.feedback.commands.wholes import follow_parts
from kuuluu.journal.commands import NotNow, command
from kuuluu.people.actors import SYSTEM, Actor


class Unanswered(Exception):  # noqa: N818
    """A question, demand or request whose sender can be reached can't be closed without an answer."""


@command(who=may_handle, when=rules.CLOSE)
def close(case: Case, *, ending: Ending, text: str, by: Actor, at: datetime, planned_date: date | None = None) -> None:
    """End a case and say how it ended, in words.

    Raises Unanswered when an answer is owed, and NotNow for an ending that only comes of another act: without the answer,
    nobody may end what was split or moved by merely saying so.
    """
    if ending not in rules.CHOSEN_ENDINGS:
        raise NotNow("close")
    if rules.owes_answer(case):
        raise Unanswered(case.number)
    message = say(case, MessageKind.ENDING, text, by=by, at=at)
    publish_if_clean(case, message, at=at)
    changes = ended(at, ending) | {"planned_date": planned_date}
    move(case, rules.CLOSE, by=by, at=at, changes=changes, message=str(message.pk), ending=str(ending))
    refresh(case, at=at)
    follow_parts(case, by=by, at=at)


def close_quiet_cases(city: City, *, at: datetime) -> int:
    """Let answered cases end by themselves after the days of the city's policy. Return how many did."""
    days = rules.days_until_closing(cities.policy(city, "close_answered_days", localdate(at)))
    quiet = list(queries.gone_quiet(city, at - timedelta(days=days))) if days else []
    for case in quiet:
        close_by_policy(case, by=SYSTEM, at=at)
    return len(quiet)


@command(who=rules.may_act_by_policy, when=rules.CLOSE_QUIET)
def close_by_policy(case: Case, *, by: Actor, at: datetime) -> None:
    """End an answered case of which nobody has said more. Its sender is told, and can open it again."""
    with translation.override(case.language):
        text = gettext(
            "The matter was answered, and nobody has said more since, so it ended by itself. If something is not in order,"
            " whoever sent it can open it again."
        )
    message = say(case, MessageKind.ENDING, text, by=by, at=at)
    publish_if_clean(case, message, at=at)
    facts = {"message": str(message.pk), "ending": str(Ending.ANSWERED), "automatic": True}
    move(case, rules.CLOSE_QUIET, by=by, at=at, changes=ended(at, Ending.ANSWERED), **facts)
    refresh(case, at=at)
    follow_parts(case, by=by, at=at)


@command(who=may_handle, when=rules.TRANSFER)
def transfer(case: Case, *, receiver: str, text: str, by: Actor, at: datetime) -> None:
    """Move a matter that isn't the city's to the authority whose it is, and tell the sender (Act 434/2003, 21 §)."""
    message = say(case, MessageKind.ENDING, f"{receiver}\n\n{text}".strip(), by=by, at=at)
    publish_if_clean(case, message, at=at)
    move(case, rules.TRANSFER, by=by, at=at, changes=ended(at, Ending.MOVED), message=str(message.pk))
    refresh(case, at=at)
    follow_parts(case, by=by, at=at)


@command(who=rules.may_reopen, when=rules.REOPEN)
def reopen(case: Case, *, reason: str, by: Actor, at: datetime) -> None:
    """Open a case again, with the reason in the thread; new promises run from today."""
    kind = MessageKind.ADDITION if by.case_id else MessageKind.NOTE
    message = say(case, kind, reason, by=by, at=at)
    left = leave(case, at=at)
    move(case, rules.REOPEN, by=by, at=at, changes=opened_again(case, at), message=str(message.pk))
    refresh(case, at=at)
    follow_parts(case, by=by, at=at)
    if left:
        refresh(left, at=at)


def opened_again(case: Case, at: datetime) -> dict[str, Any]:
    """Return what changes in a case that opens again: its end is gone, and new promises run."""
    due = due_dates(case, case.feedback.kind, at)
    return {
        "reopened_at": at,
        "closed_at": None,
        "left_register_at": None,
        "answered_at": None,
        "ending": "",
        "joined_to": None,
        "noticed_late_at": None,
        "answer_due_date": due["answer_due_date"],
        "done_due_date": due["done_due_date"],
    }
