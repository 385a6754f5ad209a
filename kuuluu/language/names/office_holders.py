"""Whether somebody is named in an office, before or after the name; offices of associations are private."""

import re

from kuuluu.language.names.associations import is_of_an_association
from kuuluu.language.names.civic import CIVIC
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.says import Says
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists

_CLAUSE = frozenset(
    [
        "joka", "jonka", "jota", "jolle", "jolla", "jossa", "on", "oli", "som", "är", "vars", "who", "whose", "is", "was", "ja", "och",
        "and", "mutta", "men", "but"
    ]
)  # fmt: skip
OFFICE_OF = re.compile(
    rf"(?:\b{CIVIC}|director|head|manager|chief|minister|secretary|chair\w*|commissioner|speaker|chancellor|member(?= of (?:parliament|the (?:\w+ )?(?:council|committee)))|direktör\w*|chef\w*|minister\w*|ordförande\w*) "
    r"(?:of|for|för|i|av) (?:the |our |my |your |this |vår |vårt )?[\w&-]+(?: (?:and|och|&) [\w-]+| [\w-]+)?(?:[,:]| is| was| är| var)? (?:(?:mr|mrs|ms|miss|dr)\.? )?$",
    re.IGNORECASE,
)
_OF_THE_CITY = frozenset(["city", "municipal", "kaupungin", "stadens", "kommunens", "deputy"])
_RETIRED = frozenset(["retired", "eläkkeellä", "eläköitynyt", "pensionerad", "oleva"])  # of no office any more
_GIVEN_POWER = frozenset(["valtuutettu", "valtuutetun", "valtuutetuksi", "valtuutettuna", "edustaja", "edustajana"])
_POWERS = frozenset(
    ["valtakirja", "valtakirjan", "valtakirjassa", "valtuutus", "valtuutan", "valtuuttaja", "valtuutuksen"]
)
# Between an office and the name of who has it: "puheenjohtajana toimii", "kunnanjohtaja emerita".
SERVES = frozenset(read_lists("names/office_holders")["SERVES"])
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


def is_office(tokens: list[Token], at: int) -> bool:
    """Tell whether the word here, with the one before it or alone, is an office."""
    low = tokens[at].low
    two = f"{tokens[at - 1].low} {low}" if at else ""
    return two not in words("own_roles") and (is_role(low) or two in words("roles"))


def is_wife(tokens: list[Token], at: int) -> bool:
    """Tell whether the title here says whose wife it is, and no office: "stadsdirektörens fru Anna Holm"."""
    return tokens[at].low == "fru" and tokens[at].gap == " " and at > 0 and tokens[at - 1].low.endswith("s")


def is_role(low: str) -> bool:
    """Tell whether a word is a public office, and no trade of an ordinary employee: "rakennusmestari", not "vahtimestari"."""
    return low in words("roles") and low not in words("own_roles")


def in_office(tokens: list[Token], at: int) -> Says:
    """Return whether the office here is a public one, or that of an association, or who is given a power of attorney."""
    if at and tokens[at - 1].low in _OF_THE_CITY:
        return Says.OFFICIAL
    boards = exact("private_boards")
    is_private = any(token.low in boards for token in tokens[max(0, at - 3) : at])
    is_private = is_private or (tokens[at].low in _GIVEN_POWER and any(t.low in _POWERS for t in tokens[:at]))
    return Says.PERSON if is_private or is_of_an_association(tokens, at) else Says.OFFICIAL


def by_title(tokens: list[Token], at: int) -> Says:
    """Return whether an office is told after the name: "Maija Meikäläinen, kunnossapitopäällikkö"."""
    for n, token in enumerate(tokens[at : at + 4]):
        if (n and token.gap.strip(" ")) or token.low in _CLAUSE:
            break
        if n and tokens[at + n - 1].low in _RETIRED:
            break
        if is_office(tokens, at + n) if n else is_role(token.low):
            private = n and tokens[at + n - 1].low in exact("private_boards")
            private = private or is_of_an_association(tokens, at + n)
            return Says.NOTHING if private else Says.OFFICIAL
    return Says.NOTHING
