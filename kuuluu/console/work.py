"""kuuluu work."""

import argparse
import os
import sys

from kuuluu.console import database


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Become the worker."""
    database.connect()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kuuluu.settings")
    command = command_line()
    os.execv(command[0], command)  # noqa: S606 - our own command line


def command_line() -> list[str]:
    """Return how the worker is started: several at once, so that a slow mail server holds up no sweep."""
    return [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "4"]
