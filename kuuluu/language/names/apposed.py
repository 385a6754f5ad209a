"""Who is told to be somebody just before the name: "farbrorn i kiosken, Ahmed,", "isoisä oli Juho Pukkonen"."""

import re

from kuuluu.language.names.bearers import is_animal
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.office_holders import is_office
from kuuluu.language.names.runs import Run
from kuuluu.language.names.says import IS, Says
from kuuluu.language.names.tokens import Token

_FAR, _TWO = 6, 2
_NUMBER = re.compile(r" ?\d+")  # "the bus driver on 633, Mikko,"
_CLOSES = frozenset(",.;!?)\n")
_MARKS, _LONG = frozenset("\"“”'’»"), 18
_NICK_BEFORE = re.compile(r"[\"“”'»][A-ZÅÄÖ][\w-]+[\"“”'«»] \Z")  # "Jekku" Laine
_TITLES = frozenset(["miss", "mr", "mrs", "ms", "lady", "sir", "fröken", "herr", "fru", "neiti", "rouva", "herra"])
_WITH = ("c/o ", "C/O ", "c/o: ")
_NAME = Kind.FIRST | Kind.LAST


def says_person(low: str) -> Says:
    """Return whether a word in small letters tells of a child or of another person."""
    if low in words("child"):
        return Says.CHILD
    return Says.PERSON if low in words("private") else Says.NOTHING


def apposed(tokens: list[Token], at: int, after: int, text: str) -> Says:
    """Return who stands between commas after words that tell of somebody: "grannen mitt emot, Kurre, såg", "a boy in my club, Kasperi, 11"."""
    end = tokens[after - 1].end
    is_closed = end == len(text) or text[end] in _CLOSES
    if (
        _NUMBER.sub("", tokens[at].gap) != ", "
        or not is_closed
        or not tokens[at].capital
        or tokens[after - 1].low in exact("no_names")
    ):
        return Says.NOTHING
    for step in range(at - 1, max(-1, at - _FAR), -1):
        word = tokens[step]
        if is_animal(word.low):
            return Says.NO_PERSON  # "the goat at the petting farm, Miss Daisy, is limping"
        if (word.capital and not word.at_start) or is_office(tokens, step):
            return Says.NOTHING  # "the city gardener, Outi Vainio,"
        says = says_person(word.low)
        if says is not Says.NOTHING:
            return says
        if word.gap != " ":
            return Says.NOTHING
    return Says.NOTHING


def told_beside(tokens: list[Token], run: Run, text: str) -> Says:
    """Return who a name is told to be by words just before it that are no title: with whom post is left, between commas, after "is"."""
    gap = run.words[0].gap
    if (
        gap[-2:-1] in _MARKS
        and run.words[0].has(Kind.LAST)
        and _NICK_BEFORE.search(text, max(0, run.start - _LONG), run.start)
    ):
        return Says.PERSON
    first = run.index - (tokens[run.index - 1].low in _TITLES)
    if tokens[first].gap.endswith(", "):
        return apposed(tokens, first, run.after, text)
    if tokens[run.index - 1].low == "o" and text.endswith(_WITH, 0, run.start):
        return Says.PERSON
    return _is_told_to_be(tokens, run) if gap == " " and tokens[run.index - 1].low in IS else Says.NOTHING


def _is_told_to_be(tokens: list[Token], run: Run) -> Says:
    """Return who is said to be called so: "isoisä oli Juho Pukkonen", "my neighbour is Eero", "lapsen opettaja on Outi"."""
    if run.index < _TWO or tokens[run.index - 1].low not in IS or run.words[0].gap not in {" ", ": "}:
        return Says.NOTHING
    if is_office(tokens, run.index - 2):
        return Says.NOTHING  # "the new head teacher is"
    word = run.words[-1]
    is_name = word.capital and word.has(_NAME) and not word.is_inflected and not word.has(Kind.PATTERN)
    if not (run.is_pair or is_name) or word.lemma in exact("brands") or tokens[run.index - 1].gap != " ":
        return Says.NOTHING
    return says_person(tokens[run.index - 2].low)
