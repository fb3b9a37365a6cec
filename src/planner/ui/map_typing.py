"""The part of the page that answers while somebody types: undo and redo, the map, what was refused.

A run of the whole page keeps the browser busy for long enough to swallow a fast typist's next letter, so a letter runs
this part alone. The rest of the page (the effect at length, the problems, the downloads) follows when typing pauses.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.mapping.filter import MapFilter, grid
from planner.mapping.grid import Grid
from planner.mapping.letters import ASSESSED, takes_assessed
from planner.ui import editing, links, map_draft, map_editor, map_filters, map_known, revised
from planner.ui.editing import Draft
from planner.ui.map_draft import MapDraft
from planner.wording import counted


@st.fragment
def the_map(chosen: MapFilter, shown_as: str, save: Callable[[Draft], None] | None = None) -> None:
    """Undo and redo with the draft in one line, the grid or the picture, and notes on it."""
    draft = map_draft.current()
    known = map_known.known(draft, chosen)
    skills_down = shown_as == map_filters.SKILLS_DOWN
    shown = grid(draft.saved, draft.curriculum, chosen, skills_down=skills_down, known=known)
    editing.bar(draft.draft, map_draft.standing(draft), save=save)
    if shown_as == map_filters.PICTURE:
        map_editor.picture(draft, shown)
    else:
        map_editor.editor(draft, shown, known)
    editing.notes(draft.draft)
    _notes(draft, shown, grid=shown_as != map_filters.PICTURE)
    if map_draft.is_typing():
        _follow()
    elif map_draft.is_ahead_of_the_page():
        st.rerun()


@st.fragment(run_every=map_draft.PAUSE_S)
def _follow() -> None:
    """Runs the whole page once nothing was typed for a while; a full run ends the waiting."""
    if not map_draft.is_typing() and not revised.is_asking():
        st.rerun()


def _notes(draft: MapDraft, shown: Grid, *, grid: bool) -> None:
    """How to type (under the grid), and which courses shown are not mapped or teach nothing here."""
    if grid and not draft.is_read_only:
        st.caption(_how_to_type(draft))
    mapped = [course_id for course_id in shown.course_ids if draft.curriculum.is_mapped(course_id)]
    unmapped = [course_id for course_id in shown.course_ids if course_id not in mapped]
    nothing = [course_id for course_id in mapped if not draft.curriculum.taught_in(course_id)]
    for course_ids, words in (
        (unmapped, "not mapped yet (?)"),
        (nothing, "mapped, and teaching none of the skills (∅)"),
    ):
        if course_ids:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                st.markdown(f"{counted(len(course_ids), 'course')} {words}:", width="content")
                for course_id in course_ids:
                    links.to(draft.curriculum, "course", course_id, label=course_id)


def _how_to_type(draft: MapDraft) -> str:
    levels = draft.saved.scale.levels
    scale = ", ".join(f"**{links.literal(level.code)}** {links.literal(level.name.lower())}" for level in levels)
    if takes_assessed(draft.saved.scale):
        scale += f"; **{ASSESSED}** behind it, as in {links.literal(levels[-1].code)}{ASSESSED}: assessed"
    return (
        f"{scale}; in brackets: disputed. Click a cell and type; Enter goes down, Tab goes right, Delete clears. "
        "Copied blocks can be pasted, and the corner of a cell pulled over others."
    )
