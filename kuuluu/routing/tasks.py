"""Jobs of this room: thin, each with a name and a queue."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.cities.queries import open_cities
from kuuluu.routing import commands


@app.periodic(cron="10 2 * * *")
@app.task(name="routing.learn", queue="learning", queueing_lock="routing.learn", lock="routing")
def learn(timestamp: int) -> None:
    """Learn from what became of cases, and count where they ended."""
    for city in open_cities():
        commands.count_outcomes(city, at=_moment(timestamp))
        commands.learn(city, at=_moment(timestamp))


@app.periodic(cron="17 * * * *")
@app.task(name="routing.prepare", queue="learning", queueing_lock="routing.prepare", lock="routing")
def prepare(timestamp: int) -> None:
    """Make the models of the first day, within the hour, where there are none or where the examples have changed."""
    for city in open_cities():
        commands.prepare(city, at=_moment(timestamp))


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone())
