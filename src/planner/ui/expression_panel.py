"""The rule of one course or group: its text, checked while it is typed, what it means, and which courses it holds."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from planner.curriculum import Curriculum
from planner.editing import set_cells
from planner.exchange.rules import REQUISITE_COLUMNS
from planner.tabular.rules import Rule, marked, pool_sentence, rule
from planner.tabular.standing import ids, name_of
from planner.tabular.words import NOUNS, help_text, label
from planner.ui import editing, links, state, tables_draft
from planner.ui.editing import Draft

TABLES: Mapping[str, tuple[str, ...]] = {"courses": REQUISITE_COLUMNS, "requirement_groups": ("pool",)}
"""Tables whose rows have a rule, and the columns that it stands in."""
_OPEN = "expression_open"
MOST_HELD = 40
"""Courses of a pool that are shown as links."""


def panel(draft: Draft, table: str) -> None:
    """The panel, folded away."""
    if not draft.curriculum.rows(table):
        return
    title = f"The rule of one {NOUNS[table]}"
    with st.expander(title, key=f"{_OPEN}_{table}", on_change="rerun") as opened:
        if opened.open:
            _one(table)


@st.fragment
def _one(table: str) -> None:
    """Choose, type, read. Runs alone while somebody types."""
    draft = editing.current()
    curriculum = draft.curriculum
    first, second = st.columns(2)
    item = first.selectbox(
        NOUNS[table].capitalize(),
        ids(curriculum, table),
        key=f"expression_of_{table}",
        format_func=lambda found: _called(curriculum, table, found),
    )
    columns = TABLES[table]
    column = columns[0]
    if len(columns) > 1:
        column = second.selectbox("Rule", columns, key="expression_column", format_func=label)
    stands = (tables_draft.standing_of(draft).cells(table, (item,)) or {}).get(column, "")
    typed = _typed(table, item, column, stands)
    found = rule(curriculum, "pool" if column == "pool" else "requisite", typed)
    meaning(curriculum, found, is_pool=column == "pool")
    if editing.why_read_only(draft):
        return
    st.button(
        "Put it into the draft",
        key=f"expression_set_{table}",
        disabled=not found.is_readable or found.text == stands,
        on_click=_set,
        args=(table, item, column, found.text),
    )
    if tables_draft.is_ahead_of_the_page(draft):
        st.rerun()


def _called(curriculum: Curriculum, table: str, item: str) -> str:
    name = name_of(curriculum, table, item)
    return item if name == item else f"{item} {name}"


def _typed(table: str, item: str, column: str, stands: str) -> str:
    """The text field; another row or another text in the draft begins it anew."""
    key, of = f"expression_text_{table}", (item, column, stands)
    if state.widget_value("expression_shown") != of or state.widget_value(key) is None:
        state.set_widget(key, stands)
        state.set_widget("expression_shown", of)
    return (
        st.text_input(
            label(column), key=key, live=True, placeholder="Not known", help=links.literal(help_text(table, column))
        )
        or ""
    )


def meaning(curriculum: Curriculum, found: Rule, *, is_pool: bool) -> None:
    """What the text says as a tree, or where reading it ended."""
    if found.fault:
        st.code(marked(found), language=None, wrap_lines=False)
        st.warning(links.literal(f"This cannot be read yet; expected {found.fault}."))
        return
    st.markdown("\n".join(f"{'  ' * line.depth}- {links.literal(line.words)}" for line in found.tree))
    for words in found.unknown:
        st.warning(links.literal(words))
    if is_pool:
        st.markdown(pool_sentence(curriculum, found.holds))
        links.row(curriculum, "course", found.holds[:MOST_HELD], short=True)
        if len(found.holds) > MOST_HELD:
            st.caption(f"And {len(found.holds) - MOST_HELD} more.")


def _set(table: str, item: str, column: str, text: str) -> None:
    tables_draft.step((set_cells(table, (item,), {column: text}),))
