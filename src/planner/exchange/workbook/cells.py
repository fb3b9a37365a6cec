"""The bytes of an .xlsx file to values of cells, sheet by sheet; nothing here knows what a column means.

Every limit is checked before a cell is read. The value of a formula is the one that the spreadsheet program stored
with it; where it stored none, or an error, the cell is `Unreadable`.
"""

from __future__ import annotations

import datetime
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, iterparse

from openpyxl import load_workbook
from openpyxl.cell.text import Text
from openpyxl.utils import get_column_letter
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._reader import WorkSheetParser
from openpyxl.xml.constants import SHEET_MAIN_NS

from planner.exchange import archives
from planner.exchange.findings import Findings
from planner.exchange.text_files import MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS

MOST_BYTES = 20_000_000
"""Largest workbook that is read, in bytes."""
MOST_UNPACKED = 150_000_000
"""Most bytes of its parts together: 100,000 rows of the widest table take about a third."""
MOST_PARTS = 1_000
"""Most parts (sheets, pictures, settings) of a workbook."""
MOST_MERGED = 10_000
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"
_DOCUMENT_TYPE = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
"""What no spreadsheet program writes, and what makes a small XML file a large one."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that holds something other than a value; `expected` completes "expected …"."""

    shown: str
    expected: str


Value = str | int | float | bool | datetime.datetime | datetime.date | datetime.time | datetime.timedelta | Unreadable


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells merged into one; rows and columns are counted from 1, as the spreadsheet does."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int

    @property
    def reference(self) -> str:
        """The cells as a spreadsheet names them, such as A2:B3."""
        first, last = get_column_letter(self.first_column), get_column_letter(self.last_column)
        return f"{first}{self.first_row}:{last}{self.last_row}"


@dataclass(frozen=True, slots=True)
class SheetCells:
    """A sheet: rows that hold something, by their number from 1, with values by the number of their column from 1."""

    name: str
    hidden: bool
    rows: tuple[tuple[int, Mapping[int, Value]], ...]
    merged: tuple[Merged, ...] = ()
    formulas: int = 0
    """How many of the values are stored results of formulas."""


def sheets(data: bytes, findings: Findings, file: str) -> tuple[SheetCells, ...] | None:
    """The sheets of a workbook in their order, hidden ones too; None, and a fault, where it cannot be read."""
    if not archives.is_zip(data):
        old = data.startswith(_OLD_WORKBOOK)
        why = "; this one is of the older kind .xls or has a password, so save it as .xlsx without one" if old else ""
        findings.fault(file, f"a workbook (.xlsx){why}")
        return None
    limits = {"most_bytes": MOST_BYTES, "most_unpacked": MOST_UNPACKED, "most_members": MOST_PARTS}
    parts = archives.members(data, findings, **limits, file=file)
    if parts is None:
        return None
    if any(mark in content for content in parts.values() for mark in _DOCUMENT_TYPE):
        findings.fault(file, "a workbook whose parts declare no document type")
        return None
    faults_before = findings.count
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of pictures, colours and the like that it passes over.
            found = tuple(_sheets(data, parts, findings))
    except Exception as error:  # noqa: BLE001 (openpyxl meets a broken part with whatever error comes up there)
        findings.fault(file, f"a workbook (.xlsx) that can be read; a part of it is broken ({type(error).__name__})")
        return None
    return found if findings.count == faults_before else None


def _sheets(data: bytes, parts: Mapping[str, bytes], findings: Findings) -> Iterator[SheetCells]:
    workbook: Any = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    escaped = _escaped_strings(parts)
    try:
        for sheet in workbook.worksheets:
            content = parts[sheet._worksheet_path.lstrip("/")]
            strings = sheet._shared_strings if escaped is None else escaped
            parser = _Parser(content, strings, workbook)
            rows = _rows(parser, f"sheet {sheet.title}", findings)
            merged = _merged(parser, f"sheet {sheet.title}", findings)
            yield SheetCells(sheet.title, sheet.sheet_state != "visible", rows, merged, parser.formulas)
    finally:
        workbook.close()


class _Parser(WorkSheetParser):
    """The parser of openpyxl, which also tells formulas from values and leaves what is no cell alone."""

    def __init__(self, content: bytes, strings: list[str], workbook: Any) -> None:
        super().__init__(
            io.BytesIO(content),
            strings,
            data_only=True,
            epoch=workbook.epoch,
            date_formats=workbook._date_formats,
            timedelta_formats=workbook._timedelta_formats,
        )
        self.formulas = 0
        self._has_formulas = _FORMULA.search(content) is not None

    def parse_cell(self, element: Element) -> dict[str, Any]:
        """Row, column, value and kind of value, "f" for a formula without one."""
        cell: dict[str, Any] = super().parse_cell(element)
        if self._has_formulas and element.find(f"{{{SHEET_MAIN_NS}}}f") is not None:
            self.formulas += 1
            if cell["value"] is None:
                cell["value"], cell["data_type"] = "=", "f"
        elif element.get("t") == "inlineStr":
            cell["value"] = unescape(cell["value"] or "")
        return cell

    def parse_extensions(self, element: Any) -> None:
        """Extensions say nothing about cells."""


def _escaped_strings(parts: Mapping[str, bytes]) -> list[str] | None:
    """The shared texts where some hold escapes such as _x000A_, which openpyxl resolves in part; None without any."""
    content = next((parts[name] for name in parts if name.casefold().endswith("/sharedstrings.xml")), b"")
    if b"_x" not in content and b"x005F" not in content:
        return None
    texts = []
    of_tree: Any = Text.from_tree
    for _, element in iterparse(io.BytesIO(content)):  # noqa: S314 (no document type, no entities: checked above)
        if element.tag == f"{{{SHEET_MAIN_NS}}}si":
            texts.append(unescape(of_tree(element).content))
            element.clear()
    return texts


def _rows(parser: _Parser, file: str, findings: Findings) -> tuple[tuple[int, Mapping[int, Value]], ...]:
    rows: dict[int, Mapping[int, Value]] = {}
    for number, cells in parser.parse():
        values = {cell["column"]: _value(cell) for cell in cells if cell["value"] not in {None, ""}}
        if not values:
            continue
        if max(values) > MOST_COLUMNS:
            findings.fault(file, f"at most {MOST_COLUMNS} columns", row=number, value=str(max(values)))
            return ()
        if len(rows) >= MOST_ROWS:
            findings.fault(file, f"at most {MOST_ROWS:,} rows")
            return ()
        rows[number] = values
    return tuple(sorted(rows.items()))


def _value(cell: Mapping[str, Any]) -> Value:
    value: Value = cell["value"]
    if cell["data_type"] == "f":
        return Unreadable("a formula", "a value; this formula was never calculated, so put its value in its place")
    if cell["data_type"] == "e":
        return Unreadable(str(value), "a value; the spreadsheet shows an error here")
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        return Unreadable(value, f"at most {MOST_CHARACTERS:,} characters, not {len(value):,}")
    return value


def _merged(parser: _Parser, file: str, findings: Findings) -> tuple[Merged, ...]:
    ranges = list(parser.merged_cells.mergeCell) if parser.merged_cells else []
    if len(ranges) > MOST_MERGED:
        findings.fault(file, f"at most {MOST_MERGED:,} merged cells", value=f"{len(ranges):,}")
        return ()
    bounds = (found.bounds for found in ranges)
    return tuple(Merged(top, bottom, left, right) for left, top, right, bottom in bounds)
