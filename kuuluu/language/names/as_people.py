"""What only people do, are and have, told after a first name that may be a word too: "Meri nousi bussista", "Dag ställer sin bil", "Rose by the desk has explained"."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.runs import Run
from kuuluu.language.words import read_parts

_LISTED = read_parts("names/as_people")
_AS_PEOPLE = re.compile(
    rf" (?:{_LISTED['PLACE']})?(?:{_LISTED['FINNISH']}|{_LISTED['SWEDISH']}|{_LISTED['ENGLISH']})", re.IGNORECASE
)


def does_as_people(run: Run, text: str) -> bool:
    """Tell whether a first name, alone or with a surname, does what only people do, in several words, or is called so."""
    is_one = len(run.words) == 1 or run.is_pair
    is_first = is_one and run.words[0].has(Kind.FIRST) and not run.words[-1].is_inflected
    return is_first and bool(_AS_PEOPLE.match(text, run.end))
