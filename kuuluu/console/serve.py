"""kuuluu serve."""

import argparse
import os
import sys

from kuuluu.console.children import become


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to listen."""
    parser.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"), help="address to listen at")
    parser.add_argument("--port", default=os.environ.get("PORT", "8000"), help="port to listen at")


def run(args: argparse.Namespace) -> None:
    """Become the web server."""
    become(command_line(args.host, args.port))


def command_line(host: str, port: str) -> list[str]:
    """Return how the web server is started: a process that dies is replaced, where granian's habit is to stop."""
    workers = os.environ.get("WEB_WORKERS", "2")
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", port),
        *("--workers", workers, "--blocking-threads", "4", "--respawn-failed-workers", "--no-ws"),
        *("--workers-kill-timeout", "5", "--log-level", "warning", "kuuluu.wsgi:application"),
    ]
