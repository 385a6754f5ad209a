"""The register as other programs ask for it: by numbers, services, moments of arrival and of change, and distance."""

from dataclasses import dataclass
from datetime import datetime
from math import cos, radians

from django.db.models import F, FloatField, Q, QuerySet
from django.db.models.functions import Power

from kuuluu.cities.models import City
from kuuluu.publication.models import PublicCase
from kuuluu.publication.queries.candidates import METRES_A_DEGREE, around
from kuuluu.publication.queries.lists import key_of

CLOSED = "closed"


@dataclass(frozen=True)
class Span:
    """What lies between two moments, both included; None: without an end on that side."""

    since: datetime | None = None
    until: datetime | None = None

    def of(self, column: str) -> Q:
        """Return the condition that a column lies in it."""
        ends = {f"{column}__gte": self.since, f"{column}__lte": self.until}
        return Q(**{name: moment for name, moment in ends.items() if moment})


@dataclass(frozen=True)
class Circle:
    """Whatever is at most so many metres from a place, as the crow flies; a city is flat enough for it."""

    latitude: float
    longitude: float
    metres: float

    def leaves(self, cases: QuerySet[PublicCase]) -> QuerySet[PublicCase]:
        """Return those of the cases that have a public place in it."""
        north = (F("latitude") - self.latitude) * METRES_A_DEGREE
        east = (F("longitude") - self.longitude) * (METRES_A_DEGREE * cos(radians(self.latitude)))
        squares = Power(north, 2, output_field=FloatField()) + Power(east, 2, output_field=FloatField())
        # The square around it is what the index of places finds.
        near = cases.filter(around((self.latitude, self.longitude), self.metres))
        return near.alias(apart=squares).filter(apart__lte=self.metres**2)


@dataclass(frozen=True)
class Limits:
    """What a program asks for. Empty: no limit."""

    numbers: tuple[str, ...] = ()
    service_ids: tuple[int, ...] = ()
    is_closed: bool | None = None
    received: Span = Span()
    changed: Span = Span()
    within: Circle | None = None


def limited_cases(city: City, limits: Limits, number: int, size: int) -> list[PublicCase]:
    """Return a page of the whole published cases of this city that are asked for, newest first, from page 1."""
    cases = PublicCase.objects.filter(limits.received.of("received_at"), limits.changed.of("changed_at"))
    cases = cases.filter(city_id=key_of(city)).defer("search", "words")
    if limits.numbers:
        cases = cases.filter(number__in=limits.numbers)
    if limits.service_ids:
        cases = cases.filter(service_id__in=limits.service_ids)
    if limits.is_closed is not None:
        cases = cases.filter(status=CLOSED) if limits.is_closed else cases.exclude(status=CLOSED)
    if limits.within:
        cases = limits.within.leaves(cases)
    return list(cases.order_by("-received_at", "-id")[(number - 1) * size : number * size])
