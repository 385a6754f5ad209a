"""Small groups in public numbers: a figure of a few people can tell who they are."""

from collections.abc import Mapping

# A group of fewer is shown as "fewer than 5", as in all public figures.
FEWEST = 5


def without_small_groups(counts: Mapping[str, int]) -> dict[str, int | None]:
    """Return the counts of groups that make up a known sum; None stands for 1 to 4.

    Where one group alone would be None, it could be counted out of the sum: the next smallest goes along.
    """
    shown: dict[str, int | None] = {name: None if 0 < n < FEWEST else n for name, n in counts.items() if n}
    hidden = [name for name, n in shown.items() if n is None]
    if len(hidden) == 1 and len(shown) > 1:
        smallest = min((n, name) for name, n in counts.items() if n >= FEWEST)
        shown[smallest[1]] = None
    return shown
