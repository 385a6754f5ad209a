"""Words that tell of a person or of a thing, where a name stands beside them."""

import re

from kuuluu.language.names.bearers import is_animal
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lines

_SOMEBODY = re.compile(rf"(?:{'|'.join(read_lines('names/somebody'))})\w*")
# "Lådcykeln": Swedish nouns in their definite form end so.
# In the plural only those of things: "tjejerna Sara och Lina" are girls.
_DEFINITE = re.compile(
    r"[a-zåäö]{2,}(?:en|et|an|ln|rn)|\w*(?:sorterna|rosorna|robotarna|pumparna|båtarna|färjorna|bilarna|maskinerna|plogarna|grupperna|salarna|lamporna)"
)
_MADE = (
    "klipparen",
    "klippare",
    "sugaren",
    "kastaren",
    "plogen",
    "bussen",
    "bilen",
    "maskinen",
    "roboten",
    "skannern",
    "skrivaren",
    "vädret",
)
# What parts whose place or company somebody is in or at: "var | på båten", "is | at the ferry"; a Finnish case says so too.
_PARTS = frozenset(
    [
        "på", "i", "vid", "till", "från", "med", "hos", "mot", "under", "över", "bakom", "bredvid", "nära", "av", "för", "efter", "utan",
        "at", "in", "on", "by", "to", "from", "with", "near", "behind", "beside", "under", "of", "against", "after", "without", "aboard", "into", "onto", "off",
    ]
)  # fmt: skip
_HAS, _FEW = (
    frozenset({"has", "had", "keeps", "kept", "was", "fell", "sat", "stood", "said", "sang", "ran", "threw", "lost"}),
    6,
)
_MOST = frozenset({"bästa", "största", "första", "sista", "nästa", "flesta", "minsta", "yngsta", "äldsta"})
_INSIDE = ("ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "seen", "ssaan", "ssään", "llaan", "llään")
_DID = re.compile(r"\w{3}(?:i|ade|dde|ed|nut|nyt)\Z")
_PERSONS = re.compile(rf"\w*(?:{'|'.join(read_lines('names/persons_sv'))})")


def is_somebody(low: str) -> bool:
    """Tell whether a word in small letters tells of a person, or none is told at all: "a man", "she is"."""
    return is_a_person(low) or (bool(_SOMEBODY.fullmatch(low)) and not is_thing(low))


def is_a_person(low: str) -> bool:
    """Tell whether a word is one of those for somebody near or for a child."""
    return low in words("private") or low in words("child")


def acts(low: str) -> bool:
    """Tell whether a word says what somebody did, and not what somebody would do: "kaatui", "ramlade", "shouted"."""
    return low in exact("verbs") or (bool(_DID.search(low)) and not low.endswith("isi"))


def is_thing(low: str) -> bool:
    """Tell whether a word is that of a thing, an animal or a firm that may have a name."""
    return any(
        form in words("things") or form in exact("named_things") or form in words("firms_before") or is_animal(form)
        for form in {low, low.removesuffix("n")}
    )


def is_definite_thing(low: str) -> bool:
    """Tell whether a Swedish word is a noun in its definite form, and of no person."""
    if low.endswith(_MADE):
        return True
    return low not in exact("no_nouns_sv") and bool(_DEFINITE.fullmatch(low)) and not _PERSONS.fullmatch(low)


def until_place(told: list[Token]) -> list[Token]:
    """Return the words before the first that says where or with whom somebody is: "on ollut | näytelmässä", "var | på båten"."""
    ends = (
        n
        for n, word in enumerate(told)
        if word.low in _PARTS or (word.low.endswith(_INSIDE) and word.low not in _MOST and not is_animal(word.low))
    )
    return told[: next(ends, None)]


def does_there(tokens: list[Token], at: int, after: int) -> bool:
    """Tell whether a sentence begins with where, and somebody at a place does something after it: "By the boat | Jukka shouted"."""
    if after >= len(tokens) or tokens[after].gap != " " or not (acts(tokens[after].low) or tokens[after].low in _HAS):
        return False
    for step in range(at - 1, max(-1, at - _FEW), -1):
        if tokens[step + 1].gap != " ":
            return False
        if tokens[step].at_start:
            return tokens[step].low in _PARTS
    return False
