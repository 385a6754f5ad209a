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
from kuuluu.retention.models import DataClass, Item, Run, RunState

BATCH = 1000


@transaction.atomic
def plan(city: City, *, at: datetime) -> Run | None:
    """Write down what is due now, in place of a plan that nobody has approved. None where nothing is due.

    A plan that is approved or being carried out stays as it is, and is returned.
    """
    Run.objects.select_for_update().filter(city=city, state=RunState.PLANNED, approved_at=None).delete()
    if there := queries.open_run(city):
        return there
    kept = queries.schedule(city, localdate(at))
    limits = rules.limits(kept, at)
    run = Run(city=city, planned_at=at, limits={one: limit.isoformat() for one, limit in limits.items()})
    cases = _cases(city, limits, at)
    run.due = {one: len(found) for one, found in cases.items() if found}
    run.due |= {
        one: count
        for one in rules.SWEPT
        if one in limits and (count := queries.due_rows(city, one, limits[one], localdate(at)).count())
    }
    if not run.due:
        return None
    run.rules = {one: rules.ruling(kept, DataClass(one), at).as_fact() for one in run.due}
    run.save(force_insert=True)
    _write_items(run, cases)
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


def _cases(city: City, limits: dict[DataClass, datetime], at: datetime) -> dict[DataClass, list[UUID]]:
    return {
        one: list(queries.due_cases(city, one, limits[one], localdate(at)).values_list("pk", flat=True))
        for one in rules.OF_CASES
        if one in limits
    }


def _write_items(run: Run, cases: dict[DataClass, list[UUID]]) -> None:
    classes: dict[UUID, list[str]] = defaultdict(list)
    for one, found in cases.items():
        for case_id in found:
            classes[case_id].append(one.value)
    rows = (Item(run=run, case_id=case_id, classes=of_case) for case_id, of_case in classes.items())
    Item.objects.bulk_create(rows, batch_size=BATCH)
