"""Lexemes as PostgreSQL keeps them, queries as it reads them, and the words of a text that can be shown."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kuuluu.language.search.lexemes import Lexeme
from kuuluu.language.search.query import Alternative, Group, Query
from kuuluu.language.terms import words_of

LONGEST_TERM = 100
# PostgreSQL keeps no more places of a lexeme.
_MOST_PLACES = 60
_SHORTEST_SHOWN = 4


def vector_of(lexemes: Iterable[Lexeme]) -> str:
    """Return lexemes as the text of a tsvector."""
    places: dict[str, list[str]] = defaultdict(list)
    for term, place, weight in lexemes:
        if len(term) <= LONGEST_TERM:
            places[term].append(f"{place}{weight}")
    return " ".join(f"{quoted(term)}:{','.join(stands[:_MOST_PLACES])}" for term, stands in places.items())


def shown_words(texts: Sequence[str], language: str) -> list[str]:
    """Return the base forms that stand in texts for certain, each once: what a suggestion may say."""
    return sorted(
        {word for text in texts for one in words_of(text, language) for word in _certain(one.text, one.bases)}
    )


def _certain(text: str, bases: tuple[str, ...]) -> list[str]:
    small = text.lower()
    sure = bases if len(bases) == 1 else [base for base in bases if base == small]
    return [base for base in sure if _SHORTEST_SHOWN <= len(base) <= LONGEST_TERM and not any(map(str.isdigit, base))]


def tsquery(query: Query) -> str:
    """Return what a text must have, as the text of a tsquery: each word in one of its readings. Empty: nothing can have it."""
    if not query.groups or not all(group.alternatives for group in query.groups):
        return ""
    inside = {at for start, end in query.phrases for at in range(start, end)}
    loose = [any_of(group) for at, group in enumerate(query.groups) if at not in inside]
    return " & ".join([*loose, *(_together(query.groups[start:end]) for start, end in query.phrases)])


def any_of(group: Group) -> str:
    """Return what has a word in any of its readings."""
    return f"({' | '.join(map(all_of, group.alternatives))})"


def all_of(one: Alternative) -> str:
    """Return what has all the terms of a reading."""
    return f"({' & '.join(map(quoted, one.terms))})"


def _together(groups: Sequence[Group]) -> str:
    single = (
        " | ".join(quoted(one.terms[0]) for one in group.alternatives if len(one.terms) == 1 and one.terms[0][0] != "#")
        for group in groups
    )
    return f"({' <-> '.join(f'({words})' for words in single if words)})"


def quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
