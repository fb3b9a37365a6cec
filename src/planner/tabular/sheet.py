"""Some rows of a table as a sheet to type into: their keys, their texts, and the frame that an editor is given."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from planner.editing import Key
from planner.tabular.columns import Column, Kind, columns
from planner.tabular.filter import RowFilter, rows_shown
from planner.tabular.standing import Cells, Standing, ids

if TYPE_CHECKING:
    import pandas as pd

MOST_ROWS = 500
"""Rows in one sheet: more cannot be looked through, and would keep the browser busy."""
MOST_OPTIONS = 300
"""Ids that a list to choose from may hold; a longer one is typed."""


@dataclass(frozen=True)
class Sheet:
    """Rows of a table as they stand when the sheet is made."""

    table: str
    columns: tuple[Column, ...]
    keys: tuple[Key, ...]
    cells: tuple[Cells, ...]
    """Texts by column, one mapping a row."""
    found: int
    """How many rows the filter leaves, those beyond the sheet too."""

    @property
    def is_part(self) -> bool:
        """Whether there are more rows than the sheet holds."""
        return self.found > len(self.keys)

    def column(self, name: str) -> Column:
        """A column by its name. Raises `KeyError`."""
        return {column.name: column for column in self.columns}[name]


def sheet(standing: Standing, table: str, chosen: RowFilter, seen: Collection[Key] = frozenset()) -> Sheet:
    """The rows of a filter and those already `seen` under it, at most `MOST_ROWS`.

    Raises `KeyError` for a table that does not exist.

    References to a table of few rows are a closed choice. A column that holds a text which is no value of it, because
    it was typed elsewhere, is a column of texts, so that the text can be shown.
    """
    found = rows_shown(standing, table, chosen, seen)
    keys = found[:MOST_ROWS]
    cells = tuple(standing.cells(table, key) or {} for key in keys)
    made = (_offering(standing, column) for column in columns(table, standing.curriculum.scale))
    shown = tuple(column if _fits(column, cells) else replace(column, kind="text", options=()) for column in made)
    return Sheet(table, shown, keys, cells, len(found))


def _offering(standing: Standing, column: Column) -> Column:
    """A reference to one of few rows as a choice of their ids."""
    if not column.target or column.kind == "list":
        return column
    options = ids(standing.curriculum, column.target)
    return replace(column, kind="choice", options=options) if len(options) <= MOST_OPTIONS else column


def _fits(column: Column, cells: tuple[Cells, ...]) -> bool:
    return all(_is_value(column, text) for row in cells if (text := row.get(column.name, "")))


def _is_value(column: Column, text: str) -> bool:
    if column.kind == "choice":
        return text in column.options
    if column.kind not in _READ:
        return True
    try:
        _READ[column.kind](text)
    except (ValueError, KeyError):
        return False
    return True


_FLAGS = {"true": True, "false": False}
_READ: Mapping[Kind, Any] = {
    "whole": int,
    "number": float,
    "date": date.fromisoformat,
    "flag": _FLAGS.__getitem__,
}
_DTYPE: Mapping[Kind, str] = {"whole": "Int64", "number": "Float64", "date": "object", "flag": "boolean"}


def frame(made: Sheet) -> pd.DataFrame:
    """The sheet's frame: a row a row in order, a column a column; empty cells are missing values.

    Whole numbers are Int64, others Float64, flags boolean, dates `date`, everything else texts.
    """
    import pandas as pd

    values: dict[str, pd.Series[Any]] = {}
    for column in made.columns:
        read = _READ.get(column.kind, str)
        held = [read(text) if (text := row.get(column.name, "")) else None for row in made.cells]
        values[column.name] = pd.Series(held, dtype=_DTYPE.get(column.kind, "str"))
    return pd.DataFrame(values)
