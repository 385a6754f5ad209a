"""What somebody typed into a search box, made fit to look for. Stemming is the database's."""

import re

from kuuluu.language.cleaning import one_line

LONGEST_QUERY = 200
MOST_WORDS = 10

# A case number or a hyphenated name stays one word.
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")


def query_words(query: str) -> list[str]:
    """Return the words to look for, in small letters, each once, at most ten, from the first 200 characters."""
    words = (word.lower() for word in _WORD.findall(one_line(query[: 4 * LONGEST_QUERY])[:LONGEST_QUERY]))
    return list(dict.fromkeys(words))[:MOST_WORDS]
