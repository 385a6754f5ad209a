"""The steps of bringing initiatives: file, columns, what would come of it, and done."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.imports.forms import ColumnsForm, FileForm, problem_words
from kuuluu.desk.pages import page
from kuuluu.importers import commands, queries
from kuuluu.importers.models import Sheet
from kuuluu.importers.rules.fields import BY_CODE, KINDS, OUTCOMES, STATES
from kuuluu.importers.rules.tables import NoTable
from kuuluu.initiatives.models import Kind, Stage
from kuuluu.journal.commands import NotNow
from kuuluu.people.roles import Permission

BRINGERS = (Permission.REGISTER, Permission.ADMINISTER)
BAD_FORM, CONFLICT = 422, 409
MOST_SHEETS, MOST_NEW, MOST_UNREAD = 20, 50, 200


@desk_page(needs=BRINGERS)
def imports(request: Any) -> HttpResponse:
    """Take in a file, and list those of the last days with what came of them."""
    if request.method != "POST":
        return _list(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _list(request, form, BAD_FORM)
    file = form.cleaned_data["file"]
    try:
        table = commands.read(file.read(), request.city)
    except NoTable as error:
        form.refuse(error)
        return _list(request, form, BAD_FORM)
    sheet = commands.take_in(request.city, name=file.name, table=table, by=request.actor, at=request.at)
    return redirect("desk:import_columns", sheet.pk)


@desk_page(needs=BRINGERS)
def columns(request: Any, sheet_id: UUID) -> HttpResponse:
    """Show which column is taken for what, and let it be put right."""
    sheet = _open_sheet(request, sheet_id)
    form = ColumnsForm(sheet, request.POST if request.method == "POST" else None)
    if form.is_valid():
        commands.name_columns(sheet, mapping=form.mapping, by=request.actor, at=request.at)
        return redirect("desk:import_preview", sheet.pk)
    known = [(str(name), sorted(words)) for name, words in _known_words()]
    context = {"sheet": sheet, "count": len(sheet.rows), "form": form, "known": known}
    return page(request, "desk/imports/columns.html", context, BAD_FORM if form.errors else 200)


@desk_page(needs=BRINGERS)
def preview(request: Any, sheet_id: UUID) -> HttpResponse:
    """Show what would come of the table: what is new, what is here already, and each row that can't be read."""
    return _preview(request, _open_sheet(request, sheet_id))


@desk_page(needs=BRINGERS)
@require_POST
def confirm(request: Any, sheet_id: UUID) -> HttpResponse:
    """Let what was shown be brought. Pressed twice, it is brought once."""
    sheet = queries.sheet_by_id(request.city, sheet_id)
    if sheet is None or not commands.may_read(request.actor, sheet):
        raise Http404
    try:
        commands.confirm(sheet, by=request.actor, at=request.at)
    except NotNow:
        messages.info(request, _("It was confirmed already. It is brought once."))
        return redirect("desk:imports")
    messages.success(
        request, _("The initiatives are brought in a moment. Nothing of them is public before somebody looks.")
    )
    return redirect("desk:imports")


def _open_sheet(request: Any, sheet_id: UUID) -> Sheet:
    """Return a table of this city that waits to be confirmed and that this person may read; any other isn't there."""
    sheet = queries.sheet_by_id(request.city, sheet_id)
    if sheet is None or sheet.confirmed_at or not commands.may_read(request.actor, sheet):
        raise Http404
    return sheet


def _list(request: Any, form: FileForm, status: int = 200) -> HttpResponse:
    sheets = list(queries.sheets(request.city)[:MOST_SHEETS])
    readable = [one.pk for one in sheets if not one.confirmed_at and commands.may_read(request.actor, one)]
    context = {"form": form, "sheets": sheets, "readable": readable}
    return page(request, "desk/imports/list.html", context, status)


def _preview(request: Any, sheet: Sheet) -> HttpResponse:
    plan = queries.plan_of(sheet, at=request.at)
    context = {
        "sheet": sheet,
        "numbers": plan.numbers,
        "new": [
            {"number": number, "one": one, "kind": Kind(one.kind).label, "state": Stage(one.stage).label}
            for number, one in plan.new[:MOST_NEW]
        ],
        "unread": [{"row": row, "problems": problem_words(row)} for row in plan.unread[:MOST_UNREAD]],
        "changed": [
            {"one": one, "fields": [BY_CODE[code].label for code in one.fields]} for one in plan.changed[:MOST_UNREAD]
        ],
        "more_changed": max(len(plan.changed) - MOST_UNREAD, 0),
        "more_new": max(len(plan.new) - MOST_NEW, 0),
        "more_unread": max(len(plan.unread) - MOST_UNREAD, 0),
    }
    return page(request, "desk/imports/preview.html", context)


def _known_words() -> list[tuple[str, Any]]:
    return [(_("Kind"), KINDS), (_("State"), STATES), (_("What was decided"), OUTCOMES)]
