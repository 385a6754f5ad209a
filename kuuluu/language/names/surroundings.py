"""What stands around a run of words, and what it says of them."""

import re
from enum import StrEnum

from kuuluu.language.names.associations import is_of_an_association, names_an_association
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.reached import NEXT_DOOR, is_reached
from kuuluu.language.names.runs import Run, is_of_a_workplace, is_thing_joined, is_unknown
from kuuluu.language.names.tokens import Token


class Says(StrEnum):
    """What the surroundings say of a run."""

    CHILD = "child"
    PERSON = "person"
    SIGNED = "signed"
    OFFICIAL = "official"
    NO_PERSON = "no_person"
    THING = "thing"  # a plant, a boat, a day of the calendar, whatever the sentence says it is
    NOTHING = "nothing"


_BETWEEN = re.compile(r"[\s:,.\-–(\"”'*_/]*$")
_SIGN_GAP = re.compile(r"[\s:,.\-–!*_/]*$")
# The run ends a line, and nothing but a dash, a bracket or a full stop follows.
_LINE_ENDS = re.compile(r"[\s.,!*)]*(?:\n|$)")
_STREET_ENDS = re.compile(
    r" [A-ZÅÄÖ][^\W\d_]{2,}(?:tie|katu|kuja|polku|kaari|raitti|rinne|vägen|gatan|stigen|gränden) \d{1,3}(?: ?[A-Z](?: \d{1,3})?)?(?::?[sl]t[aä])?[\s.]*$"
    r"|, [A-ZÅÄÖ][^\W\d_]{4,}(?: [A-ZÅÄÖ][^\W\d_]+)? \d{1,3}(?: ?[A-Z](?: \d{1,3})?)?(?::?[sl]t[aä])?[\s.]*$"
)
_FIRM = re.compile(r"\s*&")
_AND = frozenset({"ja", "och", "and"})
_FROM = ("sta", "stä")  # "Pirjo kirjastosta" works there
_CLAUSE = frozenset(
    [
        "joka", "jonka", "jota", "jolle", "jolla", "jossa", "on", "oli", "som", "är", "vars", "who", "whose", "is", "was", "ja", "och",
        "and", "mutta", "men", "but"
    ]
)  # fmt: skip
_OFFICE_OF = re.compile(
    r"(?:director|head|manager|chief|minister|secretary|chair\w*|commissioner|mayor|direktör\w*|chef\w*|minister\w*|ordförande\w*) "
    r"(?:of|for|för|i|av) (?:the )?[\w&-]+(?: (?:and|och|&) [\w-]+| [\w-]+)?,? $",
    re.IGNORECASE,
)
_OF, _FAR = frozenset({"of", "for", "för", "i", "av"}), 6
_OURS = frozenset({"our", "my", "vår", "min", "vårt", "mitt", "meidän"})
_DASH = re.compile(r"(?:^|\s|[.!?])[-–—/]+\s*$")
_CASES = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lle", "lta", "ltä", "s")
_LATE = ("-vainaa", "-vainaan", "-vainaja", "-vainajan")  # Veikko-vainaan aikaan
_IS = frozenset(["on", "oli", "ovat", "olivat", "är", "var", "is", "are", "was", "were"])
_MOST_BETWEEN, _MOST_TO_NAMES = 2, 4
_NAMES_THEM = frozenset(
    [
        "nimet", "nimi", "nimiä", "hahmoja", "hahmot", "hahmo", "characters", "figurer", "firmoja", "yrityksiä", "paikkoja", "kyliä",
        "names", "name", "namn", "namnen"
    ]
)  # fmt: skip
_IS_CALLED = frozenset(["nimi", "name", "namn", "heter", "is", "on", "är", "nimeltään"])
_WHOSE = frozenset(["jonka", "jolla", "sen", "vars", "whose", "its", "dess"])
_FEW_BEFORE = 2
_INSIDE = ("seen", "siin", "lla", "llä", "lle", "lta", "ltä", "ssa", "ssä", "sta", "stä")
_GETS = frozenset(["sai", "saa", "saisi", "on", "oli", "fick", "får", "got", "gets", "is", "was", "är", "var"])
_CALLED = frozenset(
    ["nimi", "nimen", "nimeltä", "nimeltään", "nimeksi", "namn", "named", "called", "heter", "kallad", "kallas"]
)
# What only a pet does: "papukaija tottelee nimeä Onni".
_OBEYS = frozenset(
    [
        "tottelee nimeä", "totteli nimeä", "kuuntelee nimeä", "lystrar till", "lyssnar till", "till namnet", "på namnet", "answers to", "responds to",
        "tottelee nimiä", "lyssnar på",
    ]
)  # fmt: skip
_GIVEN_POWER = frozenset(["valtuutettu", "valtuutetun", "valtuutetuksi", "valtuutettuna", "edustaja", "edustajana"])
_POWERS = frozenset(
    ["valtakirja", "valtakirjan", "valtakirjassa", "valtuutus", "valtuutan", "valtuuttaja", "valtuutuksen"]
)
# Between an office and the name of who has it: "puheenjohtajana toimii", "kunnanjohtaja emerita".
_SERVES = frozenset(
    [
        "toimii", "toimi", "on", "oli", "valittiin", "emerita", "emeritus", "är", "var", "is", "was", "vs", "va", "dosentti"
    ]
)  # fmt: skip
_LIVES_HERE = re.compile(r", (?:joka|som|who) (?:\w+ )?(?:asuu|asui|bor|bodde|lives|lived)\b", re.IGNORECASE)
_FORMS_OF_FIRMS = frozenset(
    ["oy", "oyj", "ab", "abp", "ky", "kb", "tmi", "ltd", "inc", "gmbh", "llc", "ry", "rf", "osk"]
)
_MOST_OF_FIRM = 3
_ARTICLES = frozenset(["a", "an"])  # "married to a Finn"
_ILLNESS = "MS"  # "Diagnoosi on MS." is no Ms. before a name
# Between an office and the name: "council chair Ms. Harju", "kaavoituspäällikkö rouva Lehto".
COURTESY = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "rouva",
        "herra",
        "neiti",
        "rva",
        "hra",
        "tri",
        "tohtori",
        "fru",
        "herr",
        "fröken",
    ]
)
_THANKS = re.compile(
    r"(?:kiit\w+|tack\w*|thanks|thank you|thx|moi|hej|hei|etukäteen|på förhand|in advance)[,.!]*\s+$", re.IGNORECASE
)


def before(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the words before a run say."""
    if not _OF.isdisjoint([word.low for word in tokens[max(0, run.index - _FAR) : run.index]]) and (
        office := _OFFICE_OF.search(text[max(0, run.start - 70) : run.start])
    ):
        return Says.PERSON if names_an_association(office[0].lower()) else Says.OFFICIAL
    if _ends_in_child(run):
        return Says.CHILD
    if not run.index:
        return Says.SIGNED if _DASH.search(text[: run.start]) and _LINE_ENDS.match(text, run.end) else Says.NOTHING
    return _before(tokens, run, text)


def _ends_in_child(run: Run) -> bool:
    """Tell whether a hyphen joins a child to the name: Emma-tyttäreni."""
    _name, hyphen, last = run.words[-1].low.rpartition("-")
    return bool(hyphen and last in words("child"))


def _before(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the word before a run says."""
    word = tokens[run.index - 1]
    gap = run.words[0].gap
    if len(run.words) == 1 and word.low in _ARTICLES and gap == " ":
        return Says.NO_PERSON
    if gap == " " and word.low in exact("named_things") and not run.words[0].low.endswith(_CASES):
        return Says.NO_PERSON
    new_line = "\n" in gap.strip(" ") and word.low not in exact("selves")
    new_sentence = run.words[0].at_start and ":" not in gap and not word.low.endswith(".")
    is_near = _BETWEEN.match(gap) and not new_line and not new_sentence
    says = _by_word(tokens, run.index - 1, gap) if is_near else Says.NOTHING
    if says is Says.PERSON and (word.text == _ILLNESS or _is_from_a_place(run)):
        says = Says.NOTHING
    if says not in (Says.NOTHING, Says.PERSON):
        return says
    if _is_greeted(tokens, run, text) or _is_signature(run, text):
        return Says.NOTHING if is_of_a_workplace(tokens, run) else Says.SIGNED
    if is_near and run.words[0].has(Kind.FIRST) and _is_introduced(tokens, run.index - 1):
        return Says.PERSON
    return says


def _is_from_a_place(run: Run) -> bool:
    """Tell whether it says where somebody is from: "olen mummo Karjalasta"."""
    word = run.words[0]
    return len(run.words) == 1 and word.has(Kind.PLACE) and word.has(Kind.INSIDE) and word.low.endswith(_FROM)


def _is_introduced(tokens: list[Token], at: int) -> bool:
    """Tell whether words such as "I am" stand before: after them a first name is one though it is a place's too."""
    two = f"{tokens[at - 1].low} {tokens[at].low}" if at else ""
    return tokens[at].low in exact("selves_weak") or two in exact("selves_weak") or tokens[at].low in exact("ours")


def _is_greeted(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether a greeting that ends a letter stands before the run, or thanks and a name in small letters end the text."""
    word = tokens[run.index - 1]
    if word.low in exact("signoffs"):
        return bool(_SIGN_GAP.match(run.words[0].gap)) and not _is_cut(tokens, run.index - 1)
    return run.lower and word.low in exact("thanks") and bool(_LINE_ENDS.match(text, run.end))


def _is_cut(tokens: list[Token], at: int) -> bool:
    """Tell whether a single t before a name is no greeting: it needs its mark or the start of a sentence."""
    return len(tokens[at].text) == 1 and tokens[at].gap == "" and at > 0


def _is_signature(run: Run, text: str) -> bool:
    """Tell whether the run ends a line or the text, and a dash, thanks or the end of a sentence stand before it."""
    is_lamp = run.words[0].low == "valo" or run.words[0].low in exact("weather")  # "Valo Ahjontie 12"
    ends = _LINE_ENDS.match(text, run.end) or (not is_lamp and _STREET_ENDS.match(text, run.end))
    if not ends or not run.index:
        return False
    before = text[max(0, run.start - 20) : run.start]
    if _DASH.search(before) or _THANKS.search(before):
        return run.is_pair or any(word.has(Kind.FIRST | Kind.NICK) or is_unknown(word) for word in run.words)
    word = run.words[0]
    if not word.capital:
        return word.at_start and word.has(Kind.FIRST) and not word.has(Kind.WORD)
    return word.at_start and (
        run.is_pair or (word.has(Kind.FIRST) and not word.has(Kind.OBLIQUE | Kind.PLACE | Kind.AREA))
    )


def _by_word(tokens: list[Token], at: int, gap: str) -> Says:
    """Return what the word before says."""
    if at and tokens[at].low in COURTESY and tokens[at].gap == " " and _is_office(tokens, at - 1):
        at -= 1
    low = tokens[at].low
    two = f"{tokens[at - 1].low} {low}" if at else low
    if low in exact("own_roles"):
        return Says.PERSON
    if low in words("roles") or two in words("roles"):
        return _in_office(tokens, at)
    if at and tokens[at].gap == " " and low in _SERVES and tokens[at - 1].low in words("roles"):
        return _in_office(tokens, at - 1)
    is_thing = low in words("firms_before") and gap in {" ", ": ", ", ", ". "}
    if two in _OBEYS:
        return Says.NO_PERSON
    called = at - 1 if at and low in _IS and tokens[at - 1].low in _CALLED else at
    if is_thing or (tokens[called].low in _CALLED and _is_called_so(tokens[max(0, called - _FEW_BEFORE) : called])):
        return Says.NO_PERSON
    return _by_person(tokens, at, two)


def _in_office(tokens: list[Token], at: int) -> Says:
    """Return whether the office here is a public one, or that of an association, or who is given a power of attorney."""
    boards = exact("private_boards")
    is_private = any(token.low in boards for token in tokens[max(0, at - 3) : at])
    is_private = is_private or (tokens[at].low in _GIVEN_POWER and any(t.low in _POWERS for t in tokens[:at]))
    return Says.PERSON if is_private or is_of_an_association(tokens, at) else Says.OFFICIAL


def _is_office(tokens: list[Token], at: int) -> bool:
    """Tell whether the word here, with the one before it or alone, is an office."""
    low = tokens[at].low
    return low in words("roles") or (at > 0 and f"{tokens[at - 1].low} {low}" in words("roles"))


def _by_person(tokens: list[Token], at: int, two: str) -> Says:
    """Return whether the word before says that a child or a person is named."""
    low = tokens[at].low
    if low in words("child") or (low in _IS_CALLED and _of_child(tokens, at)):
        return Says.CHILD
    if low in exact("selves") or two in exact("selves") or low in words("private"):
        return Says.PERSON
    return Says.NOTHING


def _is_called_so(told: list[Token]) -> bool:
    """Tell whether it is a thing whose name is told: "pysäkin nimi on", "uusi vene sai nimen Onni"."""
    lows = [token.low for token in told]
    if lows and (lows[-1] in _GETS or lows[-1] in _WHOSE):
        lows.pop()
    return bool(lows) and (lows[-1] in words("firms_before") or lows[-1] in words("things"))


def _of_child(tokens: list[Token], at: int) -> bool:
    """Tell whether it is a child's name that the words tell: "lapseni nimi on", "our daughter is called"."""
    return any(token.low in words("child") for token in tokens[max(0, at - 3) : at])


def after(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the words after a run say."""
    is_told = is_reached(run, text)
    if is_told or run.after >= len(tokens):
        return Says.PERSON if is_told else Says.NOTHING
    word = tokens[run.after]
    if _goes_on_as_no_person(tokens, run, text):
        return Says.NO_PERSON
    if word.gap == " " and _is_thing(tokens, run.after):
        return Says.THING
    if word.gap.strip(" ") in {"", "-"} and not word.at_start:
        is_home = run.words[0].at_start and _STREET_ENDS.match(text, run.end) and _is_signature(run, text)
        return Says.NOTHING if is_home else _by_next(tokens, run, word)
    if word.gap in {", ", " (", "\n", ",\n", " / ", "/", " - ", " – "}:
        return _by_apposition(tokens, run, text)
    return Says.NOTHING


def _goes_on_as_no_person(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether what follows makes a firm, a thing or a place of it."""
    word = tokens[run.after]
    is_firm = _FIRM.match(text, run.end) and not run.words[-1].has(Kind.FIRST)
    is_thing = _hangs_on(text, word) or (word.gap == " " and is_thing_joined(word))
    return bool(is_firm) or is_thing or _is_named_after(tokens, run.after) or _is_of_firm(tokens, run)


def _is_named_after(tokens: list[Token], at: int) -> bool:
    """Tell whether a second name in the genitive and a place go on: "Kustaa | Vaasan tie", "Gustav | Vasas gata"."""
    if at + 1 >= len(tokens):
        return False
    word, following = tokens[at], tokens[at + 1]
    is_genitive = word.capital and word.gap == " " and word.low.endswith(("n", "s")) and not word.at_start
    return is_genitive and following.gap == " " and following.low in words("places_after")


def _is_of_firm(tokens: list[Token], run: Run) -> bool:
    """Tell whether words with capitals and then a form of firm go on: "Lindholms Trafik Ab"."""
    for token in tokens[run.after : run.after + _MOST_OF_FIRM]:
        if token.gap != " " or not token.capital:
            return False
        if token.low.split(":")[0] in _FORMS_OF_FIRMS:
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
    return _by_title(tokens, run.after)


def _hangs_on(text: str, word: Token) -> bool:
    """Tell whether a hyphen joins a thing to the name: "Tiina Lillak -kisat", not "Maija -täti"."""
    is_joined = word.gap == " -" and not word.capital and text[word.start - 2 : word.start] == " -"
    return is_joined and not (word.low.startswith("nimi") or word.low in words("private") or word.low in words("child"))


def _is_thing(tokens: list[Token], at: int) -> bool:
    """Tell whether the words from here say what only a plant does, or that it is a thing: "on lajike", "are birds"."""
    low = tokens[at].low
    if low in exact("grows") or (low in _AND and _grow_together(tokens, at)):
        return True
    if low not in _IS:
        return False
    ahead = tokens[at + 1 : at + 1 + _MOST_TO_NAMES]
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


def _by_next(tokens: list[Token], run: Run, word: Token) -> Says:
    last = run.words[-1]
    low = word.low
    is_of_it = len(run.words) == 1 and last.low.endswith(("n", "s")) and low in words("associations")
    is_firm = low in words("firms") and (word.capital or not run.is_pair)
    if is_of_it or (is_firm and (word.capital or last.has(Kind.OBLIQUE | Kind.LAST))):
        return Says.NO_PERSON  # Kalevan kyläyhdistys
    is_sure = not last.has(Kind.WORD) or (last.capital and low in exact("families"))
    is_owner = low in words("belongings") and last.has(Kind.LAST) and is_sure and _is_genitive(last.low)
    if is_owner or last.low.endswith(_LATE) or (run.lower and low in NEXT_DOOR):
        return Says.PERSON
    if low in exact("day") or (low in words("places_after") and (last.has(Kind.OBLIQUE) or not low.endswith(_FROM))):
        return Says.NO_PERSON
    if low in {"niminen", "nimisen", "nimiselle", "nimistä", "nimiseltä"}:
        following = tokens[run.after + 1].low if run.after + 1 < len(tokens) else ""
        return Says.CHILD if following in words("child") else Says.PERSON
    if (
        low in exact("verbs")
        and not last.has(Kind.OBLIQUE)
        and not (last.has(Kind.PATTERN) and (last.at_start or last.low.endswith(_INSIDE)))
    ):
        return Says.PERSON
    return Says.NOTHING


def _by_title(tokens: list[Token], at: int) -> Says:
    """Return whether an office is told after the name: "Maija Meikäläinen, kunnossapitopäällikkö"."""
    for n, token in enumerate(tokens[at : at + 4]):
        if (n and token.gap.strip(" ")) or token.low in _CLAUSE:
            break
        if token.low in words("roles"):
            private = n and tokens[at + n - 1].low in exact("private_boards")
            private = private or is_of_an_association(tokens, at + n)
            return Says.NOTHING if private else Says.OFFICIAL
    return Says.NOTHING
