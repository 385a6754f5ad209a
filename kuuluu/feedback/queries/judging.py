"""How it went, as senders say, and how fast cases were answered."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from kuuluu.cases.models import Case
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, Service
from kuuluu.feedback.models import (
    Satisfaction,
)
from kuuluu.feedback.rules import ended_at


def is_judged(case: Case) -> bool:
    """Tell whether the sender has said how it went, of how it ended last."""
    return case.satisfactions.filter(about_at=ended_at(case)).exists()


@dataclass(frozen=True)
class Result:
    """What senders said of a service: how many did, how many said yes to each, how many came back."""

    service: Service | None
    count: int
    answered: int
    in_time: int
    fixed: int
    # Answered and in order, both.
    good: int

    @property
    def back(self) -> int:
        """How many were not answered or not in order, and opened again."""
        return self.count - self.good


def results(city: City, since: datetime) -> list[Result]:
    """Return what senders said since a moment, by service, those with the most voices first."""
    said = Satisfaction.objects.filter(case__city=city, at__gte=since).order_by()
    rows = said.values("service_id").annotate(
        count=Count("pk"),
        answered=Count("pk", filter=Q(is_answered=True)),
        in_time=Count("pk", filter=Q(is_in_time=True)),
        fixed=Count("pk", filter=Q(is_fixed=True)),
        good=Count("pk", filter=Q(is_answered=True, is_fixed=True)),
    )
    services = {service.pk: service for service in cities.services(city)}
    found = [
        Result(services.get(r["service_id"]), r["count"], r["answered"], r["in_time"], r["fixed"], r["good"])
        for r in rows
    ]
    return sorted(found, key=lambda one: -one.count)


def answered_since(city: City, days: int, now: datetime) -> QuerySet[Case]:
    """Return the cases answered within the last days, to measure the pace from."""
    return Case.objects.filter(city=city, answered_at__gte=now - timedelta(days=days))
