"""One decision on many that were brought: read, those unmarked that need a look of their own, the rest published at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import page
from kuuluu.initiatives import queries
from kuuluu.initiatives.commands.importing import publish
from kuuluu.initiatives.queries.brought import Clean, clean_brought
from kuuluu.journal.commands import NotNow
from kuuluu.people.roles import Permission

LOOKERS = (Permission.PUBLISH, Permission.REGISTER)
MOST = 50


@desk_page(needs=LOOKERS)
def clean(request: Any) -> HttpResponse:
    """Show those in which nothing was found, each to be read whole."""
    rows = clean_brought(request.actor, request.city, MOST)
    waiting = queries.unlooked_at_desk(request.actor, request.city).count()
    context = {"rows": rows, "others": max(waiting - len(rows), 0)}
    return page(request, "desk/imports/clean.html", context)


@desk_page(needs=LOOKERS)
@require_POST
def publish_chosen(request: Any) -> HttpResponse:
    """Publish the chosen ones as they were shown; one that has changed since is left, and told."""
    seen = dict(one.split(":", 1) for one in request.POST.getlist("one") if ":" in one)
    rows = clean_brought(request.actor, request.city, MOST)
    done = sum(_publish(request, row) for row in rows if seen.get(row.initiative.case.number) == seen_of(row))
    if done:
        said = ngettext("%(count)s initiative was published.", "%(count)s initiatives were published.", done)
        messages.success(request, said % {"count": done})
    if left := len(seen) - done:
        said = ngettext(
            "%(count)s initiative was left: it has changed, or somebody was faster.",
            "%(count)s initiatives were left: they have changed, or somebody was faster.",
            left,
        )
        messages.warning(request, said % {"count": left})
    if not seen:
        messages.warning(request, _("Nothing was chosen."))
    return redirect("desk:brought_clean")


def seen_of(row: Clean) -> str:
    """Return by what it is known that an initiative hasn't changed since it was shown."""
    return f"{row.initiative.case.version}"


def _publish(request: Any, row: Clean) -> bool:
    try:
        publish(row.initiative, by=request.actor, at=request.at)
    except NotNow:
        return False
    return True
