"""Words of offices, schools, shops and gatherings: what stands beside them is nobody's home."""

import re

from kuuluu.language.words import read_lines

_PUBLIC = re.compile("|".join(read_lines("public_places")))
# Each of them has one of these in it: they are looked for first, which is much faster.
_HINTS = (
    "kuka ", "kenen", "vem ", "who ",
    "regis", "sago", "satu", "story", "kirp", "info",
    "kirj", "koul", "luki", "opist", "päiv", "terv", "hamm", "neuv", "toim", "nuor", "nuok", "asuk", "uimah", "muse", "vira", "kaup", "yri", "ravi",
    "kahv", "seura", "yhdi", "koko", "tila", "tapa", "palv", "pysä", "työm", "kaava", "kort", "apte", "kirk", "kyrk", "chur", "halli",
    "klin", "lääk", "kons", "liike", "bibl", "skol", "dagh", "häls", "kont", "ungd", "invå", "buti", "möte", "före", "mott", "håll", "even",
    "libr", "scho", "dayc", "day c", "clin", "offi", "youth", "resid", "shop", "store", "rest", "meet", "bus ", "city", "coun", "comp", "caf",
)  # fmt: skip
_BEFORE, _AFTER = 50, 25


def speaks_of_a_public_place(low: str) -> bool:
    """Tell whether words in small letters speak of an office, a school, a shop or a gathering."""
    return any(hint in low for hint in _HINTS) and bool(_PUBLIC.search(low))


def is_public(low: str, first: int, place: tuple[int, int], last: int) -> bool:
    """Tell whether what stands before an address on its line or in its sentence, or shortly after it, speaks of an office or a school."""
    start, end = place
    near = max(first, low.rfind(" ", 0, max(0, start - _BEFORE)))  # no word is cut
    # The street's own name isn't looked at: it may be Koulukatu.
    return speaks_of_a_public_place(low[near:start]) or speaks_of_a_public_place(low[end : min(end + _AFTER, last)])
