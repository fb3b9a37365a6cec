"""A sheet's cells to a table of texts: its header, merged cells, dates and numbers where texts are meant."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from planner.exchange.findings import Findings
from planner.exchange.text_files import Sheet, SheetRow, columns_of
from planner.exchange.workbook.cells import Merged, SheetCells, Unreadable, Value
from planner.exchange.workbook.columns import Kind, columns
from planner.tables import BY_NAME

MOST_ROWS_ABOVE = 10
"""Rows that are looked through for a header; titles may stand above it."""
DATED_TEXTS = frozenset({("sources", "published")})
"""Columns of texts in which a date is right."""
Rows = Sequence[tuple[int, Mapping[int, Value]]]


def plain(name: str) -> str:
    """A name of a sheet or column as tables have it: lower case, with _ for spaces and hyphens."""
    return "_".join(name.strip().casefold().replace("-", " ").split())


def table_of(sheet: SheetCells, needed: Sequence[str], table: str, findings: Findings) -> Sheet | None:
    """The texts of a sheet; None, and a fault, where it has no header.

    The header is the first of ten rows that names all columns that are needed, or else the first row.
    """
    file = f"sheet {table}"
    if not sheet.rows:
        findings.fault(file, "a header row with the names of the columns")
        return None
    above = _rows_above(sheet.rows, needed)
    header_row, header = sheet.rows[above]
    names = columns_of(file, header_row, _header(header), findings)
    if not names:
        return None
    _refuse_merged_across(sheet, header_row, len(names), file, findings)
    kinds = _kinds(table)
    rows = []
    for number, values in filled_down(sheet.rows[above + 1 :], sheet.merged):
        texts: dict[str, str] = {}
        for place, value in values.items():
            name = names[place - 1] if place <= len(names) else ""
            found = text_of(value, kinds.get(name, Kind.TEXT)) if name else ""
            if isinstance(found, Unreadable):
                findings.fault(file, found.expected, row=number, column=name, value=found.shown)
            elif found:
                texts[name] = found
        if texts:
            rows.append(SheetRow(number, texts))
    return Sheet(file, header_row, tuple(filter(None, names)), tuple(rows))


def filled_down(rows: Rows, merged: Sequence[Merged]) -> Iterator[tuple[int, Mapping[int, Value]]]:
    """The rows, with the value of a cell that is merged downwards in each row of it that holds something."""
    numbers = [number for number, _ in rows]
    filled = {number: dict(values) for number, values in rows}
    ends: dict[int, int] = {}
    for found in sorted(merged, key=lambda cell: cell.first_row):
        column = found.first_column
        if found.last_column != column or found.first_row <= ends.get(column, 0) or found.first_row not in filled:
            continue
        ends[column] = found.last_row
        if column not in filled[found.first_row]:
            continue
        for position in range(bisect_right(numbers, found.first_row), bisect_right(numbers, found.last_row)):
            filled[numbers[position]].setdefault(column, filled[found.first_row][column])
    yield from filled.items()


def _rows_above(rows: Rows, needed: Sequence[str]) -> int:
    """How many rows stand above the header."""
    for position, (_, values) in enumerate(rows[:MOST_ROWS_ABOVE]):
        if set(needed) <= set(_header(values)):
            return position
    return 0


def _header(values: Mapping[int, Value]) -> list[str]:
    named = {place: plain(value) for place, value in values.items() if isinstance(value, str)}
    return [named.get(place, "") for place in range(1, max(values) + 1)]


def _refuse_merged_across(sheet: SheetCells, header_row: int, width: int, file: str, findings: Findings) -> None:
    for found in sheet.merged:
        if found.last_column > found.first_column <= width and found.last_row >= header_row:
            expected = "cells that are not merged with those beside them; it is not clear where the value belongs"
            findings.fault(file, expected, row=found.first_row, value=found.reference)


def _kinds(table: str) -> dict[str, Kind]:
    """What the cells of a table hold, by column; a text that may be a date counts as one."""
    kinds = {column.name: column.kind for column in columns(table)} if table in BY_NAME else {}
    return kinds | {name: Kind.DATED for place, name in DATED_TEXTS if place == table}


def text_of(value: Value, kind: Kind) -> str | Unreadable:
    """A value as the text that it stands for."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, Unreadable):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        text = _number(value)
        return Unreadable(text, "a date such as 2026-08-31") if kind is Kind.DATE else text
    return _dated(value, kind)


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _dated(value: datetime.date | datetime.time | datetime.timedelta, kind: Kind) -> str | Unreadable:
    shown = str(value).removesuffix(" 00:00:00")
    is_date = isinstance(value, datetime.date) and len(shown) == len("2026-08-31")
    if is_date and kind in {Kind.DATE, Kind.DATED}:
        return shown
    made = "a date" if is_date else "a time"
    expected = f"what was typed, not {made} that the spreadsheet made of it; format the cell as text and type it again"
    return Unreadable(shown, expected)
