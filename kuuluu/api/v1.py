"""Version 1: the city's lists of codes, published cases by filters and words, one case, and words to search by."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse

from kuuluu.api import shapes
from kuuluu.api.answers import open_to_all
from kuuluu.cities.queries import areas, units
from kuuluu.feedback.models import Kind
from kuuluu.language.search import marked, snippet
from kuuluu.publication import queries
from kuuluu.publication.queries import Page
from kuuluu.ui import asking
from kuuluu.ui.asking import DAYS, STATES
from kuuluu.ui.visits import Visit, address, visit

PAGE_SIZE, MOST_AT_ONCE = 20, 100


@open_to_all
def index(request: HttpRequest) -> dict[str, Any]:
    """Return where things are, and all codes that filters and cases have."""
    city = visit(request).city
    return {
        "version": 1,
        "city": {"code": city.slug, "name": shapes.names(city)},
        "cases": address(request, reverse("api:cases")),
        "suggestions": address(request, reverse("api:suggestions")),
        "filters": {"kind": Kind.values, "state": list(STATES), "days": [int(days) for days in DAYS]},
        "services": [{"code": one.code, "name": shapes.names(one)} for one in shapes.offered(city)],
        "areas": [{"code": one.code, "name": shapes.names(one)} for one in areas(city)],
        "units": [{"code": one.code, "name": shapes.names(one)} for one in units(city)],
    }


@open_to_all
def cases(request: HttpRequest) -> dict[str, Any]:
    """List the published cases that the address asks for, newest first; with words what fits them best comes first."""
    here = visit(request)
    given = asking.given_in(request.GET, here.city)
    wanted, size = asking.wanted_of(given, here.city), _size(request)
    number = asking.page_number(request.GET)
    if wanted.words:
        found = queries.search(here.city, wanted, here.today, number, size)
    else:
        found = queries.page(here.city, wanted, here.today, asking.place_in(request.GET), size)
    links = _numbered(found, number) if found.asked else _places(found)
    kept = {**given, **({"size": str(size)} if size != PAGE_SIZE else {})}
    return {
        "count": found.count,
        "is_more": found.is_more,
        **{name: _link(request, {**kept, **more}) if more else None for name, more in links.items()},
        "cases": [_line(row, here, request, found) for row in found.rows],
    }


@open_to_all
def case(request: HttpRequest, number: str) -> dict[str, Any]:
    """Return one case; what isn't public of this city is not found, whatever it is."""
    here = visit(request)
    row = queries.public_case(here.city, number)
    if row is None:
        raise Http404
    return shapes.whole_case(row, here, partial(address, request))


@open_to_all
def suggestions(request: HttpRequest) -> dict[str, Any]:
    """Return words of the register that begin as what was typed last."""
    typed = asking.given_in(request.GET, visit(request).city).get("words", "")
    return {"words": queries.suggest(visit(request).city, typed)}


def _line(row: Any, here: Visit, request: HttpRequest, found: Page) -> dict[str, Any]:
    """Return a line; of a search with the piece of the text that has the words, and where they stand."""
    shown = shapes.line(row, here, partial(address, request))
    if found.asked:
        piece = snippet(row.text, row.language, found.asked)
        title = marked(row.title, row.language, found.asked)
        shown |= {"marks_in_title": title.marks, "snippet": {"text": piece.text, "marks": piece.marks}}
    return shown


def _size(request: HttpRequest) -> int:
    text = request.GET.get("size", str(PAGE_SIZE))
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:4]) <= MOST_AT_ONCE):
        raise asking.UnknownValue("size")
    return int(text[:4])


def _numbered(found: Page, number: int) -> dict[str, dict[str, str]]:
    before = {"page": str(number - 1)} if found.has_newer else {}
    return {"previous": before, "next": {"page": str(number + 1)} if found.has_older else {}}


def _places(found: Page) -> dict[str, dict[str, str]]:
    if not found.rows:
        return {"previous": {}, "next": {}}
    first, last = found.rows[0], found.rows[-1]
    before = {"before": asking.place_text(first.received_at, first.pk)} if found.has_newer else {}
    return {
        "previous": before,
        "next": {"after": asking.place_text(last.received_at, last.pk)} if found.has_older else {},
    }


def _link(request: HttpRequest, given: Mapping[str, str]) -> str:
    return f"{address(request, reverse('api:cases'))}?{urlencode(given)}"
