"""The part of the page that answers while somebody types: undo and redo, the map, what was refused.

A run of the whole page keeps the browser busy for long enough to swallow a fast typist's next letter, so a letter runs
this part alone. The rest of the page (the effect at length, the problems, the downloads) follows when typing pauses.
"""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.mapping.filter import MapFilter, grid
from planner.mapping.grid import Grid
from planner.ui import links, map_draft, map_editor, map_filters, state
from planner.ui.map_draft import Draft
from planner.wording import counted


@st.fragment
def the_map(saved: Curriculum, chosen: MapFilter, shown_as: str) -> None:
    """Undo and redo with the draft in one line, the grid or the picture, and notes on it."""
    draft = map_draft.of(saved)
    shown = grid(saved, draft.curriculum, chosen, skills_down=shown_as == map_filters.SKILLS_DOWN)
    map_draft.bar(draft)
    if shown_as == map_filters.PICTURE:
        map_editor.picture(draft, shown)
    else:
        map_editor.editor(draft, shown)
    _notes(draft, shown, grid=shown_as != map_filters.PICTURE)
    if map_draft.is_typing():
        _follow()
    elif map_draft.is_ahead_of_the_page():
        st.rerun()


@st.fragment(run_every=map_draft.PAUSE_S)
def _follow() -> None:
    """Runs the whole page once nothing was typed for a while; a full run ends the waiting."""
    if not map_draft.is_typing():
        st.rerun()


def _notes(draft: Draft, shown: Grid, *, grid: bool) -> None:
    """What was refused, how to type (under the grid), and which courses shown are not mapped or teach nothing here."""
    notice = state.session().notice
    if notice:
        st.warning(notice)
    if grid:
        scale = ", ".join(f"**{level.code}** {level.name.lower()}" for level in draft.saved.scale.levels)
        st.caption(
            f"{scale}. Click a cell and type; Enter goes down, Tab goes right, Delete clears. Copied blocks can be "
            "pasted, and the corner of a cell pulled over others."
        )
    st.caption(map_draft.SESSION_ONLY)
    mapped = [course_id for course_id in shown.course_ids if draft.curriculum.is_mapped(course_id)]
    unmapped = [course_id for course_id in shown.course_ids if course_id not in mapped]
    nothing = [course_id for course_id in mapped if not draft.curriculum.taught_in(course_id)]
    for course_ids, words in ((unmapped, "not mapped yet"), (nothing, "mapped, and teaching none of the skills")):
        if course_ids:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"{counted(len(course_ids), 'course')} {words}:", width="content")
                for course_id in course_ids:
                    links.to(draft.curriculum, "course", course_id, label=course_id)
