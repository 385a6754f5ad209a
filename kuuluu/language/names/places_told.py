"""Villages and quarters whose names could be surnames: what leads there, what lies there and what is done to streets there."""

import re

from kuuluu.language.names.bearers import bears_names, is_after, is_english_after
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import is_a_person
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists

_LISTED = {part: frozenset(listed) for part, listed in read_lists("names/places_told").items()}
_IN = {"sv": "i", "en": "in"}
_AT = frozenset({"vid", "från", "till", "på"})
_ENDS_LIKE_ONE = tuple(_LISTED["LIKE_ONE"])  # "vid Klemetskog", "på Stenbacken"
_FEW, _TWO = 3, 2
_STREET = re.compile(r"\w{3}(?:tien?|ka[td]un?|kujan?|pol[kv]?un?|raiti?tin?|vägen|gatan|gränden|stigen)$")
_ON = ("tiellä", "tielle", "tieltä", "kadulla", "kadulle", "kadulta", "kujalla", "kujalle", "kujalta")


def is_told_a_place(tokens: list[Token], run: Run, language: str) -> bool:
    """Tell whether a word that could be a surname is a place by what stands around: "bussen till Hagaberg", "in Hagaberg"."""
    word = run.words[0]
    if len(run.words) > 1 or word.has(Kind.FIRST | Kind.NICK) or not word.capital:
        return False
    if _is_worked_on(tokens, run) or _is_a_street(tokens, run):
        return True
    at = run.index - 1
    if language not in _IN or at < 0 or word.gap != " " or tokens[at].low not in _LISTED["PREPOSITIONS"]:
        return False
    if _is_somebodys(tokens, run, language) or not _LISTED["FEELS"].isdisjoint(
        one.low for one in tokens[max(0, at - _TWO) : at]
    ):
        return False
    if tokens[at].low == _IN[language] or (tokens[at].low in _AT and word.low.endswith(_ENDS_LIKE_ONE)):
        return True
    return _is_reached_from(tokens, at, run)


def is_lit_or_slippery(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is told how it is in a quarter that is called as somebody, or who lives in it: "Hermannissa on pimeää"."""
    word = run.words[0]
    if len(run.words) > 1 or not word.capital or not word.has(Kind.INSIDE) or not word.low.endswith(("ssa", "ssä")):
        return False
    if run.index and word.gap == " " and tokens[run.index - 1].low.startswith(("asun", "asum", "asuv")):
        return True
    ahead = tokens[run.after : run.after + _FEW + _TWO]
    if not ahead or ahead[0].low not in _LISTED["IS_SO"]:
        return False
    until = next((n for n, one in enumerate(ahead) if one.gap != " "), len(ahead))
    return any(one.low in _LISTED["LIKE_A_PLACE"] for one in ahead[:until])


def _is_worked_on(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is ploughed, sanded or lit: "När plogas Hagaberg?", "When is Hagaberg ploughed?"."""
    beside = [tokens[at] for at in (run.index - 1, run.after) if 0 <= at < len(tokens)]
    is_straight = all(one.gap == " " for one in (run.words[0], *tokens[run.after : run.after + 1]))
    return any(one.low in _LISTED["WORKED"] for one in beside) and (is_straight or run.after >= len(tokens))


def _is_a_street(tokens: list[Token], run: Run) -> bool:
    """Tell whether a surname that ends as streets do stands as one: "Talvitien ja Asemakadun kulmassa", "Talvitiellä"."""
    word = run.words[0]
    if not _STREET.search(word.lemma):
        return False
    ahead, beside = tokens[run.after : run.after + 1], tokens[max(0, run.index - _TWO) : run.after + _TWO]
    is_joined = any(_STREET.search(one.low) for one in beside if one is not word and one.capital)
    return word.low.endswith(_ON) or is_joined or any(one.low in _LISTED["ALONG"] for one in ahead)


def _is_somebodys(tokens: list[Token], run: Run, language: str) -> bool:
    """Tell whether what somebody has, or somebody else, follows: "i Lindqvists trädgård", "between Lindqvist and us"."""
    word = run.words[0]
    if word.low.endswith(("'s", "’s")):
        return True
    ahead = tokens[run.after : run.after + _FEW]
    if not ahead or ahead[0].gap != " ":
        return False
    low = ahead[0].low
    if (word.low.endswith("s") or language == "en") and (
        low in words("belongings") or low in _LISTED["HAS"] or is_a_person(low)
    ):
        return True
    if low not in {"och", "and"} or len(ahead) < _TWO:
        return False
    are_several = ahead[1].low == "the" and ahead[-1].capital  # "between Lindqvist and the Salos"
    return ahead[1].low in _LISTED["SOMEBODY"] or are_several


def _is_reached_from(tokens: list[Token], at: int, run: Run) -> bool:
    """Tell whether a road, a bus or a shore stands before the preposition: "vägen från", "the bus to", "stranden nära"."""
    noun = tokens[at - 1] if at else None
    if noun is None or tokens[at].gap != " " or noun.capital > noun.at_start:
        return False
    if is_after("WAYS_", noun.low) or is_english_after("WAYS_", noun.low):
        return tokens[at].low in _LISTED["HEADINGS"] or run.words[0].has(Kind.PATTERN | Kind.AREA | Kind.PLACE)
    is_lying = run.words[0].has(Kind.PATTERN | Kind.AREA | Kind.PLACE)
    return is_lying and (bears_names(noun.low) or noun.low in words("places_after"))
