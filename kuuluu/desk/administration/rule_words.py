"""A routing rule, and what a trial of it showed, in words for a page."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from typing import Any
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuuluu.cases.models import MATTERS
from kuuluu.cities import queries as cities
from kuuluu.cities.models import City
from kuuluu.feedback.models import Kind
from kuuluu.people.models import Person
from kuuluu.people.queries import colleagues
from kuuluu.routing.commands import Content
from kuuluu.routing.models import RoutingRule, RuleVersion
from kuuluu.routing.queries import Goal, Move, Trial, Trouble, triage
from kuuluu.ui.dates import day_text

# So many cases of one move, and of those without an owner, are named with a link.
NAMED = 5
TROUBLES: Mapping[Trouble, str | Promise] = {
    Trouble.OFF: gettext_lazy("Ended"),
    Trouble.OVER: gettext_lazy("Its last day has passed"),
    Trouble.NOT_YET: gettext_lazy("Its first day is still to come"),
    Trouble.UNABLE: gettext_lazy("Passed over: its unit or officer handles nothing any more"),
    Trouble.OWNERLESS: gettext_lazy("Nobody answers for this rule any more"),
    Trouble.UNOFFERED: gettext_lazy("None of its services is offered any more"),
    Trouble.HIDDEN: gettext_lazy("Never decides: an earlier rule takes all of its cases"),
}


def content_of(rule: RoutingRule) -> dict[str, Any]:
    """Return what a rule says now."""
    return {one.name: getattr(rule, one.name) for one in fields(Content)}


def conditions(city: City, content: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return each condition of a rule as a name and its words; none: every case fits. Old versions hold plain JSON."""
    kept = cities.snapshot(city)
    rows = [
        (_("Services"), _named(content["services"], {one.pk: one.name for one in kept.services})),
        (_("Districts"), _named(content["areas"], {one.pk: one.name for one in kept.areas})),
        (_("Kinds"), _named(content["kinds"], {**dict(Kind.choices), **dict(MATTERS)})),
        (_("Words"), "; ".join(content["words"])),
        (_("Weekdays"), _named(content["weekdays"], WEEKDAYS)),
        (_("Time of day"), _span(_clock(content["from_time"]), _clock(content["to_time"]))),
        (_("Days"), _span(_day(content["from_date"]), _day(content["to_date"]))),
    ]
    return [(name, words) for name, words in rows if words]


class Names:
    """The names of a city's units and people, asked for once."""

    def __init__(self, city: City, people: Iterable[Person] | None = None) -> None:
        self.units = {one.pk: one.name for one in cities.snapshot(city).units}
        self.people = {one.pk: one.name for one in (colleagues(city) if people is None else people)}
        nobodys = triage(city)
        self.queue = _("the queue of what nobody owns")
        if nobodys:
            self.queue = _("the queue of what nobody owns (%(unit)s)") % {"unit": nobodys.name}

    def goal(self, unit: int | None, officer: UUID | str | None) -> str:
        """Return to whom a case goes."""
        if unit is None:
            return str(self.queue)
        name = self.units.get(unit, _("a unit that is no more"))
        return f"{name}: {self.person(officer)}" if officer else str(name)

    def owner(self, person: UUID | str | None, unit: int | None) -> str:
        """Return who answers for a rule."""
        told = [self.person(person) if person else "", str(self.units.get(unit, "")) if unit else ""]
        return ", ".join(one for one in told if one)

    def person(self, person: UUID | str) -> str:
        """Return the name of somebody who works here."""
        return str(self.people.get(UUID(str(person)), _("somebody who has left")))


def version_row(city: City, names: Names, version: RuleVersion, by: str) -> dict[str, Any]:
    """Return one version of a rule: who made it when, what it said, and what its trial had shown."""
    said = version.content
    return {
        "version": version,
        "by": by or _("somebody who has left"),
        "conditions": conditions(city, said),
        "goal": names.goal(said["unit_id"], said["officer_id"]),
        "owner": names.owner(said["owner_person_id"], said["owner_unit_id"]),
    }


def moves(names: Names, trial: Trial, seen: Mapping[UUID, Any]) -> list[dict[str, Any]]:
    """Return what would move, the most first: from, to, how many, and some that the administrator may open."""
    rows = sorted(trial.moves.values(), key=lambda move: -move.count)
    return [_move(names, move, seen) for move in rows]


def _move(names: Names, move: Move, seen: Mapping[UUID, Any]) -> dict[str, Any]:
    return {
        "move": move,
        "start": _goal(names, move.start),
        "end": _goal(names, move.end),
        "is_orphan": move.end.unit_id is None,
        "cases": named(move.cases, seen),
    }


def named(wanted: Iterable[UUID], seen: Mapping[UUID, Any]) -> list[Any]:
    """Return the first few cases of which the administrator may know."""
    return [seen[pk] for pk in wanted if pk in seen][:NAMED]


def _goal(names: Names, goal: Goal) -> str:
    return names.goal(goal.unit_id, goal.officer_id)


def _named(chosen: Iterable[Any], names: Mapping[Any, Any]) -> str:
    return ", ".join(str(names.get(one, one)) for one in chosen)


def _span(start: str, end: str) -> str:
    return str(format_lazy("{}–{}", start, end)) if start or end else ""


def _clock(value: time | str | None) -> str:
    return str(value)[:5].replace(":", ".") if value else ""


def _day(value: date | str | None) -> str:
    if not value:
        return ""
    return day_text(date.fromisoformat(value) if isinstance(value, str) else value)
