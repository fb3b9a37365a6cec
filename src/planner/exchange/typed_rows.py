"""Cells of a sheet to typed rows of a table: columns and types, each row for itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pydantic import TypeAdapter, ValidationError

from planner.exchange import plain_words
from planner.exchange.findings import Findings, clip
from planner.exchange.text_files import Sheet, SheetRow
from planner.model import Scale
from planner.tables import Row, Table


@dataclass(frozen=True)
class TypedRow:
    """A row of a file as it stands there, with its value, None where a cell of it is at fault."""

    number: int
    cells: dict[str, str]
    row: Row | None
    wrong: frozenset[str] = frozenset()
    """Columns of the row that are at fault already."""

    def text(self, column: str) -> str:
        """The cell as text, the number 01 and the like as the value is written."""
        value = self.cells.get(column, "") if self.row is None else getattr(self.row, column)
        return value if isinstance(value, str) else str(value)


@dataclass(frozen=True)
class TypedTable:
    """A table that was read: its rows in the order of the file, the faulty ones among them."""

    table: Table
    file: str
    columns: frozenset[str]
    rows: tuple[TypedRow, ...]

    @property
    def values(self) -> tuple[Row, ...]:
        """Values of the rows that are right."""
        return tuple(typed.row for typed in self.rows if typed.row is not None)

    @cached_property
    def keys(self) -> frozenset[str]:
        """Ids in the first column of the key, those of faulty rows too: what a reference may name."""
        return frozenset(typed.text(self.table.key[0]) for typed in self.rows)


@dataclass(frozen=True)
class Naming:
    """What faults call the parts of what is read: `table` is filled with the name of a table."""

    part: str
    table: str
    about: str

    def of(self, table: str) -> str:
        """What a table's part is called."""
        return self.table.format(table)


FILES = Naming("file", "{}.csv", "curriculum.toml")
SHEETS = Naming("sheet", "sheet {}", "sheet about")


@dataclass(frozen=True)
class TablesRead:
    """The tables of one folder or workbook: those that could be read, and those that have no file or sheet."""

    by_name: Mapping[str, TypedTable]
    without_file: frozenset[str]
    naming: Naming = FILES

    def rows(self, table: str) -> tuple[TypedRow, ...]:
        """Rows of a table, none where it was not read."""
        return self.by_name[table].rows if table in self.by_name else ()

    def keys(self, table: str) -> frozenset[str] | None:
        """Ids that a reference may name; None where nobody can say, as the table or its ids could not be read."""
        found = self.by_name.get(table)
        return found.keys if found is not None and found.table.key[0] in found.columns else None


def typed(table: Table, sheet: Sheet, scale: Scale, findings: Findings) -> TypedTable:
    """The rows of a table; what is wrong with columns and cells goes to `findings`.

    A column that the table does not have is left out with a warning; a blank cell takes the column's default.
    """
    _check_columns(table, sheet, findings)
    columns = frozenset(table.columns)
    known = [{name: cell for name, cell in row.cells.items() if name in columns} for row in sheet.rows]
    try:
        values: list[Row | None] = [*_adapter(table.row).validate_python(known, context={"scale": scale})]
        wrong: dict[int, set[str]] = {}
    except ValidationError as error:
        wrong = _cell_faults(sheet, error, findings)
        values = _values_of_the_rest(table, known, wrong, scale)
    rows = tuple(
        TypedRow(row.number, cells, value, frozenset(wrong.get(position, ())))
        for position, (row, cells, value) in enumerate(zip(sheet.rows, known, values, strict=True))
    )
    return TypedTable(table, sheet.file, frozenset(sheet.columns), rows)


@cache
def _adapter(row: type[Row]) -> TypeAdapter[list[Row]]:
    return TypeAdapter(list[row])  # type: ignore[valid-type]


def _check_columns(table: Table, sheet: Sheet, findings: Findings) -> None:
    unknown = [name for name in sheet.columns if name not in table.columns]
    absent = [name for name in table.columns if name not in sheet.columns]
    for name in table.needed_columns:
        if name in absent:
            hint = findings.hint(name, unknown)
            findings.fault(sheet.file, f"a column of this name{hint}", row=sheet.header_row, column=name)
    for name in unknown:
        findings.warn(f"{sheet.file}: column {clip(name)} is not known and was left out{findings.hint(name, absent)}")


def _cell_faults(sheet: Sheet, error: ValidationError, findings: Findings) -> dict[int, set[str]]:
    """Note each wrong cell; the columns at fault by the position of their row."""
    wrong: dict[int, set[str]] = {}
    for details in error.errors(include_url=False):
        position, column = int(details["loc"][0]), str(details["loc"][1])
        wrong.setdefault(position, set()).add(column)
        if column in sheet.columns:
            row: SheetRow = sheet.rows[position]
            words = plain_words.expected(details)
            findings.fault(sheet.file, words, row=row.number, column=column, value=row.cells.get(column))
    return wrong


def _values_of_the_rest(
    table: Table, known: list[dict[str, str]], wrong: dict[int, set[str]], scale: Scale
) -> list[Row | None]:
    right = [position for position in range(len(known)) if position not in wrong]
    values: list[Any] = [None] * len(known)
    rest = _adapter(table.row).validate_python([known[position] for position in right], context={"scale": scale})
    for position, value in zip(right, rest, strict=True):
        values[position] = value
    return values
