"""Tables of office programs read for their words: .xlsx and .ods. Hidden sheets, rows and columns are no part of them."""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from kuuluu.publication.documents.blocks import CELL, Block, clean
from kuuluu.publication.documents.errors import DocumentTruncated
from kuuluu.publication.documents.word_files import hidden_odf_styles, odf_text, parsed

MOST_ROWS, MOST_COLUMNS = 5_000, 60
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def xlsx_blocks(data: bytes) -> Iterator[Block]:
    """Yield the sheets of an .xlsx row by row: what its cells show, never how it was computed."""
    try:
        book = load_workbook(BytesIO(data), data_only=True, keep_links=False)
    except (InvalidFileException, KeyError, ValueError, TypeError, AttributeError, OSError, IndexError) as error:
        raise DocumentTruncated from error
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield Block("heading", clean(sheet.title))
            yield from _xlsx_rows(sheet)


def _xlsx_rows(sheet: Any) -> Iterator[Block]:
    hidden = _hidden_columns(sheet)
    last_row, last_column = min(sheet.max_row, MOST_ROWS), min(sheet.max_column, MOST_COLUMNS)
    for row in sheet.iter_rows(max_row=last_row, max_col=last_column):
        if row and not sheet.row_dimensions[row[0].row].hidden:
            yield from _row([_shown(cell.value) for cell in row if cell.column not in hidden])


def _hidden_columns(sheet: Any) -> set[int]:
    columns = (one for one in sheet.column_dimensions.values() if one.hidden)
    return {index for one in columns for index in range(one.min or 0, min(one.max or 0, MOST_COLUMNS) + 1)}


def _shown(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{value:%d.%m.%Y %H.%M}"
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def ods_blocks(archive: ZipFile) -> Iterator[Block]:
    """Yield the sheets of an .ods row by row."""
    root = parsed(archive, "content.xml")
    hidden_text, hidden_tables = hidden_odf_styles(root), _hidden_tables(root)
    for sheet in root.iter(f"{_TABLE}table"):
        if sheet.get(f"{_TABLE}style-name", "") not in hidden_tables:
            yield Block("heading", clean(sheet.get(f"{_TABLE}name", "")))
            yield from _ods_rows(sheet, hidden_text)


def _ods_rows(sheet: Any, hidden_text: frozenset[str]) -> Iterator[Block]:
    hidden = _hidden_ods_columns(sheet)
    for number, row in enumerate(sheet.iter(f"{_TABLE}table-row")):
        if number >= MOST_ROWS:
            return
        if row.get(f"{_TABLE}visibility", "visible") != "visible":
            continue
        cells: list[str] = []
        for cell in row:
            words = " ".join(odf_text(line, hidden_text) for line in cell.findall(f"{_TEXT}p"))
            cells += [clean(words)] * _times(cell, MOST_COLUMNS - len(cells))
        yield from _row([text for index, text in enumerate(cells) if index not in hidden])


def _hidden_ods_columns(sheet: Any) -> set[int]:
    hidden: set[int] = set()
    at = 0
    for column in sheet.iter(f"{_TABLE}table-column"):
        times = _times(column, MOST_COLUMNS - at)
        if column.get(f"{_TABLE}visibility", "visible") != "visible":
            hidden |= set(range(at, at + times))
        at += times
    return hidden


def _times(element: Any, most: int) -> int:
    said = element.get(f"{_TABLE}number-columns-repeated", "1")
    return min(int(said) if said.isdigit() else 1, max(most, 0))


def _hidden_tables(root: Any) -> set[str]:
    return {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for look in style.findall(f"{_STYLE}table-properties")
        if look.get(f"{_TABLE}display") == "false"
    }


def _row(cells: list[str]) -> Iterator[Block]:
    shown = [clean(cell).replace(CELL, " ") for cell in cells]
    while shown and not shown[-1]:
        shown.pop()
    if shown:
        yield Block("row", CELL.join(shown))
