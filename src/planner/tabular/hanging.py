"""Rows that a draft removes while others go on naming them, and what would take those names out too."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner import editing
from planner.editing import Key, RowEdit, set_cells
from planner.editing.removing import removal
from planner.editing.uses import Use, uses
from planner.tables import BY_NAME
from planner.tabular.standing import Standing
from planner.tabular.words import NOUNS, label, row_name
from planner.wording import counted, listed

_LINKED = ("sources", "roles", "skills", "courses", "programmes", "requirement_groups", "conditions", "evidence")
"""Tables whose rows others name."""


@dataclass(frozen=True)
class Hanging:
    """A row that the draft removes, and the cells that name it still."""

    table: str
    key: Key
    uses: tuple[Use, ...]


def hanging(standing: Standing) -> tuple[Hanging, ...]:
    """The removed rows that others name, table by table."""
    found = []
    for table in _LINKED:
        for key in standing.removed(table):
            naming = uses(standing.curriculum, table, editing.row_cells(standing.saved, table, key) or {})
            if naming:
                found.append(Hanging(table, key, naming))
    return tuple(found)


def hanging_sentence(standing: Standing, found: Hanging) -> str:
    """What would be left: "MP-211 (…) is removed; 3 links and 2 courses (prerequisites) still name it."."""
    name = row_name(standing.saved, found.table, found.key)
    counts = Counter((use.table, use.column) for use in found.uses)
    parts = []
    for (table, column), count in counts.items():
        noun = counted(count, NOUNS[table])
        whole = column in BY_NAME[table].key
        parts.append(noun if whole else f"{noun} ({label(column).lower()})")
    verb = "names" if len(found.uses) == 1 else "name"
    return f"{name} is removed; {listed(parts)} still {verb} it."


def rest_removed(standing: Standing, found: Hanging) -> tuple[RowEdit, ...]:
    """Edits that take out what names the row: whole rows that mean nothing without it, its name elsewhere."""
    cells = editing.row_cells(standing.saved, found.table, found.key) or {}
    edits = removal(standing.curriculum, found.table, cells).edits
    return tuple(edit for edit in edits if edit.place != (found.table, found.key))


def left_over(standing: Standing, found: Hanging) -> tuple[Use, ...]:
    """The pools that name nothing but the row: somebody must say what their group asks for."""
    return removal(
        standing.curriculum, found.table, editing.row_cells(standing.saved, found.table, found.key) or {}
    ).left


def put_back(standing: Standing, found: Hanging) -> tuple[RowEdit, ...]:
    """Edits that bring the removed row back as it is saved."""
    cells = editing.row_cells(standing.saved, found.table, found.key) or {}
    own = editing.key_of(found.table)
    return (set_cells(found.table, found.key, {n: text for n, text in cells.items() if text and n not in own}),)
