"""What a reviewer chooses about groups of students: a view, a role, a group, by what to compare. All in the address."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner.cohort.hiding import ShownCohort, ShownGroup
from planner.cohort.hiding_groups import Scope
from planner.curriculum import Curriculum
from planner.review.groups_words import group_title
from planner.review.role_kinds import ids_of
from planner.ui import families, offering, state
from planner.wording import counted

COVERAGE, SKILLS, ELECTIVES, DEMAND = "Coverage", "Skills", "Electives", "Demand"
ALL_ROLES = "All roles"
TYPICAL, DEEPEST = "Typical", "Deepest"
_ROLE = "groups_role"


def view() -> str:
    """The view that is open; only this one is computed."""
    chosen = st.segmented_control(
        "View",
        [COVERAGE, SKILLS, ELECTIVES, DEMAND],
        default=COVERAGE,
        required=True,
        key="groups",
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen or COVERAGE


def roles(curriculum: Curriculum) -> tuple[str, ...]:
    """The jobs that state a need, in table order."""
    return tuple(role_id for role_id in ids_of(curriculum, "job") if curriculum.needs_of(role_id))


def role(curriculum: Curriculum, *, all_roles: bool = True) -> str | None:
    """The role to look at; None for all of them."""
    there = roles(curriculum)
    key = _ROLE if all_roles else f"{_ROLE}_one"
    found = offering.offered(curriculum, "role", there, key=key, chosen=state.widget_value(key))
    chosen = st.selectbox(
        "Role",
        [*([ALL_ROLES] if all_roles else []), *found],
        key=key,
        bind="query-params",
        format_func=lambda item: item if item == ALL_ROLES else offering.label(curriculum, "role", item),
    )
    return None if chosen == ALL_ROLES else chosen


def is_deepest() -> bool:
    """Whether a skill counts at the deepest level that any role needs, and not at the typical one."""
    chosen = st.segmented_control(
        "Level that counts", [TYPICAL, DEEPEST], default=TYPICAL, required=True, key="groups_level", bind="query-params"
    )
    return chosen == DEEPEST


def few_enough(curriculum: Curriculum, there: Sequence[str]) -> tuple[str, ...]:
    """As many roles as go into one picture: all, or of very many those of a family."""
    family = families.one_of_many(curriculum, key="groups_family")
    inside = [role_id for role_id in there if family is None or curriculum.role(role_id).family == family]
    return tuple(inside[: families.MOST])


def group(found: ShownCohort) -> ShownGroup:
    """One group to look at; asked only where there are several."""
    if len(found.groups) < 2:
        return found.groups[0]
    chosen: int | None = st.selectbox(
        "Group",
        range(len(found.groups)),
        key="groups_group",
        format_func=lambda place: _label(found.groups[place]),
    )
    return found.groups[chosen or 0]


def _label(group: ShownGroup) -> str:
    return f"{group_title(group)} ({counted(group.students, 'student')})"


def compared(found: ShownCohort) -> tuple[ShownGroup, ...]:
    """The groups that are set side by side: by programme, by entry year or by both; none where there is one group."""
    there = [scope for scope in (Scope.ENTRY_YEAR, Scope.PROGRAMME, Scope.BOTH) if found.by(scope)]
    if not there:
        return ()
    chosen = st.segmented_control(
        "Compare by",
        there,
        default=there[0],
        required=True,
        key="groups_by",
        bind="query-params",
        wrap=True,
        format_func=lambda scope: f"By {scope.value}",
    )
    return found.by(chosen or there[0])
