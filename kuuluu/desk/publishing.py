"""The publisher's pages: what waits for a decision, and the decision on one case."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cases.models import Case, Message, MessageKind
from kuuluu.cases.queries import thread
from kuuluu.desk import decisions
from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import case_or_404, page
from kuuluu.feedback import commands, queries
from kuuluu.feedback.rules import is_public_matter
from kuuluu.journal.commands import NotNow
from kuuluu.people.queries import names
from kuuluu.people.roles import Permission
from kuuluu.publication.models import Ground, State

PAGE_SIZE = 50
BAD_FORM, CONFLICT = 422, 409


@desk_page(needs=[Permission.PUBLISH])
def queue(request: Any) -> HttpResponse:
    """Show the cases that wait for a decision, the oldest first."""
    cases = list(queries.undecided(request.actor, request.city)[: PAGE_SIZE + 1])
    context = {"cases": cases[:PAGE_SIZE], "has_more": len(cases) > PAGE_SIZE}
    return page(request, "desk/publishing/queue.html", context)


@desk_page(needs=[Permission.PUBLISH])
def publication(request: Any, number: str) -> HttpResponse:
    """Show a case with the original and the public version of each of its messages side by side."""
    return _show(request, case_or_404(request, number))


@desk_page(needs=[Permission.PUBLISH])
@require_POST
def decision(request: Any, number: str, message_id: UUID) -> HttpResponse:
    """Preview, publish, refuse or withdraw one message; whatever goes wrong, what was chosen stays on the page."""
    case = case_or_404(request, number)
    message = next((m for m in _decidable(case) if m.pk == message_id), None)
    if message is None:
        raise Http404
    choice = decisions.as_sent(message, request.POST)
    wanted = request.POST.get("do", "")
    if request.POST.get("seen") != str(case.version):
        return _show(request, case, choice, CONFLICT)
    if wanted not in DECISIONS or (wanted == "publish" and choice.has_errors):
        return _show(request, case, choice, BAD_FORM if choice.has_errors else 200)
    try:
        DECISIONS[wanted](request, case, choice)
    except NotNow:
        return _show(request, case, choice, CONFLICT)
    messages.success(request, _("The decision is made."))
    return redirect("desk:publication", number)


def _publish(request: Any, case: Case, choice: decisions.Choice) -> None:
    for picture in choice.pictures:
        commands.cover_picture(
            case,
            file=picture.file,
            covers=picture.covers,
            description=picture.description,
            by=request.actor,
            at=request.at,
        )
    chosen = decisions.chosen_pictures(choice)
    common = {"spans": choice.spans, "pictures": chosen, "by": request.actor, "at": request.at}
    if choice.message.kind == MessageKind.SUBMISSION:
        commands.publish(case, hides_place="hides_place" in request.POST, **common)
    else:
        commands.publish_message(case, message=choice.message, **common)


def _refuse(request: Any, case: Case, choice: decisions.Choice) -> None:
    ground = request.POST.get("ground", "")
    if ground not in Ground.values:
        raise NotNow("refuse")
    if choice.message.kind != MessageKind.SUBMISSION:
        commands.refuse_message(case, message=choice.message, ground=ground, by=request.actor, at=request.at)
        return
    was_public = choice.message.original.state == State.PUBLIC
    command = commands.withdraw if was_public else commands.refuse
    command(case, ground=ground, by=request.actor, at=request.at)


DECISIONS: dict[str, Callable[[Any, Case, decisions.Choice], None]] = {"publish": _publish, "refuse": _refuse}


def _decidable(case: Case) -> list[Message]:
    return [message for message in thread(case) if message.kind != MessageKind.NOTE]


def _show(request: Any, case: Case, sent: decisions.Choice | None = None, status: int = 200) -> HttpResponse:
    choices = [
        sent if sent and sent.message.pk == message.pk else decisions.as_it_stands(message)
        for message in _decidable(case)
    ]
    made = [one for choice in choices for one in choice.message.original.decisions.all()]
    context = {
        "case": case,
        "choices": choices,
        "sent": sent,
        "grounds": Ground.choices,
        "is_conflict": status == CONFLICT,
        "can_be_public": is_public_matter(case),
        "decisions": sorted(made, key=lambda one: one.at),
        "who": names(one.by_id for one in made),
    }
    return page(request, "desk/publishing/publication.html", context, status)
