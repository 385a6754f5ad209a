"""kuuluu language routes: show to which service texts belong."""

import argparse

from kuuluu.console.stop import Stop

ABOUT = "show to which service texts belong"
HELP = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Ask nothing more."""


def run(args: argparse.Namespace) -> None:
    """Refuse: nothing answers yet."""
    raise Stop(f"{args.what} is not there yet")
