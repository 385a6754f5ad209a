"""What the words after a run say of it."""

import re
from itertools import pairwise

from kuuluu.language.names.as_people import does_as_people
from kuuluu.language.names.bearers import bears_names, is_after, is_animal, is_english_after
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.office_holders import by_title
from kuuluu.language.names.reached import NEXT_DOOR, is_reached
from kuuluu.language.names.runs import Run, is_thing_joined
from kuuluu.language.names.says import FROM, IS, Says
from kuuluu.language.names.signing import STREET_ENDS, is_signature
from kuuluu.language.names.somebody import acts, is_a_person, is_somebody, is_thing, until_place
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists, read_parts

_LISTED = read_parts("names/after")

_FIRM = re.compile(r"\s*&")
_OF_A_FARM = re.compile(r" (?:i|på|vid|från) [A-ZÅÄÖ]\w+-([a-zåäö]{3,})\b")  # "Anders i Backa-stigen"
_AND = frozenset({"ja", "och", "and"})
_OURS = frozenset({"our", "my", "vår", "min", "vårt", "mitt", "meidän"})
# What somebody has or goes to, in English: "Poppy's daycare place", "Pekka's allotment".
_OF_PEOPLE = frozenset(read_lists("names/after")["OF_PEOPLE"])
_IS_CALLED = frozenset(["called"])
_THERE = (
    *FROM,
    "lta",
    "ltä",
    "ssa",
    "ssä",
    "lla",
    "llä",
    "lle",
    "na",
    "nä",
)  # "Mirja kirjaston tiskiltä", "Fatuma kirjaston kahvilassa"
_WHOSE_ENDS = ("n", "s")  # "Sofian päiväkoti"; who is fetched is "Sofiaa päiväkodista"
_IN_NAME = frozenset(["nimellä", "nimelle", "nimissä", "nimiin", "nimeen"])  # "kortti on Senni Laaksosen nimellä"
_LATE = ("-vainaa", "-vainaan", "-vainaja", "-vainajan")  # Veikko-vainaan aikaan
_MOST_BETWEEN, _MOST_TO_NAMES = 2, 4
_NAMES_THEM = frozenset(
    [
        "nimet", "nimi", "nimiä", "hahmoja", "hahmot", "hahmo", "characters", "figurer", "firmoja", "yrityksiä", "paikkoja", "kyliä",
        "names", "name", "namn", "namnen"
    ]
)  # fmt: skip
_INSIDE = ("seen", "siin", "lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä")
_SO_CALLED = frozenset(
    ["niminen", "nimisen", "nimiselle", "nimistä", "nimiseltä", "nimisessä", "nimisestä", "nimiseen", "nimisellä", "nimisenä"]
)  # fmt: skip
# A thing by how its word ends, in any case: "puhallinhuoneeseen", "työmaanosturissa".
_MADE_THING = re.compile(rf"(?:{_LISTED['MADE_THING']})\w{{0,6}}\Z")
_WHOSE = frozenset(["my", "our", "your", "the", "this", "that", "any", "every", "one", "no"])
_WHOSE_THING = frozenset(
    ["vår", "stadens", "kommunens", "the", "our", "your", "kaupungin", "meidän", "teidän", "den", "se"]
)
_CLAUSE = frozenset(["is", "was", "on", "oli", "är", "var", "who", "som", "joka", "och", "ja", "and"])
_APPOSED = frozenset([", ", " (", "\n", ",\n", " / ", "/", " - ", " – "])
_LIVES_HERE = re.compile(
    rf"(?: (?:{_LISTED['LIVES_HERE']})\b|, (?:joka|som|who) (?:\w+ )?(?:asuu|asui|bor|bodde|lives|lived)\b)",
    re.IGNORECASE,
)
_TO_SOMEBODY = ("lle", "lta", "ltä", "lla", "llä")
# Of a name: "Sukunimi Korhonen on Suomen yleisin".
_COMMON = re.compile(
    r" (?:on|är|is) (?:\w+ ){0,2}(?:ylei(?:sin|nen)|harvinai\w+|vanlig\w*|ovanlig|common|rare|most)\b", re.IGNORECASE
)
_NOT = frozenset(
    [
        "ei",
        "eikä",
        "can't",
        "cannot",
        "won't",
        "didn't",
        "doesn't",
        "couldn't",
        "can’t",
        "won’t",
        "didn’t",
        "doesn’t",
        "couldn’t",
        "kan",
        "får",
        "vill",
        "ska",
        "skulle",
        "måste",
        "could",
        "should",
        "must",
    ]
)
_ALWAYS = frozenset(["aina", "alla"])  # "Aina hymyilee", "Alla vet"
_MOST_OF_FIRM = 3


def after(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the words after a run say."""
    word = run.words[-1]
    may_be = word.capital and (
        word.low not in exact("no_names") or (word.low in exact("months") and word.at_start)
    )  # "May is ill"
    lives_here = may_be and bool(_LIVES_HERE.match(text, run.end) or does_as_people(run, text))
    if lives_here or is_reached(run, text):
        return Says.PERSON
    if run.after >= len(tokens):
        return Says.NOTHING
    word = tokens[run.after]
    if _goes_on_as_no_person(tokens, run, text):
        return Says.NO_PERSON
    if word.gap == " " and _is_thing(tokens, run.after):
        return Says.THING
    if word.gap.strip(" ") in {"", "-"} and not word.at_start:
        is_home = run.words[0].at_start and STREET_ENDS.match(text, run.end) and is_signature(run, text)
        return Says.NOTHING if is_home else _by_next(tokens, run, word)
    return _by_apposition(tokens, run, text) if word.gap in _APPOSED else Says.NOTHING


def _goes_on_as_no_person(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether what follows makes a firm, a thing or a place of it."""
    word = tokens[run.after]
    if word.low in IS and _COMMON.match(text, run.end):
        return True
    is_firm = _FIRM.match(text, run.end) and (not run.words[-1].has(Kind.FIRST) or _is_firms(run, word))
    is_thing = _hangs_on(text, word) or (word.gap == " " and is_thing_joined(word))
    path = _OF_A_FARM.match(text, run.end)
    is_thing = is_thing or (path is not None and is_after("AFTER_", path[1]))
    return bool(is_firm) or is_thing or _is_named_after(tokens, run) or _is_of_firm(tokens, run)


def _is_firms(run: Run, word: Token) -> bool:
    """Tell whether a surname in the genitive and a word with a capital stand before what is no name: "Anderssons Mark | & Schakt"."""
    one = run.words[0]
    is_whose = len(run.words) > 1 and one.has(Kind.LAST) and one.low.endswith("s") and one.low != one.lemma
    return is_whose and word.capital and not word.has(Kind.FIRST | Kind.LAST)


def _is_named_after(tokens: list[Token], run: Run) -> bool:
    """Tell whether a second name in the genitive and a place go on: "Kustaa | Vaasan tie", not "Merja Lind | Kurkelan koulusta"."""
    last, at = run.words[-1], run.after
    if last.is_inflected and last.low.endswith(_TO_SOMEBODY):
        return False  # "Kiitos Pirkolle Savion kirjastossa"
    if at + 1 >= len(tokens) or (run.is_pair and last.has(Kind.LAST) and not last.has(Kind.FIRST)):
        return False
    word, following = tokens[at], tokens[at + 1]
    is_genitive = word.capital and word.gap == " " and word.low.endswith(("n", "s")) and not word.at_start
    return is_genitive and following.gap == " " and following.low in words("places_after")


def _is_of_firm(tokens: list[Token], run: Run) -> bool:
    """Tell whether words with capitals and then a form of firm go on: "Lindholms Trafik Ab"."""
    for token in tokens[run.after : run.after + _MOST_OF_FIRM]:
        if token.gap not in {" ", " & ", " och "} or not token.capital:
            return False
        if token.low.partition(":")[0] in exact("forms_of_firms"):
            return True
    return False


def _by_apposition(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what is told of a person beside the name: "Hill, our neighbour", "Ek, som bor under oss", an office."""
    word = tokens[run.after]
    if _LIVES_HERE.match(text, run.end):
        return Says.PERSON
    if word.gap == ", " and (word.low in _OURS or word.low.endswith(("ni", "mme"))):
        apposed = [token.low for token in tokens[run.after : run.after + 2]]
        if any(low in words("child") for low in apposed):
            return Says.CHILD
        if any(low in words("private") for low in apposed):
            return Says.PERSON
    return Says.THING if _is_apposed_thing(tokens, run) else by_title(tokens, run.after)


def _is_apposed_thing(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is said beside the name what thing has it: "Linnéa, vår kommuns nya sopbil,"."""
    if len(run.words) > 1 or tokens[run.after].gap != ", " or tokens[run.after].low not in _WHOSE_THING:
        return False
    told = tokens[run.after + 1 : run.after + 1 + _MOST_TO_NAMES]
    ends = (n for n, token in enumerate(told) if token.gap != " " or token.low in _CLAUSE)
    told = told[: next(ends, None)]
    for n, token in enumerate(told):
        if is_a_person(token.low):
            return False
        if is_thing(token.low) or bears_names(token.low):
            goes_on = tokens[run.after + n + _MOST_BETWEEN :][:1]  # "Thank you Maija, the benches | are fine"
            is_clause = any(other.gap == " " and (other.low in IS or acts(other.low)) for other in goes_on)
            return not is_clause and not any(
                is_a_person(other.low) for other in told[n + 1 : n + 2]
            )  # "the tractor driver"
    return False


def _hangs_on(text: str, word: Token) -> bool:
    """Tell whether a hyphen joins a thing to the name: "Tiina Lillak -kisat", not "Maija -täti"."""
    is_joined = word.gap == " -" and not word.capital and text[word.start - 2 : word.start] == " -"
    return is_joined and not (word.low.startswith("nimi") or word.low in words("private") or word.low in words("child"))


def _is_thing(tokens: list[Token], at: int) -> bool:
    """Tell whether the words from here say what only a plant does, or that it is a thing: "on lajike", "are birds"."""
    low = tokens[at].low
    if low in exact("grows") or (low in _AND and _grow_together(tokens, at)):
        return True
    if low not in IS:
        return False
    ahead = until_place(tokens[at + 1 : at + 1 + _MOST_TO_NAMES])
    if ahead and ahead[0].low in _IS_CALLED:
        return False  # "Amara is called names"
    if any(one.low in words("things") and is_somebody(other.low) for one, other in pairwise(ahead)):
        return False  # "Harold is a bus driver", "Sari on näytelmän ohjaaja"
    return any(
        token.gap == " " and (token.low in words("things") if n < _MOST_BETWEEN else token.low in _NAMES_THEM)
        for n, token in enumerate(ahead)
    )


def _grow_together(tokens: list[Token], at: int) -> bool:
    """Tell whether what "and" joins does what only plants do: "Tuomi ja Vaahtera kasvavat"."""
    return at + 2 < len(tokens) and tokens[at + 1].capital and tokens[at + 2].low in exact("grows")


def _is_genitive(low: str) -> bool:
    """Tell whether a surname says whose something is; "Vihainen koira" is nobody's dog."""
    return low.endswith(("n", "s")) and not low.endswith("nen")


def _is_from_near(tokens: list[Token], run: Run, word: Token) -> bool:
    """Tell whether somebody is of next door, or from somewhere and says something: "Visa naapurista", "Lahja kerhosta pyysi"."""
    if run.words[-1].is_inflected or run.words[-1].low in exact("no_names"):
        return False
    if word.low in NEXT_DOOR:
        return True
    following = tokens[run.after + 1] if run.after + 1 < len(tokens) else None
    return (
        word.low.endswith(FROM) and following is not None and following.gap == " " and following.low in exact("verbs")
    )


def _is_of_there(tokens: list[Token], run: Run) -> bool:
    """Tell whether it is said where somebody works or was met: "Mirja kirjaston tiskiltä"."""
    word = run.words[-1]
    if word.is_inflected or run.after + 1 >= len(tokens):
        return False
    place, there = tokens[run.after], tokens[run.after + 1]
    if _is_of_a_trade(tokens, run) and place.low.endswith(_THERE[:-2]):
        return True  # "hoitaja Marjo terveysasemalla"
    is_first = word.has(Kind.FIRST) and not word.has(Kind.WORD | Kind.PLACE)
    if not (is_first or (run.is_pair and word.has(Kind.LAST))):
        return False
    if run.is_pair and place.low.endswith(_THERE[:-2]):
        return True  # "Sanna Korhonen koulussa"
    return place.low.endswith("n") and there.gap == " " and there.low.endswith(_THERE)


def _is_of_a_trade(tokens: list[Token], run: Run) -> bool:
    """Tell whether a trade in its first form stands straight before a first name: "hoitaja Marjo"."""
    word = run.words[0]
    return run.index > 0 and word.has(Kind.FIRST) and word.gap == " " and tokens[run.index - 1].low in words("private")


def _is_whose_doer(tokens: list[Token], run: Run) -> bool:
    """Tell whether a first name alone is who has or does something there: "Onko Jukka | salin omistaja"."""
    at = run.after
    if run.words[-1].is_inflected or at + 1 >= len(tokens) or not tokens[at].low.endswith("n"):
        return False
    return tokens[at + 1].gap == " " and is_a_person(tokens[at + 1].low)


def _by_what_is_called_so(tokens: list[Token], at: int) -> Says:
    """Return of what the name is: "Matti-niminen poika", "Mikael-niminen hirvi"."""
    low = tokens[at].low if at < len(tokens) else ""
    if low in words("child"):
        return Says.CHILD
    return Says.THING if is_thing(low) or bears_names(low) or _MADE_THING.search(low) else Says.PERSON


def _does_not(tokens: list[Token], run: Run) -> bool:
    """Tell whether it follows what somebody does not do, as only people do: "Aatos ei uskalla", "Toivo can't read"."""
    word, following = tokens[run.after], tokens[run.after + 1] if run.after + 1 < len(tokens) else None
    return word.low in _NOT and following is not None and following.gap == " " and following.low in exact("verbs_not")


def _by_next(tokens: list[Token], run: Run, word: Token) -> Says:
    last = run.words[-1]
    low = word.low
    is_of_it = len(run.words) == 1 and last.low.endswith(("n", "s")) and low in words("associations")
    is_of_it = is_of_it and not ("maksu" in low or "avgift" in low)
    is_firm = low in words("firms") and (word.capital or not (run.is_pair or _is_somebodys(tokens, run, low)))
    if is_of_it or (is_firm and (word.capital or last.has(Kind.OBLIQUE | Kind.LAST))):
        return Says.NO_PERSON  # Kalevan kyläyhdistys
    is_sure = not last.has(Kind.WORD) or (last.capital and low in exact("families"))
    is_owner = low in words("belongings") and last.has(Kind.LAST) and is_sure and _is_genitive(last.low)
    is_family = low.removesuffix("'s").removesuffix("’s") in exact("families")
    is_owner = is_owner or (
        is_family
        and last.capital
        and (not last.kind or low in {"family", "family's", "family’s"})
        and last.low not in _WHOSE
    )
    is_owner = is_owner or (last.low.endswith(("'s", "’s")) and last.has(Kind.FIRST) and low in _OF_PEOPLE)
    if is_owner or last.low.endswith(_LATE) or _is_from_near(tokens, run, word):
        return Says.PERSON
    is_place = low in words("places_after") and (last.has(Kind.OBLIQUE) or not low.endswith(FROM))
    is_whose = last.low.endswith(_WHOSE_ENDS) or not (run.is_pair or last.has(Kind.FIRST) or len(run.words) > 1)
    is_place = is_place and (is_whose or not (last.is_inflected or last.low.endswith(_TO_SOMEBODY)))
    is_theirs = low in words("own_places") or low in words("child")  # "Anna Lindholms båtplats"
    is_there = _is_of_there(tokens, run) or _is_whose_doer(tokens, run)
    is_place = (is_place and not is_there) or _is_named_for(tokens, run)
    if low in exact("day") or (is_place and not (is_theirs and run.is_pair and last.has(Kind.LAST))):
        return Says.NO_PERSON
    if low in _IN_NAME and last.capital and (run.is_pair or last.has(Kind.FIRST)):
        return Says.PERSON
    if low in _SO_CALLED or last.low.rpartition("-")[2] in _SO_CALLED:
        return _by_what_is_called_so(tokens, run.after + (low in _SO_CALLED))
    return Says.PERSON if _does(tokens, run) else Says.NOTHING


def _is_somebodys(tokens: list[Token], run: Run, low: str) -> bool:
    """Tell whether what firms have and people too follows, and no firm of that name is told of: "Elviran auto"."""
    lemma = run.words[-1].lemma
    is_firms = any(
        token.low in exact("forms_of_firms") and lemma in (before.lemma, before.low)
        for before, token in pairwise(tokens)
    )
    return low in words("belongings") and not is_firms


def _is_named_for(tokens: list[Token], run: Run) -> bool:
    """Tell whether what has its name from somebody follows: "Aatos Salmelan mitali", "Almas bageri", "the Carter Fund", "Carter's bakery"."""
    last, word = run.words[-1], tokens[run.after]
    low, is_first = word.low, len(run.words) == 1 and not last.has(Kind.LAST)
    if last.low.endswith(("'s", "’s")):
        is_business = is_english_after("SHOPS_", low) or is_english_after("GOODS_", low)
        return not is_first and not run.is_pair and is_business
    before = tokens[run.index - 1].low if run.index else ""
    if is_a_person(before) or is_animal(low):
        return False  # "vainajan Olavi Jokelaisen kirjastosta"
    is_the = before == "the"
    if (word.capital or is_the) and is_english_after("AFTER_", low):
        return True
    if not last.capital or not last.low.endswith(_WHOSE_ENDS) or last.low.endswith("nen") or word.capital:
        return False
    if is_after("AFTER_", low) or (not is_first and is_after("HONOURS_", low)):
        return True
    return not run.is_pair and (is_after("SHOPS_", low) or (not is_first and is_after("GOODS_", low)))


def _does(tokens: list[Token], run: Run) -> bool:
    """Tell whether it follows what somebody does or does not do, as only people do: "Dean told me", "Aatos ei uskalla"."""
    last, following = run.words[-1], tokens[run.after]
    if following.low not in exact("verbs") and not _does_not(tokens, run):
        return False
    if last.is_inflected or (last.has(Kind.OBLIQUE) and not last.has(Kind.FIRST)) or last.low in exact("no_names"):
        return False
    if last.at_start and last.low in _ALWAYS:
        return False
    return not (last.has(Kind.PATTERN) and (last.at_start or last.low.endswith(_INSIDE)))
