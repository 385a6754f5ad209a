"""What search engines ask for."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from kuuluu.public.pages.visits import address, visit
from kuuluu.publication import queries
from kuuluu.publication.door import through_public_door
from kuuluu.ui.cache import kept

FIRST_YEAR, LAST_YEAR = 2000, 2200


@require_safe
@kept
@through_public_door
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the months that have published cases, each with a sitemap of its own."""
    here = visit(request)
    first = queries.first_arrival(here.city)
    months = []
    month = localdate(first).replace(day=1) if first else here.today.replace(day=1)
    while month <= here.today:
        months.append(address(request, reverse("public:sitemap_month", args=[month.year, month.month])))
        month = queries.next_month(month)
    return _xml(request, "public/pages/sitemap_index.xml", {"addresses": months})


@require_safe
@kept
@through_public_door
def sitemap_month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """List the published cases that arrived in a month; the newest month has the standing pages, too."""
    here = visit(request)
    if not FIRST_YEAR <= year <= LAST_YEAR or not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
        raise Http404
    first_day = date(year, month, 1)
    names = ("front", "help", "cases", "initiatives", "numbers", "ledger", "accessibility", "privacy")
    is_now = first_day == here.today.replace(day=1)
    pages = [(address(request, reverse(f"public:{name}")), None) for name in names if is_now]
    if is_now:
        years = queries.report_years(here.city)
        pages += [(address(request, reverse("public:council_report", args=[year])), None) for year in years]
    cases = [
        (address(request, reverse("public:case", args=[number])), changed_at)
        for number, changed_at in queries.of_month(here.city, first_day)
    ]
    return _xml(request, "public/pages/sitemap.xml", {"pages": [*pages, *cases]})


@require_safe
@kept
@through_public_door
def robots(request: HttpRequest) -> HttpResponse:
    """Keep robots from the pages of single persons and from endless combinations of filters."""
    words = "\n".join(
        [
            "User-agent: *",
            *(
                f"Disallow: {prefix}{path}"
                for prefix in ("/", "/sv/", "/en/")
                for path in ("desk/", "account/", "oma/", "palaute/", "aloite/", "kannatus/", "tunnistus/", "seuraa/")
            ),
            "Disallow: /*?",
            f"Sitemap: {address(request, reverse('public:sitemap'))}",
            "",
        ]
    )
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


def _xml(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
