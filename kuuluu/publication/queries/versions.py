"""The one cheap question that kept pages hang on."""

from django.db import connections

# xmin names the transaction that wrote the row: a number that was rolled back, or came from a backup, is never taken
# for the same number written by another.
_VERSIONS = """
select city.version, coalesce(register.version, 0), coalesce(register.xmin::text, '')
from cities_cityhost as host
join cities_city as city on city.id = host.city_id
left join publication_registerversion as register on register.city_id = city.id
where host.host = %s and city.is_open
"""


def versions_at(host: str) -> tuple[int, int, str] | None:
    """Return the version of the city at a host (its name alone, without a port) and of its register; None: no city."""
    with connections["public"].cursor() as cursor:
        cursor.execute(_VERSIONS, [host])
        found = cursor.fetchone()
    return (found[0], found[1], found[2]) if found else None
