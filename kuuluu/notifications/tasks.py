"""Jobs of notifications."""

from datetime import datetime
from uuid import UUID

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from kuuluu.cities.queries import open_cities
from kuuluu.journal.queries import event_by_id
from kuuluu.notifications import commands


@app.task(name="notifications.read_event", queue="events", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def read_event(event_id: int) -> None:
    """Make the messages of an event."""
    commands.tell(event_by_id(event_id))


@app.task(name="notifications.write_to_maker", queue="events", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def write_to_maker(maker_id: str, template: str, at: str) -> None:
    """Write to a maker of an initiative, or to who is asked to be one."""
    commands.write_to_maker(UUID(maker_id), template, at=datetime.fromisoformat(at))


@app.task(name="notifications.ask_supporter", queue="support", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def ask_supporter(support_id: str) -> None:
    """Ask an address whether it really supports an initiative."""
    commands.ask_supporter(UUID(support_id), at=timezone.now())


@app.task(name="notifications.send", queue="mail", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def send(delivery_id: int) -> None:
    """Send one message."""
    commands.send(delivery_id, at=timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="notifications.pick_up", queue="sweeps", queueing_lock="notifications.pick_up")
def pick_up(timestamp: int) -> None:  # noqa: ARG001 - procrastinate tells when it was due
    """Look after what a crash left behind."""
    commands.pick_up(at=timezone.now())


@app.periodic(cron="30 4 * * *")
@app.task(name="notifications.tell_mornings", queue="sweeps", queueing_lock="notifications.tell_mornings")
def tell_mornings(timestamp: int) -> None:
    """Tell officers in the morning how much waits."""
    for city in open_cities():
        commands.tell_mornings(city, at=datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone()))
