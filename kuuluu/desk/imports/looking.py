"""One decision on many that were brought: read, those unmarked that need a look of their own, the rest published at once."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from kuuluu.desk.access import desk_page
from kuuluu.desk.at_once import chosen, tell
from kuuluu.desk.pages import page
from kuuluu.initiatives import queries
from kuuluu.initiatives.commands.importing import publish
from kuuluu.initiatives.queries.brought import Clean, clean_among, clean_page
from kuuluu.journal.commands import NotNow
from kuuluu.people.roles import Permission
from kuuluu.ui.asking import whole_number

LOOKERS = (Permission.PUBLISH, Permission.REGISTER)
PAGE_SIZE = 50
# The numbers of those from which somebody took the mark away, as long as they are signed in.
UNMARKED = "brought_unmarked"


@desk_page(needs=LOOKERS)
def clean(request: Any) -> HttpResponse:
    """Show a page of those in which nothing was found, each to be read whole."""
    found = clean_page(request.actor, request.city, _number(request.GET.get("page", "")), PAGE_SIZE)
    waiting = queries.unlooked_at_desk(request.actor, request.city).count()
    context = {
        "found": found,
        "others": max(waiting - found.count, 0) + found.marked,
        "unmarked": request.session.get(UNMARKED, []),
    }
    return page(request, "desk/imports/clean.html", context)


@desk_page(needs=LOOKERS)
@require_POST
def publish_chosen(request: Any) -> HttpResponse:
    """Publish the chosen ones of the page that was shown, and nothing of another page; or turn the page, publishing none.
    Marks that were taken away stay away.
    """
    seen = chosen(request, "one", PAGE_SIZE)
    known = {*request.session.get(UNMARKED, []), *request.POST.getlist("shown")[:PAGE_SIZE]}
    request.session[UNMARKED] = sorted(known - set(seen))
    if "go" in request.POST:
        return redirect(_address(request.POST["go"]))
    rows = clean_among(request.actor, request.city, seen)
    done = sum(_publish(request, row, seen[row.initiative.case.number]) for row in rows)
    tell(request, chosen=len(seen), done=done)
    return redirect(_address(request.POST.get("page", "")))


def _publish(request: Any, row: Clean, version: str) -> bool:
    if str(row.initiative.case.version) != version:
        return False
    try:
        publish(row.initiative, by=request.actor, at=request.at)
    except NotNow:
        return False
    return True


def _number(asked: str) -> int:
    return whole_number(asked) or 1


def _address(asked: str) -> str:
    number = _number(asked)
    return reverse("desk:brought_clean") + (f"?page={number}" if number > 1 else "")
