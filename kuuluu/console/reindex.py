"""kuuluu reindex."""

import argparse

from kuuluu.cases.indexing import index_cases
from kuuluu.cities.models import City
from kuuluu.console.stop import say
from kuuluu.language.terms import is_whole
from kuuluu.publication.commands import count_register, index_register


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether all is read anew."""
    parser.add_argument("--count", action="store_true", help="only count the register's words anew")
    parser.epilog = (
        "Run it after the dictionaries have changed: new Voikko, new Swedish words, new concepts. Safe at any time."
    )


def run(args: argparse.Namespace) -> None:
    """Make the words of all cases anew."""
    is_whole()
    for city in City.objects.order_by("slug"):
        if args.count:
            count_register(city)
            continue
        say(f"{city}: {index_register(city)} published cases, {index_cases(city)} cases.")
