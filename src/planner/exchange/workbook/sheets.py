"""Sheets of a workbook as a person fills them: frozen heads, widths, filters, drop-downs; texts are always texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from planner import tables
from planner.exchange.workbook.columns import Column, Kind, columns
from planner.model import Scale
from planner.tables import BY_NAME, Row, Table

SPARE_ROWS = 1_000
"""Rows below the last one that have drop-downs too."""
_WIDEST, _NARROWEST, _SAMPLE = 48, 8, 300
_LONGEST_CHOICES = 255
"""Characters that Excel takes for the choices of a drop-down."""
_FIRST_YEAR = 1901
"""Spreadsheets have no dates before 1900, and do not agree about that year."""
_LARGEST_WHOLE = 10**15
"""Spreadsheets have 15 digits."""
_SETTING_CHOICES = {
    "repeats": ("best", "last", "first"),
    "credits_per_term.basis": ("published", "inferred", "assumed", "local"),
}


class Writer:
    """Adds sheets to a workbook."""

    def __init__(self, workbook: Workbook, scale: Scale) -> None:
        self.workbook, self.scale = workbook, scale
        self.head: Format = workbook.add_format({"bold": True, "bg_color": "#E8EAED", "bottom": 1})
        self.strong: Format = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.link: Format = workbook.add_format({"bold": True, "underline": 1, "valign": "top"})
        self.wrapped: Format = workbook.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self._formats: dict[Kind, Format | None] = {
            Kind.TEXT: workbook.add_format({"num_format": "@"}),
            Kind.DATE: workbook.add_format({"num_format": "yyyy-mm-dd"}),
            Kind.NUMBER: None,
            Kind.TRUTH: None,
        }

    def text(self, sheet: Worksheet, row: int, column: int, text: str, style: Format | None = None) -> None:
        """Put a text into a cell, counted from 0. Raises `ValueError` for one that is too long."""
        if text.startswith("<r>") and text.endswith("</r>"):  # XlsxWriter would take it for its own markup.
            plain = self._formats[Kind.TEXT]
            failed = sheet.write_rich_string(row, column, text[:1], plain, text[1:2], text[2:], style or plain)
        else:
            failed = sheet.write_string(row, column, text, style)
        if failed:
            raise ValueError(f"a text that a cell cannot hold: {text[:80]!r}")

    def texts(self, name: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Worksheet:
        """Add a sheet of texts."""
        sheet = self.workbook.add_worksheet(name)
        style = self._formats[Kind.TEXT]
        for place, column in enumerate(head):
            sheet.set_column(place, place, _width(column, (row[place] for row in rows[:_SAMPLE])), style)
            self.text(sheet, 0, place, column, self.head)
        for number, row in enumerate(rows, start=1):
            for place, text in enumerate(row):
                if text:
                    self.text(sheet, number, place, text, style)
        sheet.freeze_panes(1, 1)
        return sheet

    def settings(self, name: str, rows: Sequence[tuple[str, str]]) -> None:
        """Add the sheet of settings and values."""
        sheet = self.texts(name, ("setting", "value"), rows)
        for number, (setting, _) in enumerate(rows, start=1):
            if setting in _SETTING_CHOICES:
                sheet.data_validation(number, 1, number, 1, _choices(_SETTING_CHOICES[setting]))

    def table(self, table: Table, rows: Sequence[Row]) -> None:
        """Add a sheet with the rows of a table."""
        sheet = self.workbook.add_worksheet(table.name)
        for place, column in enumerate(columns(table.name)):
            style = self._formats[column.kind]
            sample = (self._shown(row, column) for row in rows[:_SAMPLE])
            sheet.set_column(place, place, _width(column.name, sample), style)
            self.text(sheet, 0, place, column.name, self.head)
            for number, row in enumerate(rows, start=1):
                self._put(sheet, number, place, getattr(row, column.name), column)
            if rule := self._rule(column):
                sheet.data_validation(1, place, len(rows) + SPARE_ROWS, place, rule)
        sheet.freeze_panes(1, len(table.key))
        sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)

    def _shown(self, row: Row, column: Column) -> str:
        return tables.cell(getattr(row, column.name), self.scale, column.name)

    def _put(self, sheet: Worksheet, row: int, place: int, value: Any, column: Column) -> None:
        if value is None or value == ():
            return
        style = self._formats[column.kind]
        if column.kind is Kind.TRUTH:
            sheet.write_boolean(row, place, value)
        elif column.kind is Kind.NUMBER and _is_exact(value):
            sheet.write_number(row, place, value)
        elif column.kind is Kind.DATE and value.year >= _FIRST_YEAR:
            sheet.write_datetime(row, place, value, style)
        else:
            if column.is_list and any(";" in part for part in value if isinstance(part, str)):
                raise ValueError(f"a value of a list with ; in it: {value}")
            self.text(sheet, row, place, tables.cell(value, self.scale, column.name), style)

    def _rule(self, column: Column) -> dict[str, Any] | None:
        """The drop-down of a column, if it has one."""
        if column.is_list:
            return None
        if column.kind is Kind.TRUTH:
            return _choices(("TRUE", "FALSE"))
        if column.name == "level":
            return _choices(tuple(level.code for level in self.scale.levels))
        if column.refers_to:
            return _ids(BY_NAME[column.refers_to])
        return _choices(column.choices)


def _is_exact(value: float) -> bool:
    """Whether a cell gives the number back as it is: XlsxWriter writes 16 digits, and no cell knows a negative zero."""
    if isinstance(value, int):
        return abs(value) < _LARGEST_WHOLE
    return repr(float(f"{value:.16G}")) == repr(value) and repr(value) != "-0.0"


def _choices(choices: Sequence[str]) -> dict[str, Any] | None:
    if not choices or any("," in choice for choice in choices) or len(",".join(choices)) > _LONGEST_CHOICES:
        return None
    words = f"One of: {', '.join(choices)}."[:_LONGEST_CHOICES]
    return {
        "validate": "list",
        "source": list(choices),
        "error_title": "No such choice",
        "error_message": words,
    }


def _ids(target: Table) -> dict[str, Any]:
    """The ids in the first column of a sheet, as many as there are when the list is opened."""
    name = target.name
    source = f"=OFFSET({name}!$A$2,0,0,MAX(1,COUNTA({name}!$A:$A)-1),1)"
    words = f"The sheet {name} has no such id yet. Add a row there, or choose from the list."
    return {
        "validate": "list",
        "source": source,
        "error_type": "warning",
        "error_title": "Not known yet",
        "error_message": words,
    }


def _width(head: str, cells: Iterable[str]) -> int:
    longest = max((len(line) for cell in cells for line in cell.split("\n")), default=0)
    return max(_NARROWEST, len(head) + 4, min(_WIDEST, longest + 2))
