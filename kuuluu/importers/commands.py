"""A table is taken in, its columns are named, it is confirmed, and then its initiatives are brought, each once."""

from collections.abc import Mapping
from datetime import datetime

from kuuluu.cities.models import City
from kuuluu.importers import queries
from kuuluu.importers.events import ImportEvent
from kuuluu.importers.models import Sheet
from kuuluu.importers.queries import Plan
from kuuluu.importers.rules.fields import BY_CODE, guess
from kuuluu.importers.rules.kuntalaisaloite import read_json
from kuuluu.importers.rules.tables import Table, read_csv
from kuuluu.initiatives.commands.importing import bring
from kuuluu.initiatives.rules.importing import may_import
from kuuluu.journal.commands import NotNow, command, defer, record
from kuuluu.people.actors import SYSTEM, Actor, actor_of
from kuuluu.people.roles import Permission


def read(data: bytes, city: City) -> Table:
    """Return a file as a table: kuntalaisaloite.fi's JSON by how it begins, else comma-separated values. Raises NoTable."""
    is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}
    return read_json(data, city) if is_json else read_csv(data)


def may_handle(actor: Actor, sheet: Sheet) -> bool:
    """Whoever may bring initiatives to the city handles its tables, whoever took them in."""
    return may_import(actor, sheet.city)


def may_read(actor: Actor, sheet: Sheet) -> bool:
    """A table holds names, addresses and telephone numbers: whoever took it in reads it, and whoever may see contact data."""
    is_own = actor.person_id is not None and actor.person_id == sheet.person_id
    return may_handle(actor, sheet) and (is_own or actor.may(Permission.SEE_CONTACT, sheet.city_id))


@command(who=may_import)
def take_in(city: City, *, name: str, table: Table, by: Actor, at: datetime) -> Sheet:
    """Keep a table to look at, with the columns as they are likely meant. Nothing is brought yet."""
    return Sheet.objects.create(
        city=city,
        person_id=by.person_id,
        name=name[:120],
        headers=table.headers,
        rows=table.rows,
        mapping=guess(table.headers),
        left_out=table.left_out,
        made_at=at,
    )


@command(who=may_handle)
def name_columns(sheet: Sheet, *, mapping: Mapping[str, int], by: Actor, at: datetime) -> None:  # noqa: ARG001
    """Say which column is what. Raises NotNow when it was confirmed already."""
    wanted = {code: column for code, column in mapping.items() if code in BY_CODE and 0 <= column < len(sheet.headers)}
    if not Sheet.objects.filter(pk=sheet.pk, confirmed_at=None).update(mapping=wanted):
        raise NotNow("name_columns")
    sheet.mapping = wanted


@command(who=may_handle)
def confirm(sheet: Sheet, *, by: Actor, at: datetime) -> None:
    """Say that a table is brought as it was shown; a job does it. Raises NotNow when it was confirmed already."""
    if not Sheet.objects.filter(pk=sheet.pk, confirmed_at=None).update(confirmed_at=at, person_id=by.person_id):
        raise NotNow("confirm")
    record(ImportEvent.CONFIRMED, sheet, by=by, at=at, **queries.plan_of(sheet, at=at).numbers)
    defer("importers.carry_out", sheet_id=str(sheet.pk))


def carry_out(sheet: Sheet, *, at: datetime) -> dict[str, int]:
    """Bring what is new in a confirmed table, each initiative in a transaction of its own; run again, it goes on where it
    was. Return how many were brought, were here, and couldn't be read.
    """
    by = actor_of(sheet.person) if sheet.person else SYSTEM
    plan = queries.plan_of(sheet, at=at)
    numbers = bring_all(sheet.city, plan, by=by, at=at)
    finish(sheet, numbers=numbers, by=by, at=at)
    return numbers


def bring_all(city: City, plan: Plan, *, by: Actor, at: datetime) -> dict[str, int]:
    """Bring what is new in a plan, each initiative in a transaction of its own. Return the numbers of what it came to:
    what somebody else has brought meanwhile was here.
    """
    new = sum(bring(city, brought=brought, by=by, at=at) is not None for _number, brought in plan.new)
    return {**plan.numbers, "new": new, "here": len(plan.here) + len(plan.new) - new}


@command(who=may_handle)
def finish(sheet: Sheet, *, numbers: Mapping[str, int], by: Actor, at: datetime) -> None:
    """Note what a table came to, and let go of its words."""
    mine = Sheet.objects.filter(pk=sheet.pk, confirmed_at__isnull=False, done_at=None)
    if mine.update(done_at=at, result=dict(numbers), rows=[], headers=[], mapping={}):
        record(ImportEvent.DONE, sheet, by=by, at=at, **numbers)


def forget_old(*, at: datetime) -> None:
    """Let go of tables that have had their time, whatever became of them."""
    queries.old_sheets(at).delete()
