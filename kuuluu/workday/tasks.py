"""Jobs of the day: who was at a case is forgotten."""

from datetime import UTC, datetime

from procrastinate.contrib.django import app

from kuuluu.workday import commands


@app.periodic(cron="*/10 * * * *")
@app.task(name="workday.forget_presence", queue="sweeps", queueing_lock="workday.forget_presence")
def forget_presence(timestamp: int) -> None:
    """Remove who was at a case and is long gone."""
    commands.forget_presence(at=datetime.fromtimestamp(timestamp, tz=UTC))
