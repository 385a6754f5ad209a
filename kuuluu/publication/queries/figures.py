"""The register in numbers. Only what is public is counted, and pages say so."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connections, router
from django.db.models import Count, Q

from kuuluu.cities.models import City
from kuuluu.publication.models import Pace, PublicCase
from kuuluu.publication.queries.lists import UNANSWERED, Wanted, midnight, wanted_cases
from kuuluu.publication.queries.paging import MOST_COUNTED


@dataclass(frozen=True)
class MonthFigures:
    """How a month goes: each number is counted up to 1,001, which means more than 1,000."""

    arrived: int
    answered: int
    late: int
    # Days from arrival to answer, measured; None before there are enough answers.
    median_days: float | None
    ninetieth_days: float | None


@dataclass(frozen=True)
class ServiceFigures:
    """A service in the last twelve months. No pace: too few answers to tell one."""

    service_id: int | None
    published: int
    answered: int
    late: int
    pace: Pace | None


# One question for the front page's numbers: each counted no further than a page says.
_MONTH = """
select
    (select count(*) from (select from publication_publiccase
        where city_id = %(city)s and received_at >= %(since)s limit %(most)s) as arrived),
    (select count(*) from (select from publication_publiccase
        where city_id = %(city)s and answered_at >= %(since)s limit %(most)s) as answered),
    (select count(*) from (select from publication_publiccase
        where city_id = %(city)s and status in ('received', 'in_progress') and answered_at is null
        and answer_due_date < %(today)s limit %(most)s) as late),
    (select json_build_array(median_days, ninetieth_days) from publication_pace
        where city_id = %(city)s and service_id is null)
"""


def month_figures(city: City, today: date) -> MonthFigures:
    """Return what arrived and was answered in this month so far, what is late now, and the measured pace."""
    first_moment = midnight(today.replace(day=1))
    with connections[router.db_for_read(PublicCase)].cursor() as cursor:
        cursor.execute(_MONTH, {"city": city.pk, "since": first_moment, "today": today, "most": MOST_COUNTED + 1})
        arrived, answered, late, pace = cursor.fetchone()
    return MonthFigures(arrived, answered, late, *(pace or (None, None)))


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
