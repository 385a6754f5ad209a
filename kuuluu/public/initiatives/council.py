"""The yearly report to the council for anyone: what is public of it, and whether the council got it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kuuluu.initiatives.queries.report import public_report
from kuuluu.public.pages.visits import Visit, page, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.ui.cache import kept
from kuuluu.ui.council_report import Shown, shown
from kuuluu.ui.report_files import answer


@require_safe
@kept
@through_public_door
def report(request: HttpRequest, year: int) -> HttpResponse:
    """Show the initiatives of a year that the council is told of, each with what was done because of it."""
    here = visit(request)
    years = queries.report_years(here.city)
    context = {
        "year": year,
        "report": report_or_404(here, year, years),
        "years": [{"year": one, "is_current": one == year} for one in years],
    }
    return page(request, "public/initiatives/report.html", context, section="initiatives")


@require_safe
@kept
@through_public_door
def report_file(request: HttpRequest, year: int, kind: str) -> HttpResponse:
    """Give the report as a file. It is made once and kept; an address with anything added to it is none of it."""
    if request.GET:
        raise Http404
    here = visit(request)
    report = report_or_404(here, year, queries.report_years(here.city))
    return answer(report, here.city.name, year, kind)


def report_or_404(here: Visit, year: int, years: list[int]) -> Shown:
    """Return the report of a year in words; a year of which nothing is public has none."""
    if year not in years:
        raise Http404
    return shown(public_report(here.city, year, here.today))
