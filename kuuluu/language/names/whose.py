"""Whose something is, told by a first name that is a word too, where a sentence begins: "Orvokin istuttama penkki", "Vapun viisikymppiset"."""

import re

from kuuluu.language.names.lexicon import Kind, known
from kuuluu.language.names.tokens import Token
from kuuluu.language.words import read_lists, read_parts

_LISTED = read_parts("names/whose")
_OWNED = re.compile(rf"(?:{_LISTED['MADE']}|{_LISTED['EVENTS']}|{_LISTED['KIN']})")
# Into what, of several, and words that something is added to: "varmaan", "päivien", "kukaan"; "ainakin" is of Aina, not of Orvokki.
_NO_GENITIVE = re.compile(r"(?:(?:aa|ee|ii|oo|uu|yy|ää|öö)n|h[aeiouyäö]n|oin|uin|k[aä][aä]n|[ijdt]en)\Z")
_NOT_OF = frozenset(read_lists("names/whose")["NOT_OF"])


def is_whose(found: list[Token], at: int) -> bool:
    """Tell whether a sentence begins with whose wife, wedding or planted bench is told of; "Toivon poikani pääsevän" hopes."""
    word, following = found[at], found[at + 1] if at + 1 < len(found) else None
    if not word.at_start or word.kind or not word.low.endswith("n") or following is None or following.gap != " ":
        return False
    if following.capital or not _OWNED.fullmatch(following.low) or _NO_GENITIVE.search(word.low):
        return False
    one = known(word.low)
    is_first = bool(one.kind & Kind.FIRST and one.kind & Kind.OBLIQUE)
    is_also = word.low.endswith("kin") and not one.lemma.endswith("ki")
    return is_first and not is_also and not {one.lemma, word.low} & _NOT_OF
