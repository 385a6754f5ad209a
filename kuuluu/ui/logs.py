"""Lines of the log: what happened and where, without what an address hides and without what a row holds."""

import logging
import re

# Whoever has one of these addresses may read or do what it leads to.
_SECRET_PLACES = re.compile(
    r"(/(?:oma|tyo|kannatus/lista|kannatus|seuraa/vahvista|seuraa/lopeta|password/reset/key))/[^/\s'\"<>]+"
)
_CODES = re.compile(r"\b[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}\b")
_ADDRESSES = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# The database tells here the values of the row that it refused.
_VALUES = re.compile(r"(DETAIL|CONTEXT|STATEMENT):.*")
LEFT_OUT = "[left out]"


def plain(line: str) -> str:
    """Return a line, with what follows it, less secret addresses, codes, e-mail addresses and rows of the database."""
    line = _VALUES.sub(rf"\1: {LEFT_OUT}", _SECRET_PLACES.sub(rf"\1/{LEFT_OUT}", line))
    return _ADDRESSES.sub(LEFT_OUT, _CODES.sub(LEFT_OUT, line))


class Line(logging.Formatter):
    """A line of the log, its traceback too, as `plain` leaves it."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as it is written."""
        return plain(super().format(record))
