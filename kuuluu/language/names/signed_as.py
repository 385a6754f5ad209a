"""User names: what stands after "nimimerkki", "username", "signaturen" and has a digit or a line in it: "Repa73"."""

import re

from kuuluu.language.reading import Reading

_TOLD = re.compile(
    r"\b(?:nimim\w*|nick(?:name|i)?|käyttäjä(?:tunnu|nim)\w*|tunnukse(?:ni|lla)|user ?names?|user id|signatur(?:en)?|användarnamn(?:et)?|profiili\w*|profilen?)"
    r"\.?(?: (?:on|is|är|oli|was|var))?:? ?[\"”“'»]?(?=[^\s\"”“'»]*[\d_])(?=[^\s\"”“'»]*[^\W\d_]{2})([^\W_][\w.-]{2,30}\w)"
)
_WORDS = ("nimim", "nick", "tunnu", "käyttäjänim", "user", "signatur", "användarnamn", "profi")


def user_names(text: str) -> list[tuple[int, int]]:
    """Return where user names stand in a text."""
    reading = Reading(text)
    found = _TOLD.finditer(reading.low) if reading.has(_WORDS) else ()
    return [match.span(1) for match in found if not _is_code(text, match)]


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Tell whether it is the code of a thing: "tunnuksella KER-2026-0114"."""
    return match[0].startswith("tunnukse") and text[match.start(1) : match.end(1)].isupper()
