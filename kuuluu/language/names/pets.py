"""Names of animals: "Hunden under oss heter Kalle", "a goat named Harold", "the reading dog ... thank you, Waffles"."""

from kuuluu.language.names.lists import exact, words
from kuuluu.language.names.runs import Run
from kuuluu.language.names.says import IS
from kuuluu.language.names.tokens import Token

_CALLED = frozenset(["heter", "hette", "kallas", "called", "named", "nimeltä", "nimeltään", "nimi", "nimet"])
_IS = frozenset(["on", "oli", "ovat", "är", "is", "are", "was", "ja", "och", "and"])
_THANKED = frozenset(["you", "thanks", "tack", "kiitos", "kiitokset", "bra", "hyvä"])
_FAR, _FARTHER = 6, 10
_NAMELY = frozenset(
    ["särskilt", "speciellt", "etenkin", "varsinkin", "erityisesti", "nimittäin", "especially", "alltså", "eli", "siis"]
)
_GIVES = ("nimes", "nimet", "risti", "kutsu", "sano")
_SO_CALLED = frozenset(["nimeltään", "nimeltä", "niminen", "nimisen"])


def is_a_pet(tokens: list[Token], run: Run) -> bool:
    """Tell whether a name alone is said to be an animal's, or thanks go to an animal that the text speaks of."""
    if len(run.words) > 1 or not run.words[0].capital or not run.index:
        return False
    if _is_apposed(tokens, run):
        return True
    at = _before_others(tokens, run.index - 1)
    if tokens[at + 1].gap == " " and tokens[at].low in words("pets"):
        return True  # pennut Lilli ja Nalle
    while at > 0 and tokens[at].low in _IS:
        at -= 1
    if tokens[at].low in _CALLED:
        return _speaks_of_one(tokens, at)
    is_unknown = not run.words[0].kind or run.words[0].low in exact("food")
    return is_unknown and tokens[at].low in _THANKED and any(token.low in words("pets") for token in tokens[:at])


def _is_apposed(tokens: list[Token], run: Run) -> bool:
    """Tell whether it stands beside the animal: "the ram, Winston,", "koira, Lempi nimeltään", "getterna …, särskilt Sixten"."""
    word, following = tokens[run.index - 1], tokens[run.after] if run.after < len(tokens) else None
    ends = following is None or following.gap[:1] in {",", ".", "!", "?", ")"}
    if run.words[0].gap in {", ", " ("} and word.low in words("pets") and ends:
        return True
    is_it = following is not None and following.gap == " " and following.low in IS and run.after + 1 < len(tokens)
    if is_it and any(
        token.low in words("pets") and token.gap == " " for token in tokens[run.after + 1 : run.after + 3]
    ):
        return True  # "Asta är hunden"
    is_given = run.words[0].low.endswith("ksi") and word.low.startswith(_GIVES)
    if is_given and _speaks_of_one(tokens, run.index, _FARTHER):
        return True  # "etana, jonka nimesimme Taistoksi"
    is_named = following is not None and following.gap == " " and following.low in _SO_CALLED
    return (is_named or word.low in _NAMELY) and _speaks_of_one(tokens, run.index, _FARTHER)


def _before_others(tokens: list[Token], at: int) -> int:
    """Return the place before the names that are joined: "heter Molly och Kalle"."""
    while at > 1 and tokens[at].low in _IS and tokens[at - 1].capital and not tokens[at - 1].at_start:
        at -= 2
    return at


def _speaks_of_one(tokens: list[Token], at: int, far: int = _FAR) -> bool:
    """Tell whether the sentence names an animal shortly before, and no person after the animal."""
    for step in range(at - 1, max(-1, at - far), -1):
        low = tokens[step].low
        if low in words("pets"):
            return True
        if tokens[step + 1].at_start or low in words("child") or low in words("private"):
            return False
    return False
