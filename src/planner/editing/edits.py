"""An edit of a row, as texts: what a draft is made of, how several become one, and how they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.tables import BY_NAME

Key = tuple[str, ...]
"""The cells of a row's key columns."""
ABOUT = "about"
"""The table of settings that `curriculum.toml` is to an editor (`planner.exchange.about_rows`)."""
ABOUT_COLUMNS = ("setting", "value")


@dataclass(frozen=True, slots=True)
class RowEdit:
    """Cells of one row set to texts, "" for empty; a row that is not there is added. `cells` None removes the row.

    Columns that are not named stay as they are. The key's own columns are never set: another key is another row.
    """

    table: str
    key: Key
    cells: tuple[tuple[str, str], ...] | None

    @property
    def place(self) -> tuple[str, Key]:
        """Which row it is about."""
        return self.table, self.key


def set_cells(table: str, key: Key, cells: Mapping[str, str]) -> RowEdit:
    """An edit that sets cells. Raises `ValueError` for a table, column or length of key that does not exist."""
    columns, keys = columns_of(table), key_of(table)
    unknown = [name for name in cells if name not in columns or name in keys]
    if unknown or len(key) != len(keys):
        raise ValueError(f"{table} {key} has no cells {unknown} to set")
    return RowEdit(table, key, tuple(cells.items()))


def remove_row(table: str, key: Key) -> RowEdit:
    """An edit that removes a row. Raises `ValueError` as `set_cells`."""
    if len(key) != len(key_of(table)):
        raise ValueError(f"{key} is no key of {table}")
    return RowEdit(table, key, None)


def columns_of(table: str) -> tuple[str, ...]:
    """All columns of a table, that of settings too. Raises `ValueError` for a table that does not exist."""
    if table == ABOUT:
        return ABOUT_COLUMNS
    if table not in BY_NAME:
        raise ValueError(f"{table} is no table")
    return BY_NAME[table].columns


def key_of(table: str) -> tuple[str, ...]:
    """The key columns of a table. Raises `ValueError` for a table that does not exist."""
    if table == ABOUT:
        return ABOUT_COLUMNS[:1]
    columns_of(table)
    return BY_NAME[table].key


@dataclass(frozen=True, slots=True)
class Folded:
    """What all edits of one row come to: `fresh` where what stood there does not count any more."""

    fresh: bool
    cells: Mapping[str, str] | None


def folded(edits: Iterable[RowEdit]) -> dict[tuple[str, Key], Folded]:
    """The edits of each row as one, in the order in which rows were first touched; a later cell wins."""
    found: dict[tuple[str, Key], Folded] = {}
    for edit in edits:
        held = found.get(edit.place, Folded(fresh=False, cells={}))
        if edit.cells is None:
            found[edit.place] = Folded(fresh=True, cells=None)
        else:
            found[edit.place] = Folded(held.fresh, {**(held.cells or {}), **dict(edit.cells)})
    return found


def unfolded(rows: Mapping[tuple[str, Key], Folded]) -> tuple[RowEdit, ...]:
    """Edits that come to the same; `folded` gives the same rows back."""
    edits: list[RowEdit] = []
    for (table, key), row in rows.items():
        if row.fresh:
            edits.append(RowEdit(table, key, None))
        if row.cells is not None:
            edits.append(RowEdit(table, key, tuple(row.cells.items())))
    return tuple(edits)


def written(edits: Iterable[RowEdit]) -> str:
    """The edits as one text, which `read` takes back."""
    rows = [[edit.table, edit.key, None if edit.cells is None else dict(edit.cells)] for edit in edits]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> tuple[RowEdit, ...]:
    """The edits of a text. Raises `ValueError` for one that `written` did not make for these tables."""
    edits = []
    for table, key, cells in json.loads(text):
        where = tuple(map(str, key))
        edits.append(remove_row(table, where) if cells is None else set_cells(table, where, cells))
    return tuple(edits)
