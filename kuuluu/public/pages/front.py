"""The front page: one field first."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kuuluu.public.pages.lines import drawn
from kuuluu.public.pages.visits import page, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.ui.cache import kept

ANSWERS_SHOWN = 4
MOST_DISTURBANCES = 3


@require_safe
@kept
@through_public_door
def front(request: HttpRequest) -> HttpResponse:
    """Ask for the words; show what was just answered and how the month goes."""
    here = visit(request)
    context = {
        "lines": drawn(queries.just_answered(here.city, ANSWERS_SHOWN), here),
        "disturbances": list(queries.disturbances_now(here.city, here.at)[:MOST_DISTURBANCES]),
        "figures": queries.month_figures(here.city, here.today),
        "lead": here.city.text("front_lead"),
        "most": queries.MOST_COUNTED,
        "most_late": queries.MOST_LATE,
    }
    return page(request, "public/pages/front.html", context)
