"""kuuluu work."""

import argparse
import sys

from kuuluu.console.children import become


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Become the worker."""
    become(command_line())


def command_line() -> list[str]:
    """Return how the worker is started: several at once, so that a slow mail server holds up no sweep."""
    return [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "4"]
