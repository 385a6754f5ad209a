"""An officer's own settings: the mail of the morning, the views, the keys."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuuluu.desk import acts
from kuuluu.desk.access import desk_page
from kuuluu.desk.pages import page
from kuuluu.workday import commands, queries, rules
from kuuluu.workday.models import SavedView

BAD_FORM = 422
KEYS_COOKIE, OFF, YEAR = "kuuluu_keys", "off", 60 * 60 * 24 * 365
LONGEST_NAME = 40
# What the keys of the desk do, page by page: a key means one thing on a page.
KEYS = (
    (
        gettext_lazy("Everywhere"),
        (
            ("j", gettext_lazy("Next in the list")),
            ("k", gettext_lazy("Previous in the list")),
            ("Enter", gettext_lazy("Open")),
            ("?", gettext_lazy("These keys")),
        ),
    ),
    (
        gettext_lazy("Work list"),
        (
            ("f", gettext_lazy("Search and filter")),
            ("v", gettext_lazy("Save this view")),
            ("z", gettext_lazy("Choose the case for something done to many")),
            ("a", gettext_lazy("Answer the chosen ones")),
            ("r", gettext_lazy("Field list of the chosen ones")),
        ),
    ),
    (
        gettext_lazy("A case"),
        (
            ("l", gettext_lazy("Back to the work list")),
            *((act.key, act.title) for act in acts.ALL),
            ("w", gettext_lazy("Contractor")),
            ("p", gettext_lazy("Split into parts")),
            ("g", gettext_lazy("Similar cases")),
            ("e", gettext_lazy("The sender’s other matters")),
            ("h", gettext_lazy("Why is this here?")),
        ),
    ),
    (
        gettext_lazy("Publishing"),
        (
            ("p", gettext_lazy("Publish")),
            ("n", gettext_lazy("Not public, because")),
            ("v", gettext_lazy("Preview")),
            ("o", gettext_lazy("It is right as it is")),
            ("z", gettext_lazy("Take back the last decision")),
        ),
    ),
)


@desk_page
def own(request: Any) -> HttpResponse:
    """Show the own settings."""
    return _show(request)


@desk_page
@require_POST
def digest(request: Any) -> HttpResponse:
    """Begin or end the mail of the morning."""
    wants = request.POST.get("wants") == "yes"
    commands.order_digest(request.city, wants=wants, by=request.actor, at=request.at)
    messages.success(request, _("You get the mail on working days from now on.") if wants else _("The mail has ended."))
    return redirect("desk:own")


@desk_page
@require_POST
def view(request: Any, view_id: int) -> HttpResponse:
    """Give a saved view another name, or take it away."""
    found = queries.view_by_id(request.actor, request.city, view_id)
    if found is None or not rules.may_change_view(request.actor, found):
        raise Http404
    if request.POST.get("do") == "remove":
        commands.remove_view(found, by=request.actor, at=request.at)
        messages.success(request, _("The view is removed."))
        return redirect("desk:own")
    name = " ".join(request.POST.get("name", "").split())[:LONGEST_NAME]
    if not name:
        return _show(request, found, _("Give the view a name"))
    try:
        commands.rename_view(found, name=name, by=request.actor, at=request.at)
    except commands.NameTaken:
        return _show(request, found, _("You have another view of this name"))
    messages.success(request, _("The view has a new name."))
    return redirect("desk:own")


@desk_page
def keys(request: Any) -> HttpResponse:
    """List every key, and say whether they are on."""
    return page(request, "desk/keys.html", {"keys": KEYS, "keys_off": request.COOKIES.get(KEYS_COOKIE) == OFF})


@desk_page
@require_POST
def keys_switch(request: Any) -> HttpResponse:
    """Turn the keys off or on in this browser: who speaks to the computer, or rests on a key, does nothing by mistake."""
    answer = redirect("desk:keys")
    if request.POST.get("keys") == OFF:
        answer.set_cookie(KEYS_COOKIE, OFF, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
        messages.success(request, _("The keys are off in this browser."))
    else:
        answer.delete_cookie(KEYS_COOKIE)
        messages.success(request, _("The keys are on in this browser."))
    return answer


def _show(request: Any, wrong: SavedView | None = None, error: str = "") -> HttpResponse:
    views = list(queries.views(request.actor, request.city))
    rows = [
        {"view": one, "may_change": rules.may_change_view(request.actor, one), "error": error if one == wrong else ""}
        for one in views
    ]
    wants = queries.wants_digest(request.actor, request.city)
    return page(request, "desk/own.html", {"rows": rows, "wants_digest": wants}, BAD_FORM if error else 200)
