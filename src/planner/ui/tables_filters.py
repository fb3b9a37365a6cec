"""Which table is shown and which of its rows, kept in the address so that a link opens the same."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from planner.editing import ABOUT
from planner.tables import BY_NAME
from planner.tabular.filter import MAIN, RowFilter, Which, main_values
from planner.tabular.standing import Standing, name_of
from planner.tabular.words import TITLES, label
from planner.ui import state

ROLES_AND_SKILLS = ("roles", "role_skills", "skills", "evidence", "occupations", "alumni")
COURSES_AND_RULES = (
    "courses",
    "course_skills",
    "programmes",
    "requirement_groups",
    "conditions",
    "sources",
    ABOUT,
)
VIEWS: Mapping[str, tuple[str, ...]] = {"Roles and skills": ROLES_AND_SKILLS, "Courses and rules": COURSES_AND_RULES}
VIEW = "view"
"""Key of the page's choice between the map, the tables and the rest."""
TABLE, WORDS, WHICH = "table", "find", "rows"
_WHICH: Mapping[Which, str] = {"all": "All rows", "changed": "Changed in the draft", "wrong": "Not right yet"}


def table(tables: tuple[str, ...]) -> str:
    """The choice between the tables of a view; the first one at first."""
    if state.widget_value(TABLE) not in {None, *tables}:
        state.set_widget(TABLE, tables[0])
    chosen: str = st.segmented_control(
        "Table",
        tables,
        default=tables[0],
        required=True,
        key=TABLE,
        bind="query-params",
        format_func=TITLES.__getitem__,
        label_visibility="collapsed",
    )
    return chosen


def rows(standing: Standing, name: str) -> RowFilter:
    """The choice of rows of a table."""
    first, second, third = st.columns([3, 3, 2], vertical_alignment="bottom")
    words = first.text_input(
        "Find",
        key=WORDS,
        type="search",
        bind="query-params",
        placeholder=f"Words in any cell of {TITLES[name].lower()}",
    )
    values = main_values(standing.curriculum, name)
    main = None
    if values:
        with second:
            main = _main(standing, name, values)
    which: Which = third.selectbox("Rows", list(_WHICH), key=WHICH, format_func=_WHICH.__getitem__)
    return RowFilter(words or "", main, which)


def _main(standing: Standing, name: str, values: tuple[str, ...]) -> str | None:
    column = MAIN[name]
    target = BY_NAME[name].references.get(column)

    def called(value: str) -> str:
        if target is None:
            return value
        found = name_of(standing.curriculum, target, value)
        return f"{value} {found}" if target == "courses" and found != value else found

    chosen: str | None = st.selectbox(
        label(column),
        values,
        index=None,
        key=f"{name}_by",
        bind="query-params",
        placeholder="Any",
        format_func=called,
    )
    return chosen


def go_to(name: str, words: str) -> None:
    """Show a row in which something is not right: its table, and the words that find it; for callbacks."""
    view = next(title for title, tables in VIEWS.items() if name in tables)
    state.set_widget(VIEW, view)
    state.set_widget(TABLE, name)
    state.set_widget(WORDS, words)
    state.set_widget(WHICH, "wrong")
    state.set_widget(f"{name}_by", None)
