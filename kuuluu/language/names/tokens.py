"""A text as words, each with what it may be."""

import re
from dataclasses import dataclass

from kuuluu.language.names.lists import Kind, exact, known

_LETTERS = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTERS}+(?:[-'’]{_LETTERS}+)*(?::{_LETTERS}{{1,4}}\b)?(?:\d{{1,4}}\b)?")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|\S+\.(?:fi|com|net|org|se)\b\S*")
_ENDS = re.compile(r"[.!?…]+[\"”')]*\s|\n|[:;]\s|\s[-–•*]\s")
_PARTICLES = frozenset("von af de di da van der den ten la le el al bin ben ibn dos del della du zu bint abu".split())
_SURNAME = re.compile(
    r"(?:\w{2,}(?:nen|s[et](?:n|en|lla|llä|lta|ltä|lle|ssa|ssä|sta|stä|ksi|ni|mme|nsa|nsä|s?een|kin)?|sta|stä|si(?:lla|llä|lta|ltä|lle|a|ä|in|en))"
    r"|\w{3,}(?:sson|sén|str(?:ö|o)m|berg|[qk]vist|lund|gren|dahl|stedt|blom|holm|roos|lind|bäck|back|gård|vall|wall|skog|hjelm|löf|fors)"
    r"(?:i?n|ille|illa|ilta|ista|ia|iin|s)?"
    r"|\w{3,}(?:enko|chuk|tšuk|szcz?uk|ski|sky|skij|skyi|skyy|skiy|skaja|skaya|ska|ov|ova|ev|eva|jev|jeva|yev|yeva|ovich|ovič|vić|vic|wicz|yan|dze|"
    r"shvili|švili|oğlu|oglu|zadeh|zada|zai|pour|nejad|ullah|escu|opoulos|idis|akis|poulou|auskas|evičius|ienė|iņš|sen|dóttir)"
    r"(?:i?n|ille|lle|illa|lla|ilta|lta|ista|ssa|s)?)$"
)
_ADJECTIVE = re.compile(r"(?:lais|läis|mais|mäis|kais|käis|vuotis)\w*$|(?:lainen|läinen|mainen|mäinen|vuotinen|puolinen|kertainen|ikäinen)$")


@dataclass
class Token:
    """A word of a text."""

    start: int
    end: int
    text: str
    gap: str  # what stands between it and the word before
    at_start: bool  # of a sentence or a line
    capital: bool
    lemma: str = ""
    kind: Kind = Kind.NONE

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def initial(self) -> bool:
        return len(self.text) == 1 and self.text.isupper()

    @property
    def particle(self) -> bool:
        return self.low in _PARTICLES

    def has(self, kind: Kind) -> bool:
        return bool(self.kind & kind)


def tokens(text: str) -> list[Token]:
    """Return the words of a text. In a text that shouts no capital says anything."""
    masked = [match.span() for match in _ADDRESS.finditer(text)]
    shouts = _shouts(text)
    found: list[Token] = []
    before = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        if any(a <= start < b for a, b in masked):
            continue
        gap = text[before:start]
        word = match[0]
        at_start = not found or bool(_ENDS.search(gap)) and not _abbreviated(found[-1], gap)
        token = Token(start, end, word, gap, at_start, word[0].isupper() and not shouts)
        token.lemma, token.kind = _what(word.rstrip("0123456789"))
        found.append(token)
        before = end
    return found


def _abbreviated(token: Token, gap: str) -> bool:
    return gap == ". " and (token.initial or token.low in exact("abbreviations"))


def _shouts(text: str) -> bool:
    upper = sum(c.isupper() for c in text)
    return upper > 20 and upper > 0.6 * sum(c.isalpha() for c in text)


def _what(word: str) -> tuple[str, Kind]:
    """Return the name that a word is a form of, and what it may be."""
    low = word.lower()
    if "-" in low:
        return _double(low)
    found = known(_plain(low))
    kind = found.kind
    if not kind and word[0].isupper() and _SURNAME.match(low) and not _ADJECTIVE.search(low):
        return low, Kind.LAST | Kind.PATTERN
    return found.lemma, kind


def _plain(low: str) -> str:
    """Return a word without the mark before its ending: NATO:n, Smith's."""
    return low.replace(":", "")


def _double(low: str) -> tuple[str, Kind]:
    """Return what a double name is: each part is a name, the last one inflected."""
    *firsts, last = low.split("-")
    parts = [known(part) for part in firsts]
    ending = known(_plain(last))
    names = Kind.FIRST | Kind.LAST
    if all(part.kind & names for part in parts) and ending.kind & names:
        kind = Kind.LAST if not all(part.kind & Kind.FIRST for part in (*parts, ending)) else Kind.FIRST
        if parts[0].kind & ending.kind & Kind.LAST and not kind & Kind.LAST:
            kind |= Kind.LAST if parts[0].kind & Kind.WORD else kind
        return "-".join([*firsts, ending.lemma]), kind | (ending.kind & Kind.OBLIQUE)
    if parts[0].kind & Kind.FIRST and not parts[0].kind & Kind.WORD and last.startswith(tuple(exact("after_hyphen"))):
        return parts[0].lemma, Kind.FIRST
    if firsts[-1] in exact("before_hyphen") and ending.kind & Kind.FIRST:
        return ending.lemma, Kind.FIRST
    return low, Kind.NONE
