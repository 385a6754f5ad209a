"""Whose office it is: a club's, an association's or a housing company's secretary is a private person, a board's of the city is not."""

import re
from itertools import pairwise

from kuuluu.language.names.lists import words
from kuuluu.language.names.tokens import Token

_NEAR, _FAR = 4, 6
_TWO_WORDS = frozenset(["housing company", "housing co-op", "housing cooperative", "road company", "sports team"])


def is_of_an_association(tokens: list[Token], at: int) -> bool:
    """Tell whether the office here is one that associations have, an association is named in the text, and no board of the city beside it."""
    if tokens[at].low not in words("association_roles") or _names_a_board(tokens, at - _NEAR, at + _NEAR):
        return False
    if _names_one(tokens, at - _FAR, at + _FAR + 1):
        return True
    return _names_one(tokens, 0, len(tokens)) and not _names_a_board(tokens, 0, len(tokens))


def names_an_association(told: str) -> bool:
    """Tell whether words in small letters name an association: "chair of our housing company"."""
    return any(word in words("associations") for word in re.split(r"[ ,:]+", told)) or any(
        two in told for two in _TWO_WORDS
    )


def _names_one(tokens: list[Token], first: int, last: int) -> bool:
    told = tokens[max(0, first) : last]
    if any(token.low in words("associations") for token in told):
        return True
    return any(f"{one.low} {other.low}" in _TWO_WORDS for one, other in pairwise(told))


def _names_a_board(tokens: list[Token], first: int, last: int) -> bool:
    return any(token.low in words("public_boards") for token in tokens[max(0, first) : last])
