"""Jobs of this room: thin, each with a name and a queue."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.cities.queries import open_cities
from kuuluu.routing import commands


@app.periodic(cron="10 2 * * *")
@app.task(name="routing.learn", queue="learning", queueing_lock="routing.learn", lock="routing")
def learn(timestamp: int) -> None:
    """Learn from what became of cases, on the first night from the examples alone, and count where they ended."""
    for city in open_cities():
        commands.count_outcomes(city, at=_moment(timestamp))
        commands.learn(city, at=_moment(timestamp))


@app.task(name="routing.begin", queue="learning", lock="routing")
def begin() -> None:
    """Make the first model of a city that was just loaded: its first day doesn't wait for the night."""
    for city in open_cities():
        commands.begin(city, at=timezone.now())


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone())
