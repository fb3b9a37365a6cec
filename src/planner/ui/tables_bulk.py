"""Many rows at once: one value put into a column of all the rows that the filters leave, as one step."""

from __future__ import annotations

import streamlit as st

from planner.editing import Key, RowEdit
from planner.tabular import bulk as filling
from planner.tabular.cell_texts import text_of
from planner.tabular.columns import column as column_of
from planner.tabular.sheet import MOST_OPTIONS
from planner.tabular.standing import ids, name_of
from planner.tabular.words import help_text, label
from planner.ui import editing, links, tables_draft
from planner.ui.editing import Draft
from planner.wording import counted

MOST_AT_ONCE = 5_000
"""Rows that one step may set."""
_EMPTY = ""
_FLAGS = {"true": "Yes", "false": "No", _EMPTY: "Empty: not known"}


def bulk(draft: Draft, table: str, keys: tuple[Key, ...]) -> None:
    """The form, folded away: what to set, in which rows, and what that would change."""
    if editing.why_read_only(draft) or not keys:
        return
    with st.expander("Many rows at once", key=f"tables_bulk_{table}", on_change="rerun") as opened:
        if opened.open:
            _form(draft, table, keys)


def _form(draft: Draft, table: str, keys: tuple[Key, ...]) -> None:
    standing = tables_draft.standing_of(draft)
    if len(keys) > MOST_AT_ONCE:
        st.markdown(f"{counted(len(keys), 'row')} are too many for one step: narrow the filters to {MOST_AT_ONCE:,}.")
        return
    st.markdown(f"In the {counted(len(keys), 'row')} that the filters leave, set:")
    name = st.selectbox(
        "Column", filling.fillable(standing, table), key=f"tables_bulk_column_{table}", format_func=label
    )
    text = _value(draft, table, name)
    only_empty = st.checkbox("Only where the cell is empty", key=f"tables_bulk_empty_{table}")
    found = filling.filling(standing, table, keys, name, text, only_empty=only_empty)
    st.markdown(f"{filling.sentence(found)}.")
    rows = counted(len(found.edits), "row")
    st.button(
        f"Set in {rows}" if text else f"Make it empty in {rows}",
        key=f"tables_bulk_set_{table}",
        disabled=not found.edits,
        on_click=_set,
        args=(found.edits,),
    )


def _set(edits: tuple[RowEdit, ...]) -> None:
    tables_draft.step(edits)


def _value(draft: Draft, table: str, name: str) -> str:
    """The control for a value of the column, and the text that it stands for."""
    curriculum = draft.curriculum
    column = column_of(table, name, curriculum.scale)
    key = f"tables_bulk_value_{table}_{name}"
    if column.kind == "flag":
        return st.radio("Value", list(_FLAGS), key=key, format_func=_FLAGS.__getitem__, horizontal=True)
    options = column.options
    if column.target and column.kind != "list":
        options = ids(curriculum, column.target)
    if options and len(options) <= MOST_OPTIONS:

        def called(item: str) -> str:
            name = name_of(curriculum, column.target, item) if column.target else item
            return f"{name} ({item})" if name != item else item

        return st.selectbox("Value", options, index=None, key=key, format_func=called, placeholder="Empty") or ""
    typed = st.text_input("Value", key=key, placeholder="Empty", help=links.literal(help_text(table, name)) or None)
    return text_of(column, typed or "", curriculum)
