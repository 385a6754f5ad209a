"""The register in numbers. Only what is public is counted, and pages say so."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from kuuluu.cities.models import City
from kuuluu.publication.models import Pace, PublicCase
from kuuluu.publication.queries.lists import MOST_COUNTED, UNANSWERED, Wanted, midnight, wanted_cases


@dataclass(frozen=True)
class MonthFigures:
    """How a month goes: each number is counted up to 1,001, which means more than 1,000."""

    arrived: int
    answered: int
    late: int
    pace: Pace | None


@dataclass(frozen=True)
class ServiceFigures:
    """A service in the last twelve months. No pace: too few answers to tell one."""

    service_id: int | None
    published: int
    answered: int
    late: int
    pace: Pace | None


def month_figures(city: City, today: date) -> MonthFigures:
    """Return what arrived and was answered in this month so far, what is late now, and the measured pace."""
    first_moment = midnight(today.replace(day=1))
    cases = PublicCase.objects.filter(city=city)
    wanted = {
        "arrived": cases.filter(received_at__gte=first_moment),
        "answered": cases.filter(answered_at__gte=first_moment),
        "late": wanted_cases(city, Wanted(state="late"), today),
    }
    numbers = {name: found.order_by()[: MOST_COUNTED + 1].count() for name, found in wanted.items()}
    return MonthFigures(**numbers, pace=Pace.objects.filter(city=city, service=None).first())


def year_by_service(city: City, today: date) -> list[ServiceFigures]:
    """Return each service that has published cases of the last twelve months, the busiest first."""
    year = Wanted(days=365)
    paces = {pace.service_id: pace for pace in Pace.objects.filter(city=city)}
    late = Q(status__in=UNANSWERED, answered_at__isnull=True, answer_due_date__lt=today)
    rows = (
        wanted_cases(city, year, today)
        .order_by()
        .values("service_id")
        .annotate(n=Count("id"), answered=Count("answered_at"), late=Count("id", filter=late))
        .order_by("-n")
    )
    return [
        ServiceFigures(row["service_id"], row["n"], row["answered"], row["late"], _pace(paces, row["service_id"]))
        for row in rows
    ]


def _pace(paces: dict[int | None, Pace], service_id: int | None) -> Pace | None:
    return paces.get(service_id) if service_id else None


def city_pace(city: City) -> Pace | None:
    """Return how fast the whole city answers, measured; None before there are enough answers."""
    return Pace.objects.filter(city=city, service=None).first()


def answers_by_month(city: City, today: date) -> list[tuple[date, int, int]]:
    """Return the first day of each of the last twelve months with how many cases arrived and how many of them have an answer."""
    since = (today.replace(day=1) - timedelta(days=334)).replace(day=1)
    rows = (
        wanted_cases(city, Wanted(days=(today - since).days), today)
        .order_by()
        .values("received_at__year", "received_at__month")
        .annotate(n=Count("id"), answered=Count("answered_at"))
        .order_by("received_at__year", "received_at__month")
    )
    return [(date(r["received_at__year"], r["received_at__month"], 1), r["n"], r["answered"]) for r in rows]
