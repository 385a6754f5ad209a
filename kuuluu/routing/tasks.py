"""Jobs of this room: thin, each with a name and a queue."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import JobAborted

from kuuluu.cities.queries import open_cities
from kuuluu.routing import commands

# What the worker's end broke off is done again by the next worker.
BROKEN_OFF = RetryStrategy(retry_exceptions={JobAborted})


@app.periodic(cron="10 2 * * *")
@app.task(
    name="routing.learn",
    queue="learning",
    queueing_lock="routing.learn",
    lock="routing",
    retry=BROKEN_OFF,
    pass_context=True,
)
def learn(context: JobContext, timestamp: int) -> None:
    """Learn from what became of cases, on the first night from the examples alone, and count where they ended."""
    for city in open_cities():
        commands.count_outcomes(city, at=_moment(timestamp))
        with _given_up_is_aborted():
            commands.learn(city, at=_moment(timestamp), is_to_end=context.should_abort)


@app.task(name="routing.begin", queue="learning", lock="routing", retry=BROKEN_OFF, pass_context=True)
def begin(context: JobContext) -> None:
    """Make the first model of a city that was just loaded: its first day doesn't wait for the night."""
    for city in open_cities():
        with _given_up_is_aborted():
            commands.begin(city, at=timezone.now(), is_to_end=context.should_abort)


@contextmanager
def _given_up_is_aborted() -> Iterator[None]:
    try:
        yield
    except commands.GivenUpError as error:
        raise JobAborted from error


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone())
