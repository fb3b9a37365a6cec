"""One cell: setting and confirming it without the grid, by keyboard and on a telephone, and all that is known of it."""

from __future__ import annotations

import streamlit as st

from planner import tables
from planner.curriculum import Curriculum
from planner.editing import set_cells
from planner.effects import CellEdit
from planner.mapping.cell_edits import LINKS, confirming, link_of, row_edits
from planner.mapping.cell_facts import cell_facts
from planner.mapping.draft import need_and_supply
from planner.mapping.grid import Grid
from planner.ui import address, links, map_cell_history, map_draft, map_questions, state
from planner.ui.map_draft import MapDraft

_ASSESSED: dict[str, bool | None] = {"not known": None, "yes": True, "no": False}


def one_cell(draft: MapDraft, shown: Grid) -> None:
    """Course, skill, level, assessed and buttons; then the cell's facts, who set it, and what is disputed."""
    curriculum = draft.curriculum
    st.header("One cell")
    if not curriculum.courses or not curriculum.skills:
        st.markdown("There is no cell yet: the map needs a course and a skill.")
        return
    course_id = address.asked(curriculum, "course") or next(iter(shown.course_ids), curriculum.courses[0].course_id)
    skill_id = address.asked(curriculum, "skill") or next(iter(shown.skill_ids), curriculum.skills[0].skill_id)
    address.choose(curriculum, "course", "Course", placeholder="Find a course", chosen=course_id)
    address.choose(curriculum, "skill", "Skill", placeholder="Find a skill", chosen=skill_id)
    if not draft.is_read_only:
        _controls(curriculum, course_id, skill_id)
    facts = cell_facts(curriculum, course_id, skill_id)
    st.markdown("\n".join(f"- {links.literal(fact)}" for fact in facts))
    st.markdown(links.literal(need_and_supply(curriculum, skill_id)))
    map_cell_history.who_set_it(draft, course_id, skill_id)
    map_questions.of_cell(draft, course_id, skill_id)
    with st.container(horizontal=True, gap="small"):
        links.to(curriculum, "course", course_id)
        links.to(curriculum, "skill", skill_id)


def _controls(curriculum: Curriculum, course_id: str, skill_id: str) -> None:
    link = link_of(curriculum, course_id, skill_id)
    here, stated = (link.level, link.assessed) if link else (0, None)
    cell = f"{course_id}_{skill_id}_{here}_{stated}"
    st.segmented_control(
        "Level that a student reaches",
        range(len(curriculum.scale.levels) + 1),
        default=here,
        required=True,
        key=f"map_level_{cell}",
        wrap=True,
        format_func=lambda depth: _level(curriculum, depth),
    )
    st.segmented_control(
        "Assessed: evidence of it is collected",
        list(_ASSESSED),
        default=next(answer for answer, value in _ASSESSED.items() if value is stated),
        required=True,
        key=f"map_assessed_{cell}",
    )
    with st.container(horizontal=True):
        st.button("Set this level", on_click=_set, args=(course_id, skill_id, cell), key="map_set_cell")
        edits = confirming(curriculum, [(course_id, skill_id)])
        st.button(
            "Confirm",
            on_click=map_draft.edit_rows,
            args=(edits,),
            disabled=not edits,
            key="map_confirm_cell",
            help="Says that the level is right as it stands. Signed with your name once you save.",
        )


def _level(curriculum: Curriculum, depth: int) -> str:
    if depth == 0:
        return "None"
    level = curriculum.scale.level(depth)
    return links.literal(f"{level.code} {level.name.lower()}")


def _set(course_id: str, skill_id: str, cell: str) -> None:
    """One step, for level and assessment together."""
    level, answer = (state.widget_value(f"map_{what}_{cell}") for what in ("level", "assessed"))
    if level is None or answer is None:
        return
    assessed = _ASSESSED[answer]
    now = map_draft.as_seen()
    link = link_of(now.curriculum, course_id, skill_id)
    edits = row_edits(now.saved, now.curriculum, [CellEdit(course_id, skill_id, level)])
    if level and assessed is not (link.assessed if link else None):
        text = tables.cell(assessed, now.curriculum.scale, "assessed")
        edits = (*edits, set_cells(LINKS, (course_id, skill_id), {"assessed": text, "basis": "local"}))
    map_draft.edit_rows(edits)
