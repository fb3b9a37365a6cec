"""What a reviewer chooses: a view, the kind and family of roles, a programme, what is counted. All in the address."""

from __future__ import annotations

import streamlit as st

from planner.charts.grid import Measure
from planner.course_sets import CATALOGUE, CORE, main_programme
from planner.curriculum import Curriculum
from planner.explore.kinds import KINDS, kinds_in
from planner.problems.skills import RoleKind
from planner.solver import Guarantees
from planner.ui import families, guarantees, state
from planner.wording import NOT_CONFIRMED, level_note

PROMISES, RISKS, STRUCTURE, EVIDENCE = "Promises", "Risks", "Structure", "Evidence"
COMPARE, ACTIONS = "Compare", "Actions"
BY_ROLES = {PROMISES, RISKS, EVIDENCE}
"""The views whose figures are about roles of one kind."""
ALL_FAMILIES = "All families"
ALL_DEPARTMENTS = "All departments"
EVERYTHING = "with outside courses"
GUARANTEED, POSSIBLE = "guaranteed", "possible"
_SETS = {
    CORE: "Required core",
    GUARANTEED: "Guaranteed",
    POSSIBLE: "Possible",
    CATALOGUE: "Whole catalogue",
    EVERYTHING: "With outside courses",
}
_PROGRAMME = "review_programme"


def view() -> str:
    """The view that is open; only this one is computed."""
    chosen = st.segmented_control(
        "View",
        [PROMISES, RISKS, STRUCTURE, EVIDENCE, COMPARE, ACTIONS],
        default=PROMISES,
        required=True,
        key="review",
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen or PROMISES


def kind(curriculum: Curriculum) -> RoleKind:
    """The kind of role that counts: jobs, programme outcomes or standards; asked only where there are several."""
    there = list(kinds_in(curriculum)) or ["job"]
    if len(there) < 2:
        return there[0]
    chosen: RoleKind | None = st.segmented_control(
        "Kind",
        there,
        default=there[0],
        required=True,
        key="review_kind",
        bind="query-params",
        wrap=True,
        format_func=lambda item: KINDS[item],
    )
    return chosen or there[0]


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
        key=_PROGRAMME,
        bind="query-params",
        format_func=lambda item: f"{curriculum.programme(item).title} ({curriculum.programme(item).kind})",
    )


def programme_chosen(curriculum: Curriculum) -> str | None:
    """The same without asking: the one chosen in a view, else the main one."""
    chosen = state.widget_value(_PROGRAMME)
    return chosen if curriculum.has("programmes", str(chosen)) else main_programme(curriculum)


def certain(curriculum: Curriculum, programme_id: str | None) -> Guarantees | None:
    """What is guaranteed and possible for a major; None as long as that is not known, and for a minor."""
    if programme_id is None or curriculum.programme(programme_id).kind != "major":
        return None
    if programme_id == main_programme(curriculum):
        return guarantees.known(curriculum)
    return guarantees.known(curriculum, programme_id)


def why_not_certain(curriculum: Curriculum, programme_id: str | None) -> None:
    """Why guaranteed and possible are not there (yet); nothing where they are."""
    if programme_id is None:
        return
    row = curriculum.programme(programme_id)
    if row.kind != "major":
        st.caption(f"What every legal complete plan meets is computed for majors; this is a {row.kind}.")
    elif programme_id == main_programme(curriculum):
        guarantees.why_not_known(curriculum)
    else:
        guarantees.why_not_known(curriculum, programme_id)


def family(curriculum: Curriculum, of_kind: RoleKind = "job") -> str | None:
    """The family of roles of a kind to show; None = all. Not asked where the kind has no families."""
    there = {role.family for role in curriculum.roles if role.kind == of_kind}
    named = [name for name in curriculum.families if name in there]
    if not named:
        return None
    offered = named if families.are_too_many(curriculum) else [ALL_FAMILIES, *named]
    chosen = st.selectbox("Family of roles", offered, key="review_family", bind="query-params")
    return None if chosen in {ALL_FAMILIES, None} else chosen


def department(curriculum: Curriculum) -> str | None:
    """The department to look at, of those that offer courses of the catalogue; None = all."""
    offering = [curriculum.course(course_id).department for course_id in curriculum.catalogue]
    named = list(dict.fromkeys(name for name in offering if name))
    chosen = st.selectbox("Department", [ALL_DEPARTMENTS, *named], key="review_department", bind="query-params")
    return None if chosen in {ALL_DEPARTMENTS, None} else chosen


def courses_counted(programme_id: str | None) -> str:
    """Which courses or plans the grid is for; without a programme there is neither a core nor a plan."""
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
