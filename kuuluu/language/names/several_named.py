"""Several first names that are told together to be those of things or animals: "Toivo, Onni ja Lempi: kolme uutta penkkiä"."""

from kuuluu.language.names.bearers import bears_names, is_animal
from kuuluu.language.names.called_so import is_called, is_the_name_of_one, tells_which
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import acts, is_a_person, until_place
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists

_LISTED = {part: frozenset(listed) for part, listed in read_lists("names/several_named").items()}
_AND = frozenset({"ja", "och", "and", "sekä", "samt", "&"})
_COMMA, _MOST, _FAR, _FEW, _TWO = frozenset({", ", " & "}), 6, 7, 3, 2
# The plural in its first form: "veneet", "båtarna", "båtar", "fåren", "boats", "sheep".
_PLURAL = ("t", "na", "ar", "or", "er", "en", "s", "sheep", "får")
_OF_THEM = frozenset(
    {"ja", "och", "and", "of", "på", "för", "till", "with", "med", "from", "från", "by", "at", "in", "on", "i"}
)


def are_of_things(tokens: list[Token], run: Run) -> bool:
    """Tell whether a lone first name is one of several that are joined and told to be of things or animals."""
    if len(run.words) > 1 or not _is_lone(tokens, run.index):
        return False
    first, last = _ends(tokens, run.index)
    if first == last:
        return False
    return (
        _are_headed(tokens, last)
        or _are_told_after(tokens, last)
        or _are_told_before(tokens, first, last)
        or is_called(tokens, first - 1, first, tokens[first].low)
        or is_the_name_of_one(tokens, first - 1, last + 1)
        or _ran_off(tokens, last)
    )


def _is_lone(tokens: list[Token], at: int) -> bool:
    """Tell whether a first name stands here in its first form, and no surname after it."""
    word = tokens[at]
    if not word.capital or not word.has(Kind.FIRST | Kind.NICK) or word.is_inflected:
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].gap != " " or not tokens[at + 1].capital


def _ends(tokens: list[Token], at: int) -> tuple[int, int]:
    """Return where the joined names begin and end that the one here stands among."""
    first = last = at
    while first - at > -_MOST * _TWO and (before := _joined_before(tokens, first)) is not None:
        first = before
    while last - at < _MOST * _TWO and (after := _joined_after(tokens, last)) is not None:
        last = after
    return first, last


def _joined_before(tokens: list[Token], at: int) -> int | None:
    if at and tokens[at].gap in _COMMA and _is_lone(tokens, at - 1):
        return at - 1
    is_and = at > 1 and tokens[at].gap == " " and tokens[at - 1].low in _AND and tokens[at - 1].gap == " "
    return at - _TWO if is_and and _is_lone(tokens, at - _TWO) else None


def _joined_after(tokens: list[Token], at: int) -> int | None:
    if at + 1 < len(tokens) and tokens[at + 1].gap in _COMMA and _is_lone(tokens, at + 1):
        return at + 1
    is_and = (
        at + _TWO < len(tokens) and tokens[at + 1].low in _AND and tokens[at + 1].gap == " " == tokens[at + _TWO].gap
    )
    return at + _TWO if is_and and _is_lone(tokens, at + _TWO) else None


def _clause(tokens: list[Token], at: int) -> list[Token]:
    """Return the few words from a place on that only spaces part."""
    ahead = tokens[at : at + _FAR]
    return ahead[: next((n for n, word in enumerate(ahead) if n and word.gap != " "), None)]


def _is_a_thing(low: str) -> bool:
    return (bears_names(low) or is_animal(low)) and low not in _LISTED["GROUPS"]


def _are_headed(tokens: list[Token], last: int) -> bool:
    """Tell whether a colon follows, and how many things of what kind: "Toivo ja Onni: | kaksi uutta penkkiä"."""
    if last + 1 >= len(tokens) or not tokens[last + 1].gap.startswith(":"):
        return False
    told = _clause(tokens, last + 1)
    if told[0].low not in _LISTED["COUNTS"] or any(is_a_person(word.low) for word in told):
        return False
    head = next((n for n, word in enumerate(told) if _is_a_thing(word.low)), None)
    return head is not None and (head + 1 == len(told) or told[head + 1].low in _AND)


def _are_told_after(tokens: list[Token], last: int) -> bool:
    """Tell whether it follows what things they are: "ovat puiston uudet penkit", "är de tre bästa båtarna | i parken"."""
    if last + 1 >= len(tokens) or tokens[last + 1].gap != " " or tokens[last + 1].low not in _LISTED["ARE"]:
        return False
    told = _clause(tokens, last + _TWO)
    told = until_place(told) if told and told[0].gap == " " else []
    if not told or not all(tells_which(word.low) or word.low in _LISTED["COUNTS"] for word in told[:-1]):
        return False
    return _is_a_thing(told[-1].low) and told[-1].low.endswith(_PLURAL)


def _are_told_before(tokens: list[Token], first: int, last: int) -> bool:
    """Tell whether the things stand straight before, or before a bracket or a comma: "båtarna | Aino och Eino", "The goats (Aino and Eino)"."""
    noun = tokens[first - 1] if first else None
    if noun is None or noun.capital > noun.at_start or not noun.low.endswith(_PLURAL) or not _is_a_thing(noun.low):
        return False
    beside = {word.low for word in tokens[max(0, first - _FEW) : first - 1]}
    if not beside.isdisjoint(_OF_THEM) or any(is_a_person(low) or low in words("child") for low in beside):
        return False
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    gap = tokens[first].gap
    if gap == " (":
        return following is not None and following.gap[:1] == ")"
    if gap == ", ":
        return following is None or (following.gap == ", " and following.low in _LISTED["ARE"])
    return gap == " " and (following is None or not acts(following.low))


def _ran_off(tokens: list[Token], last: int) -> bool:
    """Tell whether they escaped from where animals are kept: "ovat taas karanneet aitauksesta"."""
    told = {word.low for word in tokens[last + 1 : last + 1 + _FAR]}
    if told.isdisjoint(_LISTED["RAN"]) or told.isdisjoint(_LISTED["FENCES"]):
        return False
    return not any(is_a_person(word.low) or word.low in words("child") for word in tokens)
