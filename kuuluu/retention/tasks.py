"""Jobs of retention. Each may run twice without harm."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from kuuluu.cities.queries import all_cities
from kuuluu.people.actors import SYSTEM
from kuuluu.retention import commands
from kuuluu.retention.queries import approved_run


@app.periodic(cron="20 1 * * *")
@app.task(name="retention.night", queue="sweeps", queueing_lock="retention.night")
def night(timestamp: int) -> None:
    """Carry out what was planned, and plan what is due now."""
    for city in all_cities():
        commands.night(city, at=datetime.fromtimestamp(timestamp, tz=timezone.get_default_timezone()))
    commands.tidy()


@app.task(name="retention.carry_out", queue="sweeps")
def carry_out(run_id: str) -> None:
    """Carry out the plan that an administrator has approved."""
    if run := approved_run(run_id):
        commands.carry_out(run, by=SYSTEM, at=timezone.now())
        commands.tidy()
