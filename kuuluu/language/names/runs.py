"""Words that stand together and may be one person's name."""

import re

from kuuluu.language.names.bearers import is_english_after
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.tokens import Token

NAME = Kind.FIRST | Kind.LAST | Kind.NICK
_UNSURE = Kind.WORD | Kind.PLACE | Kind.AREA | Kind.PATTERN
_LONGEST = 5
PLACES = frozenset(
    [
        "park",
        "court",
        "garden",
        "gardens",
        "street",
        "road",
        "avenue",
        "lane",
        "alley",
        "crescent",
        "drive",
        "square",
        "bridge",
        "museum",
        "school",
        "library",
        "station",
        "stadium",
        "building",
        "university",
        "college",
        "daycare",
        "kindergarten",
        "parken",
        "gatan",
        "skola",
        "skolan",
        "jazz",
        "festival",
        "fair",
        "marathon",
        "choir",
        "parade",
        "regatta",
        "gala",
        "blues",
    ]
)
_SHORTEST, _SHORTEST_LOW, _ACRONYM = 2, 3, 5
_STAIR = re.compile(r"[A-ZÅÄÖ]{1,2}-[a-zåäö]")  # B-rapusta
_STREET = re.compile(
    r"\w{4,}(?:(?:tie|katu|kuja|polku|raitti|vägen|gatan|gränden|stigen)|(?:tie|kadu|kuja|polu|raiti|kaare|aukio)(?:ll[aäe]|lt[aä]))"
)
_COMPOUND = re.compile(r"(?<=[^\W\d_]{3})-[a-zåäö]{3,}\Z")
_PITIED = (
    "parka", "paran", "para", "ressu", "raukka", "raukan", "kulta", "rakas", "vainaa", "vainaj", "nimi", "poloi", "junior", "seniori", "stackare",
)  # fmt: skip
_LIKE_PLACES = (
    "la",
    "lä",
    "mäki",
    "niemi",
    "lahti",
    "ranta",
    "koski",
    "järvi",
    "saari",
    "salo",
    "harju",
    "kangas",
    "vaara",
    "joki",
    "lampi",
    "kallio",
    "salmi",
    "vesi",
)
_LONG_PLURAL, _PLURAL = 9, re.compile(r"(?:[aäoöuy]|[^aeiouyäö]i|[^aeiouyäö]e)t\Z")
_JOINERS = frozenset({"kun", "jos", "kuin", "när", "om", "when", "if", "as"})
_JOINS = frozenset({" ", "  ", "-", " - "})


class Run:
    """Words that stand together, the first of them with its place among all; `lower` when none has a capital, `told` when it is a name whatever stands around."""

    def __init__(self, words: list[Token], index: int, *, lower: bool = False, told: bool = False) -> None:
        self.words = words
        self.index = index
        self.lower = lower
        self.told = told
        self.start, self.end = words[0].start, words[-1].end
        self.after = index + len(words)  # the index of the word after it
        self.lemmas = [word.lemma for word in words if not word.particle]

    @property
    def is_pair(self) -> bool:
        """Tell whether one word is a first name or an initial, and another a surname or unknown."""
        for n, word in enumerate(self.words):
            if word.has(Kind.FIRST | Kind.NICK) or word.initial:
                others = (other for m, other in enumerate(self.words) if m != n and not other.particle)
                if any(other.has(Kind.LAST) or other.initial or not other.kind for other in others):
                    return True
        return False

    @property
    def is_sure(self) -> bool:
        """Tell whether some word of it is a name and nothing else."""
        return any(word.has(NAME) and not word.has(_UNSURE) for word in self.words)


def is_unknown(word: Token) -> bool:
    """Tell whether a word with a capital is in no list."""
    if not word.capital or word.kind or word.initial or len(word.text) < _SHORTEST or word.low in exact("no_names"):
        return False
    acronym = word.text.isupper() and len(word.text) < _ACRONYM
    compound = bool(_STAIR.match(word.text)) or is_thing_joined(word) or bool(_STREET.fullmatch(word.low))
    return not (
        acronym
        or compound
        or word.low in words("places_after")
        or word.low in words("firms")
        or is_english_after("AFTER_", word.low)
        or word.low in words("roles")
        or word.low in exact("parties")
        or word.low.partition(":")[0] in exact("forms_of_firms")
    )


def is_thing_joined(word: Token) -> bool:
    """Tell whether a hyphen joins a thing to a name: "Lindholm-stiftelsen", not "Pekka-setä", "Pekka-parka"."""
    if not word.capital or not (found := _COMPOUND.search(word.text)):
        return False
    last = found[0][1:]
    return not (
        last.startswith(_PITIED) or last in words("private") or last in words("child") or last in words("after_hyphen")
    )


def runs(tokens: list[Token]) -> list[Run]:
    """Return every run of words that may be a name, none overlapping."""
    found: list[Run] = []
    at = 0
    while at < len(tokens):
        word = tokens[at]
        end = _end(tokens, at) if word.kind or word.initial or word.capital or word.particle else at
        if end == at:
            at += 1
            continue
        start = _start(tokens, at, found[-1].after if found else 0)
        words = tokens[start:end]
        found.append(Run(words, start, lower=not any(word.capital for word in words)))
        at = end
    return found


def _joined(word: Token, before: Token) -> bool:
    """Tell whether nothing but a space, or an initial's full stop, parts two words."""
    if word.gap in _JOINS and not word.at_start:
        return True
    return word.gap in {". ", "."} and before.initial


def _end(tokens: list[Token], at: int) -> int:
    """Return the index after the last word of a run that starts here; `at` itself when none does."""
    if not _opens(tokens, at):
        return at
    end = at + 1
    has_first = tokens[at].has(Kind.FIRST | Kind.NICK) or tokens[at].initial
    has_last = not has_first
    if tokens[at].capital and tokens[at].low in exact("surnames_first"):
        has_first, has_last = True, False  # Park Ji-hoon
    while end < len(tokens) and end - at < _LONGEST and _joined(tokens[end], tokens[end - 1]):
        word = tokens[end]
        if word.particle and end + 1 < len(tokens) and tokens[end + 1].capital and has_first:
            end += 1
            continue
        if not has_last and _is_place_like(tokens, end):
            return end + 1
        known = (word.capital == tokens[at].capital or tokens[at].initial or tokens[at].particle) and word.has(NAME)
        if _ends_before(word, has_last=has_last) or _is_pronoun(tokens, end):
            break
        if not (known or (word.initial and has_first) or (is_unknown(word) and has_first and not has_last)):
            break
        has_last = has_last or not (word.has(Kind.FIRST) or word.initial)
        has_first = has_first or word.has(Kind.FIRST)
        end += 1
    return end


def _ends_before(word: Token, *, has_last: bool) -> bool:
    """Tell whether a word is no part of the name before it: a day, or a place ("Victoria Park", "Joel Rissanen Kurkelan")."""
    if word.low in exact("day") or word.low in PLACES or (has_last and word.low in words("places_after")):
        return True
    return has_last and not word.has(Kind.FIRST) and word.has(Kind.PLACE | Kind.AREA)


def _is_place_like(tokens: list[Token], at: int) -> bool:
    """Tell whether the name of a place alone, in its first form, is the surname after a sure first name: "Jesse Mäntyharju"."""
    word, first = tokens[at], tokens[at - 1]
    is_place = word.capital and word.has(Kind.PLACE) and not word.has(NAME | Kind.OBLIQUE | Kind.WORD)
    is_sure = first.has(Kind.FIRST) and not first.has(Kind.WORD | Kind.OBLIQUE | Kind.PLACE | Kind.LAST)
    return is_place and is_sure and first.capital and word.low.endswith(_LIKE_PLACES)


def _is_pronoun(tokens: list[Token], at: int) -> bool:
    """Tell whether an I after a word is no initial but the writer: "May I ask", "Will I get"."""
    follows = at + 1 < len(tokens) and tokens[at + 1].gap == " "
    return tokens[at].text == "I" and follows and not tokens[at + 1].capital


def _opens(tokens: list[Token], at: int) -> bool:
    """Tell whether a run may start with this word."""
    word = tokens[at]
    if not (word.kind or word.initial or word.particle) or _greets(word):
        return False
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if word.initial:
        is_i = word.low == "i" and following and following.gap == " "  # "I Holland gjorde man tvärtom", "I think"
        blocked = is_i or (at and word.gap == " " and tokens[at - 1].low in exact("blocks"))
        return bool(following and not blocked and _joined(following, word) and _follows_initial(tokens, at + 1))
    if word.particle and not word.has(NAME):
        return bool(
            following
            and following.gap == " "
            and following.capital
            and (following.has(NAME) or is_unknown(following))
            and word.low in {"von", "af", "van", "de", "al"}
        )
    if word.capital:
        return word.has(NAME) and not _begins_a_clause(tokens, at)
    if not following or following.gap != " " or following.capital:
        return False
    return _lower_pair(word, following)


def _begins_a_clause(tokens: list[Token], at: int) -> bool:
    """Tell whether a word that begins a sentence is no first name but joins it to the name after it: "Kun Tarja Halonen"."""
    return (
        tokens[at].low in _JOINERS and tokens[at].at_start and at + 1 < len(tokens) and tokens[at + 1].has(Kind.FIRST)
    )


def _greets(word: Token) -> bool:
    """Tell whether a word that could be a surname greets: "Terveiset Rauhalle"."""
    return word.at_start and not word.initial and word.low in exact("signoffs")


def _follows_initial(tokens: list[Token], at: int) -> bool:
    word = tokens[at]
    if word.initial:
        if at + 1 < len(tokens) and tokens[at + 1].gap in {".:", ":"}:
            return True  # "A. L.:n kiusaaminen"
        return at + 1 < len(tokens) and _joined(tokens[at + 1], word) and _may_be_last(tokens[at + 1])
    if word.low in exact("never"):  # "A Somali and Kurdish group"
        return False
    return word.capital and (word.has(Kind.LAST) or is_unknown(word))


def _may_be_last(word: Token) -> bool:
    return word.has(Kind.LAST) or is_unknown(word)


def _lower_pair(one: Token, other: Token) -> bool:
    """Tell whether two words in small letters are a first name and a surname, and neither an ordinary word."""
    names = one.has(Kind.FIRST) and other.has(Kind.LAST)
    names = names or (one.has(Kind.LAST) and one.low.endswith("sen") and other.has(Kind.FIRST | Kind.NICK))
    is_ordinary = other.has(Kind.WORD) or (one.has(Kind.WORD) and not _is_of_nen(one, other))
    return names and not is_ordinary and min(len(one.text), len(other.text)) >= _SHORTEST_LOW


def _is_of_nen(one: Token, other: Token) -> bool:
    """Tell whether a surname such as Saarinen leaves no doubt that the word before is a name: "onni saarinen"."""
    return other.low.endswith("nen") and not other.has(Kind.PATTERN) and not one.has(Kind.OBLIQUE)


def _start(tokens: list[Token], at: int, least: int) -> int:
    """Return where a run starts that has an unknown first name before a sure surname."""
    word = tokens[at]
    if at == least or not word.capital:
        return at
    before = tokens[at - 1]
    initials = word.initial and (before.initial if word.gap in {". ", "."} else word.gap == " " and is_unknown(before))
    if initials or (is_unknown_pair(before, word) and _is_told(tokens, at - 1)):
        return at - 1  # "K. J. Paasivuo", "Harjit S. Gill", "naapurini Brynjar Koski"
    genitive = word.has(Kind.FIRST) and not word.has(Kind.WORD) and before.low.endswith(("n", "es", "as"))
    place = word.has(Kind.PLACE | Kind.AREA) and (word.has(Kind.INSIDE) or before.low.endswith("n"))
    if word.has(NAME) and not word.is_inflected and _is_labelled(before) and is_unknown(before):
        return at - 1 if word.gap == " " else at
    if not genitive and (not word.has(Kind.LAST) or word.has(Kind.FIRST | Kind.WORD) or place):
        return at
    if word.gap == " " and is_unknown(before) and not before.at_start and not word.at_start:
        return at - 1
    return at


def is_unknown_pair(word: Token, last: Token) -> bool:
    """Tell whether a word in no list stands straight before a surname in its first form: "Brynjar Koski"."""
    is_last = last.has(Kind.LAST) and last.capital and not last.is_inflected and last.low not in PLACES
    return is_last and last.gap == " " and is_unknown(word)


def _is_told(tokens: list[Token], at: int) -> bool:
    """Tell whether what stands before a word says that a name comes: a letter's greeting, "nimeni on", "naapurini", "olen"."""
    if at == 0 or (tokens[at].at_start and tokens[at - 1].low not in exact("signoffs")):
        return False
    before = tokens[at - 1]
    two = f"{tokens[at - 2].low} {before.low}" if at > 1 else ""
    return before.tells or before.low in exact("selves_weak") or two in exact("selves_weak")


def _is_labelled(word: Token) -> bool:
    """Tell whether a form's colon stands straight before a word: "Lapsi: Sumu Aaltonen"."""
    return word.gap in {": ", ":"} and not word.low.endswith("n")


def _are_several(word: Token) -> bool:
    """Tell whether a long word in no list stands for several, as those who sign together do: "Sählymammat", "Harmaapantterit"."""
    return not word.kind and len(word.low) >= _LONG_PLURAL and bool(_PLURAL.search(word.low))


def is_of_a_workplace(tokens: list[Token], run: Run) -> bool:
    """Tell whether who signs is an office, school or firm: "Terveisin Viheralueet", "Kind regards, Green areas".

    A first name and another are a person's all the same.
    """
    after = run.index + len(run.words)
    follows = after < len(tokens) and tokens[after].gap == " " and tokens[after].low in words("workplaces")
    of_it = any(word.low in words("workplaces") for word in run.words) or _are_several(run.words[-1])
    return (follows or of_it) and not (run.is_pair and run.words[0].has(Kind.FIRST))
