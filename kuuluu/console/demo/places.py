"""Where things happen: streets that any town could have, at points inside the city's own areas."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from kuuluu.cities.models import Area, City
from kuuluu.cities.queries import areas
from kuuluu.cities.rules import is_inside

BEGINNINGS = (
    *("Koulu", "Puisto", "Asema", "Mylly", "Pelto", "Harju", "Niitty", "Koivu", "Leppä", "Pihlaja", "Lehmus", "Saha"),
    *("Lähde", "Laakso", "Suutarin", "Sepän", "Kauppa", "Tammi", "Ketun", "Oravan", "Puro", "Kallio", "Vaahtera"),
)
# A kind of street as it ends a name: the name itself, "on the street", "of the street".
ENDINGS = (
    ("tie", "tiellä", "tien"),
    ("katu", "kadulla", "kadun"),
    ("kuja", "kujalla", "kujan"),
    ("polku", "polulla", "polun"),
    ("raitti", "raitilla", "raitin"),
)
TRIES = 200


@dataclass(frozen=True)
class Street:
    """A street in an area, with the forms of its name that Finnish needs."""

    area: Area
    name: str
    on: str
    of: str


@dataclass(frozen=True)
class Spot:
    """A point on a street."""

    street: Street
    number: int
    latitude: float
    longitude: float

    @property
    def address(self) -> str:
        return f"{self.street.name} {self.number}"

    @property
    def words(self) -> dict[str, str]:
        """Return what stands for the variables of a letter."""
        return {
            "street": self.street.name,
            "street_on": self.street.on,
            "street_of": self.street.of,
            "address": self.address,
            "number": str(self.number),
        }


def streets(city: City, chance: Random) -> list[Street]:
    """Return streets, as evenly spread over the city's areas as their number allows, the areas' own order kept apart."""
    names = [(first, ending) for ending in ENDINGS for first in BEGINNINGS]
    chance.shuffle(names)
    known = areas(city)
    return [Street(known[n % len(known)], *(first + end for end in ending)) for n, (first, ending) in enumerate(names)]


def spot_on(street: Street, chance: Random) -> Spot:
    """Return a point inside the street's area."""
    latitude, longitude = point_in(street.area, chance)
    return Spot(street, chance.randint(1, 38), latitude, longitude)


def point_in(area: Area, chance: Random) -> tuple[float, float]:
    """Return latitude and longitude of a point inside an area's shape, to the metre."""
    points = list(_points(area.shape["coordinates"]))
    east, north = [x for x, _ in points], [y for _, y in points]
    for _ in range(TRIES):
        longitude = round(chance.uniform(min(east), max(east)), 5)
        latitude = round(chance.uniform(min(north), max(north)), 5)
        if is_inside(area.shape, latitude, longitude):
            return latitude, longitude
    return area.lat, area.lon


def _points(coordinates: Sequence[Any]) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
        return
    for part in coordinates:
        yield from _points(part)
