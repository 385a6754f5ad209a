"""Reads of originals and of the register."""

from kuuluu.publication.queries.disturbances import (
    beginnings,
    disturbance_by_id,
    disturbances,
    disturbances_now,
    fitting,
)
from kuuluu.publication.queries.figures import (
    MonthFigures,
    ServiceFigures,
    arrivals_by_month,
    city_pace,
    late_now,
    ledger,
    month_figures,
    pace_for,
    year_by_service,
)
from kuuluu.publication.queries.initiatives import (
    InitiativePage,
    WantedInitiatives,
    given_report,
    group_counts,
    initiatives,
    open_initiatives,
    public_initiative,
    report_years,
    reported,
    wanted_initiatives,
)
from kuuluu.publication.queries.lists import (
    Place,
    Wanted,
    first_arrival,
    just_answered,
    next_month,
    of_month,
)
from kuuluu.publication.queries.maps import MOST_PLACES, Window, map_points
from kuuluu.publication.queries.one import has_public_picture, public_case, public_cases, public_document, relatives
from kuuluu.publication.queries.paging import MOST_COUNTED, MOST_LATE, Page, page
from kuuluu.publication.queries.search import newest, search, suggest
from kuuluu.publication.queries.versions import versions_at

__all__ = [
    "MOST_COUNTED",
    "MOST_LATE",
    "MOST_PLACES",
    "InitiativePage",
    "MonthFigures",
    "Page",
    "Place",
    "ServiceFigures",
    "Wanted",
    "WantedInitiatives",
    "Window",
    "arrivals_by_month",
    "beginnings",
    "city_pace",
    "disturbance_by_id",
    "disturbances",
    "disturbances_now",
    "first_arrival",
    "fitting",
    "given_report",
    "group_counts",
    "has_public_picture",
    "initiatives",
    "just_answered",
    "late_now",
    "ledger",
    "map_points",
    "month_figures",
    "newest",
    "next_month",
    "of_month",
    "open_initiatives",
    "pace_for",
    "page",
    "public_case",
    "public_cases",
    "public_document",
    "public_initiative",
    "relatives",
    "report_years",
    "reported",
    "search",
    "suggest",
    "versions_at",
    "wanted_initiatives",
    "year_by_service",
]
