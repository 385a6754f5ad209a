"""What an address of GeoReport v2 asks of the register; a value that means nothing raises UnknownValue."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.http import QueryDict
from django.utils.timezone import get_default_timezone, localdate

from kuuluu.api.shapes import LANGUAGES
from kuuluu.cities.models import City
from kuuluu.cities.queries import service_by_code
from kuuluu.publication.queries import Circle, Limits, Span
from kuuluu.publication.queries.lists import midnight
from kuuluu.ui.asking import UnknownValue, page_number, whole_number
from kuuluu.ui.visits import Visit

MOST_AT_ONCE = 100
# Without moments that many days are looked at, as the specification says.
DAYS = 90
STATUSES = ("open", "closed")
YES_OR_NO = {"": False, "true": True, "false": False}
# Moments that calendars and databases can count with.
YEARS = range(1970, 3000)
FARTHEST = 100_000
# A plus that wasn't written as %2B has become a space.
_PLUS = re.compile(r"(T[\d:.]+) (\d\d:?\d\d)$")
_LOCALE = re.compile(rf"({'|'.join(LANGUAGES)})([-_][a-z]{{2}})?", re.IGNORECASE)


def language_of(parameters: QueryDict, city: City) -> str:
    """Return the language of names and of what we say: the one that is asked for ("sv", "sv_FI"), else the city's first."""
    asked = _LOCALE.fullmatch(parameters.get("locale", ""))
    return asked[1].lower() if asked else str(city.languages[0])


def check_locale(parameters: QueryDict) -> None:
    """Raise UnknownValue where a language is asked for that we don't speak."""
    if (given := parameters.get("locale", "")) and not _LOCALE.fullmatch(given):
        raise UnknownValue("locale")


def wants_extensions(parameters: QueryDict) -> bool:
    """Tell whether what CitySDK added to the specification is asked for."""
    given = parameters.get("extensions", "").lower()
    if given not in YES_OR_NO:
        raise UnknownValue("extensions")
    return YES_OR_NO[given]


def page_in(parameters: QueryDict) -> tuple[int, int]:
    """Return which page is asked for, from 1, and how many requests a page has."""
    size = whole_number(parameters.get("page_size", str(MOST_AT_ONCE)))
    if size is None or not 0 < size <= MOST_AT_ONCE:
        raise UnknownValue("page_size")
    return page_number(parameters), size


def limits_in(parameters: QueryDict, here: Visit) -> Limits:
    """Return which requests are asked for. Numbers go before all other limits, as the specification says."""
    numbers = tuple(_listed(parameters, "service_request_id"))
    if len(numbers) > MOST_AT_ONCE:
        raise UnknownValue("service_request_id")
    if numbers:
        return Limits(numbers=numbers)
    changed = Span(_moment(parameters, "updated_after", time.min), _moment(parameters, "updated_before", time.max))
    return Limits(
        service_ids=tuple(_services(parameters, here.city)),
        is_closed=_is_closed(parameters),
        received=_received(parameters, here, changed),
        changed=changed,
        within=_circle(parameters),
    )


def _received(parameters: QueryDict, here: Visit, changed: Span) -> Span:
    """Return between which moments of arrival. What changed is asked for whenever it arrived: a copy of an old request must
    not stay as it was.
    """
    since = _moment(parameters, "start_date", time.min)
    until = _moment(parameters, "end_date", time.max)
    if since or changed != Span():
        return Span(since, until)
    last_day = localdate(until) if until else here.today
    return Span(midnight(last_day - timedelta(days=DAYS)), until)


def _moment(parameters: QueryDict, name: str, hour: time) -> datetime | None:
    """Return a moment of ISO 8601; of a day alone, its first or last moment here; without an offset, as clocks here say it."""
    given = _PLUS.sub(r"\1+\2", parameters.get(name, "").strip())
    if not given:
        return None
    try:
        day = date.fromisoformat(given) if len(given) == len("2026-12-01") else None
        found = datetime.combine(day, hour) if day else datetime.fromisoformat(given)
    except ValueError as error:
        raise UnknownValue(name) from error
    if found.year not in YEARS:
        raise UnknownValue(name)
    return found if found.tzinfo else found.replace(tzinfo=get_default_timezone())


def _services(parameters: QueryDict, city: City) -> Iterable[int]:
    for code in _listed(parameters, "service_code"):
        service = service_by_code(city, code)
        if service is None:
            raise UnknownValue("service_code")
        yield service.pk


def _is_closed(parameters: QueryDict) -> bool | None:
    asked = {one.lower() for one in _listed(parameters, "status")}
    if not asked <= set(STATUSES):
        raise UnknownValue("status")
    return "closed" in asked if len(asked) == 1 else None


def _circle(parameters: QueryDict) -> Circle | None:
    """Return round which place, and how far: all three are given, or none."""
    most = {"lat": (-90, 90), "long": (-180, 180), "radius": (0, FARTHEST)}
    if not any(parameters.get(name) for name in most):
        return None
    return Circle(*(_measure(parameters, name, *ends) for name, ends in most.items()))


def _measure(parameters: QueryDict, name: str, least: float, most: float) -> float:
    try:
        value = float(parameters.get(name, ""))
    except ValueError as error:
        raise UnknownValue(name) from error
    # What is no number at all, as "nan", lies between nothing.
    if not least <= value <= most:
        raise UnknownValue(name)
    return value


def _listed(parameters: QueryDict, name: str) -> list[str]:
    """Return what a parameter lists: with commas, or by standing more than once."""
    return [one.strip() for given in parameters.getlist(name) for one in str(given).split(",") if one.strip()]
