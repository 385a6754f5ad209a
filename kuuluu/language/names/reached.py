"""Who is to be called or is called out to: names before a telephone number, before "hei", before where a neighbour lives."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.runs import Run
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/reached")

CALL = re.compile(
    r"[,:]? ?\(?(?:puh(?:elin)?|p|tel|nro|numero|ring|call|phone|mob)?\.?:? ?(?:\+\d{2,3}|0[45]|0\d\d?[ -])[\d .-]{5,}"
)
_CALLED_OUT = re.compile(r",? (?:hei|moi|kuule|hörru|hörrö|hallå|hej|hi|hello|tässä|täs|täällä|tääl|täältä|här|here)\b")
_GREETED = re.compile(r"(?:^|\b(?:hei|moi|terve|moro|morjens|moikka|päivää|hej|tjena|hi|hello))[,!]? ?\Z")
_LONGEST, _FAR = 10, 70
# "ringde till Lucia", "written by Lucia", "städar trappan efter Knut"
_SPOKEN_TO = re.compile(
    rf"\b(?:{_LISTED['TO_SOMEBODY']}) (?:\w+ ){{0,2}}?till \Z|\b(?:{_LISTED['BY_SOMEBODY']}) \Z"
    rf"|\b(?:{_LISTED['CLEANS']}) (?:\w+ )?(?:{_LISTED['HOMES']}) efter \Z",
    re.IGNORECASE,
)
# Where a neighbour lives.
NEXT_DOOR = frozenset(
    [
        "naapurista", "naapurissa", "yläkerrasta", "yläkerrassa", "alakerrasta", "alakerrassa", "seinän", "vastapäätä", "rapusta", "porrasta", "kolmosesta", "kakkosesta",
        "ykkösestä", "nelosesta", "upstairs", "downstairs", "granne", "ovanpå", "däruppe",
    ]
)  # fmt: skip


def is_reached(run: Run, text: str) -> bool:
    """Tell whether a number to call stands after a first name, or "hei" after one that begins the text: "Pate hei!"."""
    word = run.words[0]
    is_name = word.has(Kind.FIRST | Kind.NICK) or not word.kind
    is_form = word.is_inflected or (word.has(Kind.WORD) and word.low != word.lemma)  # "Lampa 0400-77213 blinkar"
    if not is_name or is_form or word.low in words("workplaces") or word.low in words("firms"):
        return False
    if word.low in exact("no_names"):  # "My phone 044 …"
        return False
    if _CALLED_OUT.match(text, run.end) and _GREETED.search(text[max(0, run.start - _LONGEST) : run.start].lower()):
        return True
    return word.capital and bool(CALL.match(text, run.end))


def is_spoken_to(run: Run, text: str) -> bool:
    """Tell whether somebody speaks or writes to who is named, or cleans a home after them, so that no feast and no figure is meant."""
    is_alone = len(run.words) == 1 and run.words[0].capital and run.words[0].has(Kind.FIRST)
    return is_alone and _SPOKEN_TO.search(text, max(0, run.start - _FAR), run.start) is not None
