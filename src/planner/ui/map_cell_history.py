"""Who set a cell of the map and when, as the revisions have it, and what one's own draft makes of it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from planner.mapping.cell_edits import LINKS, cells_of_edits
from planner.store import StoreError, revisions
from planner.ui import data, history_row, links, told
from planner.ui.map_draft import MapDraft

HISTORY = "History"
"""The view of the page Curriculum that tells what became of a row."""


def who_set_it(draft: MapDraft, course_id: str, skill_id: str) -> None:
    """Who brought the level that is saved, when and with which note; the way to all states of the cell."""
    key = (course_id, skill_id)
    if key in cells_of_edits(draft.draft.edits):
        st.caption("Changed in your draft; it is signed with your name once you save.")
    db = data.store()
    if db is None:
        return
    try:
        blame = revisions.blame(db, data.curriculum_id(), LINKS, key)
        removed = () if blame else revisions.history(db, data.curriculum_id(), LINKS, key)
    except StoreError:
        return
    if blame:
        st.markdown(f"Level {_signed(blame['level'])}.")
        if blame["basis"].from_revision != blame["level"].from_revision and blame["basis"].cells["basis"] == "local":
            st.markdown(f"Confirmed, {_signed(blame['basis'])}.")
    elif not removed:
        return
    else:
        st.markdown(f"There was a level until revision {removed[-1].to_revision}.")
    query = {"view": HISTORY, history_row.PARAMETER: history_row.address(LINKS, key)}
    st.page_link(links.CURRICULUM, label=":primary[All that became of this cell]", query_params=query)


def _signed(version: Any) -> str:
    """Who, when, in which revision and why."""
    note = f": “{version.note}”" if version.note else ""
    who, when = told.who(version.author), told.when(version.at)
    return links.literal(f"set by {who}, {when}, revision {version.from_revision}{note}")
