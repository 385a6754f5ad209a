"""From where to where a name is hidden: with its title, its initial, the nickname between, and whoever shares its surname."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.runs import Run
from kuuluu.language.names.says import SURE, Says
from kuuluu.language.names.signed_as import user_names
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/spans")

PERSON, CHILD = "person_name", "child_name"
_SHARED = re.compile(r" (?:ja|och|and|&|sekä|o) ")
_TITLE = re.compile(rf"(?<!\w)(?:{_LISTED['TITLE']})\.? \Z|(?<!\w)[A-ZÅÄÖ]\. ?(?:ja|och|and|&|o) \Z")
_LONGEST_TITLE, _LONGEST_NICK = 12, 16
# Pertti "Pera" Luhtala, also where no list has the nickname.
_QUOTED = re.compile(r" ?[\"“”'(] ?|[\"”')] | [\"“”'(][^\W\d_][\w-]+[\"”')] ")
_NICK_BEFORE = re.compile(r"[\"“”'][A-ZÅÄÖ][\w-]+[\"”'] \Z")  # ”Nipa” Virolainen
_ENDS_A_LETTER = re.compile(r"[\s.!]*|,? ?\d ?-?[a-fA-F]?\.?(?: ?lk\.?| ?luokka)?\s*")
_REST = re.compile(r"_\w+|\d\w*")


def with_user_names(found: list[tuple[int, int, str]], text: str) -> list[tuple[int, int, str]]:
    """Return what was found with the user names that nothing of it touches."""
    for start, end in user_names(text):
        beside = [one for one in found if one[1] <= start or one[0] >= end]
        found = sorted([*beside, (start, end, PERSON)])
    return found


def spans(every: list[Run], said: list[Says], text: str) -> list[tuple[int, int, str]]:
    """Return where names stand; two that share a surname as one: "Tommi ja Sanna Rekola"."""
    found: list[tuple[int, int, str]] = []
    last: Run | None = None
    for run, says in zip(every, said, strict=True):
        if says not in SURE:
            continue
        start, kind = max(_start(run, text), found[-1][1] if found else 0), CHILD if says is Says.CHILD else PERSON
        if last is not None and found and _are_one(last, run, text):
            start, _last_end, kind = found.pop()
        found.append((start, _end(run, text), kind))
        last = run
    return found


def _are_one(last: Run, run: Run, text: str) -> bool:
    """Tell whether two are hidden as one: with one surname, with a nickname, or because they sign together."""
    if _is_shared(last, run, text) or _QUOTED.fullmatch(text, last.end, run.start):
        return True
    return bool(_ENDS_A_LETTER.fullmatch(text, run.end) and _SHARED.fullmatch(text, last.end, run.start))


def _is_shared(last: Run, run: Run, text: str) -> bool:
    """Tell whether a first name and another with a surname are joined: "Tommi ja Sanna Rekola"."""
    return len(last.words) == 1 and run.is_pair and bool(_SHARED.fullmatch(text, last.end, run.start))


def _start(run: Run, text: str) -> int:
    """Return where a run begins: with the title that is written as part of the name."""
    title = _TITLE.search(text, max(0, run.start - _LONGEST_TITLE), run.start)
    if title is None and run.words[0].has(Kind.LAST):
        title = _NICK_BEFORE.search(text, max(0, run.start - _LONGEST_NICK), run.start)
    return title.start() if title else run.start


def _end(run: Run, text: str) -> int:
    """Return where a run ends: with the full stop of its last initial."""
    rest = _REST.match(text, run.end)
    return rest.end() if rest else run.end + (len(run.words[-1].text) == 1 and text[run.end : run.end + 1] == ".")
