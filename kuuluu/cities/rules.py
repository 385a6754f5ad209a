"""The city's calendar, its places, its colours and its identity service: pure decisions."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import holidays

from kuuluu.cities.models import Area, City, DayKind, LocalRule, Policy, Promise

SATURDAY = 5
ONE_DAY = timedelta(days=1)
# WCAG 2.2, success criterion 1.4.3: text against what lies behind it.
READABLE = 4.5
# The darkest paper of the light pages and the lightest of the dark ones: what is readable here is readable on all.
PAPER = "#f1f3ee"
DARK_PAPER = "#22262a"

# What is asked for, with the names that Suomi.fi or OpenID Connect have for it; "": the provider has no such claim.
IDENTITY_CLAIMS = {
    "identity_code": "nationalIdentificationNumber",
    "birth_date": "birthdate",
    "municipality": "KotikuntaKuntanumero",
    "municipality_date": "",
    "protected": "Turvakielto",
    "name": "name",
}
IDENTITY_METHODS = ("client_secret_basic", "client_secret_post")
# On one machine, for trials, the way there need not be encrypted.
HERE = re.compile(r"(127\.0\.0\.1|([\w-]+\.)*localhost)\Z")


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    # Christmas Eve and Midsummer Eve are among them: no public holidays, yet every office is closed.
    return frozenset(holidays.country_holidays("FI", years=year))


def is_holiday(day: date) -> bool:
    """Tell whether a day is a holiday in Finland, or an eve on which every office is closed."""
    return day in _holidays(day.year)


def is_working_day(city: City, day: date) -> bool:
    """Tell whether the city's offices work: Monday to Friday, no holiday or closed eve, not closed by the city itself."""
    is_weekend = day.weekday() >= SATURDAY
    return not is_weekend and day not in _holidays(day.year) and day.isoformat() not in city.closed_days


def next_working_day(city: City, day: date) -> date:
    """Return the day itself if it is a working day, else the first one after it."""
    while not is_working_day(city, day):
        day += ONE_DAY
    return day


def add_working_days(start: date, days: int, city: City) -> date:
    """Return the last of so many working days; the day of arrival is not counted."""
    day = start
    for _ in range(days):
        day = next_working_day(city, day + ONE_DAY)
    return day


def add_months(start: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day where it has no such day (Act 150/1930, section 3)."""
    year, month = divmod(start.month - 1 + months, 12)
    last = monthrange(start.year + year, month + 1)[1]
    return start.replace(year=start.year + year, month=month + 1, day=min(start.day, last))


def working_days_between(start: date, end: date, city: City) -> int:
    """Return how many working days there are after `start`, up to and with `end`; 0 when it is not later."""
    length = max((end - start).days, 0)
    return sum(is_working_day(city, start + timedelta(days=n)) for n in range(1, length + 1))


def add_calendar_days(start: date, days: int) -> date:
    """Return the last of so many days. The day of the event is not counted, and a time that would end on a Sunday, a
    holiday, Independence Day, May Day, Christmas Eve, Midsummer Eve or a Saturday ends on the next working day
    (laki säädettyjen määräaikain laskemisesta 150/1930, 2 and 5 §). A city can't move it by closing its own offices.
    """
    last = start + timedelta(days=days)
    while last.weekday() >= SATURDAY or last in _holidays(last.year):
        last += ONE_DAY
    return last


def is_proposal(rule: Promise | Policy | LocalRule) -> bool:
    """Tell whether nobody in the city has decided a rule yet: the files mark it by a word of their own in its source."""
    return rule.source_fi.startswith("PROPOSAL")


@dataclass(frozen=True)
class ServicePromise:
    """What the city has promised of one clock of one matter, with the calendar to count it by."""

    city: City
    row: Promise

    @property
    def days(self) -> int:
        return self.row.days

    @property
    def is_in_working_days(self) -> bool:
        return self.row.day_kind == DayKind.WORKING

    @property
    def is_law(self) -> bool:
        return self.row.is_law

    @property
    def source(self) -> str:
        return self.row.source

    def due_date(self, start: date) -> date:
        """Return the last day of the promise for what arrived on `start`."""
        if self.is_in_working_days:
            return add_working_days(start, self.days, self.city)
        return add_calendar_days(start, self.days)


def is_inside(shape: dict[str, Any], lat: float, lon: float) -> bool:
    """Tell whether a point lies in a GeoJSON Polygon or MultiPolygon, outside its holes."""
    polygons = [shape["coordinates"]] if shape.get("type") == "Polygon" else shape.get("coordinates", [])
    return any(
        _in_ring(outer, lat, lon) and not any(_in_ring(hole, lat, lon) for hole in holes) for outer, *holes in polygons
    )


def _in_ring(ring: Sequence[Sequence[float]], lat: float, lon: float) -> bool:
    inside = False
    x1, y1 = ring[-1][:2]
    for x2, y2 in (point[:2] for point in ring):
        if (y1 > lat) != (y2 > lat) and lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1:
            inside = not inside
        x1, y1 = x2, y2
    return inside


def is_inside_city(city: City, lat: float, lon: float) -> bool:
    """Tell whether a point lies in the city. A city without an outline says yes to every point."""
    return not city.outline or is_inside(city.outline, lat, lon)


def area_of(areas: Iterable[Area], lat: float, lon: float) -> Area | None:
    """Return the area in which a point lies."""
    return next((area for area in areas if is_inside(area.shape, lat, lon)), None)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours such as "#1a5e8a", from 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)  # noqa: PLR2004 - sRGB's own


def unreadable_pairs(city: City) -> list[str]:
    """Return which of the city's colours can't be read, each with its ratio; empty for a look that is fine."""
    pairs = {
        "accent on the page": (city.accent, PAPER),
        "accent_ink on accent": (city.accent_ink, city.accent),
        "accent_dark on the dark page": (city.accent_dark, DARK_PAPER),
        "accent_dark_ink on accent_dark": (city.accent_dark_ink, city.accent_dark),
    }
    ratios = {name: contrast(*pair) for name, pair in pairs.items()}
    return [f"{name} is {ratio:.2f}, less than {READABLE}" for name, ratio in ratios.items() if ratio < READABLE]


def is_safe_address(address: str) -> bool:
    """Tell whether what is sent to an address is encrypted on its way, or doesn't leave this machine."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and bool(HERE.match(parts.hostname or "")))
