"""Whom "she" and "he" mean, where nobody else stands before them: "Lumi kasasi vallin porttimme eteen, hän asuu vastapäätä"."""

from kuuluu.language.names.lexicon import Kind
from kuuluu.language.names.runs import Run
from kuuluu.language.names.somebody import is_a_person
from kuuluu.language.names.tokens import Token

_SHE = frozenset(
    [
        "hän", "hänen", "hänet", "häntä", "hänelle", "hänellä", "häneltä", "hänestä", "häneen", "hänkin", "hon", "han", "henne", "honom",
        "hennes", "hans", "she", "he", "her", "him", "his",
    ]
)  # fmt: skip
_NONE = _SHE | {"my"}
_FAR = 25  # words


def is_meant_by_she(tokens: list[Token], run: Run) -> bool:
    """Tell whether a first name, though a word that begins a sentence, is the only one whom a later "she" or "he" may mean."""
    word = run.words[0]
    is_first = len(run.words) == 1 and word.capital and word.at_start and word.has(Kind.FIRST)
    if not is_first or word.is_inflected or word.low in _NONE:
        return False
    she = next(
        (at for at, token in enumerate(tokens[run.after : run.after + _FAR], run.after) if token.low in _SHE), None
    )
    return she is not None and not any(_is_another(token) for token in (*tokens[: run.index], *tokens[run.after : she]))


def _is_another(token: Token) -> bool:
    """Tell whether a word may be whom "she" means: a person's word, or another name."""
    return is_a_person(token.low) or (token.capital and token.has(Kind.FIRST | Kind.LAST) and not token.at_start)
