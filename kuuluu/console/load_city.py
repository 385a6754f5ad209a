"""kuuluu load-city."""

import argparse
from pathlib import Path

from django.utils.timezone import now

from kuuluu.cities.commands import CityFileError, load_all, load_city
from kuuluu.cities.queries import open_cities
from kuuluu.console.stop import Stop, say
from kuuluu.feedback.commands import hide_what_became_secret
from kuuluu.journal.commands import defer
from kuuluu.routing.queries import model_in_use


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which folders; none: all that come with Kuuluu."""
    parser.add_argument("folders", nargs="*", type=Path, help="folders of city files; none: all that come with Kuuluu")
    parser.add_argument(
        "--learn-at-night", action="store_true", help="leave the first routing models to the coming night"
    )


def run(args: argparse.Namespace) -> None:
    """Load the cities and name them."""
    load(args.folders)
    if not args.learn_at_night:
        begin_routing()


def begin_routing() -> None:
    """Let the worker make the models of cities that have none; it takes them some ten seconds each, and nobody waits."""
    if any(model_in_use(city) is None for city in open_cities()):
        defer("routing.begin")


def load(folders: list[Path]) -> None:
    """Load cities from their folders. Raises Stop with the file and key that can't be read."""
    try:
        cities = [load_city(folder) for folder in folders] or load_all()
    except CityFileError as error:
        raise Stop(str(error)) from error
    for city in cities:
        gone = hide_what_became_secret(city, at=now())
        say(f"  {city.name_fi}: {city.host}" + (f", {gone} matters taken from the public" if gone else ""))
