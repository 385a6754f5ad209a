"""A file of comma-separated values as a table, whatever program wrote it."""

import csv
from dataclasses import dataclass
from io import StringIO

from kuuluu.language.cleaning import clean, one_line

MOST_BYTES = 5_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 60
# What programs here put between cells; the first that the heading has most of.
BETWEEN = ";,\t"


class NoTable(Exception):  # noqa: N818 - reads as what it is
    """The file can't be read as a table; `code` says why, for the page's own words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Table:
    """A heading and rows of equally many cells."""

    headers: list[str]
    rows: list[list[str]]
    # How many rows were another municipality's.
    left_out: int = 0


def read_csv(data: bytes) -> Table:
    """Return the table that a file of comma-separated values is. Raises NoTable."""
    if len(data) > MOST_BYTES:
        raise NoTable("too_big")
    text = _decoded(data)
    between = max(BETWEEN, key=text.partition("\n")[0].count)
    try:
        lines = [line for line in csv.reader(StringIO(text, newline=""), delimiter=between, strict=True) if any(line)]
    except csv.Error as error:
        raise NoTable("broken") from error
    return table_of(lines)


def table_of(lines: list[list[str]], left_out: int = 0) -> Table:
    """Return a table of its lines, the heading first. Raises NoTable where it has no rows, or too many."""
    if len(lines) < 2:  # noqa: PLR2004 - a heading and a row
        raise NoTable("empty")
    if len(lines) - 1 > MOST_ROWS:
        raise NoTable("too_long")
    headers = [one_line(cell) for cell in lines[0]][:MOST_COLUMNS]
    width = len(headers)
    rows = [[clean(cell) for cell in (line + [""] * width)[:width]] for line in lines[1:]]
    return Table(headers, rows, left_out)


def _decoded(data: bytes) -> str:
    """Return the text: UTF-8, or else as older office programs write."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise NoTable("broken")
    return text
