"""The draft as the tables' views look at it: its rows as texts, and what is wrong in it, each found once a change."""

from __future__ import annotations

import time
from collections.abc import Iterable

from planner.editing import Key, RowEdit
from planner.tabular import filter as filtering
from planner.tabular.basis import with_basis
from planner.tabular.filter import RowFilter
from planner.tabular.standing import Standing
from planner.ui import editing, state
from planner.ui.editing import Draft
from planner.ui.kept import DRAFTS

PAUSE_S = 1.2
"""Without a cell for so long, nobody is typing."""
_SHOWN, _TYPED_AT = "tables_shown_edits", "tables_typed_at"


def standing_of(draft: Draft) -> Standing:
    """What the draft says, row by row."""

    def made() -> Standing:
        return Standing(draft.saved, draft.curriculum, draft.edits, draft.faults)

    return DRAFTS.kept(draft.saved.fingerprint, "standing", draft.edits, made)


def rows_shown(draft: Draft, table: str, chosen: RowFilter) -> tuple[Key, ...]:
    """Keys of the rows that a filter leaves."""

    def found() -> tuple[Key, ...]:
        return filtering.rows_shown(standing_of(draft), table, chosen)

    return DRAFTS.kept(draft.saved.fingerprint, "rows shown", (draft.edits, table, chosen), found)


def step(edits: Iterable[RowEdit], notice: str = "", *, typed: bool = False) -> tuple[RowEdit, ...]:
    """One step of the draft, with the basis of what it changes; for callbacks. Gives the edits as they were made."""
    made = with_basis(edits, standing_of(editing.current()))
    state.set_widget(_TYPED_AT, time.monotonic() if typed else None)
    editing.step(made, notice)
    return made


def is_typing() -> bool:
    """Whether the last step was typed into a grid, just now."""
    typed_at = state.widget_value(_TYPED_AT)
    return typed_at is not None and time.monotonic() - typed_at < PAUSE_S


def whole_page() -> Draft:
    """The draft, for a run of the whole page: from now on the page shows this state of it."""
    draft = editing.current()
    state.set_widget(_SHOWN, draft.edits)
    return draft


def is_ahead_of_the_page(draft: Draft) -> bool:
    """Whether the draft has changed since the whole page was drawn."""
    return bool(state.widget_value(_SHOWN) != draft.edits)
