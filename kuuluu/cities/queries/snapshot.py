"""One city's rows as a process keeps them: read once, and again only when the city has been loaded anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Any

from kuuluu.cities.models import (
    Area,
    City,
    Division,
    LocalRule,
    Policy,
    Population,
    Promise,
    Service,
    ServiceGroup,
    ServiceOwner,
    Unit,
)
from kuuluu.cities.queries.hosts import forget_hosts
from kuuluu.cities.queries.keywords import KeywordIndex


@dataclass(frozen=True)
class Snapshot:
    """A city with everything that pages ask about it. Nobody changes its rows."""

    city: City
    divisions: tuple[Division, ...]
    units: tuple[Unit, ...]
    groups: tuple[ServiceGroup, ...]
    services: tuple[Service, ...]
    areas: tuple[Area, ...]
    # Newest first, by service, by clock, by key.
    owners: dict[int, list[ServiceOwner]]
    promises: dict[str, list[Promise]]
    policies: dict[str, list[Policy]]
    local_rules: dict[str, list[LocalRule]]
    # By the age from which it counts.
    populations: dict[int, list[Population]]
    services_by_code: dict[str, Service]

    @cached_property
    def keywords(self) -> KeywordIndex:
        """Made when the first text comes that is to be placed: most pages never ask."""
        return KeywordIndex([row for row in self.services if row.is_listed])


_kept: dict[int, Snapshot] = {}


def snapshot(city: City) -> Snapshot:
    """Return the city's snapshot; no query when this process has it in this version or a newer one."""
    kept = _kept.get(city.pk)
    if kept is None or kept.city.version < city.version:
        kept = _kept[city.pk] = _load(city.pk)
    return kept


def refresh(city_id: int, version: int) -> None:
    """Let go of a snapshot that is older than `version`."""
    kept = _kept.get(city_id)
    if kept and kept.city.version < version:
        del _kept[city_id]


def forget() -> None:
    """Let go of everything that this process keeps."""
    _kept.clear()
    forget_hosts()


def _load(city_id: int) -> Snapshot:
    city = City.objects.get(pk=city_id)
    divisions = {row.pk: row for row in Division.objects.filter(city=city).order_by("order")}
    groups = {row.pk: row for row in ServiceGroup.objects.filter(city=city).order_by("order")}
    units = {row.pk: row for row in Unit.objects.filter(city=city).order_by("order")}
    services = {row.pk: row for row in Service.objects.filter(city=city).order_by("group__order", "order")}
    owners = list(ServiceOwner.objects.filter(service__city=city).order_by("service", "-from_date"))
    promises = list(Promise.objects.filter(city=city).order_by("clock", "-from_date"))
    policies = list(Policy.objects.filter(city=city).order_by("key", "-from_date"))
    local_rules = list(LocalRule.objects.filter(city=city).order_by("key", "-from_date"))
    populations = list(Population.objects.filter(city=city).order_by("from_age", "-date"))
    areas = list(Area.objects.filter(city=city).order_by("order", "name_fi"))
    _tie((*divisions.values(), *groups.values(), *units.values(), *services.values(), *areas), "city", {city.pk: city})
    _tie(units.values(), "division", divisions)
    _tie(services.values(), "group", groups)
    _tie(owners, "unit", units)
    return Snapshot(
        city=city,
        divisions=tuple(divisions.values()),
        units=tuple(units.values()),
        groups=tuple(groups.values()),
        services=tuple(services.values()),
        areas=tuple(areas),
        owners=_grouped(owners, "service_id"),
        promises=_grouped(promises, "clock"),
        policies=_grouped(policies, "key"),
        local_rules=_grouped(local_rules, "key"),
        populations=_grouped(populations, "from_age"),
        services_by_code={row.code: row for row in services.values()},
    )


def _tie(rows: Iterable[Any], name: str, others: dict[int, Any]) -> None:
    """Give each row the very object that its key means, so that reading it asks nothing of the database."""
    for row in rows:
        key = getattr(row, f"{name}_id")
        if key is not None:
            setattr(row, name, others[key])


def _grouped(rows: Iterable[Any], name: str) -> dict[Any, list[Any]]:
    key = attrgetter(name)
    return {value: list(group) for value, group in groupby(rows, key)}
