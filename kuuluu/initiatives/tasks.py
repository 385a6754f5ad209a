"""Jobs of initiatives. Each may run twice without harm."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.cities.queries import open_cities
from kuuluu.initiatives.commands.counting import count
from kuuluu.initiatives.commands.reporting import draft_due
from kuuluu.initiatives.commands.sweeping import sweep
from kuuluu.initiatives.queries.enclosures import unread_enclosures
from kuuluu.publication.commands import read_document


@app.periodic(cron="* * * * * */5")
@app.task(name="initiatives.count", queue="counter", queueing_lock="initiatives.count")
def count_supports(timestamp: int) -> None:  # noqa: ARG001 - procrastinate tells when it was due
    """Add up what supports have come to since some seconds ago."""
    count(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="initiatives.read_documents", queue="sweeps", queueing_lock="initiatives.read_documents")
def read_documents(timestamp: int) -> None:
    """Read the words of documents given with initiatives, for whoever decides on them."""
    for file in unread_enclosures():
        read_document(file, at=datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone()))


@app.periodic(cron="20 6 * * *")
@app.task(name="initiatives.sweep", queue="sweeps", queueing_lock="initiatives.sweep")
def sweep_late(timestamp: int) -> None:
    """Say of every initiative whose promised day has passed that it has."""
    for city in open_cities():
        sweep(city, at=datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone()))


@app.periodic(cron="30 6 * * *")
@app.task(name="initiatives.draft_reports", queue="sweeps", queueing_lock="initiatives.draft_reports")
def draft_reports(timestamp: int) -> None:
    """Have the yearly report to the council ready from the day on that the city's rule names; a missed day is made up."""
    for city in open_cities():
        draft_due(city, at=datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone()))
