"""Setting one cell without the grid: by keyboard, and on a telephone."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.draft import need_and_supply
from planner.mapping.grid import Grid
from planner.ui import address, links, map_draft, state
from planner.ui.map_draft import Draft
from planner.wording import level_name, level_note


def one_cell(draft: Draft, shown: Grid) -> None:
    """Course, skill, level, a button: what the grid does, by keyboard and on a telephone; links to both pages."""
    curriculum = draft.curriculum
    st.header("Set one cell")
    course_id = address.asked(curriculum, "course") or next(iter(shown.course_ids), curriculum.courses[0].course_id)
    skill_id = address.asked(curriculum, "skill") or next(iter(shown.skill_ids), curriculum.skills[0].skill_id)
    address.choose(curriculum, "course", "Course", placeholder="Find a course", chosen=course_id)
    address.choose(curriculum, "skill", "Skill", placeholder="Find a skill", chosen=skill_id)
    link = next((link for link in curriculum.taught_in(course_id) if link.skill_id == skill_id), None)
    here = link.level if link else 0
    key = f"map_level_{course_id}_{skill_id}_{here}"
    st.segmented_control(
        "Level that a student reaches",
        range(len(curriculum.scale.levels) + 1),
        default=here,
        required=True,
        key=key,
        wrap=True,
        format_func=lambda depth: _level(curriculum, depth),
    )
    st.button("Set this level", on_click=_set, args=(course_id, skill_id, here, key))
    note = level_note(link) if link else ""
    st.markdown(
        f"Now: {level_name(curriculum, here)}{f', {note}' if note else ''}. {need_and_supply(curriculum, skill_id)}"
    )
    links.to(curriculum, "course", course_id)
    links.to(curriculum, "skill", skill_id)


def _level(curriculum: Curriculum, depth: int) -> str:
    if depth == 0:
        return "None"
    level = curriculum.scale.level(depth)
    return f"{level.code} {level.name.lower()}"


def _set(course_id: str, skill_id: str, here: int, key: str) -> None:
    level = state.widget_value(key)
    if level is not None and level != here:
        map_draft.edit((CellEdit(course_id, skill_id, level),))
