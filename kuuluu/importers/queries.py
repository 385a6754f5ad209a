"""Reads of tables, and what would come of one."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from kuuluu.cities.models import City, Secrecy
from kuuluu.importers.models import Sheet
from kuuluu.importers.rules.kuntalaisaloite import PREFIX
from kuuluu.importers.rules.rows import Problem, read_row
from kuuluu.initiatives.models import Initiative, Version
from kuuluu.initiatives.queries.brought import known_keys
from kuuluu.initiatives.rules.importing import DECIDED, Brought, keys_of

# Nobody needs a table for longer: it holds names and words that the city has elsewhere.
KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Unread:
    """A row that can't be read: its number as a spreadsheet counts, its first words, and what is wrong."""

    number: int
    title: str
    problems: list[Problem]


@dataclass(frozen=True)
class Changed:
    """A row that the city has here already, and that says something else than what was brought: in which fields.

    Its title is as it stands here, in its language; "" where the words are erased.
    """

    row: int
    case_number: str
    title: str
    language: str
    fields: list[str]


@dataclass(frozen=True)
class Plan:
    """What would come of a table now."""

    new: list[tuple[int, Brought]] = field(default_factory=list)
    here: list[tuple[int, Brought]] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    # Of those that are here. Nothing of them is changed by bringing: a person looks.
    changed: list[Changed] = field(default_factory=list)

    @property
    def numbers(self) -> dict[str, int]:
        """How many rows are new, here already, and not read."""
        return {"new": len(self.new), "here": len(self.here), "unread": len(self.unread)}


def plan_of(sheet: Sheet, *, at: datetime) -> Plan:
    """Return what would come of a table: what is new, what the city has here already, and what can't be read and why."""
    plan, known, kept = Plan(), known_keys(sheet.city), _texts(sheet.city)
    for number, cells in enumerate(sheet.rows, start=2):
        told = {code: cells[column] for code, column in sheet.mapping.items()}
        brought, problems = read_row(told, at=at)
        if brought is None:
            plan.unread.append(Unread(number, told.get("title", ""), problems))
            continue
        keys = keys_of(brought)
        (plan.here if keys & known else plan.new).append((number, brought))
        known |= keys
        if brought.source_id in kept and (fields := _differing(kept[brought.source_id], brought)):
            text, case = kept[brought.source_id], kept[brought.source_id].initiative.case
            plan.changed.append(Changed(number, case.number, text.title.text, case.title_language, fields))
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


def gone(city: City, listed: Collection[str]) -> list[str]:
    """Return the numbers of those that were brought from kuntalaisaloite.fi and aren't among the ids that it lists now.
    What was public here stays so: that it is gone there is told, and a person decides.
    """
    rows = Initiative.objects.filter(city=city, source_id__startswith=PREFIX).exclude(source_id__in=listed)
    return list(rows.order_by("case__number").values_list("case__number", flat=True))


def _texts(city: City) -> dict[str, Version]:
    rows = Version.objects.filter(number=1, initiative__city=city, initiative__case__secrecy=Secrecy.PUBLIC)
    rows = rows.exclude(initiative__source_id="")
    return {one.initiative.source_id: one for one in rows.select_related("title", "demand", "initiative__case")}


def _differing(text: Version, brought: Brought) -> list[str]:
    """Return in which fields a row says something else than what was brought; what nobody tells now is no difference."""
    here = text.initiative
    is_other = {
        "title": brought.title != text.title.text,
        "demand": brought.demand != text.demand.text,
        "supporters": brought.supporters not in {None, here.supporters_elsewhere},
        "state": brought.stage in DECIDED and here.stage not in DECIDED,
    }
    return [code for code, differs in is_other.items() if differs]
