"""kuuluu reindex."""

import argparse

from kuuluu.cases.indexing import index_cases
from kuuluu.cities.models import City
from kuuluu.console.stop import say
from kuuluu.language.terms import is_whole
from kuuluu.publication.commands import index_register


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""
    parser.epilog = (
        "Run it after the dictionaries have changed: new Voikko, new Swedish words, new concepts. Safe at any time."
    )


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Make the words of all cases anew."""
    is_whole()
    for city in City.objects.order_by("slug"):
        say(f"{city}: {index_register(city)} published cases, {index_cases(city)} cases.")
