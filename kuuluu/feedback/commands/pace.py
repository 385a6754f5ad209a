"""How fast answers really come."""

from datetime import datetime
from statistics import median, quantiles

from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.cities.queries import policy
from kuuluu.feedback.queries import answered_since
from kuuluu.publication.commands import set_paces
from kuuluu.publication.models import Pace

# A pace of fewer answers says more about single cases than about the service (k ≥ 5, as in all public figures).
FEWEST = 5
YEAR = 365


def measure_paces(city: City, *, at: datetime) -> None:
    """Measure, for the city and each service, the median and 90th percentile of days from arrival to answer.

    Of fewer answers than the city's policy asks for, nothing is told.
    """
    fewest = max(FEWEST, int(policy(city, "pace_smallest_count", localdate(at)) or FEWEST))
    days: dict[int | None, list[float]] = {None: []}
    for case in answered_since(city, YEAR, at).only("service_id", "received_at", "answered_at"):
        took = ((case.answered_at or at) - case.received_at).total_seconds() / 86400
        days[None].append(took)
        if case.service_id:
            days.setdefault(case.service_id, []).append(took)
    set_paces(city, [_pace(city, service, took, at) for service, took in days.items() if len(took) >= fewest])


def _pace(city: City, service_id: int | None, took: list[float], at: datetime) -> Pace:
    return Pace(
        city=city,
        service_id=service_id,
        median_days=median(took),
        ninetieth_days=quantiles(took, n=10)[-1],
        count=len(took),
        computed_at=at,
    )
