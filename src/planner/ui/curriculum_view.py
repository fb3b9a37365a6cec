"""The page Curriculum: its views, and what stands above each of them."""

from __future__ import annotations

import streamlit as st

from planner.ui import editing, proposals, proposing, revised, saving, saving_clashes

MAP, ROLES, COURSES = "Map", "Roles and skills", "Courses and rules"
EXCHANGE, HISTORY = "Import and export", "History"


def standing() -> None:
    """What was just saved, what others saved meanwhile, what waits for a choice or for a second person."""
    revised.told()
    draft = editing.current()
    saving.behind(draft)
    saving_clashes.draw(draft.curriculum, proposals.save_choices)
    proposing.own(draft)
    proposals.draw()


def choose() -> str:
    """The view that is open, kept in the address."""
    chosen = st.segmented_control(
        "View of the curriculum",
        [MAP, ROLES, COURSES, EXCHANGE, HISTORY],
        default=MAP,
        required=True,
        key="view",
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    return str(chosen)
