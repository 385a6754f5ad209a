"""The chosen cases as a list to go by: in the order of a short way, on a telephone or on paper."""

import re
from io import BytesIO
from typing import Any

import segno
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kuuluu.cases import queries
from kuuluu.cases.models import Case
from kuuluu.cities.models import City, Secrecy
from kuuluu.desk.access import desk_page
from kuuluu.desk.forms import WorkFilterForm
from kuuluu.desk.pages import case_or_404, page
from kuuluu.feedback import commands
from kuuluu.language.cleaning import clean
from kuuluu.people.actors import Actor
from kuuluu.publication.commands import NotAccepted, keep_file
from kuuluu.publication.models import File
from kuuluu.workday.rules import ROUTE_AT_MOST, Point, route

PLACE = re.compile(r"(-?\d{1,2}\.\d{1,8}),(-?\d{1,3}\.\d{1,8})")
MOST_WORDS, MOST_PICTURES = 4000, 5


@desk_page
def field(request: Any) -> HttpResponse:
    """List the chosen cases, or those of a filter, in the order in which to go to them."""
    cases = _wanted(request)
    left_out = [case for case in cases if case.secrecy != Secrecy.PUBLIC]
    open_ones = [case for case in cases if case.secrecy == Secrecy.PUBLIC]
    start = _start(request)
    words = queries.first_words(open_ones)
    stops = [_stop(case, words, request.actor) for case in in_order(open_ones, start, request.city)]
    context = {
        "stops": stops,
        "left_out": len(left_out),
        "is_cut": len(cases) == ROUTE_AT_MOST,
        "from_here": start is not None,
        "kept": [(name, value) for name, values in request.GET.lists() if name != "from" for value in values],
    }
    return page(request, "desk/field.html", context)


@desk_page
@require_POST
def visit(request: Any, number: str) -> HttpResponse:
    """Note, at the place, what was done, with pictures; the case stays open for its answer."""
    case = case_or_404(request, number)
    if not commands.note.open_to(request.actor, case):
        raise Http404
    pictures, refused = _pictures(case.city, request)
    text = clean(request.POST.get("text", ""))[:MOST_WORDS] or _("Done at the place.")
    commands.note(case, text=text, files=pictures, by=request.actor, at=request.at)
    if refused:
        messages.warning(
            request, _("The note is saved. Not taken as pictures: %(names)s") % {"names": ", ".join(refused)}
        )
    else:
        messages.success(request, _("The note is saved on %(number)s.") % {"number": number})
    query = request.POST.get("back", "")
    return redirect(f"{reverse('desk:field')}?{query}#stop-{number}" if query else reverse("desk:case", args=[number]))


@desk_page
def qr(request: Any, number: str) -> HttpResponse:
    """Draw the address of a case at the desk as a code that a telephone reads."""
    case = case_or_404(request, number, is_read=False)
    scheme = "https" if settings.HTTPS else "http"
    link = f"{scheme}://{case.city.host}{settings.PORT_IN_LINKS}{reverse('desk:case', args=[number])}"
    picture = BytesIO()
    segno.make(link, error="m").save(picture, kind="svg", scale=3, border=4, dark="#000", light="#fff")
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


def in_order(cases: list[Case], start: Point | None, city: City) -> list[Case]:
    """Return cases in the order of a short way; those without a point follow, by district and address."""
    placed = [(case, (case.latitude, case.longitude)) for case in cases if case.latitude and case.longitude]
    way = route(placed, start or (city.lat, city.lon))
    others = [case for case in cases if not (case.latitude and case.longitude)]
    return way + sorted(others, key=lambda case: (case.area.name if case.area else "\uffff", case.address))


def _wanted(request: Any) -> list[Case]:
    numbers = request.GET.getlist("n")[:ROUTE_AT_MOST]
    if not numbers:
        wanted = WorkFilterForm(request.city, request.GET).wanted()
        found = queries.work_list(request.actor, request.city, wanted, localdate(request.at))
        numbers = [case.number for case in found[:ROUTE_AT_MOST]]
    return list(queries.cases_at_desk(request.actor, request.city, numbers))


def _start(request: Any) -> Point | None:
    found = PLACE.fullmatch(request.GET.get("from", ""))
    return (float(found[1]), float(found[2])) if found else None


def _stop(case: Case, words: dict[Any, str], actor: Actor) -> dict[str, Any]:
    return {"case": case, "words": words.get(case.pk, ""), "may_note": commands.note.open_to(actor, case)}


def _pictures(city: City, request: Any) -> tuple[list[File], list[str]]:
    kept, refused = [], []
    for upload in request.FILES.getlist("uploads")[:MOST_PICTURES]:
        try:
            kept.append(keep_file(city, upload.name or "", upload, at=request.at))
        except NotAccepted:
            refused.append(upload.name or "")
    return kept, refused
