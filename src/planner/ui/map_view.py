"""The view Map of the page Curriculum: courses by skills to type into, what the draft does, and single cells."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.mapping.filter import grid
from planner.ui import (
    editing,
    links,
    map_draft,
    map_effect,
    map_filling,
    map_filters,
    map_guarantees,
    map_known,
    map_one_cell,
    map_progress,
    map_questions,
    map_typing,
)
from planner.ui.editing import Draft


def draw(save: Callable[[Draft], None] | None = None) -> None:
    """The whole view. `save` draws what saves the draft, in the row of undo and redo."""
    draft = map_draft.whole_page()
    chosen = map_filters.filters(draft.curriculum)
    with st.container(horizontal=True, vertical_alignment="center"):
        shown_as = map_filters.shown_as()
        chosen = map_filters.narrowed(chosen)
    known = map_known.known(draft, chosen)
    shown = grid(draft.saved, draft.curriculum, chosen, known=known)
    map_typing.the_map(chosen, shown_as, save)

    if not editing.why_read_only(draft.draft):
        map_filling.many_at_once(draft, shown)
    beside, effect = st.columns([2, 3], gap="large")
    with beside:
        map_one_cell.one_cell(draft, shown)
        map_questions.disputed(draft)
        map_progress.progress(draft.curriculum)
        map_effect.downloads(draft)
    with effect:
        map_effect.effect(draft)
        map_guarantees.of_draft(draft)
        map_effect.problems_shown(draft, shown)
    st.page_link(links.REVIEW, label="Review the whole curriculum")
