"""Which city a host means, and the few reads that no snapshot holds."""

from time import monotonic

from kuuluu.cities.models import City, Unit, UnitContact

# How old the answer of cached_city may be.
SECONDS = 5.0

_by_host: dict[str, tuple[float, City]] = {}


def city_by_host(host: str) -> City | None:
    """Return the open city that answers at a host, with or without a port; None for a host that no city has. One query."""
    return City.objects.filter(is_open=True, hosts__host=_name(host)).first()


def cached_city(host: str) -> City | None:
    """Return the same as city_by_host, up to five seconds old. An unknown host is asked each time and never kept."""
    name = _name(host)
    until, city = _by_host.get(name, (0.0, None))
    if city and monotonic() < until:
        return city
    city = city_by_host(name)
    if city:
        _by_host[name] = (monotonic() + SECONDS, city)
    return city


def _name(host: str) -> str:
    return host.partition(":")[0].rstrip(".").lower()


def forget_hosts() -> None:
    """Let go of every host that this process keeps."""
    _by_host.clear()


def city_by_slug(slug: str) -> City | None:
    """Return a city by its short name, open or not."""
    return City.objects.filter(slug=slug).first()


def open_cities() -> list[City]:
    """Return the cities that use the service now."""
    return list(City.objects.filter(is_open=True).order_by("slug"))


def all_cities() -> list[City]:
    """Return every city whose data is here, also one that no longer uses the service."""
    return list(City.objects.order_by("slug"))


def head_email(unit: Unit) -> str:
    """Return where the head of a unit hears of its lateness; the unit's own address when no head is known."""
    contact = UnitContact.objects.filter(unit=unit).first()
    return (contact.head_email if contact else "") or unit.email
