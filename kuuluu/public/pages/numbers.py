"""The register in numbers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import formats
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kuuluu.public.pages.visits import Visit, page, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.publication.queries import ServiceFigures
from kuuluu.ui.cache import kept
from kuuluu.ui.dates import month_text

BARS_SHOWN = 12


@require_safe
@kept
@through_public_door
def numbers(request: HttpRequest) -> HttpResponse:
    """Show what was published and answered in twelve months, and how fast, by service."""
    here = visit(request)
    rows = [_row(figures, here) for figures in queries.year_by_service(here.city, here.today)]
    late = queries.late_now(here.city, here.today)
    context = {
        "rows": rows,
        "published": sum(row["published"] for row in rows),
        "late": f"{queries.MOST_LATE}+" if late > queries.MOST_LATE else late,
        "pace": queries.city_pace(here.city),
        "service_bars": [
            {"label": row["name"], "value": row["published"], "shown": _whole(row["published"])}
            for row in rows[:BARS_SHOWN]
        ],
        "month_bars": [
            {"label": month_text(month), "value": count, "shown": _whole(count)}
            for month, count in queries.arrivals_by_month(here.city, here.today)
        ],
    }
    return page(request, "public/pages/numbers.html", context, section="numbers")


def _row(figures: ServiceFigures, here: Visit) -> dict[str, Any]:
    service = here.services.get(figures.service_id or 0)
    return {
        "name": service.name if service else _("No service chosen yet"),
        "code": service.code if service else "",
        "published": figures.published,
        "pace": figures.pace,
    }


def _whole(number: int) -> str:
    """Write a whole number as the language does: 12 345, 12,345."""
    return formats.number_format(number, 0, use_l10n=True, force_grouping=True)
