"""Searching texts by words: in any inflection, by parts of compounds, over slips of the keys and over languages.

A text becomes lexemes (`lexemes_of`), what somebody typed becomes a `Query` of groups: each group is a word that was typed, with
all that it may stand for and how much each is worth. The register, the desk and `kuuluu language search` share both.
"""

from kuuluu.language.search.asked import Asked, read_asked
from kuuluu.language.search.corpus import Corpus
from kuuluu.language.search.lexemes import Lexeme, lexemes_of
from kuuluu.language.search.marks import Marked, marked, snippet
from kuuluu.language.search.query import Alternative, Group, Query, Vocabulary, read_query

__all__ = [
    "Alternative",
    "Asked",
    "Corpus",
    "Group",
    "Lexeme",
    "Marked",
    "Query",
    "Vocabulary",
    "lexemes_of",
    "marked",
    "read_asked",
    "read_query",
    "snippet",
]
