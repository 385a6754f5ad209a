"""The service's own documents: set on pages that a screen reader can read, or written as a workbook."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import typst
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from kuuluu.publication.documents.errors import NoCopy

_LOOKS = Path(__file__).with_name("made.typ")
# As long as a cell can be.
MOST_IN_A_CELL = 32_000
DAY_FORMATS = {"en": "d mmm yyyy"}


def pages(told: Mapping[str, Any]) -> bytes:
    """Return a tagged PDF (PDF/UA-1). `told` has title, language, author and blocks, each with its kind:

    heading (level, text), par (text), points (items), table (head, rows). A text in another language says its `lang`.
    """
    said = {"told": json.dumps(told)}
    try:
        return typst.compile(_LOOKS, sys_inputs=said, pdf_standards=["ua-1"], ignore_system_fonts=True, format="pdf")
    except typst.TypstError as error:
        raise NoCopy("broken") from error


def book(told: Mapping[str, Any]) -> bytes:
    """Return a workbook (.xlsx). `told` has title, language, author and sheets, each with name, head, widths and rows.

    A cell is a text, a number or {"day": "2026-12-31"}. A text is a text, whatever sign it begins with: never a formula.
    """
    made = Workbook()
    first = made.active
    if first is not None:
        made.remove(first)
    made.properties.title, made.properties.language = told["title"], told["language"]
    made.properties.creator = told["author"]
    for one in told["sheets"]:
        _fill(made.create_sheet(one["name"]), one, DAY_FORMATS.get(told["language"], "d.m.yyyy"))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, told: Mapping[str, Any], day_format: str) -> None:
    for number, values in enumerate([told["head"], *told["rows"]], start=1):
        _write_row(sheet, number, values, day_format)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for number, width in enumerate(told["widths"], start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    # Who reads with a screen reader hears the heading of each column; who scrolls sees it.
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = sheet.dimensions


def _write_row(sheet: Worksheet, number: int, values: Sequence[Any], day_format: str) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(number, column)
        if isinstance(cell, Cell):
            _write(cell, value, day_format)


def _write(cell: Cell, value: Any, day_format: str) -> None:
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if isinstance(value, dict):
        cell.value, cell.number_format = date.fromisoformat(value["day"]), day_format
    elif isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:MOST_IN_A_CELL]
        # Words of anybody stand here: a sign at their beginning must not make a program of them, here or when edited.
        cell.data_type, cell.quotePrefix = "s", True
    else:
        cell.value = value
