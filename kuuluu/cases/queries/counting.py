"""How many cases a list has, counted no further than a page says."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from kuuluu.cases.models import Case
from kuuluu.cases.queries.seeing import visible_to
from kuuluu.cases.queries.work import NO_WORK, sunday_after
from kuuluu.cities.models import City
from kuuluu.people.actors import Actor

# A condition on the day of the next promise or on who has it, in the database's own words, and what it asks with.
Condition = tuple[str, list[Any]]
# A count stops here: more says nothing more to anybody.
COUNTED_TO = 1000
_PART = "(select count(*) from (select from seen where {} limit %s) counted)"


def counts(actor: Actor, city: City, today: date) -> dict[str, int]:
    """Return how many cases of the actor's are late, due today, own and unassigned, each counted to one over 1,000."""
    open_cases = visible_to(actor, city).exclude(status__in=NO_WORK)
    wanted: dict[str, Condition] = {
        "late": ("next_due_date < %s", [today]),
        "today": ("next_due_date = %s", [today]),
        "mine": ("assignee_id = %s", [actor.person_id]),
        "unassigned": ("assignee_id is null", []),
    }
    return _counted(open_cases, wanted)


def counts_of_groups(cases: QuerySet[Case], today: date, names: Collection[str]) -> dict[str, int]:
    """Return how many cases of a list stand in each of the named groups, by when they are due."""
    sunday = sunday_after(today)
    groups: dict[str, Condition] = {
        "late": ("next_due_date < %s", [today]),
        "today": ("next_due_date = %s", [today]),
        "week": ("next_due_date > %s and next_due_date <= %s", [today, sunday]),
        "later": ("next_due_date > %s", [sunday]),
        "none": ("next_due_date is null", []),
    }
    return _counted(cases, {name: groups[name] for name in names}) if names else {}


def _counted(cases: QuerySet[Case], wanted: dict[str, Condition]) -> dict[str, int]:
    """Count parts of a list in one round to the database, each to one over COUNTED_TO; each part by an index of its own."""
    try:
        listed, parameters = cases.order_by().values("next_due_date", "assignee_id").query.sql_with_params()
    except EmptyResultSet:  # who may see nothing has nothing to count
        return dict.fromkeys(wanted, 0)
    counted = [_PART.format(condition) for condition, _given in wanted.values()]
    given = [value for _one, values in wanted.values() for value in (*values, COUNTED_TO + 1)]
    with connections[cases.db].cursor() as cursor:
        cursor.execute(f"with seen as not materialized ({listed}) select {', '.join(counted)}", [*parameters, *given])
        return dict(zip(wanted, cursor.fetchone(), strict=True))
