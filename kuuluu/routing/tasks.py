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


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone())
