"""The pages of identifying: why and how, there and back, as whom, and the end."""

from collections.abc import Mapping

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import get_language, get_language_from_request
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from kuuluu.people import identity_service
from kuuluu.people.actors import SYSTEM
from kuuluu.people.commands import identify as write_down
from kuuluu.people.identity_service import NotIdentified, Why
from kuuluu.people.models import Identity
from kuuluu.people.queries import identity_of
from kuuluu.public.identification.waiting import Waiting, keep, safe_next, take
from kuuluu.public.submission.limits import Limit, is_spent
from kuuluu.ui.errors import too_many
from kuuluu.ui.identified import end, remember
from kuuluu.ui.middleware import Request

BEGINNINGS = Limit("identify", 120, 15 * 60)
# What a provider says when it can't just now; all else that it says is no.
BUSY = frozenset({"temporarily_unavailable", "server_error"})
Words = tuple[str | Promise, str | Promise]
WORDS: Mapping[Why, Words] = {
    Why.CANCELLED: (_("You were not identified"), _("You turned back at the identification service.")),
    Why.STALE: (
        _("The identification took too long"),
        _("It was begun too long ago, in another browser, or was finished already. Begin again from here."),
    ),
    Why.REFUSED: (
        _("The identification could not be accepted"),
        _("What came back was not a valid answer of the identification service. Nothing was kept of it."),
    ),
    Why.UNREACHABLE: (
        _("The identification service does not answer"),
        _("Wait a few minutes and try again."),
    ),
    Why.UNCLEAR: (
        _("The identification service gave unclear information"),
        _("What it told of you can't be right, so nothing was kept of it. Try another way of identifying there."),
    ),
    Why.NONE: (
        _("There is no strong identification here"),
        _("The city has not taken strong identification into use in this service."),
    ),
}


@require_safe
@never_cache
def identify(request: Request) -> HttpResponse:
    """Tell why and how to identify; or, to whoever has, as whom."""
    identity = identity_of(request.actor)
    name = "who" if identity else "identify"
    return _show(request, name, safe_next(request.GET.get("next", "")), identity=identity)


@require_GET
@never_cache
def begin(request: Request) -> HttpResponse:
    """Send to the identity service; whoever comes from another site first sees what this is."""
    onward = safe_next(request.GET.get("next", ""))
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
        return _go("identify", onward)
    if is_spent(request, BEGINNINGS):
        return too_many(request, BEGINNINGS.seconds)
    language = (get_language() or "fi")[:2]
    try:
        sent = identity_service.send(request.city, _return_address(request), language)
    except NotIdentified as error:
        return _go("identify_failed", onward, syy=error.why.value)
    keep(request, Waiting(sent, onward, language, request.city.pk))
    return HttpResponseRedirect(sent.url)


@require_GET
@never_cache
def back(request: Request) -> HttpResponse:
    """Take whoever comes back from the identity service; the address with its code is left behind at once."""
    waiting = take(request, request.GET.get("state", ""))
    with translation.override(waiting.language if waiting else get_language_from_request(request)):
        if waiting is None:
            return _go("identify_failed", "", syy=Why.STALE.value)
        try:
            remember(request, _identity(request, waiting))
        except NotIdentified as error:
            return _go("identify_failed", waiting.next, syy=error.why.value)
        return HttpResponseRedirect(waiting.next) if waiting.next else _go("identify", "")


@require_safe
@never_cache
def failed(request: Request) -> HttpResponse:
    """Tell what came of it, and what to do."""
    asked = request.GET.get("syy", "")
    why = Why(asked) if asked in set(Why) else Why.STALE
    title, text = WORDS[why]
    can_retry = why != Why.NONE and identity_service.is_identification_offered(request.city)
    onward = safe_next(request.GET.get("next", ""))
    return _show(request, "failed", onward, title=title, text=text, can_retry=can_retry)


@require_POST
def stop(request: Request) -> HttpResponse:
    """End the identification in this browser."""
    end(request)
    return _go("identify_ended", safe_next(request.POST.get("next", "")))


@require_safe
@never_cache
def ended(request: Request) -> HttpResponse:
    """Tell that it has ended here, and where it is ended at the identity service."""
    onward = safe_next(request.GET.get("next", ""))
    return _show(request, "ended", onward, elsewhere=identity_service.end_address(request.city))


def _identity(request: Request, waiting: Waiting) -> Identity:
    said, code = request.GET.get("error", ""), request.GET.get("code", "")
    if said:
        raise NotIdentified(
            Why.CANCELLED if said == "access_denied" else Why.UNREACHABLE if said in BUSY else Why.REFUSED
        )
    facts = identity_service.facts_of(request.city, waiting.sent, _return_address(request), code, request.at)
    return write_down(request.city, facts=facts, by=SYSTEM, at=request.at)


def _return_address(request: Request) -> str:
    """Return where the identity service sends back to: one address for all languages, at the host where the session is."""
    with translation.override("fi"):
        return request.build_absolute_uri(reverse("public:identify_return"))


def _go(name: str, onward: str, **query: str) -> HttpResponse:
    asked = urlencode({**query, **({"next": onward} if onward else {})})
    return HttpResponseRedirect(reverse(f"public:{name}") + (f"?{asked}" if asked else ""))


def _show(request: Request, name: str, onward: str, **context: object) -> HttpResponse:
    language = (get_language() or "fi")[:2]
    shared = {
        "next": onward,
        "is_offered": identity_service.is_identification_offered(request.city),
        "service": identity_service.service_name(request.city, language),
    }
    return render(request, f"public/identification/{name}.html", {**shared, **context})
