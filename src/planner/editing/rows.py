"""The rows of a curriculum by their keys, as texts and as values, for those who edit and compare them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner import tables
from planner.curriculum import Curriculum
from planner.editing.edits import ABOUT, Key
from planner.exchange import about_rows, typed_rows
from planner.exchange.findings import Findings
from planner.exchange.text_files import Sheet, SheetRow
from planner.exchange.typed_rows import TypedTable
from planner.model import Scale
from planner.tables import BY_NAME, Row, Table

Cells = Mapping[str, str]


def key(row: Row, table: Table, scale: Scale) -> Key:
    """The key of a row, as texts."""
    return tuple(tables.cell(getattr(row, name), scale, name) for name in table.key)


def cells(row: Row, table: Table, scale: Scale) -> dict[str, str]:
    """All cells of a row, as texts."""
    return {name: tables.cell(getattr(row, name), scale, name) for name in table.columns}


def index(curriculum: Curriculum, name: str) -> Mapping[Key, int]:
    """Positions of a table's rows by key; kept with the curriculum. Raises `KeyError` for a table that is not there."""
    held: Mapping[Key, int] | None = curriculum.derived.get(("positions", name))
    if held is None:
        table, scale = BY_NAME[name], curriculum.scale
        held = {key(row, table, scale): place for place, row in enumerate(curriculum.rows(name))}
        curriculum.derived["positions", name] = held
    return held


def row_cells(curriculum: Curriculum, name: str, at: Key) -> dict[str, str] | None:
    """The cells of one row, of the table of settings too; None where there is no such row."""
    if name == ABOUT:
        value = dict(about_rows.rows(curriculum.about)).get(at[0])
        return None if value is None else {"setting": at[0], "value": value}
    place = index(curriculum, name).get(at)
    return None if place is None else cells(curriculum.rows(name)[place], BY_NAME[name], curriculum.scale)


def typed(table: Table, rows: Sequence[Cells], scale: Scale, findings: Findings) -> TypedTable:
    """Rows of texts as values; a fault names its row by the position in `rows`."""
    filled = (SheetRow(place, {name: cell for name, cell in row.items() if cell}) for place, row in enumerate(rows))
    return typed_rows.typed(table, Sheet(table.name, 0, table.columns, tuple(filled)), scale, findings)
