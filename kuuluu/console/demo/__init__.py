"""kuuluu demo: a believable year in each loaded city, told by the same commands that residents and officers use.

No city is named here. What people say lies in `words/*.toml`; a city may add letters of its own in its `demo.toml`.
"""

import argparse

from kuuluu.console.demo.persons import one_time_code, sign_ins
from kuuluu.console.demo.year import is_wanted, load_demo
from kuuluu.console.django_ready import get_ready
from kuuluu.console.stop import say

__all__ = ["arguments", "is_wanted", "load_demo", "one_time_code", "run", "sign_ins"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose."""


def run(args: argparse.Namespace) -> None:  # noqa: ARG001
    """Fill, and tell how to sign in."""
    get_ready()
    load_demo()
    for line in sign_ins():
        say(line)
