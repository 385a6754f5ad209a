"""How often the models were right: what they said of a case when it came in, beside the service that it had at the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Avg, Count, F, FloatField, Q, QuerySet
from django.db.models.functions import Cast, Floor, Least, TruncMonth

from kuuluu.cities import queries as cities
from kuuluu.cities.models import City, Service
from kuuluu.routing.models import Prediction, RoutingModel

TENTHS = 10
FIRST = Q(services__0=F("case__service_id"))
AMONG_THREE = FIRST | Q(services__1=F("case__service_id")) | Q(services__2=F("case__service_id"))
COUNTED = {"n": Count("pk"), "first": Count("pk", filter=FIRST), "three": Count("pk", filter=AMONG_THREE)}


@dataclass(frozen=True)
class Hits:
    """Of so many cases, how often the right service came first, and was among the first three."""

    of: Any
    count: int
    first: int
    three: int

    @property
    def first_share(self) -> float:
        """Return the share that was right at first."""
        return self.first / self.count

    @property
    def three_share(self) -> float:
        """Return the share of which the right one was among three."""
        return self.three / self.count


@dataclass(frozen=True)
class Step:
    """Of the cases of which a model was about so sure, how many there were, how sure it was, and how many were right."""

    low: float
    count: int
    said: float
    right: int

    @property
    def high(self) -> float:
        """Return where the step ends."""
        return self.low + 1 / TENTHS

    @property
    def share(self) -> float:
        """Return the share that was right: about what was said, if the confidence is to be believed."""
        return self.right / self.count


def hits_by_service(city: City, since: datetime) -> list[Hits]:
    """Return how right the models were by the service that the closed cases had at the end, the most cases first."""
    named: dict[int, Service] = {one.pk: one for one in cities.snapshot(city).services}
    rows = _counted(city, since, of=F("case__service_id"))
    return sorted((Hits(named[row.of], row.count, row.first, row.three) for row in rows), key=lambda one: -one.count)


def hits_by_month(city: City, since: datetime) -> list[Hits]:
    """Return the same by the month in which the cases came in."""
    rows = _counted(city, since, of=TruncMonth("case__received_at"))
    return sorted((Hits(row.of.date(), row.count, row.first, row.three) for row in rows), key=_of_date)


def hits_by_language(city: City, since: datetime) -> list[Hits]:
    """Return the same by the language of the cases, the most cases first."""
    return sorted(_counted(city, since, of=F("case__language")), key=lambda one: -one.count)


def reliability(city: City, since: datetime) -> list[Step]:
    """Return, by tenths of confidence, how often the service that came first was the right one."""
    sure = Cast(F("ranked__0__confidence"), FloatField())
    tenth = Least(Floor(sure * TENTHS), TENTHS - 1.0)
    rows = _judged(city, since).annotate(sure=sure, tenth=tenth).order_by("tenth").values("tenth")
    counted = rows.annotate(n=Count("pk"), said=Avg("sure"), right=Count("pk", filter=FIRST))
    return [Step(row["tenth"] / TENTHS, row["n"], row["said"], row["right"]) for row in counted]


def models(city: City) -> QuerySet[RoutingModel]:
    """Return the models that were made for a city, the newest first, without what they learnt."""
    return RoutingModel.objects.filter(city=city).defer("data", "rival__data").select_related("rival")


def _counted(city: City, since: datetime, *, of: Any) -> Iterator[Hits]:
    rows = _judged(city, since).annotate(of=of).order_by().values("of").annotate(**COUNTED)
    return (Hits(*row) for row in rows.values_list("of", *COUNTED))


def _judged(city: City, since: datetime) -> QuerySet[Prediction]:
    """Return what was said of the cases that have ended since with a service; only then it is known."""
    return Prediction.objects.filter(case__city=city, case__closed_at__gte=since, case__service__isnull=False)


def _of_date(hits: Hits) -> date:
    day: date = hits.of
    return day
