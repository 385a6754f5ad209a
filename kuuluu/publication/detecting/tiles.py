"""A large picture looked at in parts: what a model needs of memory grows with what it sees at once."""

from collections.abc import Iterator

# Parts lie over each other by so many pixels, so that what is cut by the edge of one is whole in the next.
SIDE, OVERLAP = 448, 128


def tiles(width: int, height: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield left, top, width and height of the parts that cover a picture; one alone where it is small."""
    for top in _starts(height):
        for left in _starts(width):
            yield left, top, min(width, SIDE), min(height, SIDE)


def _starts(length: int) -> list[int]:
    if length <= SIDE:
        return [0]
    return [*range(0, length - SIDE, SIDE - OVERLAP), length - SIDE]
