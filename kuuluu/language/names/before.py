"""What the words before a run say of it."""

import re

from kuuluu.language.names.apposed import told_beside
from kuuluu.language.names.associations import names_an_association
from kuuluu.language.names.called_so import is_beside_somebody, stands_beside
from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.office_holders import COURTESY, OFFICE_OF, SERVES, in_office, is_office, is_role, is_wife
from kuuluu.language.names.runs import Run, is_of_a_workplace
from kuuluu.language.names.says import FROM, IS, Says
from kuuluu.language.names.signing import DASH, LINE_ENDS, is_greeted, is_signature
from kuuluu.language.names.somebody import is_somebody, is_thing
from kuuluu.language.names.tokens import Token
from kuuluu.language.names.unlisted import is_called_so

_BETWEEN = re.compile(r"[\s:,.\-–(\"”'*_/]*$")
_QUOTES = frozenset("\"“”'’»«")
_OF, _FAR = frozenset({"of", "for", "för", "i", "av"}), 6
_CASES = ("n", "ssa", "ssä", "sta", "stä", "lla", "llä", "lle", "lta", "ltä", "s")
_IS_CALLED = frozenset(["nimi", "name", "namn", "heter", "is", "on", "är", "nimeltään"])
_WHOSE = frozenset(["jonka", "jolla", "sen", "vars", "whose", "its", "dess"])
_FEW_BEFORE = 2
_GETS = frozenset(["sai", "saa", "saisi", "on", "oli", "fick", "får", "got", "gets", "is", "was", "är", "var"])
_CALLED = frozenset(
    ["nimi", "nimen", "nimeltä", "nimeltään", "nimeksi", "namn", "named", "called", "heter", "kallad", "kallas"]
)
# Straight after what it is: "the snow plough named Daisy", "pankki nimeltä Oma Säästö".
_SO_CALLED = frozenset(["named", "called", "nimeltä", "nimeltään"])
# What only a pet does: "papukaija tottelee nimeä Onni".
_OBEYS = frozenset(
    [
        "tottelee nimeä", "totteli nimeä", "kuuntelee nimeä", "lystrar till", "lyssnar till", "till namnet", "på namnet", "answers to", "responds to", "tag says", "collar says", "pannassa lukee", "halsbandet står",
        "tottelee nimiä", "lyssnar på",
    ]
)  # fmt: skip
_WHO = (", who", " who", ", whose", " whose", " from ", " something")
_AT = frozenset(["Hos", "Chez"])
_ARTICLES = frozenset(["a", "an"])  # "married to a Finn"
_GENITIVES = ("in", "on", "un", "yn", "än", "ön", "pan", "ilan")
# "haluan valittaa sosiaalityöntekijä Mäkelästä": the verb asks for that form.
_TALKS_OF = re.compile(r"\b(?:valit|palaut|kantel|tykk|pidä|pidi|pitä|huomaut|reklam|kiitollinen)\w*", re.IGNORECASE)
_WIDE = 60
_ILLNESS = "MS"  # "Diagnoosi on MS." is no Ms. before a name


def before(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the words before a run say."""
    name = _start_of_name(run)
    if not _OF.isdisjoint([word.low for word in tokens[max(0, run.index - _FAR) : run.index]]) and (
        office := OFFICE_OF.search(text[max(0, run.start - 70) : name])
    ):
        return Says.PERSON if names_an_association(office[0].lower()) else Says.OFFICIAL
    if _ends_in_child(run):
        return Says.CHILD
    if len(run.words) == 1 and (is_called_so(tokens, run.index) or _is_family(tokens, run)):
        return Says.PERSON
    if not run.index:
        return Says.SIGNED if DASH.search(text[: run.start]) and LINE_ENDS.match(text, run.end) else Says.NOTHING
    told = told_beside(tokens, run, text)
    return told if told is not Says.NOTHING else _before(tokens, run, text)


def _start_of_name(run: Run) -> int:
    """Return where a name begins of which what an office is for may be taken for a part: "Director of Education | Tiina Larsson"."""
    is_longer = len(run.words) > _FEW_BEFORE and not run.words[0].has(Kind.FIRST)
    return run.words[1].start if is_longer else run.start


def _is_family(tokens: list[Token], run: Run) -> bool:
    """Tell whether a surname stands for all of an English house: "the Lehtos"."""
    word = run.words[0]
    if not word.capital or word.at_start or not word.has(Kind.LAST) or word.low in exact("parties"):
        return False
    return word.low == word.lemma + "s" and run.index > 0 and tokens[run.index - 1].low == "the" and word.gap == " "


def _ends_in_child(run: Run) -> bool:
    """Tell whether a hyphen joins a child to the name: Emma-tyttäreni."""
    _name, hyphen, last = run.words[-1].low.rpartition("-")
    return bool(hyphen and last in words("child"))


def _before(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the word before a run says."""
    word = tokens[run.index - 1]
    gap = run.words[0].gap
    if len(run.words) == 1 and word.low in _ARTICLES and gap == " ":
        is_somebody_there = run.words[0].has(Kind.FIRST) and text.startswith(_WHO, run.end)  # "the owner, a Jukka, who"
        return Says.PERSON if is_somebody_there else Says.NO_PERSON
    if _is_beside_a_thing(run, word) or stands_beside(tokens, run):
        return Says.NO_PERSON
    new_line = "\n" in gap.strip(" ") and word.low not in exact("selves")
    is_quoted = gap[:1] == " " and gap[1:] in _QUOTES
    new_sentence = (
        run.words[0].at_start and ":" not in gap and gap != " (" and not is_quoted and not word.low.endswith(".")
    )
    is_near = _BETWEEN.match(gap) and not new_line and not new_sentence
    says = _by_word(tokens, run.index - 1, gap) if is_near else Says.NOTHING
    if says is Says.PERSON and (
        word.text == _ILLNESS
        or (_is_from_a_place(run) and not _TALKS_OF.search(text, max(0, run.start - _WIDE), run.start))
    ):
        says = Says.NOTHING
    if says is Says.NO_PERSON and _is_whose(word.low) and _is_surely_somebody(run):
        says = Says.NOTHING
    if says not in (Says.NOTHING, Says.PERSON):
        return says
    if is_greeted(tokens, run, text) or is_signature(run, text):
        return Says.NOTHING if is_of_a_workplace(tokens, run) else Says.SIGNED
    if is_near and run.words[0].has(Kind.FIRST | Kind.NICK) and _is_introduced(tokens, run.index - 1):
        return Says.PERSON
    return says


def _is_beside_a_thing(run: Run, word: Token) -> bool:
    """Tell whether a thing that may have a name stands straight before: "hissi Lahtinen"."""
    name = run.words[0]
    is_thing = word.low in exact("named_things") and not is_role(word.low)
    return name.gap == " " and is_thing and not name.low.endswith(_CASES)


def _is_whose(low: str) -> bool:
    """Tell whether the word here is a house in the Finnish genitive: who works there may follow."""
    return low.endswith(_GENITIVES) and (low in words("places_after") or low in words("firms"))


def _is_surely_somebody(run: Run) -> bool:
    """Tell whether a first name alone is nothing else, or somebody's aunt: "päiväkodin Sannaa", "päiväkodin Tuula-täti"."""
    word = run.words[0]
    is_kin = word.low.rpartition("-")[2].startswith(tuple(exact("after_hyphen"))) and "-" in word.low
    is_sure = word.has(Kind.FIRST) and not word.has(Kind.WORD | Kind.PLACE | Kind.LAST | Kind.AREA)
    return len(run.words) == 1 and word.capital and (is_kin or (is_sure and word.lemma not in exact("figures")))


def _is_from_a_place(run: Run) -> bool:
    """Tell whether it says where somebody is from: "olen mummo Karjalasta"."""
    word = run.words[0]
    return len(run.words) == 1 and word.has(Kind.PLACE) and word.has(Kind.INSIDE) and word.low.endswith(FROM)


def _is_introduced(tokens: list[Token], at: int) -> bool:
    """Tell whether words such as "I am" stand before: after them a first name is one though it is a place's too."""
    two = f"{tokens[at - 1].low} {tokens[at].low}" if at else ""
    return tokens[at].low in exact("selves_weak") or two in exact("selves_weak") or tokens[at].low in exact("ours")


def _by_word(tokens: list[Token], at: int, gap: str) -> Says:
    """Return what the word before says."""
    is_hers = is_wife(tokens, at)
    if (
        at
        and not is_hers
        and tokens[at].low in COURTESY
        and tokens[at].gap in {" ", ", "}
        and is_office(tokens, at - 1)
    ):
        at -= 1
    low = tokens[at].low
    two = f"{tokens[at - 1].low} {low}" if at else low
    if is_hers or low in words("own_roles") or two in words("own_roles"):
        return Says.PERSON
    if low in words("roles") or two in words("roles"):
        return in_office(tokens, at)
    if at and low in SERVES and (office := _office_before(tokens, at)) is not None:
        return in_office(tokens, office)
    is_thing = low in words("firms_before") and gap in {" ", ": ", ", ", ". "}
    if two in _OBEYS:
        return Says.NO_PERSON
    is_shop = tokens[at].text in _AT and gap == " " and tokens[at].gap == " "  # "kiosken Hos Kalle"
    is_artist = at and low in _SO_CALLED and is_role(tokens[at - 1].low)  # "esiintyjä nimeltä Erin"
    if is_thing or is_shop or is_artist or _is_called(tokens, at):
        return Says.NO_PERSON
    return _by_person(tokens, at, two)


def _office_before(tokens: list[Token], at: int) -> int | None:
    """Return where an office stands that the word here joins to its holder: "johtaja, siis", "johtajan sijaiseksi nimitetty"."""
    while at and tokens[at].low in SERVES and tokens[at].gap in {" ", ", "}:
        at -= 1
    return at if is_office(tokens, at) else None


def _by_person(tokens: list[Token], at: int, two: str) -> Says:
    """Return whether the word before says that a child or a person is named."""
    low = tokens[at].low
    if low in words("child") or (low in _IS_CALLED and _of_child(tokens, at)):
        return Says.CHILD
    if low in exact("selves") or two in exact("selves") or low in words("private"):
        return Says.PERSON
    return Says.NOTHING


def _is_called(tokens: list[Token], at: int) -> bool:
    """Tell whether words of calling stand here, and a thing before them."""
    called = at - 1 if at and tokens[at].low in IS and tokens[at - 1].low in _CALLED else at
    subject = called - 1 - (tokens[called - 1].low in IS)
    if is_beside_somebody(tokens, subject):
        return False
    if tokens[called].low in _CALLED and _is_called_so(tokens[max(0, called - _FEW_BEFORE) : called]):
        return True
    return tokens[at].low in _SO_CALLED and at > 0 and tokens[at].gap == " " and not is_somebody(tokens[at - 1].low)


def _is_called_so(told: list[Token]) -> bool:
    """Tell whether it is a thing whose name is told: "pysäkin nimi on", "uusi vene sai nimen Onni"."""
    lows = [token.low for token in told]
    if lows and (lows[-1] in _GETS or lows[-1] in _WHOSE):
        lows.pop()
    return bool(lows) and is_thing(lows[-1])


def _of_child(tokens: list[Token], at: int) -> bool:
    """Tell whether it is a child's name that the words tell: "lapseni nimi on", "our daughter is called"."""
    return any(token.low in words("child") for token in tokens[max(0, at - 3) : at])
