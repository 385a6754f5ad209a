"""Bank accounts (IBAN) in text: a Finnish one by its shape, any other when its check digits are right."""

import re
from collections.abc import Iterator

from stdnum import iban

_FINNISH = re.compile(r"(?<![^\W_])FI ?(?:\d[ -]?){15}\d(?!\d)", re.IGNORECASE)
_OTHER = re.compile(r"(?<![^\W_])[A-Z]{2} ?\d{2}(?=[ -]?[A-Z0-9])", re.IGNORECASE)
_SHORTEST, _LONGEST = 15, 34


def accounts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where bank accounts stand in a flat text."""
    for match in _FINNISH.finditer(text):
        yield match.span()
    for match in _OTHER.finditer(text):
        end = _valid_end(text, match.start())
        if end:
            yield match.start(), end


def _valid_end(text: str, start: int) -> int | None:
    """Return where a valid account that begins here ends; an account is told from the words after it by its check."""
    number = ""
    for position in range(start, min(len(text), start + 2 * _LONGEST)):
        sign = text[position]
        if sign.isascii() and sign.isalnum():
            number += sign
        elif sign not in " -":
            return None
        ends = not text[position + 1 : position + 2].isalnum()
        if ends and _SHORTEST <= len(number) <= _LONGEST and iban.is_valid(number):
            return position + 1
    return None
