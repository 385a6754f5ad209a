"""What a model can learn from: the examples that come with the service, and what became of the city's own cases."""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from kuuluu.cases.events import CaseEvent
from kuuluu.cases.models import Case, MessageKind
from kuuluu.cities import queries as cities
from kuuluu.cities.commands import DATA
from kuuluu.cities.models import LANGUAGES, City, Secrecy
from kuuluu.journal.models import Event
from kuuluu.language.routing import Example, read_examples

NAME_WEIGHT = 0.6
MOST_CASES = 20_000


@dataclass(frozen=True)
class Lessons:
    """Examples with the sign by which a later change of them is known."""

    examples: tuple[Example, ...]
    digest: str

    def with_cases(self, cases: list[Example]) -> str:
        """Return the sign of the examples and of cases together: it is another when any of them is new, changed or gone."""
        return sha256(repr([self.digest, sorted(astuple(one) for one in cases)]).encode()).hexdigest()


def lessons(city: City) -> Lessons:
    """Return the examples of the services that a city offers, and their names and descriptions."""
    offered = {service.code for service in cities.services(city)}
    examples = (*(one for one in _written() if one.code in offered), *_named(city))
    return Lessons(examples, sha256(repr([astuple(one) for one in examples]).encode()).hexdigest())


def final_cases(city: City, since: datetime, until: datetime) -> list[Example]:
    """Return the words of the cases that were closed between two moments, with the services they had at the end.

    What is secret by law teaches nothing, nor does what is erased; nor an appeal, claim or the like, which is no feedback, nor
    a message of several matters: its parts do.
    """
    found = _teaching(_closed(city, since, until)).order_by("-closed_at", "pk")[:MOST_CASES]
    columns = ("messages__original__text", "language", "service__code", "area__name_fi")
    return [Example(text, language, code, area or "") for text, language, code, area in found.values_list(*columns)]


def unsaid(city: City, until: datetime, most: int) -> Iterator[tuple[UUID, str, str, str]]:
    """Return the newest cases of which no model had said anything before they ended: key, words, language and area."""
    found = _teaching(_closed(city, datetime.min.replace(tzinfo=UTC), until)).filter(prediction=None)
    rows = found.order_by("-closed_at", "pk").values_list("pk", "messages__original__text", "language", "area__name_fi")
    return ((key, text, language, area or "") for key, text, language, area in rows[:most])


def corrected(city: City, since: datetime, until: datetime) -> int:
    """Return of how many cases closed between two moments an officer had put the service right."""
    changes = Event.objects.filter(name=CaseEvent.SERVICE_CHANGED, city_id=city.pk, by_id__isnull=False)
    return _closed(city, since, until).filter(pk__in=changes.values("subject_id")).count()


def has_closed(city: City, since: datetime) -> bool:
    """Tell whether any case was closed since a moment that can be learnt from or measured on."""
    return _teaching(Case.objects.filter(city=city, closed_at__gt=since, service__isnull=False)).exists()


def outcomes(city: City, since: datetime) -> Iterator[dict[str, Any]]:
    """Return in which unit how many cases of each service have ended since a moment: by area, and in the whole city."""
    ended = Case.objects.filter(city=city, closed_at__gte=since, service__isnull=False, unit__isnull=False)
    for names in (("service_id", "unit_id"), ("service_id", "unit_id", "area_id")):
        counted = ended.exclude(area=None) if "area_id" in names else ended
        rows = counted.order_by().values_list(*names).annotate(count=Count("pk"))
        yield from (dict(zip((*names, "count"), row, strict=True)) for row in rows)


def _closed(city: City, since: datetime, until: datetime) -> QuerySet[Case]:
    return Case.objects.filter(city=city, service__isnull=False, closed_at__gte=since, closed_at__lt=until)


def _teaching(cases: QuerySet[Case]) -> QuerySet[Case]:
    """Return those of some cases, with the message that began them, from which a machine may learn."""
    begun = cases.filter(messages__kind=MessageKind.SUBMISSION).exclude(secrecy=Secrecy.SECRET)
    return begun.filter(erased_at=None, matter="", split_at=None)


@cache
def _written() -> tuple[Example, ...]:
    return tuple(read_examples(DATA / "examples"))


def _named(city: City) -> Iterator[Example]:
    for service in cities.services(city):
        for language in LANGUAGES:
            for name in ("name", "description"):
                if words := getattr(service, f"{name}_{language}"):
                    yield Example(words, language, service.code, weight=NAME_WEIGHT)
