"""Known disturbances: shown before somebody writes of the same, and counted by one button."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kuuluu.cities.queries import area_by_code, service_by_code
from kuuluu.people.actors import ANYONE
from kuuluu.public.submission.limits import SENDS, is_spent
from kuuluu.public.submission.writing import MONTH, Writing
from kuuluu.publication import commands, queries
from kuuluu.publication.models import Disturbance
from kuuluu.ui.errors import too_many
from kuuluu.ui.middleware import Request

GET_OR_POST = ["GET", "HEAD", "POST"]
COOKIE = "kuuluu_known_{}"
MOST = 2


def cards(writing: Writing) -> list[Disturbance]:
    """Return what the city knows already that this may be about."""
    text = str(writing.value("text"))
    if not text:
        return []
    city = writing.request.city
    found = queries.disturbances_now(city, writing.request.at)
    service = service_by_code(city, str(writing.value("service_code")))
    area = area_by_code(city, str(writing.value("area_code")))
    return queries.fitting(found, service=service, area=area, terms=queries.beginnings(text))[:MOST]


@require_http_methods(GET_OR_POST)
def disturbance(request: Request, disturbance_id: UUID) -> HttpResponse:
    """Show what is known; a POST counts somebody who has met with it, once from a browser."""
    found = queries.disturbance_by_id(request.city, disturbance_id)
    if found is None or not found.is_shown:
        raise Http404
    cookie = COOKIE.format(found.pk.hex[:8])
    if request.method == "POST":
        return _count(request, found, cookie)
    context: dict[str, Any] = {"one": found, "is_counted": cookie in request.COOKIES, "section": "tell"}
    response = render(request, "public/joining/disturbance.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _count(request: Request, found: Disturbance, cookie: str) -> HttpResponse:
    if found.case_number and queries.public_case(request.city, found.case_number):
        return HttpResponseRedirect(reverse("public:join", args=[found.case_number]))
    if is_spent(request, SENDS):
        return too_many(request, SENDS.seconds)
    if cookie not in request.COOKIES:
        commands.count_voice(found, by=ANYONE, at=request.at)
    response = HttpResponseRedirect(request.path)
    response.set_cookie(cookie, "1", max_age=MONTH, httponly=True, samesite="Lax", secure=settings.HTTPS)
    return response
