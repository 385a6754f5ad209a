"""A plan: what would be erased, first shown, then carried out."""

from collections import defaultdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.timezone import localdate

from kuuluu.cities.models import City
from kuuluu.journal.commands import NotNow, command, defer
from kuuluu.people.actors import SYSTEM, Actor
from kuuluu.retention import queries, rules
from kuuluu.retention.commands.erasing import carry_out
from kuuluu.retention.models import Item, Run, RunState

BATCH = 1000


@transaction.atomic
def plan(city: City, *, at: datetime) -> Run | None:
    """Write down what is due now, in place of a plan that nobody has approved. None where nothing is due.

    A plan that is approved or being carried out stays as it is, and is returned.
    """
    Run.objects.select_for_update().filter(city=city, state=RunState.PLANNED, approved_at=None).delete()
    if there := queries.open_run(city):
        return there
    due = queries.due_at(city, at)
    if not due.counts:
        return None
    run = Run(city=city, planned_at=at, limits={one: limit.isoformat() for one, limit in due.limits.items()})
    run.due = dict(due.counts)
    run.rules = {one: kept.as_fact() for one, kept in due.rules.items()}
    run.save(force_insert=True)
    _write_items(run, due)
    return run


def night(city: City, *, at: datetime) -> None:
    """Carry out the plan that had its time to be looked at, and make the next one."""
    run = queries.open_run(city)
    if run and (run.state == RunState.RUNNING or run.approved_at or _had_its_time(run, at)):
        carry_out(run, by=SYSTEM, at=at)
        run = None
    if run is None or not queries.runs_by_itself(city, localdate(at)):
        plan(city, at=at)


@command(who=rules.may_approve)
def approve(city: City, *, run_id: UUID, by: Actor, at: datetime) -> None:
    """Let this plan be carried out now. Raises NotNow when it is another one by now, or was approved already."""
    mine = Run.objects.filter(pk=run_id, city=city, state=RunState.PLANNED, approved_at=None)
    if not mine.update(approved_at=at, approved_by_id=by.person_id):
        raise NotNow("approve")
    defer("retention.carry_out", run_id=str(run_id))


def _had_its_time(run: Run, at: datetime) -> bool:
    return queries.runs_by_itself(run.city, localdate(at)) and run.planned_at <= at - rules.TIME_TO_LOOK


def _write_items(run: Run, due: queries.Due) -> None:
    classes: dict[UUID, list[str]] = defaultdict(list)
    for one, found in due.cases.items():
        for case_id in found:
            classes[case_id].append(one.value)
    rows = (Item(run=run, case_id=case_id, classes=of_case) for case_id, of_case in classes.items())
    Item.objects.bulk_create(rows, batch_size=BATCH)
