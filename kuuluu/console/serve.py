"""kuuluu serve."""

import argparse
import os
import sys

from kuuluu.console import database


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"), help="address to listen at")
    parser.add_argument("--port", default=os.environ.get("PORT", "8000"), help="port to listen at")


def run(args: argparse.Namespace) -> None:
    """Become the web server."""
    database.connect()
    command = command_line(args.host, args.port)
    os.execv(command[0], command)  # noqa: S606 - our own command line


def command_line(host: str, port: str) -> list[str]:
    """Return how the web server is started: a dead process is replaced, and none grows for ever."""
    workers = os.environ.get("WEB_WORKERS", "2")
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", port),
        *("--workers", workers, "--blocking-threads", "4", "--respawn-failed-workers", "--no-ws"),
        *("--log-level", "warning", "kuuluu.wsgi:application"),
    ]
