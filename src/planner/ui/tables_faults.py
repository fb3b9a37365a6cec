"""What is not right yet in the draft, each with a way to its row, and rows that were removed while others name them."""

from __future__ import annotations

import streamlit as st

from planner.editing import ABOUT, EditFault
from planner.tabular.findings import fault_sentence
from planner.tabular.hanging import Hanging, hanging, hanging_sentence, left_over, put_back, rest_removed
from planner.tabular.unfinished import as_typed
from planner.tabular.words import NOUNS, row_name
from planner.ui import editing, links, tables_draft, tables_filters
from planner.ui.editing import Draft
from planner.wording import counted, listed

TOLD = 8
"""Faults told in sentences; beyond that the number says it."""


def faults(draft: Draft, table: str) -> None:
    """What keeps the draft from being saved: this table's first, then the others'."""
    found = tables_draft.standing_of(draft).all_faults
    removed = hanging(tables_draft.standing_of(draft)) if draft.edits else ()
    if not found:
        return
    st.header(f"{counted(len(found), 'entry', 'entries')} not right yet")
    st.markdown("They stay in your draft; it can be saved when they are put right.")
    for gone in removed:
        _removed(draft, gone)
    told = {(use.table, use.key, use.column) for gone in removed for use in gone.uses}
    rest = [fault for fault in found if (fault.table, fault.key, fault.column) not in told]
    rest.sort(key=lambda fault: fault.table != table)
    for place, fault in enumerate(rest[:TOLD]):
        _fault(draft, fault, place)
    if len(rest) > TOLD:
        st.caption(f"And {len(rest) - TOLD} more. “Not right yet” under “Rows” shows those of this table.")


def _fault(draft: Draft, fault: EditFault, place: int) -> None:
    standing = tables_draft.standing_of(draft)
    said, way = st.columns([5, 1], vertical_alignment="center")
    said.markdown(links.literal(fault_sentence(standing, fault)))
    words = "" if fault.table == ABOUT else " ".join(filter(None, map(as_typed, fault.key)))
    way.button("Go to it", key=f"tables_fault_{place}", on_click=tables_filters.go_to, args=(fault.table, words))


def _removed(draft: Draft, gone: Hanging) -> None:
    standing = tables_draft.standing_of(draft)
    name = gone.key[-1]
    with st.container(border=True):
        st.markdown(links.literal(hanging_sentence(standing, gone)))
        left = left_over(standing, gone)
        if left:
            groups = listed([row_name(standing.curriculum, use.table, use.key) for use in left], most=4)
            st.caption(links.literal(f"The pool of {groups} names nothing else: say what it holds instead."))
        if editing.why_read_only(draft):
            return
        with st.container(horizontal=True):
            place = f"{gone.table}_{'_'.join(gone.key)}"
            st.button("Remove these too", key=f"tables_rest_{place}", on_click=_remove_rest, args=(gone,))
            st.button(
                f"Bring back {links.literal(name)}", key=f"tables_back_{place}", on_click=_bring_back, args=(gone,)
            )


def _remove_rest(gone: Hanging) -> None:
    standing = tables_draft.standing_of(editing.current())
    edits = rest_removed(standing, gone)
    tables_draft.step(edits, f"{counted(len(edits), 'row')} changed or removed with the {NOUNS[gone.table]}.")


def _bring_back(gone: Hanging) -> None:
    tables_draft.step(put_back(tables_draft.standing_of(editing.current()), gone))
