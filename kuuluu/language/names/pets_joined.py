"""Names of several animals that are joined: "pennut Lilli ja Nalle", "the two goats, Heidi and Peter,", "the stable's Bella and Max"."""

import re

from kuuluu.language.names.bearers import is_animal
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/pets_joined")

_IS = frozenset(["on", "oli", "ovat", "är", "is", "are", "was", "ja", "och", "and"])
_FAR, _FARTHER, _TWO = 6, 10, 2
_OF = frozenset({"of", "med", "with"})
_DEEDS_END = re.compile(r"(?<=i)v[aä]t\Z")  # of several: "neuvoivat"
_APPOSED = frozenset([", ", " (", "\n("])
_CLOSES, _AND = frozenset({",", ".", "!", "?", ")"}), frozenset({"ja", "och", "and", "&", "sekä"})
SEVERAL = ("ies", "ets", "ats", "ogs", "its", "ses", "ers", "oat", "hat", "uhet", "rat", "sat", "nit", "nut", "set", "ndar", "tter", "star", "arna", "erna", "orna", "cks", "rds", "ese", "eep", "ows", "ns", "els")  # fmt: skip
# Whose the animals are: "Ratsastuskoulun Stella ja Roope", "the stable's Bella and Max".
_THEIR_HOUSE = re.compile(rf"(?:{_LISTED['THEIR_HOUSE']})")


def before_others(tokens: list[Token], at: int) -> int:
    """Return the place before the names that are joined: "heter Molly och Kalle"."""
    while at > 1 and tokens[at].low in _IS and tokens[at - 1].capital and not tokens[at - 1].at_start:
        if tokens[at].gap != " ":
            return at
        at -= 2
        while at > 1 and tokens[at].capital and tokens[at + 1].gap == ", " and not tokens[at].at_start:
            at -= 1  # "koirat Reku, Hilma ja Onni"
    return at


def live_there(tokens: list[Token], run: Run, at: int) -> bool:
    """Tell whether two names are joined after the house of animals, and it is not told what only people did there."""
    house = tokens[at]
    if tokens[at + 1].gap != " " or not _THEIR_HOUSE.fullmatch(house.low):
        return False
    if house.low.startswith("school") and tokens[at - 1].low != "riding":
        return False
    end = run.after
    if end + 1 < len(tokens) and tokens[end].low in _AND and tokens[end + 1].capital:
        end += 2
    is_joined = end > at + _TWO
    ahead = [token.low for token in tokens[end : end + _FAR]]
    return (
        is_joined
        and not any(low in words("private") or low in words("own_roles") for low in ahead)
        and not (ahead and _DEEDS_END.sub("", ahead[0]) in exact("verbs"))
    )


def are_apposed(tokens: list[Token], run: Run, at: int) -> bool:
    """Tell whether several animals stand before names joined between commas: "the two goats at the city farm, Heidi and Peter,"."""
    end = run.after
    while end + 1 < len(tokens) and tokens[end].low in _AND and tokens[end + 1].capital:
        end += 2
    is_closed = end >= len(tokens) or tokens[end].gap[:1] in _CLOSES
    if tokens[at + 1].gap not in _APPOSED or not is_closed or end - at <= _TWO:
        return False
    for step in range(at, max(-1, at - _FARTHER), -1):
        word = tokens[step]
        if is_animal(word.low):
            return word.low.endswith(SEVERAL) and not is_of_them(tokens, step)
        if word.at_start or word.gap != " " or word.low in words("child") or word.low in words("private"):
            return False
    return False


def is_of_them(tokens: list[Token], at: int) -> bool:
    """Tell whether the animals here are only told of somebody: "the owners of the dogs, Rosie and Ned,"."""
    return any(other.low in _OF for other in tokens[max(0, at - _TWO) : at])
