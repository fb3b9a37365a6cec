"""A curriculum that has just been begun: what it has none of yet, and where that is added."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from planner.access import Action
from planner.curriculum import Curriculum
from planner.ui import links, people
from planner.ui.links import Thing
from planner.wording import listed

_ROLES_AND_SKILLS, _COURSES_AND_RULES = "Roles and skills", "Courses and rules"
_WHERE: Mapping[Thing, str] = {"role": _ROLES_AND_SKILLS, "skill": _ROLES_AND_SKILLS, "course": _COURSES_AND_RULES}
"""The view of Curriculum in which each is added."""
_TABLE: Mapping[Thing, str] = {"role": "roles", "skill": "skills", "course": "courses"}


def said(curriculum: Curriculum, *wanted: Thing) -> frozenset[Thing]:
    """Say which of these the curriculum has none of, and lead to where they are added; which they are."""
    absent = [thing for thing in wanted if not curriculum.rows(_TABLE[thing])]
    if not absent:
        return frozenset()
    nothing = listed([f"no {thing}s" for thing in absent])
    may = people.may(Action.EDIT)
    st.info(f"This curriculum has {nothing} yet." + ("" if may else " Faculty add them in Curriculum."))
    if may:
        with st.container(horizontal=True, gap="small"):
            for view in dict.fromkeys(_WHERE[thing] for thing in absent):
                _way(f"Add {view.lower()}", view)
            _way("Bring a file in", "Import and export")
    return frozenset(absent)


def _way(words: str, view: str) -> None:
    st.page_link(links.CURRICULUM, label=f":primary[{words}]", query_params={"view": view})
