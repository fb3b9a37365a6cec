"""What a reviewer chooses: a view, a programme, a family of roles, what the grid counts. All are in the address."""

from __future__ import annotations

import streamlit as st

from planner.charts.grid import Measure
from planner.course_sets import CATALOGUE, CORE, main_programme
from planner.curriculum import Curriculum
from planner.ui import families
from planner.wording import NOT_CONFIRMED, level_note

PROMISES, RISKS, EVIDENCE = "Promises", "Risks", "Evidence"
ALL_FAMILIES = "All families"
ALL_DEPARTMENTS = "All departments"
EVERYTHING = "with outside courses"
_SETS = {CORE: "Required core", CATALOGUE: "Whole catalogue", EVERYTHING: "With outside courses"}


def view() -> str:
    """The view that is open; only this one is computed."""
    chosen = st.segmented_control(
        "View",
        [PROMISES, RISKS, EVIDENCE],
        default=PROMISES,
        required=True,
        key="review",
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or PROMISES


def standing(curriculum: Curriculum) -> None:
    """Once in a view: that nobody has confirmed what courses teach, as long as that is so."""
    if any(level_note(link) for link in curriculum.course_skills):
        st.caption(f"The levels that courses teach are {NOT_CONFIRMED}: counts and sources stand in the view Evidence.")


def programme(curriculum: Curriculum) -> str | None:
    """Id of the programme whose required core counts; asked only where there are several, None where there is none."""
    ids = [row.programme_id for row in curriculum.programmes]
    if len(ids) < 2:
        return ids[0] if ids else None
    return st.selectbox(
        "Programme",
        ids,
        index=ids.index(main_programme(curriculum) or ids[0]),
        key="review_programme",
        bind="query-params",
        format_func=lambda item: f"{curriculum.programme(item).title} ({curriculum.programme(item).kind})",
    )


def family(curriculum: Curriculum) -> str | None:
    """The family of roles to show; None = all."""
    offered = [ALL_FAMILIES, *curriculum.families]
    if families.are_too_many(curriculum) and curriculum.families:
        offered = offered[1:]
    chosen = st.selectbox("Family of roles", offered, key="review_family", bind="query-params")
    return None if chosen in {ALL_FAMILIES, None} else chosen


def department(curriculum: Curriculum) -> str | None:
    """The department to look at, of those that offer courses of the catalogue; None = all."""
    offering = [curriculum.course(course_id).department for course_id in curriculum.catalogue]
    named = list(dict.fromkeys(name for name in offering if name))
    chosen = st.selectbox("Department", [ALL_DEPARTMENTS, *named], key="review_department", bind="query-params")
    return None if chosen in {ALL_DEPARTMENTS, None} else chosen


def courses_counted(programme_id: str | None) -> str:
    """Name of the set of courses that the grid is for; without a programme there is no required core."""
    offered = list(_SETS) if programme_id else [CATALOGUE, EVERYTHING]
    chosen = st.segmented_control(
        "Courses",
        offered,
        default=offered[0],
        required=True,
        key="review_courses",
        bind="query-params",
        wrap=True,
        format_func=lambda item: _SETS[item],
    )
    return chosen or offered[0]


def measure() -> Measure:
    """What a cell of the grid counts, one measure at a time."""
    chosen = st.segmented_control(
        "Counted",
        list(Measure),
        default=Measure.NEEDS,
        required=True,
        key="review_measure",
        bind="query-params",
        wrap=True,
        format_func=lambda item: item.value.capitalize(),
    )
    return chosen or Measure.NEEDS
