"""What the city has, owns, has promised and has decided, on a day."""

from datetime import date
from typing import Any

from kuuluu.cities.models import (
    Area,
    City,
    Division,
    LocalRule,
    Population,
    Promise,
    Service,
    ServiceGroup,
    ServiceOwner,
    Unit,
)
from kuuluu.cities.queries.snapshot import snapshot
from kuuluu.cities.rules import ServicePromise


def divisions(city: City) -> tuple[Division, ...]:
    """Return the city's divisions in its own order."""
    return snapshot(city).divisions


def units(city: City) -> tuple[Unit, ...]:
    """Return the units that handle matters now, in the city's own order."""
    return tuple(unit for unit in snapshot(city).units if unit.is_active)


def unit_by_code(city: City, code: str) -> Unit | None:
    """Return a unit, also one that is no longer active."""
    return next((unit for unit in snapshot(city).units if unit.code == code), None)


def areas(city: City) -> tuple[Area, ...]:
    """Return the city's areas in its own order."""
    return tuple(area for area in snapshot(city).areas if area.is_listed)


def area_by_code(city: City, code: str) -> Area | None:
    """Return an area, also one that is no longer offered."""
    return next((area for area in snapshot(city).areas if area.code == code), None)


def services(city: City) -> tuple[Service, ...]:
    """Return the services that a resident is offered, in the order of the tree, with those that are somebody else's."""
    return tuple(service for service in snapshot(city).services if service.is_listed)


def service_by_code(city: City, code: str) -> Service | None:
    """Return a service, also one that is no longer offered."""
    return snapshot(city).services_by_code.get(code)


def service_tree(city: City) -> list[tuple[ServiceGroup, list[Service]]]:
    """Return the groups that have services, each with its services."""
    listed = services(city)
    tree = [(group, [one for one in listed if one.group_id == group.pk]) for group in snapshot(city).groups]
    return [(group, members) for group, members in tree if members]


def owner_of(city: City, service: Service | None, on_date: date) -> Unit | None:
    """Return the unit that owns a service on a day; the triage unit when nobody does, or nobody knows the service."""
    owners = snapshot(city).owners.get(service.pk, []) if service else []
    owner = next((one for one in owners if _holds(one, on_date)), None)
    return owner.unit if owner else next((unit for unit in units(city) if unit.is_triage), None)


def _holds(owner: ServiceOwner, day: date) -> bool:
    return owner.from_date <= day and (owner.to_date is None or day <= owner.to_date)


def promise(city: City, service: Service | None, kind: str, clock: str, on_date: date) -> ServicePromise | None:
    """Return what the city promised on a day. A promise of the service goes before one of the kind, a narrow before a
    wide one, and of two as narrow the newer.
    """
    fitting = [row for row in snapshot(city).promises.get(clock, []) if _fits(row, service, kind, on_date)]
    best = max(fitting, key=lambda row: (row.service_id is not None, bool(row.kind), row.from_date), default=None)
    return ServicePromise(snapshot(city).city, best) if best else None


def _fits(row: Promise, service: Service | None, kind: str, on_date: date) -> bool:
    is_of_service = row.service_id is None or (service is not None and row.service_id == service.pk)
    return is_of_service and row.kind in {"", kind} and row.from_date <= on_date


def policy(city: City, key: str, on_date: date) -> Any:
    """Return the value of a rule that the city set for itself, as it stood on a day; None when there is none."""
    rows = snapshot(city).policies.get(key, [])
    return next((row.value for row in rows if row.from_date <= on_date), None)


def local_rule(city: City, key: str, kind: str, on_date: date) -> LocalRule | None:
    """Return the rule of initiatives that holds on a day: the kind's own before one of every kind; None where none does."""
    rows = [row for row in snapshot(city).local_rules.get(key, []) if row.kind in {"", kind}]
    holding = [row for row in rows if row.from_date <= on_date and (row.to_date is None or on_date <= row.to_date)]
    return max(holding, key=lambda row: (bool(row.kind), row.from_date), default=None)


def population(city: City, from_age: int, on_date: date) -> Population | None:
    """Return the newest count of residents of at least an age that was of a day before, or of this one."""
    return next((row for row in snapshot(city).populations.get(from_age, []) if row.date <= on_date), None)
