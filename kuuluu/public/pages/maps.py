"""What the maps draw: places grouped by the database, and the city's own shapes."""

import math

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kuuluu.cities.queries import areas
from kuuluu.public.pages.filters import asked
from kuuluu.public.pages.visits import visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.queries import Window
from kuuluu.ui.cache import kept

MIN_ZOOM, MAX_ZOOM = 8, 19
# On a map of zoom z the world is 256·2^z pixels wide; points closer than so many pixels are one group.
GROUP_PIXELS = 44


@require_safe
@kept
@through_public_door
def map_data(request: HttpRequest) -> HttpResponse:
    """Return the places of the same cases that the list with this address shows."""
    here = visit(request)
    wanted = asked(request.GET, here).wanted
    window = window_of(request.GET.get("bbox", ""), request.GET.get("zoom", ""))
    return HttpResponse(queries.map_points(here.city, wanted, here.today, window), content_type="application/json")


@require_safe
@kept
@through_public_door
def shapes(request: HttpRequest) -> HttpResponse:
    """Return the outline of the city and of its areas, to draw where there is no background map."""
    city = visit(request).city
    named = [{"name": area.name, "shape": area.shape} for area in areas(city)]
    return JsonResponse({"outline": city.outline, "areas": named})


def window_of(bbox: str, zoom: str) -> Window | None:
    """Return what a map shows, from "west,south,east,north" and its zoom; None where no window is given. 404 for nonsense."""
    if not bbox:
        return None
    try:
        west, south, east, north = (float(part) for part in bbox.split(","))
        level = min(max(int(zoom), MIN_ZOOM), MAX_ZOOM)
    except ValueError as error:
        raise Http404 from error
    if not all(map(math.isfinite, (west, south, east, north))):
        raise Http404
    return Window(west, south, east, north, step=GROUP_PIXELS * 360 / (256 * 2**level) / 2)
