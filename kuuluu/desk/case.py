"""A case with everything on one screen."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cases import queries
from kuuluu.cases.commands import as_seen, note_view
from kuuluu.cases.models import Case, Ending, Status
from kuuluu.cases.rules import may_see, may_see_contact
from kuuluu.desk import acts
from kuuluu.desk.access import desk_page
from kuuluu.desk.erased import erased_of
from kuuluu.desk.forms import ActForm
from kuuluu.desk.given import file_or_404
from kuuluu.desk.knots import knots_of
from kuuluu.desk.pages import case_or_404, page
from kuuluu.desk.tools import ids_of, tools_of
from kuuluu.feedback import commands
from kuuluu.feedback.commands import Unanswered
from kuuluu.initiatives.queries import is_initiative
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.publication.files import SIZES, original_path, preview_path
from kuuluu.workday.commands import be_here, forget_unsent
from kuuluu.workday.queries import Beside, beside, suggestions

BAD_FORM, CONFLICT = 422, 409
# How many of a sender's other cases stand on the page.
OTHERS = 10


@desk_page
def case(request: Any, number: str) -> HttpResponse:
    """Show a case, and what can be done to it now; an initiative has a page of its own."""
    found = case_or_404(request, number)
    return redirect("desk:initiative", number) if is_initiative(found) else show(request, found)


@desk_page
@require_POST
def act(request: Any, number: str, noun: str) -> HttpResponse:
    """Do one thing to a case, unless somebody was here since the page was opened; what was typed stays either way."""
    found, wanted = case_or_404(request, number), acts.BY_NOUN.get(noun)
    if wanted is None or not wanted.command.who(request.actor, found):
        raise Http404
    form = wanted.form(found, request.POST)
    form.writer = request.actor.name
    form.auto_id = ids_of(wanted)
    if not form.is_valid():
        return show(request, found, wanted, form, BAD_FORM)
    if form.cleaned_data["seen"] != found.version:
        return show(request, found, wanted, form, CONFLICT)
    try:
        with as_seen(found, found.version):
            wanted.run(found, form.cleaned_data, request.actor, request.at)
    except acts.CanNot as error:
        form.add_error(error.field, str(error.why))
        return show(request, found, wanted, form, BAD_FORM)
    except (NotNow, NotAllowed):
        return show(request, case_or_404(request, number), wanted, form, CONFLICT)
    except Unanswered:
        form.add_error("text", _("The sender asked for an answer. Answer first, then close."))
        return show(request, found, wanted, form, BAD_FORM)
    forget_unsent(found, noun, by=request.actor, at=request.at)
    messages.success(request, str(wanted.done))
    return redirect("desk:case", number) if may_see(request.actor, found) else redirect("desk:work_list")


def show(
    request: Any, found: Case, wanted: acts.Act | None = None, form: ActForm | None = None, status: int = 200
) -> HttpResponse:
    """Show the case with one form as it was typed, and what has happened since its writer looked."""
    be_here(found, by=request.actor, at=request.at)
    knots, desk = knots_of(request, found), beside(found, request.actor, request.at)
    since = found.version - (form.cleaned_data.get("seen") or 0) if form and status == CONFLICT else 0
    context = {
        "case": found,
        "contact": queries.contact(found) if may_see_contact(request.actor, found) else None,
        "knots": knots,
        "beside": desk,
        "unsent_of_others": _unsent(desk),
        "tools": tools_of(request, found, desk, wanted, form),
        "suggestions": suggestions(found, knots[0]["text"]) if commands.answer.open_to(request.actor, found) else [],
        "changed": knots[-since:] if since > 0 else [],
        "is_conflict": status == CONFLICT,
        "form": form,
        "typed": _typed(form) if status == CONFLICT else "",
        "days_late": _days_late(request, found),
        **_kin(request, found),
        **_left(request, found),
        **_of_sender(request, found),
    }
    return page(request, "desk/case.html", context, status)


def _kin(request: Any, found: Case) -> dict[str, Any]:
    """Return what the case was joined to or is a part of, and its own parts in their order.

    The number of one that may not be seen tells that there is one.
    """
    kin = {"main": found.joined_to, "whole": found.part_of}
    seen = {name: other if other and may_see(request.actor, other) else None for name, other in kin.items()}
    is_split = found.status == Status.SPLIT or found.ending == Ending.PARTS
    return {**seen, "parts": queries.parts_of(found) if is_split else []}


def _left(request: Any, found: Case) -> dict[str, Any]:
    """Return what is erased of the case, and what can be begun on pages of their own."""
    return {
        "erased": erased_of(found),
        "can_split": commands.split.open_to(request.actor, found),
        "can_delegate": commands.delegate.open_to(request.actor, found),
    }


def _unsent(desk: Beside) -> list[tuple[str, Any]]:
    """Return whose words wait here, and for what."""
    return [(one.name, acts.BY_NOUN[one.noun].title) for one in desk.of_others if one.noun in acts.BY_NOUN]


def _of_sender(request: Any, found: Case) -> dict[str, Any]:
    """Return what else the sender sent, where somebody who may know asks for it: each such look is logged."""
    if "sender" not in request.GET or not may_see_contact(request.actor, found):
        return {}
    note_view(found, by=request.actor, at=request.at, is_of_sender=True)
    others = list(queries.same_sender(request.actor, found)[: OTHERS + 1])
    return {"shows_sender": True, "others": others[:OTHERS], "has_more_others": len(others) > OTHERS}


def _typed(form: ActForm | None) -> str:
    return str(form.cleaned_data.get("text") or form.cleaned_data.get("reason") or "") if form else ""


def _days_late(request: Any, found: Case) -> int:
    due = found.next_due_date
    return max((localdate(request.at) - due).days, 0) if due else 0


@desk_page
def picture(request: Any, number: str, file_id: UUID, size: str) -> FileResponse:
    """Show a picture of a case as it was given, stripped of what the camera wrote into it."""
    _case, file = file_or_404(request, number, file_id, is_picture=True)
    if size not in SIZES:
        raise Http404
    return FileResponse(preview_path(file.pk, size).open("rb"), content_type="image/jpeg")


@desk_page
def document(request: Any, number: str, file_id: UUID) -> FileResponse:
    """Hand out a document of a case as it was given."""
    _case, file = file_or_404(request, number, file_id, is_picture=False)
    opened = original_path(file.pk).open("rb")
    return FileResponse(opened, as_attachment=True, filename=file.name, content_type=file.media_type)
