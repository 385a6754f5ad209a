"""What is known of a visit to what anyone may read: the city, the moment, names from memory, and whole addresses."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import cast

from django.conf import settings
from django.http import HttpRequest
from django.utils.timezone import localdate

from kuuluu.cities.models import Area, City, Service, Unit
from kuuluu.cities.queries import snapshot
from kuuluu.ui.middleware import Request


@dataclass(frozen=True)
class Visit:
    """The city, the moment, and the names of what the register holds by number; none of it asks the database."""

    city: City
    at: datetime

    @property
    def today(self) -> date:
        """The day here."""
        return localdate(self.at)

    @cached_property
    def services(self) -> dict[int, Service]:
        """All services, also those no longer offered: old cases name them."""
        return {row.pk: row for row in snapshot(self.city).services}

    @cached_property
    def areas(self) -> dict[int, Area]:
        """All areas."""
        return {row.pk: row for row in snapshot(self.city).areas}

    @cached_property
    def units(self) -> dict[int, Unit]:
        """All units."""
        return {row.pk: row for row in snapshot(self.city).units}

    def unit_name(self, unit_id: int | None) -> str:
        """Name whoever has it: a unit, or the city where no unit has it yet."""
        unit = self.units.get(unit_id or 0)
        return unit.name if unit else self.city.name


def visit(request: HttpRequest) -> Visit:
    """Return the visit that a request is."""
    known = cast("Request", request)
    return Visit(known.city, known.at)


def address(request: HttpRequest, path: str) -> str:
    """Return a whole address at the city's own host, whatever host was asked."""
    return address_in(request, visit(request).city, path)


def address_in(request: HttpRequest, city: City, path: str) -> str:
    """Return a whole address at the host of a city, which may be another one than this."""
    return f"{request.scheme}://{city.host}{settings.PORT_IN_LINKS}{path}"
