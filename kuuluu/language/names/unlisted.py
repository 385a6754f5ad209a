"""Words in no list, or in small letters, that what stands around them tells to be a name: before a number to call, between commas, spelt."""

import re

from kuuluu.language.names.apposed import apposed
from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.lists import exact
from kuuluu.language.names.reached import CALL, NEXT_DOOR
from kuuluu.language.names.runs import NAME, Run, is_unknown
from kuuluu.language.names.says import Says
from kuuluu.language.names.somebody import is_a_person, is_somebody, is_thing
from kuuluu.language.names.tokens import Token
from kuuluu.language.names.whose import is_whose

AND = frozenset({"ja", "och", "and", "o", "sekä"})
LINE_ENDS = re.compile(r"[ \t.,!*]*(?:\n|$)")
LETTER_ENDS = re.compile(
    r"[ \t.,]*(?:\n|$|(?:,? (?:puh|tel|p)?\.? ?)?(?:\+|0)\d[\d -]{5,}[ .]*$|,? [\w.-]+@\S+$"
    r"|(?:hetu|henkilötunnus|personbeteckning|personnummer|synt|född|born)\b)"
)
_IS_NOT = frozenset(["ole", "oo", "heter"])
_NOT, _BUT = frozenset(["not", "inte", "ei", "eikä", "icke"]), frozenset(["vaan", "but", "utan"])
_SPELT = re.compile(r"nimi|nime|stav|spel|namn|\bname|kyltis|kirjoit|kirjain|skrivs|skrev|written", re.IGNORECASE)
_ONCE = frozenset(
    ["ennen", "entinen", "nyt", "nykyinen", "aiemmin", "tidigare", "numera", "förr", "formerly", "previously", "now"]
)
_SURNAMES_TOLD = re.compile(
    r"sukunim|nimenmuut|tyttönim|efternamn|flicknamn|surname|maiden name|last name", re.IGNORECASE
)
_CALLS = ("sano", "kutsu", "nimit", "haukku", "tunne", "tunte", "puhut")
_NEW_PART = frozenset({": ", ", ", "\n", "\n\n"})
_INITIAL = re.compile(r"(?: [a-zåäö]\b\.?)?")
_HERE = frozenset(["täs", "tässä", "täällä", "tääl", "täältä", "här", "here"])
# What the word before or after must be for any but the quick checks: only there a word is looked at closely.
_BESIDE = frozenset({*AND, *_IS_NOT, *_NOT, *_BUT, *_ONCE})
_FEWEST, _FEW = 4, 3  # letters of a first name in small letters; words that are looked back


def told_around(found: list[Token], taken: set[int], text: str) -> list[Run]:
    """Return the words that are no part of a run, and are names by what stands around them."""
    added = []
    for n, word in enumerate(found):
        if n in taken or not (word.capital or word.kind):
            continue
        if word.capital and is_whose(found, n):
            added.append(Run([word], n, told=True))
        elif _is_named(found, n, text) if word.capital else _is_named_small(found, n, text):
            added.append(Run([word], n, lower=not word.capital and not word.has(Kind.WORD)))
    return added


def _is_named(found: list[Token], at: int, text: str) -> bool:
    """Tell whether a word with a capital is a name by what stands around it."""
    word = found[at]
    if word.low.endswith("ksi") and is_called_so(found, at):
        return True
    if word.kind or not _is_beside_something(found, at, text):
        return False
    if _is_of_several(word):
        return True
    return is_unknown(word) and (
        _is_before_a_number(found, at, text)
        or _has_a_family(found, at)
        or _is_joined(found, at, text)
        or _is_called_by_name(found, at)
        or apposed(found, at, at + 1, text) in (Says.PERSON, Says.CHILD)
        or (_is_corrected(found, at, text) and bool(_SPELT.search(text)))
    )


def _is_beside_something(found: list[Token], at: int, text: str) -> bool:
    """Tell whether anything beside a word in no list could tell that it is a name: quick, because most words are none."""
    word, before = found[at], found[at - 1] if at else None
    if text[word.end : word.end + 1] == "," or word.gap == ", " or word.low.endswith(("arna", "arnas")):
        return True
    if before is not None and before.low in _BESIDE:
        return True
    following = found[at + 1].low if at + 1 < len(found) else ""
    return following in exact("families") or following.startswith("nimi") or "-nimi" in word.low


def _is_named_small(found: list[Token], at: int, text: str) -> bool:
    """Tell whether a first name in small letters is one by what stands around it."""
    word, following = found[at], found[at + 1] if at + 1 < len(found) else None
    if not word.has(Kind.FIRST | Kind.NICK) or len(word.text) < _FEWEST:
        return False
    if following is not None and following.gap == " ":
        if following.low in NEXT_DOOR and _is_sure(word):
            return True
        if following.low in _HERE and _is_calling(found, at):
            return True
    return (word.at_start or "/" in word.gap or "\n" in word.gap) and _signs_small(word, text)


def all_small(found: list[Token], taken: set[int]) -> list[Run]:
    """Return the sure first names of a text that has no capital at all: "se jere joka asuu c-rapussa"."""
    if any(word.capital for word in found):
        return []
    names = (n for n, word in enumerate(found) if n not in taken and _is_sure_in_any_form(word))
    return [Run([found[n]], n, lower=True, told=True) for n in names]


def _is_sure_in_any_form(word: Token) -> bool:
    return _is_sure(word) and not word.has(Kind.LAST) and len(word.text) >= _FEWEST and word.low.isalpha()


def _is_sure(word: Token) -> bool:
    """Tell whether a word is a first name and nothing else: "jarkko naapurista"."""
    return word.has(Kind.FIRST) and not word.has(Kind.PLACE | Kind.AREA | Kind.WORD)


def _is_calling(found: list[Token], at: int) -> bool:
    """Tell whether a name in small letters begins the text, or a greeting stands before it: "terve, make täs", "pirjo tässä"."""
    word = found[at]
    is_greeted = at > 0 and found[at - 1].low in exact("callers") and word.gap in {" ", ", ", "! "}
    return (at == 0 or is_greeted) and not word.is_inflected


def _signs_small(word: Token, text: str) -> bool:
    """Tell whether a first name in small letters signs after a slash, or begins a line and a number to call follows: "/ sirkka", "pirkko h. 040"."""
    if word.is_inflected:
        return False
    if word.gap.rstrip().endswith("/") and LINE_ENDS.match(text, word.end):
        return True
    initial = _INITIAL.match(text, word.end)
    return not word.has(Kind.WORD) and bool(initial and CALL.match(text, initial.end()))


def _is_before_a_number(found: list[Token], at: int, text: str) -> bool:
    """Tell whether a word begins a part of the text, or says who does something, and a number to call follows: "Knyppe, 040 123 4567"."""
    word = found[at]
    does = at > 0 and found[at - 1].low.endswith(("ja", "jä")) and word.gap == " "
    return (does or word.gap in _NEW_PART) and text[word.end : word.end + 1] == "," and bool(CALL.match(text, word.end))


def _is_called_by_name(found: list[Token], at: int) -> bool:
    """Tell whether it is said to be somebody's name: "Jorkka-niminen mies"."""
    word = found[at]
    if at + 1 >= len(found):
        return False
    is_joined = "-" in word.low and word.low.rpartition("-")[2].startswith("nimi")
    following = found[at + 1] if is_joined else found[min(at + 2, len(found) - 1)]
    return (is_joined or found[at + 1].low.startswith("nimi")) and is_somebody(following.low)


def _is_of_several(word: Token) -> bool:
    """Tell whether a surname stands for all of a Swedish house: "Lindströmarna"."""
    low = word.low.removesuffix("s")
    return low.endswith("arna") and bool(known(low.removesuffix("arna")).kind & Kind.LAST)


def is_called_so(found: list[Token], at: int) -> bool:
    """Tell whether a word with a capital says what somebody is called by others: "sanoo sitä Nipaksi", "kutsutaan Kössiksi"."""
    word = found[at]
    if not word.capital or word.at_start or not word.low.endswith("ksi") or (word.kind and not word.has(NAME)):
        return False
    near = found[max(0, at - _FEW) : at]
    return any(one.low.startswith(_CALLS) for one in near) and not any(is_thing(one.low) for one in near)


def _is_corrected(found: list[Token], at: int, text: str) -> bool:
    """Tell whether it is how a name is spelt or is not: "Siobhán, not Shivaun", "ei Hyvönne vaan Hyvönen"."""
    if not at:
        return False
    before, following = found[at - 1], found[at + 1] if at + 1 < len(found) else None
    is_turned = following is not None and following.low in _BUT
    if before.low in _NOT and (at == 1 or found[at - 2].capital or is_turned):
        return True
    if before.low in _ONCE:
        return found[at].gap == " " and bool(_SURNAMES_TOLD.search(text))  # "Vaihdoin sukunimeä, ennen Kylmäkorpi"
    if before.low in _IS_NOT:
        return found[at - 2].low in _NOT and is_turned  # "ei ole Korpi-Hallola vaan"
    if before.low in _BUT and at > _FEW and found[at - 2].capital:
        return any(one.low in _NOT for one in found[at - _FEWEST : at - 2])
    other = found[at + 2] if at + 2 < len(found) else None
    return bool(following and other and following.low in _NOT and following.gap == ", " and other.capital)


def _is_joined(found: list[Token], at: int, text: str) -> bool:
    """Tell whether "and" joins it to a first name that begins the last line, or is told to be a child's: "Seamus and Bríd", "my twins Ayo and Tiwa"."""
    if at < _FEW - 1 or found[at - 1].low not in AND or found[at].gap != " ":
        return False
    first = found[at - 2]
    if not (first.capital and first.has(Kind.FIRST | Kind.LAST)) or first.low != first.lemma:
        return False
    if is_a_person(found[at].low):
        return False
    if at >= _FEW and _is_of_persons(found[at - _FEW]):
        return True
    return first.has(Kind.FIRST) and (first.at_start and LETTER_ENDS.match(text, found[at].end) is not None)


def _is_of_persons(word: Token) -> bool:
    """Tell whether a word says who those after it are: "naapurit", no "Fru" within a sentence."""
    return is_a_person(word.low) and (word.at_start or not word.capital)


def _has_a_family(found: list[Token], at: int) -> bool:
    """Tell whether it says whose family follows: "muuttaa Gäddnäsin perhe", "Vainion pariskunta"."""
    word, following = found[at], found[min(at + 1, len(found) - 1)]
    is_name = not word.at_start or bool(known(word.low).kind & Kind.LAST)
    is_family = following.gap == " " and not following.capital and following.low in exact("families")
    return is_family and is_name and word.low.endswith(("n", "s"))
