"""kuuluu bench."""

import argparse

from kuuluu.console.stop import Stop


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose yet."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Measure."""
    raise Stop("the bench is not written yet")
