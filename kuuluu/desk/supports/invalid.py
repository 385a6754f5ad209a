"""Supports found invalid: which, how the two numbers change by it, why, and back again."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.initiatives.parts import initiative_or_404
from kuuluu.desk.supports.forms import InvalidateForm, SuspectForm
from kuuluu.desk.supports.pages import BAD_FORM, CONFLICT, REGISTRY, show
from kuuluu.initiatives.commands.invalidating import invalidate, suspected, undo_invalidation
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.queries import supports as reads
from kuuluu.journal.commands import NotNow
from kuuluu.ui.dates import when_text


@desk_page(needs=REGISTRY)
def invalid(request: Any, number: str) -> HttpResponse:
    """Choose supports, see what would change, and find them invalid. Nothing changes before the last button."""
    one = initiative_or_404(request, number)
    asked = request.POST if request.method == "POST" else request.GET
    form = _suspects(one, asked)
    if not asked:
        return show(request, one, "invalid", {"form": _suspects(one, None)})
    if not form.is_valid():
        return show(request, one, "invalid", {"form": form}, BAD_FORM)
    if request.method != "POST":
        return _preview(request, one, form)
    why = InvalidateForm(request.POST)
    if not why.is_valid():
        return _preview(request, one, form, why, BAD_FORM)
    try:
        said = {**why.cleaned_data, "suspicion": form.suspicion()}
        made = invalidate(one, **said, by=request.actor, at=request.at)
    except NotNow:
        return _preview(request, one, form, why, CONFLICT)
    words = ngettext("%(n)s support was found invalid.", "%(n)s supports were found invalid.", made.count)
    messages.success(request, words % {"n": made.count})
    return redirect("desk:supports", number)


@desk_page(needs=REGISTRY)
@require_POST
def undo(request: Any, number: str, made_id: Any) -> HttpResponse:
    """Count again what was found invalid by mistake."""
    one = initiative_or_404(request, number)
    made = reads.invalidation_by_id(one, made_id)
    if made is None:
        raise Http404
    try:
        back = undo_invalidation(one, made=made, by=request.actor, at=request.at)
    except NotNow:
        messages.error(request, _("It was taken back already, or the initiative has been sent."))
        return redirect("desk:supports", number)
    words = ngettext("%(n)s support counts again.", "%(n)s supports count again.", back) % {"n": back}
    messages.success(request, words)
    return redirect("desk:supports", number)


def _suspects(one: Initiative, asked: Any) -> SuspectForm:
    networks = [(flood["key"], _flood(flood)) for flood in reads.floods(one, "network_key")]
    domains = [(flood["key"], f"{flood['domain']}: {_flood(flood)}") for flood in reads.domain_floods(one)]
    return SuspectForm(networks, domains, asked)


def _flood(flood: dict[str, Any]) -> str:
    words = _("%(n)s supports, the first %(since)s, the last %(until)s")
    return words % {"n": flood["n"], "since": when_text(flood["since"]), "until": when_text(flood["until"])}


def _preview(
    request: Any, one: Initiative, form: SuspectForm, why: InvalidateForm | None = None, status: int = 200
) -> HttpResponse:
    """Show the two numbers as they are and as they would be."""
    now = reads.counted(reads.supports_of(one))
    found = reads.counted(suspected(one, form.suspicion()))
    context = {
        "form": form,
        "why": why or InvalidateForm(),
        "found": found,
        "now": now,
        "after": reads.Counted(now.supporters - found.supporters, now.verified - found.verified),
        "is_conflict": status == CONFLICT,
        "kept": [(name, str(request.POST.get(name, request.GET.get(name, "")))) for name in form.fields],
    }
    return show(request, one, "invalid", context, status)
