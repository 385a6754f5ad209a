"""The support of an initiative at the desk, and what is given and taken back at the service point."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.initiatives.parts import initiative_or_404
from kuuluu.desk.pages import page
from kuuluu.desk.supports.forms import SignatureForm, homes
from kuuluu.initiatives.commands import sheets as commands
from kuuluu.initiatives.commands.pausing import pause, resume
from kuuluu.initiatives.commands.sheets import NotAmongSupports
from kuuluu.initiatives.commands.supporting import AlreadySupports
from kuuluu.initiatives.models import Initiative, Way
from kuuluu.initiatives.queries import supports as reads
from kuuluu.initiatives.rules.supporting import is_collecting
from kuuluu.journal.commands import NotNow
from kuuluu.people.queries import colleagues
from kuuluu.people.roles import Permission
from kuuluu.publication.queries import public_initiative
from kuuluu.ui.signature_sheets import sheet_of

REGISTRY = [Permission.REGISTER]
BAD_FORM, CONFLICT = 422, 409


@desk_page(needs=REGISTRY)
def supports(request: Any, number: str) -> HttpResponse:
    """Show how many support it and how, its pages of signatures, and what was found invalid. No supporter's name."""
    one = initiative_or_404(request, number)
    names = {person.pk: person.name for person in colleagues(request.city)}
    context = {
        "numbers": _numbers(one),
        "sheets": [{"one": sheet, "readers": _readers(sheet, names)} for sheet in reads.sheets_of(one)],
        "invalidations": reads.invalidations_of(one),
        "is_collecting": is_collecting(one),
        "can_pause": pause.open_to(request.actor, one) and is_collecting(one),
        "can_resume": resume.open_to(request.actor, one) and one.paused_at is not None and not one.sent_at,
    }
    return show(request, one, "supports", context)


@desk_page(needs=REGISTRY)
@require_POST
def sheet_new(request: Any, number: str) -> HttpResponse:
    """Give a page a code: one to print, or one that came without."""
    one = initiative_or_404(request, number)
    try:
        made = commands.print_sheet(one, by=request.actor, at=request.at)
    except NotNow:
        messages.error(request, _("Support is not gathered now, so no page was made."))
        return redirect("desk:supports", number)
    return redirect("desk:support_sheet", number, made.code)


@desk_page(needs=REGISTRY)
def sheet_pdf(request: Any, number: str, code: str) -> HttpResponseBase:
    """Give a page to print, with its code."""
    one = initiative_or_404(request, number)
    row, sheet = public_initiative(request.city, number), reads.sheet_by_code(one, code)
    if row is None or sheet is None:
        raise Http404
    return sheet_of(request, row, sheet.code)


@desk_page(needs=REGISTRY)
def at_desk(request: Any, number: str) -> HttpResponse:
    """Take the support of somebody who stands here and has shown who they are, or give it back to them."""
    one = initiative_or_404(request, number)
    form = SignatureForm(homes(one.city), request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return show(request, one, "at_desk", {"form": form}, BAD_FORM if form.errors else 200)
    problem = _take_back(request, one, form) if "back" in request.POST else _take(request, one, form)
    if problem:
        form.add_error(None, problem)
        return show(request, one, "at_desk", {"form": form}, CONFLICT)
    return redirect("desk:support_desk", number)


def _numbers(one: Initiative) -> list[dict[str, Any]]:
    counted, ways = reads.counted(reads.supports_of(one)), reads.by_way(one)
    said = [(_("All"), counted.supporters), (_("Of these verified residents"), counted.verified)]
    said += [(str(way.label), ways.get(way, 0)) for way in Way]
    return [{"name": name, "value": number} for name, number in said]


def _take(request: Any, one: Initiative, form: SignatureForm) -> str:
    try:
        commands.support_at_desk(one, signature=form.signature(), by=request.actor, at=request.at)
    except AlreadySupports:
        return _("This person supports it already: on the web, on paper or here.")
    except NotNow:
        if is_collecting(one):
            return _("This person has no right to sign it: look at the date of birth and the home municipality.")
        return _("Support is not gathered now.")
    messages.success(request, _("The support counts."))
    return ""


def _take_back(request: Any, one: Initiative, form: SignatureForm) -> str:
    said = {"name": form.cleaned_data["name"], "born": form.cleaned_data["born"]}
    try:
        commands.take_back_at_desk(one, **said, by=request.actor, at=request.at)
    except NotAmongSupports:
        return _("Nobody of this name and date of birth supports it.")
    except NotNow:
        return _("The initiative has been sent to the city, so supports stand as they are.")
    messages.success(request, _("The support was taken back."))
    return ""


def _readers(sheet: Any, names: dict[Any, str]) -> list[str]:
    return [names.get(one, "–") for one in (sheet.first_by_id, sheet.second_by_id) if one]


def show(request: Any, one: Initiative, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Show a page of support. Of an initiative that is erased the numbers alone are left."""
    if one.is_erased and name != "supports":
        return redirect("desk:initiative", one.case.number)
    return page(request, f"desk/supports/{name}.html", {"one": one, "case": one.case, **context}, status)
