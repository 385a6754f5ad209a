"""Similar cases and services for many messages, in a process of its own that then has all of language loaded."""

from collections.abc import Iterator
from os import environ
from random import Random
from time import process_time

import psutil
from django.utils.timezone import localdate, now

from kuuluu.cases.models import Case
from kuuluu.cases.similar import similar_to
from kuuluu.cities.models import City
from kuuluu.cities.queries import service_by_code
from kuuluu.console.bench.finding import COUNT, each, memory
from kuuluu.console.bench.questions import messages
from kuuluu.console.bench.rig import Postgres
from kuuluu.console.stop import say
from kuuluu.language.findings import find
from kuuluu.people.actors import SYSTEM
from kuuluu.publication.queries.candidates import Told
from kuuluu.publication.queries.similar import similar_public
from kuuluu.routing.commands import prepare
from kuuluu.routing.queries import rank

# Between the cases that are looked at beside others.
_STEP = 7


def measure(host: str) -> None:
    """Measure and print."""
    city, today = City.objects.get(host=host), localdate(now())
    told = list(_told(city))
    database = Postgres(environ["DATABASE_URL"])

    def cpu_seconds() -> float:
        return process_time() + database.cpu_seconds()

    say(each("similar cases while writing (register)", lambda one: similar_public(city, one, today), told, cpu_seconds))
    newest = Case.objects.filter(city=city).select_related("service", "city").order_by("-received_at")
    cases = list(newest[: COUNT * _STEP : _STEP])
    say(
        each(
            "similar cases beside a case (desk)",
            lambda one: similar_to(one, by=SYSTEM, today=today),
            cases,
            cpu_seconds,
        )
    )
    prepare(city, at=now())
    say(each("services for a message (routing)", lambda one: rank(city, one.text), told, cpu_seconds))
    say(each("what points to a person (finders)", lambda one: find(one.text), told, cpu_seconds))
    say(memory("process with all of language loaded", [psutil.Process()]))


def _told(city: City) -> Iterator[Told]:
    luck = Random(1)  # noqa: S311 - the same every time, no secret
    for text, code, place in messages(COUNT):
        latitude, longitude = city.lat + (luck.random() - 0.5) * 0.05, city.lon + (luck.random() - 0.5) * 0.08
        yield Told(text, "", place, latitude, longitude, service_by_code(city, code))
