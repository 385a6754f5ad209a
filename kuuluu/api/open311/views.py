"""GeoReport v2 for whoever reads: where it is, the services, and the published cases as service requests."""

from functools import partial
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kuuluu.api import shapes as register
from kuuluu.api.open311 import shapes
from kuuluu.api.open311.answering import georeport
from kuuluu.api.open311.asked import limits_in, page_in, wants_extensions
from kuuluu.cities.queries import service_by_code
from kuuluu.publication import queries
from kuuluu.publication.models import PublicCase
from kuuluu.ui.visits import address, visit

SPECIFICATION = "http://wiki.open311.org/GeoReport_v2"
# When what the interface gives changed last.
CHANGESET = "2026-12-01T00:00:00+02:00"


@georeport("discovery")
def discovery(request: HttpRequest) -> dict[str, Any]:
    """Return where the interface is, in which forms and languages (https://wiki.open311.org/Service_Discovery/)."""
    city = visit(request).city
    base = reverse("open311:discovery", args=["json"]).removesuffix("/discovery.json")
    return {
        "changeset": CHANGESET,
        "contact": f"{city.name}: {address(request, reverse('public:help'))}",
        "key_service": _("No key is needed: everything here is public and only read."),
        "endpoints": [
            {
                "specification": SPECIFICATION,
                "url": address(request, base),
                "changeset": CHANGESET,
                "type": "production",
                "formats": ["text/xml", "application/json"],
                "locales": list(register.LANGUAGES),
            }
        ],
    }


@georeport("services")
def services(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the services whose cases can become public."""
    return [shapes.service(one) for one in register.offered(visit(request).city)]


@georeport("service_definition")
def service(request: HttpRequest, service_code: str) -> list[dict[str, Any]]:
    """Return nothing but 404: the specification has a definition for services that ask for more (`metadata`), and none does."""
    if service_by_code(visit(request).city, service_code):
        raise Http404(_("This service asks for nothing of its own, so it has no definition (metadata: false)."))
    raise Http404(_("This city has no service of this code."))


@georeport("service_requests")
def requests(request: HttpRequest) -> list[dict[str, Any]]:
    """Return a page of the published cases that the address asks for, newest first."""
    here = visit(request)
    number, size = page_in(request.GET)
    rows = queries.limited_cases(here.city, limits_in(request.GET, here), number, size)
    return _shaped(request, rows)


@georeport("service_requests")
def request_by_number(request: HttpRequest, number: str) -> list[dict[str, Any]]:
    """Return one published case, as a list of one; what isn't public of this city is not found, whatever it is."""
    row = queries.public_case(visit(request).city, number)
    if row is None:
        raise Http404(_("No public matter of this city has this number."))
    return _shaped(request, [row])


def _shaped(request: HttpRequest, rows: list[PublicCase]) -> list[dict[str, Any]]:
    shape = shapes.extended if wants_extensions(request.GET) else shapes.request
    return [shape(row, visit(request), partial(address, request)) for row in rows]
