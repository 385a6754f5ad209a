"""Who is played on a stage: "Eskon näyttelijä oli loistava", "the actor who played Nora"."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.runs import Run
from kuuluu.language.names.talk import Talk
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/parts_played")
_PLAYED_BY = re.compile(rf"(?:['’]s)? (?:{_LISTED['PLAYED_BY']})\b")
_PART = re.compile(rf"(?:['’]s)? (?:{_LISTED['PART']})\b")
_BEFORE = re.compile(rf"\b(?:{_LISTED['BEFORE_IT']}) \Z")
_THE_ACTOR = re.compile(rf"\b(?:{_LISTED['THE_ACTOR']}) \Z")
_STAGE = re.compile(rf"\b(?:{_LISTED['STAGE']})|näytelm|teater|teatteri")
_NEAR = 40


def is_a_part(run: Run, talk: Talk) -> bool:
    """Tell whether a first name alone is of a part: with its actor beside it, or with a role where the text speaks of plays."""
    word = run.words[0]
    if len(run.words) > 1 or not word.has(Kind.FIRST) or (run.start and talk.text[run.start - 1] not in " \n"):
        return False
    is_whose = word.low.endswith(("n", "s"))
    if is_whose and _PLAYED_BY.match(talk.low, run.end):
        return True
    if _THE_ACTOR.search(talk.low, max(0, run.start - _NEAR), run.start):
        return True
    is_part = (is_whose and _PART.match(talk.low, run.end)) or _BEFORE.search(
        talk.low, max(0, run.start - _NEAR), run.start
    )
    return bool(is_part and _STAGE.search(talk.low))
