"""What is said to be called so: an animal, a ship, a machine, a room or a work stands by the words of calling before the name."""

from kuuluu.language.names.bearers import (
    bears_names,
    is_animal,
    is_english,
    is_english_thing,
    is_what_may_bear,
    stands_before_its_name,
)
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact
from kuuluu.language.names.pets_joined import before_others
from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import is_a_person
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists

_LISTED = read_lists("names/named_so")
_CALLS, _PASSED, _THEN, _NAMES, _AS, _ALSO, _IS_SO, _HUMANS = (
    frozenset(_LISTED[part]) for part in ("CALLS", "PASSED", "THEN", "NAMES", "AS", "ALSO", "IS_SO", "HUMANS")
)
_BETWEEN = frozenset({" ", ": ", ", ", " (", ' "', " ”", " “"})
_MOST, _FAR, _FEW, _TWO, _SHORTEST = 7, 9, 4, 2, 5
_INTO = ("ksi",)
_CASES = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lle", "lta", "ltä", "'s", "’s")
_ARTICLES = frozenset({"the", "our", "your", "its", "their", "this", "that", "a", "an", "any"})
_GOES_ON = frozenset(
    [
        "on", "oli", "ei", "ovat", "sai", "saa", "maksaa", "maksoi", "pitää", "voisi", "pitäisi", "saapui", "kulkee", "toimii",
        "är", "var", "har", "hade", "fick", "ska", "kan", "borde", "kostar", "kostade", "fungerar", "går",
        "is", "was", "has", "had", "will", "should", "can", "could", "costs", "cost", "works", "does", "doesn't", "runs", "needs",
    ]
)  # fmt: skip
# What says of somebody before, and not of the word straight before it: "mannen på båten heter", not "båten som heter".
_SAYS_OF = frozenset({"heter", "hette", "kallas", "is", "was", "med", "with"})
_BESIDE = frozenset(
    [
        "of", "to", "by", "at", "in", "on", "from", "with", "near", "behind", "under", "above", "below", "beside", "for",
        "till", "på", "i", "vid", "av", "med", "från", "bredvid", "bakom", "under", "över", "ovanför", "nära", "emot", "mittemot", "för", "invid",
    ]
)  # fmt: skip
_WHICH = ("n", "s", "mmat", "aste", "est", "haat", "udet")
_DEEDS = ("nen", "een", "den", "ken", "ses", "ves")
_DOERS = ("er", "or", "man", "ist", "ed")
_ASKS = frozenset({"onko", "är", "is"})
_NEW = frozenset(
    {"vanha", "meidän", "teidän", "vår", "er", "gammal", "gamla", "old", "our", "your", "city", "town", "library"}
)
_ARE_NEW = frozenset({"uusi", "uusin", "nya", "nyaste", "new", "newest"})
# What talks, too: "ilmoittautumislaite Roosa puhuu".
_TALKS = ("laite", "robotti", "automaatti", "botti", "järjestelmä", "automaten", "roboten", "apparaten", "chattboten")
# What somebody is at, and no house, ship or machine.
_DOING, _OWNS = frozenset(_LISTED["DOING"]), frozenset(_LISTED["OWNS"])
_IS = frozenset({"is", "are", "on", "är", "was", "oli", "var"})


def is_said_to_be_called(tokens: list[Token], run: Run) -> bool:
    """Tell whether words of calling stand before a name, and by them what may bear one: "uusi aura sai nimen Aatos"."""
    if len(run.words) > 1 or not run.words[0].capital:
        return False
    is_told = _is_called(tokens, run) or _is_the_name_of_one(tokens, run)
    return is_told or _is_one(tokens, run) or _is_what_it_is(tokens, run)


def _is_called(tokens: list[Token], run: Run) -> bool:
    return is_called(tokens, before_others(tokens, run.index - 1), run.index, run.words[0].low)


def is_called(tokens: list[Token], before: int, index: int, low: str) -> bool:
    """Tell whether words of calling and what bears the name stand up to a place, and the name at another."""
    at, passed = _passed(tokens, before)
    if at < 0 or tokens[at + 1].gap not in _BETWEEN:
        return False
    is_said = any(one in _CALLS for one in passed)
    if is_said and any(one in _THEN for one in passed[: _last_call(passed)]):
        return _speaks_of_one(tokens, at)
    if not may_bear(tokens[at]) or (is_said and is_beside_somebody(tokens, at)):
        return False
    return is_said or _is_called_before(tokens, at, index, low)


def _passed(tokens: list[Token], at: int) -> tuple[int, list[str]]:
    """Return where something else than words of calling and what may stand among them is, going back, and these words from there on."""
    passed: list[str] = []
    while at >= 0 and len(passed) < _MOST and tokens[at + 1].gap in _BETWEEN:
        low = tokens[at].low
        if low not in _CALLS and low not in _PASSED and low not in _THEN:
            break
        passed.insert(0, low)
        at -= 1
    return at, passed


def _last_call(passed: list[str]) -> int:
    return max(n for n, low in enumerate(passed) if low in _CALLS)


def is_beside_somebody(tokens: list[Token], at: int) -> bool:
    """Tell whether a preposition before an animal or a thing makes it what somebody is beside, who is called so: "the owner of the dog is called"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in _SAYS_OF:
        return False
    for step in range(at, max(0, at - _FEW), -1):
        if tokens[step].at_start or tokens[step].gap != " ":
            return False
        if tokens[step].low in _BESIDE:
            return tokens[step - 1].low not in _CALLS
    return False


def _is_called_before(tokens: list[Token], at: int, index: int, low: str) -> bool:
    """Tell whether the words of calling stand before what is called: "the name of the ferry is Netta", "kutsumme uunia Aatokseksi"."""
    beside = tokens[at + 1 : index]
    is_ready = any(word.low in _IS or word.low == "till" for word in beside) or low.endswith(_INTO)
    if not is_ready:
        return False
    return any(word.low in _CALLS for word in tokens[max(0, at - _FEW) : at])


def _speaks_of_one(tokens: list[Token], at: int) -> bool:
    """Tell whether what "it" means, shortly before, may bear a name, and no person is told of after that: "silta on hieno, ja sen nimi on"."""
    for step in range(at, max(-1, at - _FAR), -1):
        word = tokens[step]
        if may_bear(word):
            return True
        if is_a_person(word.low) or (word.capital and not word.at_start):
            return False
    return False


def _is_one(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is said after a name what thing it is: "Netta is the city's new chatbot", "Netta, kirjaston robotti,"."""
    before = tokens[run.index - 1].low if run.index else ""
    if run.words[0].is_inflected or run.after >= len(tokens) or is_a_person(before) or run.lower:
        return False
    following = tokens[run.after]
    if following.gap == ", ":
        thing = tokens[run.after + 1 : run.after + 3]
        is_closed = len(thing) == 1 or (len(thing) == _TWO and thing[1].gap != " ")
        is_whose = len(following.low) >= _SHORTEST and following.low not in _PASSED
        return is_closed and is_whose and _is_whose_thing(tokens, run.after, 1)
    if following.gap != " ":
        return False
    is_told = following.low in _IS and not _is_upon(tokens, run.after)
    return (is_told or before in _ASKS) and _is_whose_thing(tokens, run.after + is_told, _FAR)


def _is_upon(tokens: list[Token], at: int) -> bool:
    """Tell whether an English "on" stands here, and no Finnish "is": "Tom | on the square"."""
    return tokens[at].low == "on" and at + 1 < len(tokens) and tokens[at + 1].low in _ARTICLES


def _is_whose_thing(tokens: list[Token], at: int, most: int) -> bool:
    """Tell whether no more than whose and which it is stands before a thing: "kaupungin uusi | chatbotti", "en | färja"."""
    for step in range(at, min(at + most + 1, len(tokens))):
        low = tokens[step].low
        if step > at and tokens[step].gap != " ":
            return False
        is_beast = is_animal(low) and not low.endswith(("n", "t"))
        if (step > at or low not in _NEW) and (is_what_may_bear(low) or is_beast):
            return _ends_there(tokens, step)
        if low in _BESIDE or not (
            low in _PASSED or low in _NEW or low.endswith(("n", "s")) or _is_parted(tokens, step)
        ):
            return False
    return False


def _is_parted(tokens: list[Token], at: int) -> bool:
    """Tell whether the word here is the first half of an English thing: "meeting | room"."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if following is None or following.gap != " " or _is_of_people(tokens[at].low) or tokens[at].low.endswith(_DOERS):
        return False
    return is_english(following.low) and _ends_there(tokens, at + 1)


def _ends_there(tokens: list[Token], at: int) -> bool:
    """Tell whether no more belongs to the word here: "a bus", not "a bus | driver"."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    return following.gap != " " or following.low in _PASSED or following.low in _BESIDE or following.low in _THEN


def _is_the_name_of_one(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is said after a name whose it is: "Netta is the name of our ferry", "Onko Netta uuden lautan vai kadun nimi?"."""
    return is_the_name_of_one(tokens, run.index - 1, run.after)


def is_the_name_of_one(tokens: list[Token], before: int, after: int) -> bool:
    """Tell whether words after a place say that what stands between the two is the name of a thing, and of nobody."""
    ahead = tokens[after : after + _FAR]
    is_asked = before >= 0 and tokens[before].low in _AS
    if not ahead or ahead[0].gap != " " or _is_upon(tokens, after) or not (is_asked or ahead[0].low in _AS):
        return False
    at = next((n for n, word in enumerate(ahead) if word.low in _NAMES), None)
    if at is None or any(word.gap != " " for word in ahead[: at + 1]):
        return False
    whose = [word for word in ahead[:at] if word.low not in _AS and word.low not in _ALSO]
    if whose:
        return _are_of_things(whose)
    of = tokens[after + at + 1 : after + at + 1 + _FEW + _FEW]
    of = of[: next((n for n, word in enumerate(of) if word.gap != " " or may_bear(word)), len(of)) + 1]
    return bool(of) and _are_of_things([word for word in of if word.low not in _ALSO])


def _are_of_things(told: list[Token]) -> bool:
    """Tell whether words end with a thing, and none of them is of a person: "uuden | hoivakodin", not "miehen", "of the man in the boat"."""
    if not told or len(told) > _FEW or not (may_bear(told[-1]) or is_animal(told[-1].low)):
        return False
    return not any(_is_of_people(word.low) or word.low in _BESIDE for word in told)


def _is_of_people(low: str) -> bool:
    return is_a_person(low) or low in _HUMANS


def _is_what_it_is(tokens: list[Token], run: Run) -> bool:
    """Tell whether a sentence ends with the name that it says a new thing is: "Uusi lautta on Netta."."""
    at = run.index - _TWO
    if (
        at < 1
        or run.words[0].is_inflected
        or tokens[run.index - 1].low not in _IS
        or tokens[at - 1].low not in _ARE_NEW
    ):
        return False
    ends = run.after >= len(tokens) or tokens[run.after].gap != " "
    return ends and tokens[at].gap == " " and stands_before_its_name(tokens[at].low)


def stands_beside(tokens: list[Token], run: Run) -> bool:
    """Tell whether a thing in its first form stands straight before a first name, or between commas: "hissi Kerttu", "the lift Netta", "uusi hissi, Kerttu, on"."""
    name = run.words[-1]
    at = run.after - _TWO
    is_alone = len(run.words) == 1 or (len(run.words) == _TWO and run.words[0].at_start)
    if not is_alone or at < 0 or _is_a_form(name) or not _may_have_its_name(tokens, at):
        return False
    following = tokens[run.after] if run.after < len(tokens) else None
    if name.gap == " ":
        return (
            following is None
            or tokens[at].low.endswith(_TALKS)
            or not (following.low in exact("verbs") or is_of_a_clause(tokens, at, run.after))
        )
    if name.gap == " (":
        return following is not None and following.gap[:1] == ")"
    is_closed = following is not None and following.gap == ", " and not following.capital
    return name.gap == ", " and is_closed and following is not None and following.low in _GOES_ON


def is_of_a_clause(tokens: list[Token], at: int, after: int) -> bool:
    """Tell whether an English thing ends a clause before who does something: "Where is the shop | Sari opened?", "When we left the café | Sari was crying"."""
    ahead = [word.low for word in tokens[after : after + _TWO]]
    if not ahead or not is_english(tokens[at].low):
        return False
    if ahead[0] in _IS:
        return len(ahead) == _TWO and ahead[1] in _DOING
    is_asked = at > 1 and tokens[at - 1].low in _ARTICLES and tokens[at - _TWO].low in _IS
    return is_asked and ahead[0] in _OWNS


def tells_which(low: str) -> bool:
    """Tell whether a word in small letters tells no more than whose or which a thing is: "stadens | nya båtar"."""
    return low in _PASSED or low in _ALSO or (low.endswith(_WHICH) and not low.endswith(_DEEDS))


def _is_a_form(word: Token) -> bool:
    """Tell whether a name is inflected, or may be: of a thing, not of its name, a case is told."""
    is_inflected = word.is_inflected or (word.low != word.lemma and word.low.endswith(_CASES))
    return not word.capital or is_inflected or not word.has(Kind.FIRST | Kind.NICK)


def _may_have_its_name(tokens: list[Token], at: int) -> bool:
    """Tell whether a thing here stands as before its name; an English one with its article: "the ship", "play" is a verb too."""
    word = tokens[at]
    if word.capital and (not word.at_start or (word.has(Kind.FIRST | Kind.LAST) and not word.has(Kind.PATTERN))):
        return False
    if not is_what_may_bear(word.low) or word.low.endswith(("'s", "’s")):
        return False
    if stands_before_its_name(word.low) and not is_english_thing(word.low):
        return True
    the = next((n for n in range(at - 1, max(-1, at - _FEW), -1) if _is_article(tokens[n].low)), None)
    return the is not None and (is_english_thing(word.low) or _is_told_of(tokens, the, at))


def _is_article(low: str) -> bool:
    return low in _ARTICLES or low.endswith(("'s", "’s"))


def _is_told_of(tokens: list[Token], the: int, at: int) -> bool:
    """Tell whether an English place with its name is what is told or asked of: "The hall | Netta is closed", "name the hall | Netta"."""
    before = tokens[the - 1].low if the else ""
    ahead = tokens[at + _TWO : at + _FEW]
    if not tokens[the].at_start and before not in _IS and before not in _CALLS:
        return False
    if not ahead or ahead[0].gap != " ":
        return True
    if before in _IS:
        return ahead[0].low in _IS_SO and (len(ahead) == 1 or ahead[1].gap != " ")
    return ahead[0].low in _IS and len(ahead) > 1 and ahead[1].low not in _BESIDE


def may_bear(word: Token) -> bool:
    """Tell whether a word is an animal or a thing that may bear a name, and nobody's surname: "Talo" is."""
    if word.capital and (not word.at_start or word.has(Kind.FIRST)):
        return False
    return bears_names(word.low) or is_animal(word.low)
