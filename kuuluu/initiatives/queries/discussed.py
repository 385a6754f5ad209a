"""Discussions that are over by the city's rule, while their makers have not begun to gather support. Reads the register alone."""

from datetime import date
from uuid import UUID

from kuuluu.cities.models import City
from kuuluu.initiatives.rules.promises import takes_comments
from kuuluu.publication import queries as register


def talked_out(city: City, today: date) -> list[UUID]:
    """Return which published initiatives of a city are at the stage of discussion and take nothing any more."""
    return [row.pk for row in register.discussed(city) if not takes_comments(city, row, today)]
