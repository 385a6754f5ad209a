"""kuuluu code: the second factor of a demo person, where no telephone is at hand."""

import argparse

from kuuluu.console import demo
from kuuluu.console.stop import say


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whose code."""
    parser.add_argument("email", help="e-mail address of a demo person")


def run(args: argparse.Namespace) -> None:
    """Print the present code. Raises Stop for anybody who is no demo person."""
    say(demo.one_time_code(args.email))
