"""What every page of the desk has: its navigation, and the case that it is about."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kuuluu.cases.commands import note_view
from kuuluu.cases.models import Case
from kuuluu.cases.queries import case_at_desk
from kuuluu.initiatives.commands import refresh as refresh_initiative
from kuuluu.initiatives.commands.reviewing import look_for_hidden
from kuuluu.initiatives.queries import is_initiative
from kuuluu.journal.commands import Erased
from kuuluu.people.roles import Permission

NAVIGATION = (
    ("desk:work_list", _("Work list"), None),
    ("desk:publication_queue", _("Publication"), Permission.PUBLISH),
    ("desk:initiatives", _("Initiatives"), None),
    ("desk:register", _("Enter feedback"), Permission.REGISTER),
    ("desk:disturbances", _("Disturbances"), Permission.TELL_DISTURBANCES),
    ("desk:results", _("Results"), None),
    ("desk:administration", _("Administration"), Permission.ADMINISTER),
    ("desk:own", _("My settings"), None),
)


def page(request: Any, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Render a page of the desk with what this person may go to."""
    return render(request, template, {**context, "desk_nav": navigation(request)}, status=status)


def decided(name: str, number: str) -> HttpResponse:
    """Go back to a page, where it says what was done: else a browser stays where the form stood, below those words."""
    return redirect(f"{reverse(name, args=[number])}#main")


def navigation(request: Any) -> list[dict[str, Any]]:
    """Return the desk's main pages that are open to the person."""
    open_pages = [
        (title, reverse(name))
        for name, title, needs in NAVIGATION
        if needs is None or request.actor.may_somewhere(needs, request.city.pk)
    ]
    # The longest address that the page's own begins with: every page of the desk begins as the work list does.
    here = max((url for _title, url in open_pages if request.path.startswith(url)), key=len, default="")
    return [{"name": title, "url": url, "is_current": url == here} for title, url in open_pages]


def case_or_404(request: Any, number: str, *, is_read: bool = True) -> Case:
    """Return the case that the person may see; whoever may not learns no more than who asks for what isn't there.

    That a case which not everybody may see was looked at is logged, page or file, unless nothing of it is read. What is
    done to feedback is not done to an initiative: it has acts of its own. Raises Erased where something is to be done to a
    case whose words are erased.
    """
    case = _seen_or_404(request, number)
    if request.method == "POST" and is_initiative(case):
        raise Http404
    ask_if_there(request, case)
    if is_read:
        note_view(case, by=request.actor, at=request.at)
    return case


def feedback_or_404(request: Any, number: str) -> Case:
    """Return the case as `case_or_404` does, for what its publisher decides: where feedback went on as an initiative, the
    page that it had as feedback stands until a publisher takes it away. What never was feedback has no such page. Whatever was
    said since, what the initiative's review hides is hidden in it before anybody looks at it or decides there. Raises Erased
    as `case_or_404` does.
    """
    case = _seen_or_404(request, number)
    if not hasattr(case, "feedback"):
        raise Http404
    ask_if_there(request, case)
    note_view(case, by=request.actor, at=request.at)
    if is_initiative(case) and not case.is_erased:
        look_for_hidden(case.initiative, by=request.actor, at=request.at)
    return case


def ask_if_there(request: Any, case: Case) -> None:
    """Raise Erased where something is to be done to a case whose words are erased: the desk then says so, and keeps what was
    typed on the page.
    """
    if request.method == "POST" and case.is_erased:
        raise Erased(case.number)


def tell_initiative(request: Any, case: Case) -> None:
    """Let the page of the initiative that a case is, if it is one, tell nothing of what was just hidden in it as feedback."""
    if is_initiative(case):
        refresh_initiative(case.initiative, at=request.at)


def _seen_or_404(request: Any, number: str) -> Case:
    case = case_at_desk(request.actor, request.city, number)
    if case is None:
        raise Http404
    return case
