"""Routing rules as an administrator writes them."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from kuuluu.cities.models import City
from kuuluu.cities.queries import units
from kuuluu.people.models import Person
from kuuluu.people.roles import Permission
from kuuluu.routing.commands import Content, add_rule
from kuuluu.routing.models import RoutingRule, Target
from tests.factories.cases import officer

LAST = 1000


def make_rule(city: City, *, at: datetime, order: int = LAST, **content: Any) -> RoutingRule:
    """Write a rule at the end: everything to the city's first unit, unless said otherwise."""
    unit = units(city)[0]
    plain: dict[str, Any] = {"name": "Sääntö", "target": Target.UNIT, "unit_id": unit.pk, "owner_unit_id": unit.pk}
    by = officer(city, Permission.ADMINISTER)
    return add_rule(city, content=Content(**{**plain, **content}), order=order, trial={}, by=by, at=at)


def content_of(rule: RoutingRule, **changes: Any) -> Content:
    """Return what a rule says, with changes."""
    return Content(**{**{name: getattr(rule, name) for name in asdict(Content("", ""))}, **changes})


def to_officer(unit: Any, person: Person) -> dict[str, Any]:
    return {"target": Target.OFFICER, "unit_id": unit.pk, "officer_id": person.pk}
