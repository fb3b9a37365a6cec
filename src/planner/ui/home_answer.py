"""The answer that Home gives for one role, in three large counts, and the ways on from there."""

from __future__ import annotations

import streamlit as st

from planner import wording
from planner.course_sets import CATALOGUE, CORE
from planner.coverage import RoleCoverage, State, role_coverage
from planner.curriculum import About, Curriculum
from planner.solver import RoleGuarantee
from planner.ui import answers, guarantees, links

_NAMED = 12
"""So many skills are named before it says how many more there are."""
_FIRST = "live-sound-engineer"
"""The role shown to a visitor who has named none, where the curriculum has it."""


def first_role(curriculum: Curriculum) -> str | None:
    """The role to show where the address names none; None where there are no jobs."""
    jobs = [role.role_id for role in curriculum.roles if role.kind == "job"]
    return _FIRST if _FIRST in jobs else next(iter(jobs), None)


def standing(about: About) -> None:
    """Whose data this is, of which year, and how far it can be relied on."""
    parts = (about.institution, about.catalogue_year and f"catalogue {about.catalogue_year}", about.disclaimer)
    st.markdown(f":small[{' · '.join(links.literal(part) for part in parts if part)}]")


def counts(curriculum: Curriculum, role_id: str) -> None:
    """Needs met by the required core and by the best legal plan, and the skills that no course teaches, by name.

    Until the best legal plan is known, what the whole catalogue meets stands in its place.
    """
    found = answers.of_role(curriculum, role_id)
    whole = found[CATALOGUE]
    untaught = [need.skill_id for need in whole.needs if need.state is State.MISSING]
    columns = st.columns(3)
    if CORE in found:
        with columns[0]:
            _met("Required courses meet", found[CORE])
    ranged = guarantees.of_role(curriculum, role_id)
    with columns[1]:
        if ranged is None:
            _met("All courses of the catalogue together meet", whole, note="No student can take them all.")
        else:
            _best(curriculum, ranged, could_rise=whole.could_rise)
        if whole.could_rise and (ranged is None or ranged.met.most < whole.needs_total):
            answers.least_note(curriculum, whole.unmapped)
    with columns[2]:
        st.metric("No course of the catalogue teaches", wording.counted(len(untaught), "skill"))
        if untaught:
            links.row(curriculum, "skill", untaught[:_NAMED])
            if len(untaught) > _NAMED:
                st.caption(f"And {len(untaught) - _NAMED} more, on the page of the role.")
        else:
            st.caption("Every skill that it needs is taught by some course.")
    _notes(curriculum, role_id, whole.needs_total)
    guarantees.progress(curriculum)


def _met(label: str, coverage: RoleCoverage, *, note: str = "") -> None:
    least = f"{wording.AT_LEAST} " if coverage.could_rise else ""
    st.metric(label, f"{least}{coverage.needs_met} of {wording.counted(coverage.needs_total, 'need')}")
    essential = f"{coverage.essentials_met} of {coverage.essentials_total} essential"
    st.caption(f"{essential}. {note}" if note else f"{essential}.")


def _best(curriculum: Curriculum, ranged: RoleGuarantee, *, could_rise: bool) -> None:
    """Needs met by the best legal complete plan, and what every one meets."""
    best = role_coverage(curriculum, ranged.role_id, ranged.met.most_plan.courses)
    total, most, least = len(ranged.needs), int(ranged.met.most), int(ranged.met.least)
    at_least = f"{wording.AT_LEAST} " if could_rise and most < total else ""
    name = "The best legal plan meets" if ranged.met.is_proved else "The best legal plan found so far meets"
    st.metric(name, f"{at_least}{most} of {wording.counted(total, 'need')}")
    every = (
        "Every legal complete plan meets as many"
        if least == most
        else f"Every legal complete plan meets at least {least}"
    )
    essential = f"{best.essentials_met} of {best.essentials_total} essential."
    st.caption(f"{essential} {every}, {wording.UNDER_THE_RULES}." if ranged.met.is_proved else essential)


def _notes(curriculum: Curriculum, role_id: str, needs: int) -> None:
    """How short the description of the role is, and that what courses teach is our reading."""
    read = f"what courses teach is {wording.NOT_CONFIRMED}" if curriculum.course_skills else ""
    said = [part for part in (wording.short_description(needs), read) if part]
    if said:
        st.caption(f"{links.literal(curriculum.role(role_id).title)}: {'; '.join(said)}.")


def ways_on(role_id: str | None) -> None:
    """One button an audience: plan, check the map, review the programme."""
    query = {"role": role_id} if role_id else {}
    with st.container(horizontal=True):
        if st.button("Plan my courses", key="to_plan", help="For students: My plan, for this role"):
            st.switch_page(links.MY_PLAN, query_params=query)
        if st.button("Check what my course teaches", key="to_map", help="For faculty: the map of courses and skills"):
            st.switch_page(links.CURRICULUM, query_params={})
        if st.button("Review the programme", key="to_review", help="For the department: promises, risks, evidence"):
            st.switch_page(links.REVIEW, query_params={})
