"""Small groups in public numbers: a figure of a few people can tell who they are."""

from collections.abc import Mapping

# A group of fewer is not told by itself, as in all public figures.
FEWEST = 5
FEW = "few"


def without_small_groups(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the counts of groups that make up a known sum; all that are smaller than five stand together as "few".

    Where these are fewer than five together, the next smallest group goes along: else its size could be counted out of
    the sum, and with it what the few are.
    """
    shown = {name: count for name, count in counts.items() if count >= FEWEST}
    few = sum(count for count in counts.values() if count < FEWEST)
    while 0 < few < FEWEST and shown:
        few += shown.pop(min(shown, key=lambda name: (shown[name], name)))
    return shown | ({FEW: few} if few else {})


def told_anew(before: Mapping[str, int], now: Mapping[str, int]) -> dict[str, int]:
    """Return what is told of groups that were told of before: the same, until at least five more or fewer make them up.

    Whoever compares two days' figures would else learn the group of a single one.
    """
    is_plain = set(before) <= {FEW}
    has_moved = abs(sum(now.values()) - sum(before.values())) >= FEWEST
    return without_small_groups(now) if is_plain or has_moved else dict(before)
