"""Lists of words that the finders read from files: one or more on a line; a line that begins with # is a remark."""

from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_lines(name: str) -> Iterator[str]:
    """Yield the lines of a list, without remarks and empty ones."""
    for line in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def read_words(name: str) -> list[str]:
    """Return all the words of a list."""
    return [word for line in read_lines(name) for word in line.split()]
