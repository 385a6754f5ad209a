"""Jobs of initiatives. Each may run twice without harm."""

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.initiatives.commands.counting import count


@app.periodic(cron="* * * * * */5")
@app.task(name="initiatives.count", queue="counter", queueing_lock="initiatives.count")
def count_supports(timestamp: int) -> None:  # noqa: ARG001 - procrastinate tells when it was due
    """Add up what supports have come to since some seconds ago."""
    count(at=timezone.now())
