"""The one cheap question that kept pages hang on."""

from django.db import connections

_VERSIONS = """
select city.version, coalesce(register.version, 0)
from cities_cityhost as host
join cities_city as city on city.id = host.city_id
left join publication_registerversion as register on register.city_id = city.id
where host.host = %s and city.is_open
"""


def versions_at(host: str) -> tuple[int, int] | None:
    """Return the version of the city at a host (its name alone, without a port) and of its register; None: no city."""
    with connections["public"].cursor() as cursor:
        cursor.execute(_VERSIONS, [host])
        found = cursor.fetchone()
    return (found[0], found[1]) if found else None
