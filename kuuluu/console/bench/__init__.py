"""kuuluu bench: how fast the service is, as multiples of a yardstick in the same run."""

import argparse
import os

from kuuluu.console.bench import measuring, rig
from kuuluu.console.run import collect_static


def arguments(parser: argparse.ArgumentParser) -> None:
    """How much and how long."""
    parser.add_argument("--cases", type=int, default=100_000, help="cases in each of two cities (100,000)")
    parser.add_argument("--seconds", type=float, default=3.0, help="seconds that each page is asked (3)")
    parser.add_argument("--port", type=int, default=8090, help="port of the measured server (8090)")


def run(args: argparse.Namespace) -> None:
    """Fill a database of its own, start the real server on it, and print a table."""
    collect_static()
    with rig.database(os.environ["DATABASE_URL"], args.cases) as url, rig.server(url, args.port) as server:
        measuring.measure(server, args.seconds)
