"""One value for many rows at once: what it would change, and the edits that do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.editing import Key, RowEdit, set_cells
from planner.tabular.columns import columns
from planner.tabular.standing import Standing
from planner.wording import counted


@dataclass(frozen=True)
class Filling:
    """A value put into a column of some rows."""

    edits: tuple[RowEdit, ...]
    """One for each row that changes."""
    same: int
    """Rows that hold the value already."""
    kept: int
    """Rows that hold another value and keep it."""


def fillable(standing: Standing, table: str) -> tuple[str, ...]:
    """The columns that may be filled: all but those of the key."""
    return tuple(column.name for column in columns(table, standing.curriculum.scale) if not column.is_key)


def filling(
    standing: Standing, table: str, keys: Iterable[Key], column: str, text: str, *, only_empty: bool = False
) -> Filling:
    """What putting a text into a column of these rows does; with `only_empty`, filled cells keep what they have.

    Raises `ValueError` for a column of the key, or one that the table does not have.
    """
    edits: list[RowEdit] = []
    same = kept = 0
    for key in keys:
        stands = (standing.cells(table, key) or {}).get(column, "")
        if stands == text:
            same += 1
        elif stands and only_empty:
            kept += 1
        else:
            edits.append(set_cells(table, key, {column: text}))
    return Filling(tuple(edits), same, kept)


def sentence(found: Filling) -> str:
    """What it would do, in words: "9 rows change, 3 hold it already, 2 keep what they have"."""
    parts = [f"{counted(len(found.edits), 'row')} {'changes' if len(found.edits) == 1 else 'change'}"]
    parts += [f"{found.same} {'holds' if found.same == 1 else 'hold'} it already"] if found.same else []
    parts += [f"{found.kept} {'keeps' if found.kept == 1 else 'keep'} what stands there"] if found.kept else []
    return ", ".join(parts)
