"""A scanned page of signatures: written down beside the picture by one person, checked row by row by another."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.initiatives.parts import initiative_or_404
from kuuluu.desk.supports.forms import ScanForm, SheetForm
from kuuluu.desk.supports.pages import BAD_FORM, CONFLICT, REGISTRY, show
from kuuluu.desk.supports.results import result_text, sheet_or_404
from kuuluu.initiatives.commands import scans as commands
from kuuluu.initiatives.commands.scans import Written, mark_of, written_rows
from kuuluu.initiatives.models import Initiative, Sheet
from kuuluu.journal.commands import NotAllowed, NotNow
from kuuluu.publication.commands import NotAccepted
from kuuluu.publication.documents import apart
from kuuluu.publication.documents.errors import NoCopy
from kuuluu.publication.files import original_path, preview_path
from kuuluu.publication.models import File

ACCEPT, REJECT = "accept", "reject"


@dataclass
class Checked:
    """A row on the page of the second person: as it was written down, and what was chosen of it."""

    written: Written
    choice: str = ""
    is_missing: bool = False


@desk_page(needs=REGISTRY)
@require_POST
def attach(request: Any, number: str, code: str) -> HttpResponse:
    """Take the scan of a page."""
    one = initiative_or_404(request, number)
    paper, form = sheet_or_404(one, code), ScanForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_blind(request, one, paper, BAD_FORM, scan_form=form)
    file = form.cleaned_data["scan"]
    try:
        commands.attach_scan(one, sheet=paper, name=file.name, upload=file, by=request.actor, at=request.at)
    except NotAccepted as error:
        form.refuse(error)
        return show_blind(request, one, paper, BAD_FORM, scan_form=form)
    except NotNow:
        messages.error(request, _("Somebody has begun to read the page, or it counts already. The scan was not kept."))
    return redirect("desk:support_sheet", number, code)


@desk_page(needs=REGISTRY)
@require_POST
def remove(request: Any, number: str, code: str) -> HttpResponse:
    """Take the scan away: the page is read on paper again."""
    one = initiative_or_404(request, number)
    try:
        commands.remove_scan(one, sheet=sheet_or_404(one, code), by=request.actor, at=request.at)
    except NotNow:
        messages.error(request, _("The page counts already."))
        return redirect("desk:supports", number)
    messages.success(request, _("The scan is gone, with what was written down beside it."))
    return redirect("desk:support_sheet", number, code)


@desk_page(needs=REGISTRY)
def picture(request: Any, number: str, code: str, page_number: int) -> HttpResponseBase:
    """Show a page of the scan as a picture, to those who read it and to nobody else."""
    file = sheet_or_404(initiative_or_404(request, number), code).scan
    if file is None or not 1 <= page_number <= pages_of(file):
        raise Http404
    try:
        if file.is_picture:
            return FileResponse(preview_path(file.pk, "large").open("rb"), content_type="image/jpeg")
        drawn = apart.draw(original_path(file.pk).read_bytes(), page_number - 1)
    except (NoCopy, FileNotFoundError) as error:
        raise Http404 from error
    return HttpResponse(drawn, content_type="image/jpeg")


def scanned(request: Any, one: Initiative, paper: Sheet) -> HttpResponse:
    """Let the first person write the rows down, and any other one check them."""
    is_checking = paper.is_waiting and paper.first_by_id != request.actor.person_id
    anew = request.POST.get("anew", "")
    if request.method == "POST" and is_checking and not anew:
        return _check(request, one, paper)
    if request.method == "POST" and not paper.entered_at and "seen" not in request.POST:
        return _write(request, one, paper)
    if request.method == "POST":
        return _show(request, one, paper, CONFLICT, is_too_late=True)
    return _show(request, one, paper)


def _write(request: Any, one: Initiative, paper: Sheet) -> HttpResponse:
    form = SheetForm(one, request.POST)
    if "more" in request.POST:
        return _show(request, one, paper, form=form)
    if form.errors or not form.written:
        return _show(request, one, paper, BAD_FORM, form=form, is_empty=not form.errors)
    rows = [Written(row.number, row.signature()) for row in form.written]
    anew = request.POST.get("anew", "")
    try:
        commands.write_down(one, sheet=paper, rows=rows, by=request.actor, at=request.at, instead_of=anew)
    except NotNow:
        newest = sheet_or_404(one, paper.code)
        return _show(request, one, newest, CONFLICT, anew="", is_other=bool(anew), is_too_late=not anew)
    messages.success(request, _("Your rows are kept. Now another person checks them."))
    return redirect("desk:supports", one.case.number)


def _check(request: Any, one: Initiative, paper: Sheet) -> HttpResponse:
    rows = [Checked(row, request.POST.get(f"row-{row.number}", "")) for row in written_rows(paper)]
    for row in rows:
        row.is_missing = row.choice not in {ACCEPT, REJECT}
    if request.POST.get("seen") != mark_of(paper):
        return _show(request, one, paper, CONFLICT, is_other=True)
    if any(row.is_missing for row in rows):
        return _show(request, one, paper, BAD_FORM, rows=rows)
    accepted = {row.written.number for row in rows if row.choice == ACCEPT}
    try:
        result = commands.check(
            one, sheet=paper, accepted=accepted, seen=request.POST["seen"], by=request.actor, at=request.at
        )
    except (NotNow, NotAllowed):
        return _show(request, one, sheet_or_404(one, paper.code), CONFLICT, is_too_late=True)
    messages.success(request, result_text(result))
    return redirect("desk:supports", one.case.number)


def show_blind(request: Any, one: Initiative, paper: Sheet, status: int = 200, **more: Any) -> HttpResponse:
    """Show the page of a sheet without a scan, as two read it on paper."""
    context = {
        "sheet": paper,
        "form": SheetForm(one, None),
        "is_mine": paper.first_by_id == request.actor.person_id,
        "scan_form": ScanForm(),
        **more,
    }
    return show(request, one, "sheet", context, status)


def _show(request: Any, one: Initiative, paper: Sheet, status: int = 200, **more: Any) -> HttpResponse:
    assert paper.scan
    is_mine = paper.first_by_id == request.actor.person_id
    # What is written anew replaces what was seen, and nothing newer.
    anew = more.pop("anew", request.POST.get("anew", mark_of(paper) if "anew" in request.GET else ""))
    anew = anew if paper.is_waiting and not is_mine else ""
    written = written_rows(paper)
    rows = more.pop("rows", None) or [Checked(row) for row in written]
    context = {
        "sheet": paper,
        "pages": range(1, pages_of(paper.scan) + 1),
        "is_mine": is_mine,
        "is_checking": paper.is_waiting and not is_mine and not anew,
        "anew": anew,
        "seen": mark_of(paper),
        "rows": rows,
        "errors": _errors(rows),
        "form": SheetForm(one, None, {row.number: row.signature for row in written} if is_mine or anew else {}),
        **more,
    }
    return show(request, one, "scanned", context, status)


def _errors(rows: list[Checked]) -> list[dict[str, str]]:
    words = _("Row %(n)s: accept or reject it")
    return [
        {"target": f"row-{row.written.number}-{ACCEPT}", "message": words % {"n": row.written.number}}
        for row in rows
        if row.is_missing
    ]


def pages_of(file: File) -> int:
    """Return how many pages a scan has."""
    return 1 if file.is_picture else file.pages
