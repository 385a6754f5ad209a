"""The register in numbers. Only what is public is counted, and pages say so."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connections, router
from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from kuuluu.cities.models import City
from kuuluu.publication.models import LedgerMonth, Pace, PublicCase
from kuuluu.publication.queries.lists import Wanted, midnight
from kuuluu.publication.queries.paging import MOST_COUNTED, MOST_LATE
from kuuluu.publication.queries.search import wanted_cases


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
        and answer_due_date < %(today)s limit %(most_late)s) as late),
    (select json_build_array(median_days, ninetieth_days) from publication_pace
        where city_id = %(city)s and service_id is null)
"""


def month_figures(city: City, today: date) -> MonthFigures:
    """Return what arrived and was answered in this month so far, what is late now, and the measured pace."""
    first_moment = midnight(today.replace(day=1))
    with connections[router.db_for_read(PublicCase)].cursor() as cursor:
        limits = {"most": MOST_COUNTED + 1, "most_late": MOST_LATE + 1}
        cursor.execute(_MONTH, {"city": city.pk, "since": first_moment, "today": today, **limits})
        arrived, answered, late, pace = cursor.fetchone()
    return MonthFigures(arrived, answered, late, *(pace or (None, None)))


def year_by_service(city: City, today: date) -> list[ServiceFigures]:
    """Return each service that has published cases of the last twelve months, the busiest first."""
    paces = {pace.service_id: pace for pace in Pace.objects.filter(city=city, service__isnull=False)}
    # Counting rows, not columns, lets an index alone answer.
    rows = wanted_cases(city, Wanted(days=365), today).order_by().values("service_id").annotate(n=Count("*"))
    return [ServiceFigures(row["service_id"], row["n"], paces.get(row["service_id"])) for row in rows.order_by("-n")]


def city_pace(city: City) -> Pace | None:
    """Return how fast the whole city answers, measured; None before there are enough answers."""
    return Pace.objects.filter(city=city, service=None).first()


def pace_for(city: City, service_id: int | None) -> Pace | None:
    """Return how fast a service answers, or, where it has too few answers to say so, the whole city."""
    known = Pace.objects.filter(Q(service=service_id) | Q(service=None), city=city)
    measured = {pace.service_id: pace for pace in known}
    return measured.get(service_id) or measured.get(None)


def ledger(city: City) -> list[LedgerMonth]:
    """Return the ledger month by month, the newest first."""
    return list(LedgerMonth.objects.filter(city=city).order_by("-month"))


def late_now(city: City, today: date) -> int:
    """Return how many published cases wait past their promised day; one more than MOST_LATE means more than that."""
    return wanted_cases(city, Wanted(state="late"), today).order_by()[: MOST_LATE + 1].count()


def arrivals_by_month(city: City, today: date) -> list[tuple[date, int]]:
    """Return the first day of each of the last twelve months in which published cases arrived, with how many did."""
    since = (today.replace(day=1) - timedelta(days=334)).replace(day=1)
    rows = (
        wanted_cases(city, Wanted(days=(today - since).days), today)
        .order_by()
        .values(month=TruncMonth("received_at"))
        .annotate(n=Count("*"))
        .order_by("month")
    )
    return [(row["month"].date(), row["n"]) for row in rows]
