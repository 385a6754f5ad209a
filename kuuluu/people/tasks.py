"""Jobs of people: a daily sweep over what need not be kept."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from kuuluu.people import commands


@app.periodic(cron="50 3 * * *")
@app.task(name="people.forget", queue="sweeps", queueing_lock="people.forget")
def forget(timestamp: int) -> None:
    """Remove old counters and sessions."""
    at = datetime.fromtimestamp(timestamp, tz=UTC)
    commands.forget_old_tries(at)
    commands.forget_old_sessions(at)
