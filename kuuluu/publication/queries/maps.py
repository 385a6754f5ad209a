"""The register as places on a map, grouped on a grid by the database itself."""

from dataclasses import dataclass
from datetime import date

from django.db import connections, router

from kuuluu.cities.models import City
from kuuluu.publication.models import PublicCase
from kuuluu.publication.queries.lists import Wanted
from kuuluu.publication.queries.search import wanted_cases

# The map shows the newest so many places of what is wanted, and says so where there are more.
MOST_PLACES = 2000

# A group this small names its cases: its mark opens them. A larger one only counts: its mark leads nearer.
MOST_NAMED = 5

# Groups as [latitude, longitude, how many, [[number, title], …]]. Names are read for the small groups alone.
_GROUPED = """
with places as materialized ({places}),
groups as (
    select avg(latitude) as lat, avg(longitude) as lon, count(*) as n,
           case when count(*) <= {named} then array_agg(id) end as ids
    from places group by floor(latitude / %s), floor(longitude / %s)
),
told as (
    select lat, lon, n, (
        select json_agg(json_build_array(number, title) order by number)
        from publication_publiccase named where named.id = any (ids)
    ) as cases
    from groups
)
select json_build_object(
    'is_capped', (select count(*) from places) >= %s,
    'groups', coalesce((
        select json_agg(json_build_array(round(lat::numeric, 5), round(lon::numeric, 5), n, coalesce(cases, '[]'::json))
            order by n desc, lat, lon)
        from told), '[]'::json)
)::text
"""


@dataclass(frozen=True)
class Window:
    """What a map shows, in degrees, and how far apart points must be to stand alone."""

    west: float
    south: float
    east: float
    north: float
    step: float


def map_points(city: City, wanted: Wanted, today: date, window: Window | None) -> str:
    """Return the places of the newest wanted cases as JSON, made in one query; the step without a window is the city's."""
    cases = wanted_cases(city, wanted, today).filter(latitude__isnull=False)
    if window:
        cases = cases.filter(latitude__range=(window.south, window.north), longitude__range=(window.west, window.east))
    rows = cases.order_by("-received_at", "-id").values("latitude", "longitude", "id")
    places, parameters = rows[:MOST_PLACES].query.sql_with_params()
    step = window.step if window else 0.0075
    with connections[router.db_for_read(PublicCase)].cursor() as cursor:
        cursor.execute(_GROUPED.format(places=places, named=MOST_NAMED), [*parameters, step, step * 2, MOST_PLACES])
        return str(cursor.fetchone()[0])
