"""kuuluu work."""

import argparse
import sys

from kuuluu.console.children import become

# A job that takes longer, as learning does, is asked to end when the worker ends, and is done again by the next one.
SECONDS_FOR_JOBS = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Become the worker."""
    become(command_line())


def command_line() -> list[str]:
    """Return how the worker is started: several at once, so that a slow mail server holds up no sweep."""
    worker = [sys.executable, "-m", "django", "procrastinate", "worker"]
    return [*worker, "--concurrency", "4", "--shutdown-graceful-timeout", str(SECONDS_FOR_JOBS)]
