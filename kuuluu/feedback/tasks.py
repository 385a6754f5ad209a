"""Jobs of feedback: daily sweeps over what is due. Each may run twice without harm."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.cases.queries import due_for_notice, unread_documents
from kuuluu.cities.queries import open_cities
from kuuluu.feedback import commands
from kuuluu.publication.commands import read_document


@app.periodic(cron="15 6 * * *")
@app.task(name="feedback.notice_late_cases", queue="sweeps", queueing_lock="feedback.notice_late_cases")
def notice_late_cases(timestamp: int) -> None:
    """Send the interim notices that are owed since a promise passed."""
    at = _moment(timestamp)
    for city in open_cities():
        for case in due_for_notice(city, timezone.localdate(at)):
            commands.notice_late(case, at=at)


@app.periodic(cron="30 6 * * *")
@app.task(name="feedback.close_quiet_cases", queue="sweeps", queueing_lock="feedback.close_quiet_cases")
def close_quiet_cases(timestamp: int) -> None:
    """Let what was answered, and of which nobody has said more, end by itself."""
    for city in open_cities():
        commands.close_quiet_cases(city, at=_moment(timestamp))


@app.periodic(cron="40 2 * * *")
@app.task(name="feedback.measure_paces", queue="sweeps", queueing_lock="feedback.measure_paces")
def measure_paces(timestamp: int) -> None:
    """Measure how fast answers come."""
    for city in open_cities():
        commands.measure_paces(city, at=_moment(timestamp))


@app.periodic(cron="50 2 * * *")
@app.task(name="feedback.keep_ledger", queue="sweeps", queueing_lock="feedback.keep_ledger")
def keep_ledger(timestamp: int) -> None:
    """Count how much is public, and why the rest isn't: once a week, on the first night on which the service works."""
    for city in open_cities():
        commands.keep_ledger_of_the_week(city, at=_moment(timestamp))


@app.periodic(cron="*/10 * * * *")
@app.task(name="feedback.publish_due", queue="sweeps", queueing_lock="feedback.publish_due")
def publish_due(timestamp: int) -> None:
    """Publish what the cities' policies let be public by itself, once their delay has passed."""
    for city in open_cities():
        commands.publish_due(city, at=_moment(timestamp))


@app.periodic(cron="* * * * *")
@app.task(name="feedback.read_documents", queue="sweeps", queueing_lock="feedback.read_documents")
def read_documents(timestamp: int) -> None:
    """Read the words of documents that came in, for whoever decides on them."""
    for attachment in unread_documents():
        read_document(attachment.file, at=_moment(timestamp))


@app.periodic(cron="30 5 * * *")
@app.task(name="feedback.sample_decisions", queue="sweeps", queueing_lock="feedback.sample_decisions")
def sample_decisions(timestamp: int) -> None:
    """Choose what a person looks at of yesterday's automatic decisions."""
    for city in open_cities():
        commands.sample(city, at=_moment(timestamp))


def _moment(timestamp: int) -> datetime:
    return datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone())
