"""Who may keep a view; how long somebody counts as present; in which order places are visited."""

from collections.abc import Sequence
from datetime import timedelta
from math import cos, hypot, radians
from typing import TypeVar
from uuid import UUID

from kuuluu.cases.models import Case
from kuuluu.cases.rules import may_handle
from kuuluu.cities.models import City, Unit
from kuuluu.people.actors import Actor
from kuuluu.people.roles import Permission
from kuuluu.workday.models import SavedView

# After so long without a sign from the page, its reader is thought to be gone.
PRESENT_FOR = timedelta(minutes=2)
VIEWS_AT_MOST = 30
ROUTE_AT_MOST = 60
KM_OF_DEGREE = 111.2

Point = tuple[float, float]
T = TypeVar("T")


def person_of(actor: Actor) -> UUID:
    """Return whose day it is; for whoever is no person an id that nobody has."""
    return actor.person_id or UUID(int=0)


def may_work(actor: Actor, city: City) -> bool:
    """Whoever has a role in the city arranges the own day there."""
    return actor.person_id is not None and actor.is_member_of(city.pk)


def may_share(actor: Actor, unit: Unit) -> bool:
    """Whoever handles a unit's cases shares a view with it."""
    return actor.may(Permission.HANDLE_CASES, unit.city_id, unit.pk)


def may_change_view(actor: Actor, view: SavedView) -> bool:
    """A view is changed by who made it; a shared one by an administrator, too."""
    is_own = actor.person_id == view.person_id and actor.is_member_of(view.city_id)
    return is_own or (view.unit_id is not None and actor.may(Permission.ADMINISTER, view.city_id))


def may_write(actor: Actor, case: Case) -> bool:
    """Whoever handles a case, as a person, keeps words for it."""
    return actor.person_id is not None and may_handle(actor, case)


def distance(one: Point, other: Point) -> float:
    """Return the kilometres between two places of a city as the crow flies; a city is flat enough for it."""
    wide = (one[1] - other[1]) * cos(radians((one[0] + other[0]) / 2))
    return hypot(one[0] - other[0], wide) * KM_OF_DEGREE


def route(places: Sequence[tuple[T, Point]], start: Point) -> list[T]:
    """Return what stands at the places in an order that makes the way from the start short.

    The nearest next place first, then turned round wherever two ways would cross (2-opt); the way need not come back.
    """
    left, way, at = list(places), [], start
    while left:
        nearest = min(left, key=lambda place: distance(at, place[1]))
        left.remove(nearest)
        way.append(nearest)
        at = nearest[1]
    while better := _uncrossed(way, start):
        way = better
    return [thing for thing, _point in way]


def _uncrossed(way: list[tuple[T, Point]], start: Point) -> list[tuple[T, Point]] | None:
    points = [start, *(point for _thing, point in way)]
    for first in range(len(way) - 1):
        for last in range(first + 1, len(way)):
            after = points[last + 2] if last + 2 < len(points) else None
            before = distance(points[first], points[first + 1]) + (distance(points[last + 1], after) if after else 0)
            turned = distance(points[first], points[last + 1]) + (distance(points[first + 1], after) if after else 0)
            if turned < before - 1e-9:
                return way[:first] + way[first : last + 1][::-1] + way[last + 1 :]
    return None
