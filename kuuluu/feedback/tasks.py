"""Jobs of feedback: daily sweeps over what is due. Each may run twice without harm."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.cases.queries import due_for_notice
from kuuluu.cities.queries import open_cities
from kuuluu.feedback import commands


@app.periodic(cron="15 6 * * *")
@app.task(name="feedback.notice_late_cases", queue="sweeps", queueing_lock="feedback.notice_late_cases")
def notice_late_cases(timestamp: int) -> None:
    """Send the interim notices that are owed since a promise passed."""
    at = _moment(timestamp)
    for city in open_cities():
        for case in due_for_notice(city, timezone.localdate(at)):
            commands.notice_late(case, at=at)


@app.periodic(cron="40 2 * * *")
@app.task(name="feedback.measure_paces", queue="sweeps", queueing_lock="feedback.measure_paces")
def measure_paces(timestamp: int) -> None:
    """Measure how fast answers come."""
    for city in open_cities():
        commands.measure_paces(city, at=_moment(timestamp))


@app.periodic(cron="20 3 * * *")
@app.task(name="feedback.discard_old_drafts", queue="sweeps", queueing_lock="feedback.discard_old_drafts")
def discard_old_drafts(timestamp: int) -> None:
    """Remove drafts that nobody came back to."""
    for city in open_cities():
        commands.discard_old_drafts(city, at=_moment(timestamp))


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone())
