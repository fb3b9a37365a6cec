"""Which courses a gap is measured by: the open plan, the required core, or all courses of the catalogue together."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner import course_sets
from planner.coverage import RoleCoverage
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.ui import links, plan_figures

PLAN, CORE, CATALOGUE = "My plan", "The required core", "All courses of the catalogue"


def choose(curriculum: Curriculum) -> str:
    """The set of courses, kept in the address; without a major there is no required core."""
    core = [] if course_sets.main_programme(curriculum) is None else [CORE]
    chosen: str = st.segmented_control(
        "Courses that count",
        [PLAN, *core, CATALOGUE],
        default=PLAN,
        required=True,
        key="counted",
        bind="query-params",
        wrap=True,
    )
    return chosen


def courses(curriculum: Curriculum, plan: Plan, chosen: str) -> tuple[str, ...]:
    """Codes of the chosen set."""
    if chosen == CATALOGUE:
        return curriculum.catalogue
    programme_id = course_sets.main_programme(curriculum)
    if chosen == CORE and programme_id is not None:
        return course_sets.required_core(curriculum, programme_id)
    return plan.courses


def before(curriculum: Curriculum, now: Sequence[RoleCoverage], chosen: str) -> dict[str, RoleCoverage]:
    """The roles that the last step moved, as they were before it; a step moves nothing but the plan."""
    return plan_figures.before_last_step(curriculum, now) if chosen == PLAN else {}


def sentence(chosen: str, plan: Plan) -> str:
    """What the figures of the roles are measured by."""
    if chosen == CORE:
        return "By **the required core**, the courses of every legal complete plan without any elective choice:"
    if chosen == CATALOGUE:
        return "By **all courses of the catalogue** together, more than any student can take:"
    return f"By the plan **{links.literal(plan.title)}**:"


def subject(chosen: str) -> str:
    """The set as a sentence begins with it."""
    return "The whole catalogue" if chosen == CATALOGUE else chosen
