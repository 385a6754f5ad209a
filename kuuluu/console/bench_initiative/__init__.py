"""kuuluu bench-initiative: many support one initiative at once while many more look at it, on the really running service."""

import argparse
import os

from kuuluu.console.bench import rig
from kuuluu.console.bench_initiative.evening import spend
from kuuluu.console.bench_initiative.gathering import gather
from kuuluu.console.bench_initiative.telling import tell
from kuuluu.console.run import collect_static


def arguments(parser: argparse.ArgumentParser) -> None:
    """How many and how long."""
    parser.add_argument("--supports", type=int, default=100, help="supports confirmed in a second (100)")
    parser.add_argument("--views", type=int, default=500, help="views of the page in a second (500)")
    parser.add_argument("--seconds", type=int, default=60, help="for how long (60)")
    parser.add_argument("--port", type=int, default=8091, help="port of the measured server (8091)")


def run(args: argparse.Namespace) -> None:
    """Make an initiative with supports that wait, start server and worker, let them come, and tell what became of them."""
    collect_static()
    url = os.environ["DATABASE_URL"]
    with rig.database(url, 1000, 1) as own, rig.server(own, args.port) as server, rig.worker(own, args.port):
        waiting = gather(own, args.supports * args.seconds)
        evening = spend(server, waiting, args.supports, args.views, args.seconds)
        tell(server, waiting, evening)
