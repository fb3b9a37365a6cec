"""The views of the page Groups of students: coverage, skills that most leave without, electives, demand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from planner.charts.chart import Chart
from planner.charts.cohort_bars import MOST, cohort_demand, cohort_electives, cohort_lacking
from planner.charts.cohort_met import cohort_met, cohort_met_by
from planner.charts.cohort_roles import cohort_roles
from planner.cohort.hiding import ShownCohort
from planner.course_sets import required_core
from planner.curriculum import Curriculum
from planner.review.groups_words import COVERAGE_IS
from planner.ui import groups_controls, links, review_controls, show
from planner.ui.groups_reading import named
from planner.wording import NOT_CONFIRMED, counted, level_note

_COVERAGE = {
    "role": "Role",
    "family": "Family",
    "needs": "Needs",
    "lower_least": "Lower quartile, from",
    "lower_most": "to",
    "median_least": "Median, from",
    "median_most": "to ",
    "upper_least": "Upper quartile, from",
    "upper_most": "to  ",
}
_MET = {
    "group": "Group",
    "students_of_group": "Students",
    "needs_met": "Needs met",
    "students": "Of these",
    "share": st.column_config.NumberColumn("Share", format="percent"),
}
_LACKING = {
    "skill": "Skill",
    "category": "Category",
    "level": "Needed at",
    "roles": "Roles that need it",
    "says": "Students without it",
    "taught": "A course teaches it so deep",
}
_CHOSEN = {
    "course_id": "Course",
    "course": "Title",
    "helped_says": "Would have helped",
    "passed_says": "Passed it",
    "skills": "Teaches of the needs",
}
_DEMAND = {
    "course_id": "Course",
    "course": "Title",
    "needs": "Needs of students",
    "needs_a_student": st.column_config.NumberColumn("For each student", format="%.1f"),
    "roles": "Roles",
    "skill": "Most lack",
    "students": "So many",
    "passed_says": "Passed it",
}
_LINKS = 5


def coverage(curriculum: Curriculum, found: ShownCohort) -> None:
    """Needs met: a line a role, or the distribution of one role, of one group and by groups."""
    with st.container(horizontal=True):
        role_id = groups_controls.role(curriculum)
        group = groups_controls.group(found)
    if role_id is None:
        there = groups_controls.few_enough(curriculum, groups_controls.roles(curriculum))
        made = _made(
            found, "roles", (there, group), lambda dark: cohort_roles(curriculum, found, there, group, dark=dark)
        )
        _shown(made, found, "coverage", _COVERAGE)
        st.caption(COVERAGE_IS)
        _unmapped(curriculum)
        return
    made = _made(found, "met", (role_id, group), lambda dark: cohort_met(curriculum, found, role_id, group, dark=dark))
    _shown(made, found, "needs-met", _MET)
    st.caption(COVERAGE_IS)
    _unmapped(curriculum)
    links.to(curriculum, "role", role_id, label=f"The page of {curriculum.role(role_id).title}")
    st.header("By entry year and programme")
    groups = groups_controls.compared(found)
    if not groups:
        st.markdown("No smaller groups can be shown.")
        return
    side = _made(
        found, "by", (role_id, groups), lambda dark: cohort_met_by(curriculum, found, role_id, groups, dark=dark)
    )
    _shown(side, found, "needs-met-by-group", _MET)


def skills(curriculum: Curriculum, found: ShownCohort) -> None:
    """Skills that most leave without, of one role or of all."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        role_id = groups_controls.role(curriculum)
        deepest = role_id is None and groups_controls.is_deepest()
    there = groups_controls.roles(curriculum) if role_id is None else (role_id,)
    made = _made(
        found,
        "lacking",
        (there, deepest),
        lambda dark: cohort_lacking(curriculum, found, there, deepest=deepest, dark=dark),
    )
    _shown(made, found, "skills", _LACKING)
    level = (
        "the deepest level that a role needs" if deepest else "the level that is enough for half of the roles or more"
    )
    level = level if role_id is None else "the level that the role needs"
    st.caption(
        f"Counted are students whose passed courses do not reach {level}. The picture has the first {MOST} skills that "
        "some course teaches so deep; the table has all."
    )
    drawn = made.frame.loc[made.frame["taught"] == "yes", "skill_id"]
    if len(drawn):
        links.row(curriculum, "skill", drawn[:_LINKS])
    _unmapped(curriculum)


def electives(curriculum: Curriculum, found: ShownCohort) -> None:
    """Electives chosen against electives that would have helped, for one role."""
    with st.container(horizontal=True):
        role_id = groups_controls.role(curriculum, all_roles=False)
        programme_id = review_controls.programme(curriculum)
    if role_id is None:
        st.markdown("No role states a need.")
        return
    core = frozenset(required_core(curriculum, programme_id) if programme_id else ())
    made = _made(
        found,
        "electives",
        (role_id, programme_id),
        lambda dark: cohort_electives(curriculum, found, role_id, core, dark=dark),
    )
    _shown(made, found, "electives", _CHOSEN)
    st.caption(
        "“Would have helped” counts students who did not pass the course, and whose level in a skill that the role "
        f"needs it would have raised.{_first(made)}"
    )
    if len(made.frame):
        links.row(curriculum, "course", made.frame["course_id"][:_LINKS])


def demand(curriculum: Curriculum, found: ShownCohort) -> None:
    """Courses by the needs of students that they would close or narrow."""
    role_id = groups_controls.role(curriculum)
    there = groups_controls.roles(curriculum) if role_id is None else (role_id,)
    made = _made(found, "demand", there, lambda dark: cohort_demand(curriculum, found, there, dark=dark))
    _shown(made, found, "demand", _DEMAND)
    st.caption(
        "For each need of a role that a course teaches, the students who have not got as deep; a student with gaps in "
        f"several needs or roles counts as often. That is no forecast of who would enrol.{_first(made)}"
    )
    if len(made.frame):
        links.row(curriculum, "course", made.frame["course_id"][:_LINKS])


def _unmapped(curriculum: Curriculum) -> None:
    """What the figures rest on: levels that nobody has confirmed, courses that nobody has mapped."""
    if any(level_note(link) for link in curriculum.course_skills):
        st.caption(f"The levels that courses teach are {NOT_CONFIRMED}.")
    unmapped = [course_id for course_id in curriculum.catalogue if not curriculum.is_mapped(course_id)]
    if unmapped:
        some, verb = counted(len(unmapped), "course"), "teaches" if len(unmapped) == 1 else "teach"
        st.caption(f"Needs met are at least so many: nobody has said yet what {some} of the catalogue {verb}.")
        links.row(curriculum, "course", unmapped[:_LINKS], short=True)


def _made(found: ShownCohort, what: str, choice: object, build: Callable[[bool], Chart]) -> Chart:
    """The chart of some figures: kept for as long as they are, under the very object that they are."""
    return show.built(found.fingerprint, f"groups {what}", (_Same(found), choice), build)


class _Same:
    """Stands for one object in the name of what is kept: equal to itself alone."""

    def __init__(self, found: ShownCohort) -> None:
        self.found = found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.found is self.found

    def __hash__(self) -> int:
        return id(self.found)


def _shown(made: Chart, found: ShownCohort, what: str, columns: Mapping[str, Any]) -> None:
    """The sentence, the chart, and the table with its download."""
    key = f"groups_{what.replace('-', '_')}"
    show.chart(made, f"{key}_chart", table=None)
    if made.frame.empty:
        return
    with st.expander("Table", key=f"{key}_open", on_change="rerun") as opened:
        if opened.open:
            show.frame(
                made.frame,
                key,
                alt=made.sentence,
                file=named(what, found),
                column_order=[*columns, *(["data"] if found.is_synthetic else [])],
                column_config={**columns, "data": "Data"},
            )


def _first(made: Chart) -> str:
    return f" The picture has the first {MOST} of {len(made.frame)}." if len(made.frame) > MOST else ""
