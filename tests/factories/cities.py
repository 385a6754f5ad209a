"""Small cities for tests, made row by row; the two real ones are loaded from their files before the first test."""

from datetime import date
from itertools import count
from typing import Any

from kuuluu.cities import queries
from kuuluu.cities.models import Area, City, CityHost, Policy, Promise, Service, ServiceGroup, ServiceOwner, Unit

LONG_AGO = date(2020, 1, 1)
_numbers = count(1)


def make_city(**values: Any) -> City:
    """Make a city with nothing in it but a triage unit."""
    n = next(_numbers)
    slug = values.pop("slug", f"city{n}")
    city = City.objects.create(
        **{
            "slug": slug,
            "code": f"{n + 500}",
            "name_fi": slug.capitalize(),
            "host": f"{slug}.localhost",
            "number_prefix": f"C{n}",
            "languages": ["fi", "sv", "en"],
            "accent": "#1b4f8a",
            "accent_ink": "#ffffff",
            "accent_dark": "#9cc4f5",
            "accent_dark_ink": "#0b1f38",
            "wordmark": slug,
            "lat": 60.0,
            "lon": 25.0,
            **values,
        }
    )
    CityHost.objects.create(city=city, host=city.host)
    make_unit(city, code="triage", is_triage=True)
    return city


def make_unit(city: City, code: str = "", **values: Any) -> Unit:
    code = code or f"unit{next(_numbers)}"
    return _made(
        Unit.objects.create(**{"city": city, "code": code, "name_fi": code, "email": f"{code}@city.example", **values})
    )


def make_service(city: City, code: str = "", *, owner: Unit | None = None, **values: Any) -> Service:
    """Make a service, owned by a unit since long ago if one is given."""
    code = code or f"service{next(_numbers)}"
    group, _ = ServiceGroup.objects.get_or_create(city=city, code="group", defaults={"name_fi": "Ryhmä"})
    words = {"name_fi": code, "description_fi": f"Palvelu {code}."}
    service = Service.objects.create(**{"city": city, "code": code, "group": group, **words, **values})
    if owner:
        ServiceOwner.objects.create(service=service, unit=owner, from_date=LONG_AGO)
    return _made(service)


def make_area(city: City, code: str = "keskusta", **values: Any) -> Area:
    """Make an area: a square of a tenth of a degree round the point 60, 25 where no shape is given."""
    ring = [[24.95, 59.95], [25.05, 59.95], [25.05, 60.05], [24.95, 60.05], [24.95, 59.95]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    words = {"name_fi": code.capitalize(), "lat": 60.0, "lon": 25.0}
    return _made(Area.objects.create(**{"city": city, "code": code, "shape": shape, **words, **values}))


def make_promise(city: City, clock: str = "answered", days: int = 5, **values: Any) -> Promise:
    row = {"from_date": LONG_AGO, "source_fi": "Test", **values}
    return _made(Promise.objects.create(city=city, clock=clock, days=days, **row))


def make_policy(city: City, key: str, value: Any, **values: Any) -> Policy:
    row = {"from_date": LONG_AGO, "source_fi": "Test", **values}
    return _made(Policy.objects.create(city=city, key=key, value=value, **row))


def _made(row: Any) -> Any:
    # What a process keeps of the city is older than the row.
    queries.forget()
    return row
