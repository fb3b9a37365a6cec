"""Another id for a row of a draft: nothing that was typed and is not right yet is lost by it."""

from __future__ import annotations

from planner.editing import Key, RowEdit, set_cells
from planner.editing.renaming import renamed
from planner.tabular.standing import Standing
from planner.tabular.words import label
from planner.wording import listed


def renamed_in_draft(standing: Standing, table: str, old: str, new: str) -> tuple[RowEdit, ...]:
    """`planner.editing.renaming.renamed`; cells of rows that name it and are not right yet go with their row.

    Raises as `renamed`, and `ValueError` where a cell of the row itself is not right: under a new id the row would be
    a new one, which stays out as a whole.
    """
    wrong = standing.wrong.get((table, (old,)))
    if wrong and old != new:
        raise ValueError(f"that its {listed([label(name).lower() for name in sorted(wrong)])} be put right first")
    made: list[RowEdit] = []
    left: tuple[str, Key] | None = None
    for edit in renamed(standing.curriculum, table, old, new):
        if left is not None and edit.cells is not None:
            made.append(set_cells(*edit.place, {**dict(edit.cells), **_wrong_cells(standing, left)}))
        else:
            made.append(edit)
        left = edit.place if edit.cells is None else None
    return tuple(made)


def _wrong_cells(standing: Standing, place: tuple[str, Key]) -> dict[str, str]:
    cells, columns = standing.cells(*place) or {}, standing.wrong.get(place, frozenset())
    return {name: cells[name] for name in columns if name in cells}
