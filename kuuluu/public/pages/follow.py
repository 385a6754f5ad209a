"""Following by e-mail: asked for here, confirmed by a button behind a link, ended by a button."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as now_in
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kuuluu.cities.queries import area_by_code, service_by_code
from kuuluu.notifications import commands
from kuuluu.public.pages.visits import Visit, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.ui.forms import EmailText, HumanCheck
from kuuluu.ui.middleware import Request

GET_OR_POST = ["GET", "HEAD", "POST"]


class FollowForm(HumanCheck):
    """Where to write."""

    email = EmailText(label=_("Your e-mail address"), ask=_("Write your e-mail address"))


@require_http_methods(GET_OR_POST)
@never_cache
def follow(request: HttpRequest) -> HttpResponse:
    """Ask for an address; nothing but one message that asks to confirm goes there before its owner has confirmed."""
    here, scope = visit(request), request.GET.get("scope", "all")
    subject = subject_of(request, scope)
    form = FollowForm(request.POST if request.method == "POST" else None)
    if not subject:
        scope, subject = "all", subject_of(request, "all")
    if form.is_bound and form.is_valid():
        by, language = cast("Request", request).actor, (get_language() or "fi")[:2]
        commands.follow(here.city, email=form.cleaned_data["email"], scope=scope, language=language, by=by, at=here.at)
        return _page(request, "follow_sent", subject=subject, email=form.cleaned_data["email"])
    return _page(request, "follow", form=form, subject=subject, status=400 if form.is_bound else 200)


@require_http_methods(GET_OR_POST)
@never_cache
def confirm_following(request: HttpRequest, token: str) -> HttpResponse:
    """Confirm by a button: programs that open the links of a message confirm nothing."""
    if request.method != "POST":
        return _page(request, "follow_confirm")
    here = visit(request)
    follower = commands.confirm(here.city, token=token, by=cast("Request", request).actor, at=here.at)
    if follower is None:
        return _page(request, "follow_unknown", status=404)
    return _page(request, "follow_done", subject=subject_of(request, follower.scope) or now_in("the matter"))


@require_http_methods(GET_OR_POST)
@never_cache
def end_following(request: HttpRequest, token: str) -> HttpResponse:
    """End by a button; the address is forgotten."""
    if request.method != "POST":
        return _page(request, "follow_end")
    here = visit(request)
    commands.unfollow(here.city, token=token, by=cast("Request", request).actor, at=here.at)
    # Ended already, or never begun: nothing is sent any more, and that is what was wanted.
    return _page(request, "follow_ended")


def subject_of(request: HttpRequest, scope: str) -> str:
    """Say in words what a scope means; empty for what isn't public or isn't there, so that nobody learns of it."""
    here = visit(request)
    kind, _colon, code = scope.partition(":")
    if kind == "case":
        return _case_title(request, code)
    if kind == "service":
        return getattr(service_by_code(here.city, code), "name", "")
    if kind == "area":
        return getattr(area_by_code(here.city, code), "name", "")
    return now_in("all matters in %(city)s") % {"city": here.city.name} if scope == "all" else ""


def _case_title(request: HttpRequest, number: str) -> str:
    here: Visit = visit(request)
    read = through_public_door(lambda _request: _titled(here, number))  # type: ignore[arg-type,return-value] - any reader
    return str(read(request))


def _titled(here: Visit, number: str) -> str:
    row = queries.public_case(here.city, number)
    return f"{row.title} ({row.number})" if row else ""


def _page(request: HttpRequest, name: str, status: int = 200, **context: object) -> HttpResponse:
    return render(request, f"public/pages/{name}.html", context, status=status)
