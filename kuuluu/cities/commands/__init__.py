"""Loading a city from its files. An operator's act, not an actor's: no event is written and nobody is asked for a right."""

from kuuluu.cities.commands.files import CityFileError
from kuuluu.cities.commands.loading import DATA, load_all, load_city

__all__ = ["DATA", "CityFileError", "load_all", "load_city"]
