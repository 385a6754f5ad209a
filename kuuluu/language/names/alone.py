"""Names that are some by themselves, whatever stands around them, and what may be one where something speaks for it."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact
from kuuluu.language.names.runs import NAME, Run
from kuuluu.language.names.says import Says
from kuuluu.language.names.tokens import Token

_IS_OF_AGE = re.compile(
    r" \(?\d{1,2} ?-?(?:v|vee|vuotias|kk|år|åring|yo)\b| (?:on|är|is|fyller|täyttää|turns) (?:jo |nyt |vasta |now |nu |bara )?\d{1,2}\b"
)
_ACRONYM = 5
_TO_SOMEBODY = ("lle", "lta", "ltä", "lla", "llä")
_FIRST, _LAST = 3, 4  # the fewest letters of a first name and of a surname that stand alone


def may_have_age(run: Run, text: str) -> bool:
    """Tell whether an age beside it would say that it is a name: not beside an ordinary word."""
    word = run.words[0]
    marked = not word.at_start or text[run.end : run.end + 2] in {" (", ", "} or bool(_IS_OF_AGE.match(text, run.end))
    return word.capital and (run.is_sure or (marked and word.has(Kind.FIRST) and not word.has(Kind.OBLIQUE)))


def may_be(run: Run, one: Says) -> bool:
    """Tell whether a run that something speaks for may be a name."""
    if not run.lower:
        return True
    return one is Says.SIGNED or all(not word.has(Kind.WORD) for word in run.words)


def stands_alone(run: Run) -> bool:
    """Tell whether a run is a name by itself, whatever stands around it."""
    word = run.words[0]
    if run.lower and len(run.words) == 1:
        return run.told
    if run.is_pair:
        return not _is_place(run)
    if len(run.words) > 1:
        return run.is_sure or (
            not word.at_start and any(one.has(Kind.FIRST | Kind.NICK) or not one.kind for one in run.words)
        )
    if word.lemma.endswith("nen") and word.capital and not word.at_start:
        return True  # Virtasta is of Virtanen, though it is of a stream too
    acronym = word.text.isupper() and len(word.text) < _ACRONYM
    area = word.has(Kind.AREA) and (word.at_start or word.has(Kind.OBLIQUE))
    return word.capital and not word.has(Kind.PLACE) and not area and not acronym and _is_alone_in(word)


def _is_alone_in(word: Token) -> bool:
    """Tell whether one word with a capital is a name by itself."""
    ordinary = word.has(Kind.WORD)
    if word.has(Kind.FIRST):
        return not (ordinary and word.at_start) and len(word.text) >= _FIRST and word.low not in exact("months")
    if word.has(Kind.LAST):
        return not ordinary and not (word.has(Kind.PATTERN) and word.at_start) and len(word.text) >= _LAST
    is_nick = word.has(Kind.NICK) and (word.lemma == word.low or word.low.endswith(_TO_SOMEBODY))
    return not ordinary and (is_nick or not word.at_start)


def _is_place(run: Run) -> bool:
    """Tell whether the words are an ordinary word that starts a sentence, and a place: "Ilma Salossa"."""
    one, last = run.words[0], run.words[-1]
    if not (one.has(Kind.WORD) and one.at_start):
        return False
    return not last.has(NAME) or (last.has(Kind.INSIDE) and last.has(Kind.PLACE | Kind.AREA | Kind.WORD))
