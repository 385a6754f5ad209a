"""Whether a run of words signs a letter: it ends a line or the text, after a greeting, a dash or thanks."""

import re

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.lists import exact
from kuuluu.language.names.runs import Run, is_unknown, is_unknown_pair
from kuuluu.language.names.tokens import Token

_SIGN_GAP = re.compile(r"[\s:,.\-–!*_/]*$")
# The run ends a line, and nothing but a dash, a bracket or a full stop follows.
LINE_ENDS = re.compile(r"[\s.,!*)]*(?:\n|$)")
STREET_ENDS = re.compile(
    r" [A-ZÅÄÖ][^\W\d_]{2,}(?:tie|katu|kuja|polku|kaari|raitti|rinne|vägen|gatan|stigen|gränden) \d{1,3}(?: ?[A-Z](?: \d{1,3})?)?(?::?[sl]t[aä])?[\s.]*$"
    r"|, [A-ZÅÄÖ][^\W\d_]{4,}(?: [A-ZÅÄÖ][^\W\d_]+)? \d{1,3}(?: ?[A-Z](?: \d{1,3})?)?(?::?[sl]t[aä])?[\s.]*$"
)
DASH = re.compile(r"(?:^|\s|[.!?])[-–—/]+\s*$")
_THANKS = re.compile(
    r"(?:kiit\w+|tack\w*|thanks|thank you|thx|moi|hej|hei|etukäteen|på förhand|in advance)[,.!]*\s+$", re.IGNORECASE
)

# "Terveisiä Kokkolasta": from a place; from a person it is "Matilta", in a signature "Matti".
_FROM_A_PLACE = re.compile(r"\A(?:terveisiä|terkkuja|terkut|terveiset) \w{3,}st[aä]\Z")


def is_greeted(tokens: list[Token], run: Run, text: str) -> bool:
    """Tell whether a greeting that ends a letter stands before the run, or thanks and a name in small letters end the text."""
    word = tokens[run.index - 1]
    if word.low in exact("signoffs"):
        if (
            len(run.words) == 1
            and run.words[0].has(Kind.OBLIQUE)
            and _FROM_A_PLACE.search(f"{word.low} {run.words[0].low}")
        ):
            return False
        return bool(_SIGN_GAP.match(run.words[0].gap)) and not _is_cut(tokens, run.index - 1)
    return run.lower and word.low in exact("thanks") and bool(LINE_ENDS.match(text, run.end))


def _is_cut(tokens: list[Token], at: int) -> bool:
    """Tell whether a single t before a name is no greeting: it needs its mark or the start of a sentence."""
    return len(tokens[at].text) == 1 and tokens[at].gap == "" and at > 0


def is_signature(run: Run, text: str) -> bool:
    """Tell whether the run ends a line or the text, and a dash, thanks or the end of a sentence stand before it."""
    is_lamp = run.words[0].low == "valo" or run.words[0].low in exact("weather")  # "Valo Ahjontie 12"
    ends = LINE_ENDS.match(text, run.end) or (not is_lamp and STREET_ENDS.match(text, run.end))
    if not ends or not run.index:
        return False
    before = text[max(0, run.start - 20) : run.start]
    if DASH.search(before) or _THANKS.search(before):
        return run.is_pair or any(word.has(Kind.FIRST | Kind.NICK) or is_unknown(word) for word in run.words)
    word = run.words[0]
    if len(run.words) == 1 and word.has(Kind.WORD) and text[run.end : run.end + 1] == "!":
        return False  # "Sanda!"
    if not word.capital:
        return word.at_start and word.has(Kind.FIRST | Kind.NICK) and not word.has(Kind.WORD)
    return word.at_start and (
        run.is_pair
        or (len(run.words) > 1 and is_unknown_pair(*run.words[:2]))
        or (len(run.words) == 1 and is_unknown(word))
        or (word.has(Kind.FIRST | Kind.NICK) and not word.has(Kind.OBLIQUE | Kind.PLACE | Kind.AREA))
    )
