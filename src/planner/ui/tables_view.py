"""Two views of the faculty's page: every table of the curriculum but the map, to look through and to type into."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from planner.editing import ABOUT, Key
from planner.exchange.spreadsheets import spreadsheet_safe
from planner.tabular.filter import RowFilter
from planner.tabular.reading import beginning
from planner.tabular.settings import settings_sheet
from planner.tabular.sheet import MOST_ROWS, Sheet, sheet
from planner.tabular.standing import Standing
from planner.tabular.words import NOUNS, TITLES
from planner.ui import (
    editing,
    expression_panel,
    map_draft,
    map_effect,
    map_guarantees,
    revised,
    tables_bulk,
    tables_draft,
    tables_faults,
    tables_filters,
    tables_grid,
    tables_rename,
)
from planner.ui.editing import Draft
from planner.wording import counted

Save = Callable[[Draft], None]
_HOW = (
    "Click a cell and type; Enter goes down, Tab goes right, Delete clears. Type into the last row to add one; tick "
    "rows at their left edge and press Delete to take them out. Copied blocks can be pasted; a value that a list does "
    "not offer stays out."
)
_BASIS = "What you change gets the basis “local”, unless you set it; the grid shows that when it is next drawn."


def roles_and_skills(save: Save | None = None) -> None:
    """Roles, what they need, skills, evidence, occupations and alumni."""
    _view(tables_filters.ROLES_AND_SKILLS, save)


def courses_and_rules(save: Save | None = None) -> None:
    """Courses, what they teach, programmes, groups, conditions, sources and settings."""
    _view(tables_filters.COURSES_AND_RULES, save)


def _view(tables: tuple[str, ...], save: Save | None) -> None:
    draft = tables_draft.whole_page()
    standing = tables_draft.standing_of(draft)
    table = tables_filters.table(tables)
    chosen = RowFilter() if table == ABOUT else tables_filters.rows(standing, table)
    _typing(table, chosen, save)
    beside, apart = st.columns([3, 2], gap="large")
    with beside:
        tables_faults.faults(draft, table)
        if table in expression_panel.TABLES:
            expression_panel.panel(draft, table)
        if table != ABOUT:
            seen = tables_grid.rows_seen(standing)
            tables_bulk.bulk(draft, table, tables_draft.rows_shown(draft, table, chosen) if seen is None else seen)
    with apart:
        if table != ABOUT:
            tables_rename.rename(draft, table)
            _download(standing, table)
    if draft.is_changed:
        effect = map_draft.of(draft)
        map_effect.effect(effect)
        map_guarantees.of_draft(effect)


@st.fragment
def _typing(table: str, chosen: RowFilter, save: Save | None) -> None:
    """The part that answers while somebody types; the rest of the page follows when typing pauses."""
    draft = editing.current()
    standing = tables_draft.standing_of(draft)
    editing.bar(draft, save=save)

    def made(seen: frozenset[Key]) -> Sheet:
        return settings_sheet(standing) if table == ABOUT else sheet(standing, table, chosen, seen)

    what = (draft.saved.fingerprint, table, chosen)
    read_only = bool(editing.why_read_only(draft))
    shown = tables_grid.grid(standing, what, made, beginning(table, chosen), read_only=read_only)
    editing.notes(draft)
    _notes(shown, read_only=read_only)
    if tables_draft.is_typing():
        _follow()
    elif tables_draft.is_ahead_of_the_page(draft):
        st.rerun()


@st.fragment(run_every=tables_draft.PAUSE_S)
def _follow() -> None:
    """Runs the whole page once nothing was typed for a while; a full run ends the waiting."""
    if not tables_draft.is_typing() and not revised.is_asking():
        st.rerun()


def _notes(shown: Sheet, *, read_only: bool) -> None:
    """How many rows are shown, and how to type."""
    if shown.is_part:
        st.info(f"{MOST_ROWS} of {counted(shown.found, 'row')} shown: narrow the filters to see the others.")
    if shown.table == ABOUT:
        st.caption("Click a value and type. The levels stand last, the lowest first; those that rows name stay.")
        return
    words = f"{counted(shown.found, 'row')}. "
    st.caption(words if read_only else f"{words}{_HOW} {_BASIS}")


def _download(standing: Standing, table: str) -> None:
    st.download_button(
        f"Download {table}.csv",
        data=partial(_csv, standing, table),
        file_name=f"{table}.csv",
        mime="text/csv",
        key=f"tables_{table}_csv",
        on_click="ignore",
        help=f"{TITLES[table]} with the draft in it, every {NOUNS[table]}; safe to open in a spreadsheet.",
    )


def _csv(standing: Standing, table: str) -> bytes:
    return spreadsheet_safe(standing.curriculum.frame(table)).to_csv(index=False).encode("utf-8-sig")
