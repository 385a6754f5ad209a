"""Reads of tables, and what would come of one."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.cities.models import City
from kuuluu.importers.models import Sheet
from kuuluu.importers.rules.rows import Problem, read_row
from kuuluu.initiatives.models import Initiative
from kuuluu.initiatives.rules.importing import Brought

# Nobody needs a table for longer: it holds names and words that the city has elsewhere.
KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Unread:
    """A row that can't be read: its number as a spreadsheet counts, its first words, and what is wrong."""

    number: int
    title: str
    problems: list[Problem]


@dataclass(frozen=True)
class Plan:
    """What would come of a table now."""

    new: list[tuple[int, Brought]] = field(default_factory=list)
    here: list[tuple[int, Brought]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    @property
    def numbers(self) -> dict[str, int]:
        """How many rows are new, here already, and not read."""
        return {"new": len(self.new), "here": len(self.here), "unread": len(self.unread)}


def plan_of(sheet: Sheet, *, at: datetime) -> Plan:
    """Return what would come of a table: what is new, what the city has here already, and what can't be read and why."""
    plan, known = Plan(), _known(sheet.city)
    for number, cells in enumerate(sheet.rows, start=2):
        told = {code: cells[column] for code, column in sheet.mapping.items()}
        brought, problems = read_row(told, at=at)
        if brought is None:
            plan.unread.append(Unread(number, told.get("title", ""), problems))
            continue
        keys = {brought.source_id, *([brought.register_number] if brought.register_number else [])}
        (plan.here if keys & known else plan.new).append((number, brought))
        known |= keys
    return plan


def sheet_by_id(city: City, sheet_id: UUID) -> Sheet | None:
    """Return a table of a city."""
    return Sheet.objects.filter(city=city, pk=sheet_id).select_related("city", "person").first()


def confirmed_sheet(sheet_id: str) -> Sheet | None:
    """Return a table that somebody has confirmed and that isn't brought yet: for the job that brings it."""
    found = Sheet.objects.filter(pk=sheet_id, confirmed_at__isnull=False, done_at=None)
    return found.select_related("city", "person").first()


def sheets(city: City) -> QuerySet[Sheet]:
    """Return the tables of a city, the newest first, without their rows."""
    return Sheet.objects.filter(city=city).defer("rows").order_by("-made_at")


def old_sheets(at: datetime) -> QuerySet[Sheet]:
    """Return the tables that have had their time."""
    return Sheet.objects.filter(made_at__lt=at - KEPT)


def _known(city: City) -> set[str]:
    rows = Initiative.objects.filter(city=city).values_list("source_id", "register_number")
    return {key for row in rows for key in row if key}
