"""The bytes of a map to a grid of texts, from a delimited file or from each sheet of a workbook."""

from __future__ import annotations

import csv
import dataclasses
import io
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice

from openpyxl.utils import get_column_letter

from planner.exchange import archives, text_files
from planner.exchange.findings import Findings
from planner.exchange.reading import Reading
from planner.exchange.workbook import cells, tabular
from planner.exchange.workbook.cells import SheetCells, Unreadable
from planner.exchange.workbook.columns import Kind

MOST_BYTES = 5_000_000
"""Largest delimited file, in bytes: a map of 1,000 courses and 400 skills takes about a fifth."""
MOST_CELLS = 500_000
_ROWS_FOR_SEPARATOR = 30
_SEPARATORS = ",;\t"
_UNSEEN = ("Cc", "Cs")
_FORMULA_STARTS = ("=", "+", "-", "@")

Place = tuple[int, int]
"""Row and column, counted from 1."""


@dataclass(frozen=True)
class Grid:
    """The texts of a sheet that are not blank, by row and column; `is_flipped` where rows stand for columns."""

    name: str
    texts: Mapping[Place, str]
    is_flipped: bool = False

    @property
    def flipped(self) -> Grid:
        """The same with rows for columns."""
        texts = {(column, row): text for (row, column), text in self.texts.items()}
        return dataclasses.replace(self, texts=texts, is_flipped=not self.is_flipped)

    def at(self, row: int, column: int) -> str:
        """The text of a cell, empty where it is blank."""
        return self.texts.get((row, column), "")

    def place(self, row: int, column: int) -> tuple[int, str]:
        """Row and letter of the column as the spreadsheet shows them."""
        shown_row, shown_column = (column, row) if self.is_flipped else (row, column)
        return shown_row, get_column_letter(shown_column)


def grids(data: bytes, file: str, reading: Reading) -> tuple[Grid, ...]:
    """The grids in the bytes of a .csv or .xlsx file; none, and a fault, where they cannot be read."""
    if archives.is_zip(data):
        sheets = cells.sheets(data, reading.findings, file) or ()
        found = tuple(_of_sheet(sheet, reading) for sheet in sheets if sheet.rows)
    else:
        text = text_files.decode(file, data, reading.findings, MOST_BYTES)
        found = () if text is None else (_of_text(file, text, reading.findings),)
    for grid in found:
        if len(grid.texts) > MOST_CELLS:
            expected = f"at most {MOST_CELLS:,} cells that are not blank"
            reading.findings.fault(grid.name, expected, value=f"{len(grid.texts):,}")
    return found


def _of_sheet(sheet: SheetCells, reading: Reading) -> Grid:
    name = f"sheet {sheet.name}"
    texts: dict[Place, str] = {}
    for number, values in tabular.filled_down(sheet.rows, sheet.merged):
        for column, value in values.items():
            text = tabular.text_of(value, Kind.DATED)
            if isinstance(text, Unreadable):
                reading.leave_out(name, text.expected, row=number, column=get_column_letter(column), value=text.shown)
            elif one_line(text):
                texts[number, column] = one_line(text)
    for found in sheet.merged:
        text = texts.get((found.first_row, found.first_column), "")
        # A title over the whole width begins in the first column; what begins further right stands over some columns.
        if text and found.first_row == found.last_row and found.first_column > 1:
            across = range(found.first_column, min(found.last_column, text_files.MOST_COLUMNS) + 1)
            texts.update({(found.first_row, column): text for column in across})
    return Grid(name, texts)


def _of_text(file: str, text: str, findings: Findings) -> Grid:
    texts: dict[Place, str] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), skipinitialspace=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            findings.fault(file, f"rows of cells between separators ({error})", row=number)
            break
        if len(row) > text_files.MOST_COLUMNS and any(cell.strip() for cell in row[text_files.MOST_COLUMNS :]):
            findings.fault(file, f"at most {text_files.MOST_COLUMNS} columns", row=number, value=str(len(row)))
            break
        cells_found = ((place, one_line(_plain(cell))) for place, cell in enumerate(row, start=1))
        texts |= {(number, place): cell for place, cell in cells_found if cell}
    return Grid(file, texts)


def one_line(text: str) -> str:
    """A text on one line, without what no name may hold: control characters, halves of characters."""
    if text.isprintable():
        return text.strip()
    joined = " ".join(text.split())
    return "".join(char for char in joined if unicodedata.category(char) not in _UNSEEN and char not in "\ufffe\uffff")


def _plain(cell: str) -> str:
    """The text of a cell, without the apostrophe that keeps a spreadsheet program from taking it for a formula."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA_STARTS) else text


def _separator(text: str) -> str:
    """The separator that cuts most of the first rows into the same number of cells."""
    lines = list(islice(io.StringIO(text, newline=""), _ROWS_FOR_SEPARATOR))
    return max(_SEPARATORS, key=lambda separator: _alike(lines, separator))


def _alike(lines: list[str], separator: str) -> int:
    try:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator, skipinitialspace=True))
    except csv.Error:
        return 0
    return max((count for width, count in widths.items() if width > 1), default=0)
