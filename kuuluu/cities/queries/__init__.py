"""Reads of the city: all from one snapshot that a process keeps in memory while the city's version stands."""

from kuuluu.cities.queries.hosts import all_cities, cached_city, city_by_host, city_by_slug, head_email, open_cities
from kuuluu.cities.queries.reads import (
    area_by_code,
    areas,
    divisions,
    local_rule,
    owner_of,
    policy,
    population,
    promise,
    service_by_code,
    service_tree,
    services,
    unit_by_code,
    units,
)
from kuuluu.cities.queries.snapshot import Snapshot, forget, refresh, snapshot
from kuuluu.cities.queries.suggestions import Suggestion, not_city_matter, search_services, suggest_services

__all__ = [
    "Snapshot",
    "Suggestion",
    "all_cities",
    "area_by_code",
    "areas",
    "cached_city",
    "city_by_host",
    "city_by_slug",
    "divisions",
    "forget",
    "head_email",
    "local_rule",
    "not_city_matter",
    "open_cities",
    "owner_of",
    "policy",
    "population",
    "promise",
    "refresh",
    "search_services",
    "service_by_code",
    "service_tree",
    "services",
    "snapshot",
    "suggest_services",
    "unit_by_code",
    "units",
]
