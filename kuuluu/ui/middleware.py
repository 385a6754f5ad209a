"""What every request carries: the city of its host, who acts, and the moment; and what a refusal looks like."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.core.exceptions import DisallowedHost
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django.utils.timezone import now

from kuuluu.cities.models import City
from kuuluu.cities.queries import cached_city
from kuuluu.journal.commands import Erased, NotAllowed, NotNow
from kuuluu.people.actors import ANYONE, Actor, actor_of
from kuuluu.people.clients import client_key
from kuuluu.people.models import Person
from kuuluu.ui import errors
from kuuluu.ui.identified import identity_behind

__all__ = ["ActorMiddleware", "CityMiddleware", "Request", "client_key"]

GetResponse = Callable[[HttpRequest], HttpResponseBase]
logger = logging.getLogger(__name__)


class Request(HttpRequest):
    """A request as views get it: for annotations only."""

    city: City
    actor: Actor
    at: datetime
    person: Person


class CityMiddleware:
    """Host → `request.city`; also `request.at`, the one moment of everything that the request does."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer for the host's city; a host that no city has gets a page that says so, and nothing else."""
        if request.path == "/healthz":
            return health()
        request.at = now()  # type: ignore[attr-defined]
        city = city_of(request)
        if city and not is_unreadable(request):
            request.city = city  # type: ignore[attr-defined]
            return self.get_response(request)
        # This stands before the choice of language, so the language is chosen here.
        with translation.override(translation.get_language_from_request(request, check_path=True)):
            return errors.bad_request(request) if city else errors.unknown_host(request)


class ActorMiddleware:
    """`request.actor`: asked for only when used, so that a public page never touches the session."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the actor be found when somebody asks."""
        request.actor = SimpleLazyObject(lambda: actor_behind(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer what the kernel refused: no right to it, or somebody was faster."""
        if isinstance(exception, NotAllowed):
            return errors.not_allowed(request)
        if isinstance(exception, Erased):
            return errors.erased(request)
        if isinstance(exception, NotNow):
            return errors.conflict(request)
        return None


def city_of(request: HttpRequest) -> City | None:
    """Return the open city of the request's host; None for a host that no city has or that is no host at all."""
    try:
        return cached_city(request.get_host())
    except DisallowedHost:
        return None


def is_unreadable(request: HttpRequest) -> bool:
    """Tell whether the address has a sign of value zero in it: no address of ours has one, and no database can look for it."""
    return "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", "")


def actor_behind(request: HttpRequest) -> Actor:
    """Return the resident who identified, else who is signed in, else anyone.

    Whoever works for the city and identifies as a resident acts as either: at the desk as the one, elsewhere as the other.
    """
    if identity_id := identity_behind(request):
        return Actor(identity_id=identity_id)
    return actor_of(request.user) if request.user.is_authenticated else ANYONE


def health() -> HttpResponse:
    """Say whether this process can serve: 200, or 503 when the database doesn't answer. Any host may ask."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except DatabaseError:
        logger.exception("the database does not answer")
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})
