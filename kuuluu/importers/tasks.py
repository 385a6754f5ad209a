"""Jobs of imports. Each may run twice without harm."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.importers import commands
from kuuluu.importers.queries import confirmed_sheet


@app.task(name="importers.carry_out", queue="sweeps")
def carry_out(sheet_id: str) -> None:
    """Bring the initiatives of a table that somebody has confirmed."""
    if sheet := confirmed_sheet(sheet_id):
        commands.carry_out(sheet, at=timezone.now())


@app.periodic(cron="35 1 * * *")
@app.task(name="importers.forget_old", queue="sweeps", queueing_lock="importers.forget_old")
def forget_old(timestamp: int) -> None:
    """Let go of tables that have had their time."""
    commands.forget_old(at=datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone()))
