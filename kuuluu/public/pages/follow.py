"""Following by e-mail: asked for here, confirmed by a button behind a link, ended by a button."""

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kuuluu.cities.queries import area_by_code, service_by_code
from kuuluu.notifications import commands
from kuuluu.public.pages.visits import Visit, page, visit
from kuuluu.public.submission.limits import DAY, Limit, fills_a_letter_box, is_spent
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.ui.errors import too_many
from kuuluu.ui.forms import EmailText, HumanCheck
from kuuluu.ui.middleware import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
FOLLOWS = Limit("follow", 30, 60 * 60)


class FollowForm(HumanCheck):
    """Where to write."""

    email = EmailText(label=_("Your e-mail address"), ask=_("Write your e-mail address"))


@require_http_methods(GET_OR_POST)
@never_cache
def follow(request: HttpRequest) -> HttpResponseBase:
    """Ask for an address; nothing but one message that asks to confirm goes there before its owner has confirmed."""
    return _begin(request) if request.method == "POST" else _ask(request)


@through_public_door
def _ask(request: HttpRequest) -> HttpResponse:
    _scope, subject = scope_of(request)
    return page(request, "public/pages/follow.html", {"form": FollowForm(), "subject": subject})


def _begin(request: HttpRequest) -> HttpResponse:
    here, form = visit(request), FollowForm(request.POST)
    scope, subject = scope_of(request)
    if not form.is_valid():
        response = page(request, "public/pages/follow.html", {"form": form, "subject": subject})
        response.status_code = 400
        return response
    email, language = form.cleaned_data["email"], (get_language() or "fi")[:2]
    if _asks_too_often(request, email):
        return too_many(request, DAY)
    by = cast("Request", request).actor
    commands.follow(here.city, email=email, scope=scope, language=language, by=by, at=here.at)
    return page(request, "public/pages/follow_sent.html", {"subject": subject, "email": email})


def _asks_too_often(request: HttpRequest, email: str) -> bool:
    """Count one asking of the network and of the address."""
    known = cast("Request", request)
    is_full = fills_a_letter_box(known, email)
    return is_spent(known, FOLLOWS) or is_full


@require_http_methods(GET_OR_POST)
@never_cache
def confirm_following(request: HttpRequest, token: str) -> HttpResponseBase:
    """Confirm by a button: programs that open the links of a message confirm nothing."""
    if request.method != "POST":
        return _button(request, "public/pages/follow_confirm.html")
    here = visit(request)
    follower = commands.confirm(here.city, token=token, by=cast("Request", request).actor, at=here.at)
    if follower is None:
        raise Http404
    return page(request, "public/pages/follow_done.html", {"subject": subject_of(here, follower.scope)})


@require_http_methods(GET_OR_POST)
@never_cache
def end_following(request: HttpRequest, token: str) -> HttpResponseBase:
    """End by a button; the address is forgotten."""
    if request.method != "POST":
        return _button(request, "public/pages/follow_end.html")
    here = visit(request)
    commands.unfollow(here.city, token=token, by=cast("Request", request).actor, at=here.at)
    # Ended already, or never begun: nothing is sent any more, and that is what was wanted.
    return page(request, "public/pages/follow_ended.html", {})


@through_public_door
def _button(request: HttpRequest, template: str) -> HttpResponse:
    return page(request, template, {})


def scope_of(request: HttpRequest) -> tuple[str, str]:
    """Return what is to be followed, with its words: what isn't public or isn't there is never named."""
    here, scope = visit(request), request.GET.get("scope", "all")
    subject = subject_of(here, scope)
    return (scope, subject) if subject else ("all", subject_of(here, "all"))


def subject_of(here: Visit, scope: str) -> str:
    """Say in words what a scope means; empty for what isn't public or isn't there."""
    kind, _colon, code = scope.partition(":")
    if kind == "case":
        row = queries.public_case(here.city, code)
        return f"{row.title} ({row.number})" if row else ""
    if kind == "initiative":
        initiative = queries.public_initiative(here.city, code)
        return f"{initiative.title} ({initiative.number})" if initiative else ""
    if kind == "service":
        return getattr(service_by_code(here.city, code), "name", "")
    if kind == "area":
        return getattr(area_by_code(here.city, code), "name", "")
    if scope == "initiatives":
        return gettext("all initiatives in %(city)s") % {"city": here.city.name}
    return gettext("all matters in %(city)s") % {"city": here.city.name} if scope == "all" else ""
