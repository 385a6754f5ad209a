"""kuuluu language search: search the texts of a corpus by words."""

import argparse

from kuuluu.console.stop import Stop

ABOUT = "search the texts of a corpus by words"
HELP = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask nothing more."""


def run(args: argparse.Namespace) -> None:
    """Refuse: nothing answers yet."""
    raise Stop(f"{args.what} is not there yet")
