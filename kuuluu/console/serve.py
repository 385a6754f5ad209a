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


def command_line(host: str, port: str, application: str = "kuuluu.wsgi:application") -> list[str]:
    """Return how the web server is started."""
    workers = os.environ.get("WEB_WORKERS", "2")
    where = ["--host", host, "--port", port, "--workers", workers]
    return [sys.executable, "-m", "kuuluu.console.web", *where, "--application", application]
