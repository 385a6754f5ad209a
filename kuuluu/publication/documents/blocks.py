"""What a text is made of, once its looks are taken away: headings, paragraphs, points and rows of tables."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

BETWEEN = "\n"
# Stands between the cells of a row.
CELL = "\t"


@dataclass(frozen=True)
class Block:
    """A stretch of text and what it is: "heading", "text", "point" or "row"."""

    kind: str
    text: str


def text_of(blocks: Iterable[Block]) -> str:
    """Return all that the blocks say, each on a line of its own."""
    return BETWEEN.join(block.text for block in blocks)


def starts_of(blocks: Sequence[Block]) -> list[int]:
    """Return where in the whole text each block begins."""
    return [0, *accumulate(len(block.text) + len(BETWEEN) for block in blocks)][: len(blocks)]


def clean(text: str) -> str:
    """Return the text on one line: what can't be printed becomes a space."""
    return "".join(char if char.isprintable() or char == CELL else " " for char in text).strip()
