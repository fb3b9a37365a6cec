"""A table as a sheet of a workbook: frozen bold head, widths, formats of numbers, a filter; texts are always texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner.charts.theme import LIGHT

Cell = str | float | None
"""A text, a number, or nothing known."""


class Kind(StrEnum):
    """How the cells of a column are shown, as the format of a number."""

    TEXT = "@"
    AMOUNT = "0.##"
    WHOLE = "0"
    SHARE = "0 %"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its kind, and its width in characters."""

    head: str
    kind: Kind = Kind.TEXT
    width: int = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with the name of its sheet; each row has a cell a column."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]


def write(workbook: Workbook, sheet: Sheet) -> Worksheet:
    """Add the sheet to the workbook. Raises `ValueError` where a row has not as many cells as there are columns."""
    worksheet = workbook.add_worksheet(sheet.name)
    head = workbook.add_format(
        {"bold": True, "bg_color": LIGHT.raised, "bottom": 1, "bottom_color": LIGHT.outline, "text_wrap": True}
    )
    head.set_align("top")
    formats = {kind: _format(workbook, kind) for kind in Kind}
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)
        worksheet.write_string(0, place, column.head, head)
    for number, row in enumerate(sheet.rows, start=1):
        for place, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            _write(worksheet, number, place, cell, formats[column.kind])
    worksheet.freeze_panes(1, 0)
    worksheet.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    worksheet.set_landscape()
    worksheet.set_paper(9)  # A4
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0)
    return worksheet


def _format(workbook: Workbook, kind: Kind) -> Format:
    made = workbook.add_format({"num_format": kind.value, "text_wrap": kind is Kind.TEXT})
    made.set_align("top")
    return made


def _write(worksheet: Worksheet, row: int, column: int, cell: Cell, style: Format) -> None:
    if cell is None or cell == "":
        worksheet.write_blank(row, column, None, style)
    elif isinstance(cell, str) and cell.startswith("<r>") and cell.endswith("</r>"):
        # XlsxWriter would take it for its own markup.
        worksheet.write_rich_string(row, column, cell[:1], style, cell[1:2], cell[2:], style)
    elif isinstance(cell, str):
        worksheet.write_string(row, column, cell, style)
    else:
        worksheet.write_number(row, column, cell, style)
