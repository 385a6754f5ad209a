"""How a console command ends when it can't go on, and how it speaks."""

import sys


class Stop(Exception):  # noqa: N818 - an operator reads its words, not its name
    """The command can't go on; the words are one line that says what to do."""


def say(words: str) -> None:
    """Print a line of progress at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()
