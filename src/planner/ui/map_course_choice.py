"""Which courses something is done to: those shown, some of them, or a pasted list of codes."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.mapping.filling import codes_in
from planner.ui import links
from planner.wording import listed

_SHOWN, _CHOSEN, _LISTED = "All courses shown", "Some of them", "A list of codes"
MOST_COURSES = 100


def courses(curriculum: Curriculum, shown: tuple[str, ...]) -> tuple[str, ...]:
    """The controls, and the codes that they choose, in the order of the map or of the list."""
    how = st.segmented_control(
        "Which courses", [_SHOWN, _CHOSEN, _LISTED], default=_SHOWN, required=True, key="map_many_courses"
    )
    if how == _SHOWN:
        st.caption(f"{listed(list(shown), most=12)}." if shown else "No course fits the filters.")
        return shown
    if how == _LISTED:
        return _listed(curriculum)
    if len(shown) > MOST_COURSES:
        st.info(f"{len(shown):,} courses are shown, too many to choose from here. Choose a department above.")
        return ()
    picked = st.pills("Courses, of those shown", shown, selection_mode="multi", key="map_many_picked")
    return tuple(course_id for course_id in shown if course_id in picked)


def _listed(curriculum: Curriculum) -> tuple[str, ...]:
    text = st.text_area(
        "Codes, as copied from a sheet or typed",
        key="map_many_codes",
        height=80,
        placeholder="MP-211, MP-212",
    )
    found, unknown = codes_in(curriculum, text)
    if unknown:
        st.warning(f"No course here: {links.literal(listed(list(unknown), most=8))}. They are left out.")
    return found
