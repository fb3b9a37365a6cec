"""A table as a grid to type into, in which rows can be added and taken out.

The browser counts what is typed against the frame that it was given, so the frame stays the same while somebody types,
and the draft takes each change as it comes. When the draft changes in any other way (undo, another table, another
window) the frame is made anew, under another key: an editor whose rows can change has no other way to let go of what
it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from planner.editing import ABOUT
from planner.editing.edits import folded
from planner.editing.renaming import retitled
from planner.tabular import settings
from planner.tabular.reading import Told, Typed, step, told
from planner.tabular.sheet import Sheet, frame
from planner.tabular.standing import Cells, Standing, names
from planner.tabular.unfinished import as_typed
from planner.tabular.words import TITLES, help_text, label, row_name
from planner.ui import editing, state, tables_draft

if TYPE_CHECKING:
    import pandas as pd

    from planner.editing import Key, RowEdit
    from planner.tabular.columns import Column

KEY = "tables_grid"
"""What a grid's key begins with."""
_HELD = "tables_held"
ROW = 35
MOST_ROWS = 14
"""Rows seen at once; the grid scrolls inside beyond that."""
_WIDTHS: Mapping[str, int] = {"choice": 120, "whole": 110, "number": 100, "date": 120, "flag": 95, "list": 220}
_WIDE, _TEXT = 320, 200
_LONG = ("summary", "definition", "note", "paraphrase", "prerequisites", "pool", "title", "value", settings.MEANING)


@dataclass(frozen=True)
class Held:
    """The grid of a session: what it shows, the sheet and the frame that it was given, and what it has told so far."""

    what: Hashable
    sheet: Sheet
    frame: pd.DataFrame
    begin: Cells
    known: Mapping[Any, Any] | None
    """The draft's edits that the grid shows, None where it must be made anew."""
    turn: int
    """How often a grid was made in this session."""
    told: Told = field(default_factory=Told)

    @property
    def key(self) -> str:
        """The key of the editor."""
        return f"{KEY}_{self.turn}"


def grid(
    standing: Standing, what: Hashable, made: Callable[[frozenset[Key]], Sheet], begin: Cells, *, read_only: bool
) -> Sheet:
    """Draw the grid of `what`; `made(seen)` gives its sheet where the one that is held does not show the draft now.

    The rows that were `seen` are those of the sheet before, where that was of the same `what`.
    """
    held: Held | None = state.widget_value(_HELD)
    if held is None or held.what != what or held.known != standing.edited or state.widget_value(held.key) is None:
        sheet = made(_seen(held) if held is not None and held.what == what else frozenset())
        held = Held(what, sheet, frame(sheet), begin, standing.edited, 1 + (held.turn if held else 0))
        state.set_widget(_HELD, held)
    is_fixed = held.sheet.table == ABOUT
    st.data_editor(
        held.frame,
        key=held.key,
        on_change=_take,
        num_rows="fixed" if is_fixed or read_only else "dynamic",
        disabled=True if read_only else ["setting", settings.MEANING],
        hide_index=True,
        column_config={column.name: _config(standing, held, column) for column in held.sheet.columns},
        placeholder="",
        height=ROW * (min(len(held.sheet.keys) + (not is_fixed), MOST_ROWS) + 1) + 3,
        row_height=ROW,
        alt=f"{TITLES[held.sheet.table]}, a table to type into",
    )
    return held.sheet


def _seen(held: Held) -> frozenset[Key]:
    """The rows of a grid, those typed in too; a part of many rows is chosen anew each time."""
    told_of = {key for key, cells in held.told.rows.items() if cells is not None}
    return frozenset(told_of) | (frozenset() if held.sheet.is_part else frozenset(held.sheet.keys))


def rows_seen(standing: Standing) -> tuple[Key, ...] | None:
    """Keys of the rows in the grid, those just added too; None where it shows only a part of them."""
    held: Held | None = state.widget_value(_HELD)
    if held is None or held.sheet.is_part:
        return None
    return tuple(key for key in (*held.sheet.keys, *held.told.added) if standing.has(held.sheet.table, key))


def _config(standing: Standing, held: Held, column: Column) -> Any:
    table = held.sheet.table
    common: dict[str, Any] = {
        "label": label(column.name),
        "help": help_text(table, column.name) or None,
        "pinned": column.is_key,
        "width": _width(column),
    }
    default = held.begin.get(column.name)
    if column.kind == "choice":
        called = _called(standing, column)
        return st.column_config.SelectboxColumn(
            **common,
            default=default,
            options=column.options,
            format_func=(lambda item: called.get(str(item), str(item))) if called else None,
        )
    if column.kind in {"whole", "number"}:
        step_by = 1 if column.kind == "whole" else None
        return st.column_config.NumberColumn(**common, step=step_by, format="%d" if column.kind == "whole" else None)
    if column.kind == "flag":
        return st.column_config.CheckboxColumn(**common)
    if column.kind == "date":
        return st.column_config.DateColumn(**common, format="YYYY-MM-DD")
    return st.column_config.TextColumn(**common, default=default)


def _width(column: Column) -> int:
    if column.name in _LONG:
        return _WIDE
    if column.is_key and not column.target:
        return _WIDTHS["date"] if column.name == "course_id" else _TEXT
    if column.target or column.name.endswith("_basis"):
        return _TEXT
    return _WIDTHS.get(column.kind, _TEXT)


def _called(standing: Standing, column: Column) -> dict[str, str]:
    """Names for the ids of a choice, where a name says more than the id."""
    if column.target in {"roles", "skills", "programmes"}:
        return names(standing.curriculum, column.target, column.options)
    return {}


def _take() -> None:
    """Take what was typed into the draft: what the browser holds is all that differs from the frame."""
    held: Held = state.widget_value(_HELD)
    standing = tables_draft.standing_of(editing.current())
    typed = Typed.of(state.widget_value(held.key))
    now = told(held.sheet, typed, standing, held.begin, held.told.added)
    edits = step(held.sheet, held.told, now, standing)
    made = tables_draft.step((*edits, *_titles(standing, edits)), _notice(standing, held.sheet.table, now), typed=True)
    known = None if now.moved else folded((*standing.edits, *made))
    state.set_widget(_HELD, replace(held, told=now, known=known))


def _titles(standing: Standing, edits: tuple[RowEdit, ...]) -> tuple[RowEdit, ...]:
    """Requisites name a condition by its title: a new title goes into them too."""
    found: list[RowEdit] = []
    for edit in edits:
        title = dict(edit.cells or ()).get("title", "")
        known = edit.table == "conditions" and standing.curriculum.has("conditions", edit.key[0])
        if known and title:
            found += (other for other in retitled(standing.curriculum, edit.key[0], title) if other.table == "courses")
    return tuple(found)


def _notice(standing: Standing, table: str, now: Told) -> str:
    """What to say about ids that were typed over."""
    return "  \n".join(
        f"{row_name(standing.curriculum, table, key)} keeps its id: other rows may name it. To change it to "
        f"“{' × '.join(as_typed(part) for part in wanted)}” everywhere, use “Another id” below."
        for key, wanted in now.kept_ids
    )
