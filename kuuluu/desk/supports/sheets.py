"""A page of signatures, read by two persons, neither of whom sees what the other read; a scanned one is checked instead."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.initiatives.parts import initiative_or_404
from kuuluu.desk.supports.forms import SheetForm
from kuuluu.desk.supports.pages import BAD_FORM, CONFLICT, REGISTRY
from kuuluu.desk.supports.results import result_text, sheet_or_404
from kuuluu.desk.supports.scans import scanned, show_blind
from kuuluu.initiatives.commands import sheets as commands
from kuuluu.initiatives.commands.sheets import Differ
from kuuluu.journal.commands import NotNow


@desk_page(needs=REGISTRY)
def sheet(request: Any, number: str, code: str) -> HttpResponse:
    """Read a page: the first reading waits, the second counts it where both are the same."""
    one = initiative_or_404(request, number)
    paper = sheet_or_404(one, code)
    if paper.scan:
        return scanned(request, one, paper)
    if request.method != "POST" or "more" in request.POST:
        data = request.POST if request.method == "POST" else None
        return show_blind(request, one, paper, form=SheetForm(one, data))
    form = SheetForm(one, request.POST)
    if form.errors or not form.written:
        return show_blind(request, one, paper, BAD_FORM, form=form, is_empty=not form.errors)
    rows = [row.signature() for row in form.written]
    try:
        result = commands.enter_sheet(one, sheet=paper, rows=rows, by=request.actor, at=request.at)
    except Differ as error:
        return show_blind(request, one, paper, CONFLICT, form=form, **_differences(form, error))
    except NotNow:
        return show_blind(request, one, sheet_or_404(one, code), CONFLICT, form=form, is_too_late=True)
    messages.success(
        request, result_text(result) if result else _("Your reading is kept. Now another person reads it.")
    )
    return redirect("desk:supports", number)


@desk_page(needs=REGISTRY)
@require_POST
def again(request: Any, number: str, code: str) -> HttpResponse:
    """Let both read the page anew: what the first one read is forgotten."""
    one = initiative_or_404(request, number)
    try:
        commands.enter_again(one, sheet=sheet_or_404(one, code), by=request.actor, at=request.at)
    except NotNow:
        messages.error(request, _("The page counts already."))
        return redirect("desk:supports", number)
    messages.success(request, _("What was read is forgotten. The page is read anew by two people."))
    return redirect("desk:support_sheet", number, code)


def _differences(form: SheetForm, error: Differ) -> dict[str, Any]:
    marked = form.mark(error.fields)
    named = [
        (row.number, [str(row.fields[name].label) for name in row.differs if name in row.fields]) for row in marked
    ]
    return {"differing": named, "lengths": error.lengths if len(set(error.lengths)) > 1 else None}
