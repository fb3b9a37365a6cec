"""The map's filters: department, skill categories, role, courses. All of them are in the address, for a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

import streamlit as st

from planner.curriculum import Curriculum
from planner.mapping.filter import CourseChoice, MapFilter, departments, home_filter, telling_categories
from planner.ui import links, state

ALL = "All departments"
DEPARTMENT = "department"
CATEGORIES = "category"
ROLE = "needed_by"
COURSES = "courses"
TAUGHT = "taught"
COURSES_DOWN, SKILLS_DOWN, PICTURE = "Courses as rows", "Skills as rows", "Picture"
_COURSES: dict[CourseChoice, str] = {
    "all": "All courses",
    "unmapped": "Not mapped yet",
    "with a letter": "With a letter here",
    "mine": "Mine: set or confirmed by me",
    "disputed": "With a disputed cell",
    "not confirmed": "Not all confirmed",
}


def filters(curriculum: Curriculum) -> MapFilter:
    """The controls, and what is chosen in them; at first the major's department and the categories it teaches most."""
    home = home_filter(curriculum)
    named = departments(curriculum)
    _say_unknown(named)
    first, second, third, fourth = st.columns([4, 4, 3, 3], vertical_alignment="bottom")
    chosen = first.selectbox(
        "Department",
        [ALL, *named],
        index=named.index(home.department) + 1 if home.department else 0,
        key=DEPARTMENT,
        bind="query-params",
        on_change=_follow_department,
        args=(curriculum,),
    )
    department = None if chosen == ALL else chosen
    role_id = second.selectbox(
        "Only what this role needs",
        [role.role_id for role in curriculum.roles],
        index=None,
        key=ROLE,
        bind="query-params",
        placeholder="Any role",
        format_func=lambda item: links.name(curriculum, "role", item),
        on_change=_make_room,
        args=(curriculum,),
    )
    courses = third.selectbox(
        "Courses", get_args(CourseChoice), key=COURSES, bind="query-params", format_func=lambda item: _COURSES[item]
    )
    with fourth:
        categories = _categories(curriculum, telling_categories(curriculum, department))
    return MapFilter(department, tuple(categories), role_id, courses)


def _categories(curriculum: Curriculum, telling: tuple[str, ...]) -> list[str]:
    """The categories, folded away behind their number: a dozen of them would push the grid off a laptop's screen."""
    count = len(_chosen_categories(curriculum, telling))
    label = f"{count} of {len(curriculum.categories)} skill categories" if count else "All skill categories"
    with st.popover(label, key="map_categories", width="stretch"):
        # No multiselect: its tags have white text on the accent, which is too little contrast on the dark theme.
        return st.pills(
            "Skill categories (none chosen: all)",
            curriculum.categories,
            selection_mode="multi",
            default=telling,
            key=CATEGORIES,
            bind="query-params",
            format_func=links.literal,
        )


def _chosen_categories(curriculum: Curriculum, telling: tuple[str, ...]) -> Sequence[str]:
    """What the pills will hold, before they are drawn: their value, else the address, else what they open with."""
    held: list[str] | None = state.widget_value(CATEGORIES)
    if held is not None:
        return held
    if CATEGORIES in st.query_params:
        named = set(st.query_params.get_all(CATEGORIES))
        return [name for name in curriculum.categories if links.literal(name) in named]
    return telling


def narrowed(chosen: MapFilter) -> MapFilter:
    """A switch that leaves out the columns in which no course shown has a letter."""
    taught_only = st.toggle("Only skills that these courses teach", key=TAUGHT, bind="query-params")
    return replace(chosen, taught_only=taught_only)


def shown_as() -> str:
    """Whether the map is a grid to type into, with skills or courses as its rows, or a picture to look at.

    Skills are the rows at first: their names need the room, codes do not, and Enter goes down through one course.
    """
    return st.segmented_control(
        "Show the map as",
        [SKILLS_DOWN, COURSES_DOWN, PICTURE],
        default=SKILLS_DOWN,
        required=True,
        key="map_as",
        bind="query-params",
        label_visibility="collapsed",
    )


def _say_unknown(named: tuple[str, ...]) -> None:
    """A link to a department that does not exist says so; the binding itself drops it silently."""
    asked = st.query_params.get(DEPARTMENT)
    if asked and asked not in {ALL, *named}:
        st.warning(f"There is no department “{asked}” in this curriculum. Choose one of {len(named)} below.")


def _follow_department(curriculum: Curriculum) -> None:
    """Another department teaches other things: categories that nobody has chosen by hand change with it."""
    held = set(state.widget_value(CATEGORIES) or ())
    if any(held == set(telling_categories(curriculum, name)) for name in (None, *departments(curriculum))):
        state.set_widget(CATEGORIES, list(_telling(curriculum)))


def _make_room(curriculum: Curriculum) -> None:
    """A role's needs lie in many categories: choosing one shows them all, giving it up brings the first ones back."""
    if state.widget_value(ROLE) is not None:
        state.set_widget(CATEGORIES, [])
    elif not state.widget_value(CATEGORIES):
        state.set_widget(CATEGORIES, list(_telling(curriculum)))


def _telling(curriculum: Curriculum) -> tuple[str, ...]:
    department = state.widget_value(DEPARTMENT)
    return telling_categories(curriculum, None if department == ALL else department)
