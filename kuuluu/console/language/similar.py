"""kuuluu language similar: find the texts of a corpus that tell of the same thing."""

import argparse

from kuuluu.console.stop import Stop

ABOUT = "find the texts of a corpus that tell of the same thing"
HELP = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask nothing more."""


def run(args: argparse.Namespace) -> None:
    """Refuse: nothing answers yet."""
    raise Stop(f"{args.what} is not there yet")
