"""What stands around a run of words, and what it says of them."""

import re
from enum import StrEnum

from kuuluu.language.names.lists import Kind, exact, words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.tokens import Token

_CHILDHOOD = 18


class Says(StrEnum):
    """What the surroundings say of a run."""

    CHILD = "child"
    PERSON = "person"
    SIGNED = "signed"
    OFFICIAL = "official"
    NO_PERSON = "no_person"
    NOTHING = "nothing"


_BETWEEN = re.compile(r"[\s:,.\-–(\"”'*_/]*$")
_SIGN_GAP = re.compile(r"[\s:,.\-–!*_/]*$")
_AGE_AFTER = re.compile(
    r"(?:\s*\()?\s*,?\s*(?:on |is |är |age |aged |ikä |jo |vasta |nyt |just )?(\d{1,2})(?:\s*,\s*\d{1,2})?\s*"
    r"(?:v\b\.?|-?v\.|-?vuotias|-?vuotta|-?vuotiaa|år\b|-?årig|-?åring|y/?o\b|yo\b|years?\b|yrs?\b|-year|\)|kk\b|mån|mo\b|months?)",
    re.IGNORECASE,
)
_AGE_BARE = re.compile(r"\s*,\s+(\d{1,2})\s*(?:,|\.|\band\b|$|\))")
_AGE_BEFORE = re.compile(
    r"(\d{1,2})\s*[-–]?\s*(?:v\.?|vuotias|vuotiaa\w*|årig\w*|åring\w*|year[- ]old|yo|kk|kuukauden ikäinen)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
_CLASS_BEFORE = re.compile(r"(?:\b[1-9]\s?[- ]?[A-Fa-f]\b|\b[1-9]\.)[- ]?(?:luok\w+|klass\w*|grade\w*)?,?\s*$|luok\w+ [1-9][A-Fa-f]?:?,?\s*$|klass\w* [1-9][A-Fa-f]?:?,?\s*$", re.IGNORECASE)
_SCHOOL_AFTER = re.compile(
    r",?\s*(?:joka |som |who )?(?:on |is |är |käy |går |aloittaa |aloitti |opiskelee |börjar |började |starts |started |attends |goes to |luokka |\()\s*(?:nyt |jo |vasta |in |the |a |i |på |en )*"
    r"(?:\d\.|\d[a-f]?\b|[1-9](?:st|nd|rd|th)|ensimmäis|tois|kolman|neljän|viiden|kuuden|seitsemän|kahdeksan|yhdeksän|eka|toka|esikoulu|eskar|päiväko|koulu|alakoulu|"
    r"förskol|dagis|skol|första|andra|tredje|fjärde|femte|sjätte|school|preschool|kindergarten|daycare|nursery|first grade|second grade|third grade|grade)",
    re.IGNORECASE,
)


def before(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the words before a run say."""
    if _AGE_BEFORE.search(text, max(0, run.start - 60), run.start) and _is_child(_AGE_BEFORE.search(text[max(0, run.start - 60) : run.start])):
        return Says.CHILD
    if _CLASS_BEFORE.search(text[max(0, run.start - 25) : run.start]):
        return Says.CHILD
    if not run.index:
        return Says.NOTHING
    word = tokens[run.index - 1]
    gap = run.words[0].gap
    if word.low in exact("signoffs") and _SIGN_GAP.match(gap):
        return Says.SIGNED
    if not _BETWEEN.match(gap) or ("\n" in gap.strip(" ") and word.low not in exact("selves")):
        return Says.NOTHING
    if run.words[0].at_start and ":" not in gap and not word.low.endswith("."):
        return Says.NOTHING
    return _by_word(tokens, run.index - 1, gap)


def _by_word(tokens: list[Token], at: int, gap: str) -> Says:
    """Return what the word before says."""
    low = tokens[at].low
    two = f"{tokens[at - 1].low} {low}" if at else low
    if words("roles").fullmatch(low) and not (at and tokens[at - 1].low in exact("private_boards")):
        return Says.OFFICIAL
    if words("firms_before").fullmatch(low) and gap in {" ", ": ", ", "}:
        return Says.NO_PERSON
    if (low in {"nimi", "name", "namn", "heter", "is", "on", "är", "nimeltään"}) and _of_child(tokens, at):
        return Says.CHILD
    if words("child").fullmatch(low):
        return Says.CHILD
    if low in exact("selves") or two in exact("selves") or words("private").fullmatch(low):
        return Says.PERSON
    return Says.NOTHING


def _of_child(tokens: list[Token], at: int) -> bool:
    """Tell whether it is a child's name that the words tell: "lapseni nimi on", "our daughter is called"."""
    return any(words("child").fullmatch(token.low) for token in tokens[max(0, at - 3) : at])


def _is_child(match: re.Match[str] | None) -> bool:
    return bool(match) and int(match[1]) < _CHILDHOOD if match else False


def after(tokens: list[Token], run: Run, text: str) -> Says:
    """Return what the words after a run say."""
    age = _AGE_AFTER.match(text, run.end) or _AGE_BARE.match(text, run.end)
    if age:
        return Says.CHILD if _is_child(age) else Says.PERSON
    if _SCHOOL_AFTER.match(text, run.end):
        return Says.CHILD
    if run.after >= len(tokens):
        return Says.NOTHING
    word = tokens[run.after]
    if word.gap.strip(" ") in {"", "-"} and not word.at_start:
        return _by_next(tokens, run, word)
    if word.gap in {", ", " (", "\n", ",\n", " / ", "/", " - ", " – "}:
        return _by_title(tokens, run.after)
    return Says.NOTHING


def _by_next(tokens: list[Token], run: Run, word: Token) -> Says:
    last = run.words[-1]
    low = word.low
    if words("firms").fullmatch(low) and (word.capital or last.has(Kind.OBLIQUE | Kind.LAST)):
        return Says.NO_PERSON
    if low in exact("day") or words("places_after").fullmatch(low):
        return Says.NO_PERSON
    if low in {"niminen", "nimisen", "nimiselle", "nimistä", "nimiseltä"}:
        following = tokens[run.after + 1].low if run.after + 1 < len(tokens) else ""
        return Says.CHILD if words("child").fullmatch(following) else Says.PERSON
    if low in exact("verbs") and not last.has(Kind.OBLIQUE):
        return Says.PERSON
    return Says.NOTHING


def _by_title(tokens: list[Token], at: int) -> Says:
    """Return whether an office is told after the name: "Maija Meikäläinen, kunnossapitopäällikkö"."""
    for n, token in enumerate(tokens[at : at + 4]):
        if n and token.gap.strip(" "):
            break
        if words("roles").fullmatch(token.low):
            private = n and tokens[at + n - 1].low in exact("private_boards")
            return Says.NOTHING if private else Says.OFFICIAL
    return Says.NOTHING
