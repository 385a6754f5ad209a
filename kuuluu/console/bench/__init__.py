"""kuuluu bench: how fast the service is, as multiples of a yardstick in the same run."""

import argparse
import os

from kuuluu.console.bench import measuring, rig, thinking
from kuuluu.console.run import collect_static


def arguments(parser: argparse.ArgumentParser) -> None:
    """How much and how long."""
    parser.add_argument("--cases", type=int, default=100_000, help="cases in each city (100,000)")
    parser.add_argument("--cities", type=int, default=2, help="in how many of the cities (2)")
    parser.add_argument("--only-finding", action="store_true", help="search, similar cases and routing alone")
    parser.add_argument("--beside", metavar="HOST", help=argparse.SUPPRESS)
    parser.add_argument("--seconds", type=float, default=3.0, help="seconds that each page is asked (3)")
    parser.add_argument("--port", type=int, default=8090, help="port of the measured server (8090)")


def run(args: argparse.Namespace) -> None:
    """Fill a database of its own, start the real server on it, and print a table."""
    if args.beside:
        thinking.measure(args.beside)
        return
    collect_static()
    url = os.environ["DATABASE_URL"]
    with rig.database(url, args.cases, args.cities) as filled, rig.server(filled, args.port) as server:
        measuring.measure(server, args.seconds, pages=not args.only_finding)
