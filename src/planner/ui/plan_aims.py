"""The roles that a plan aims at: adding and removing them, and the headline of each with its worked sum."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import streamlit as st

from planner import plan_edits
from planner.coverage import RoleCoverage, worked_sum
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning.board import known_aims
from planner.ui import links, offering, state
from planner.ui.plan_opening import step
from planner.ui.plan_starting import aiming_also_at
from planner.wording import headline, listed, percent, short_description

_FORMULA = (
    "Σ w · min(attained, needed) ÷ needed, divided by Σ w: an essential need has the weight w = 2, a useful one w = 1, "
    "and the levels count from 1."
)
_BREADTH = "Σ w · [taught at any level], divided by Σ w: no level is stated for this role."


def choose(curriculum: Curriculum, plan: Plan, *, shown_in_address: bool = False, key: str = "plan_aim") -> None:
    """A select box that adds a role to the aims, undoably; `shown_in_address` then makes it the role of the page."""
    aims = known_aims(curriculum, plan)
    if state.widget_value(key) is not None:
        state.set_widget(key, None)
    st.selectbox(
        "Aim at another role" if aims else "Aim at a role",
        offering.offered(curriculum, "role", _others(curriculum, aims), key=key, chosen=None),
        index=None,
        key=key,
        format_func=lambda role_id: offering.label(curriculum, "role", role_id),
        placeholder="Type or choose a role",
        on_change=_aim,
        args=(key, shown_in_address),
    )


def _others(curriculum: Curriculum, aims: Collection[str]) -> list[str]:
    return [role.role_id for role in curriculum.roles if role.role_id not in aims]


def _aim(key: str, shown_in_address: bool) -> None:
    role_id = state.widget_value(key)
    if role_id:
        step(lambda plan: aiming_also_at(plan, role_id))
        if shown_in_address:
            st.query_params["role"] = role_id


def headlines(
    curriculum: Curriculum,
    plan: Plan,
    coverages: Sequence[RoleCoverage],
    before: Mapping[str, RoleCoverage],
    *,
    changeable: bool = True,
) -> None:
    """One line a role: its title, what is met in counts, the percentage with its sum, and what it was before.

    Without `changeable` the aims cannot be changed from here.
    """
    if not coverages and changeable:
        st.info("Choose a role to aim at, and the plan is measured by what that role needs.")
    aims = known_aims(curriculum, plan)
    with st.container(gap="xxsmall"):
        for coverage in coverages:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                links.to(curriculum, "role", coverage.role_id)
                st.markdown(f"**{headline(coverage)}**{_note(coverage)}", width="content")
                worked(curriculum, coverage)
                if changeable:
                    _change(curriculum, coverage.role_id, aimed_at=coverage.role_id in aims)
                if coverage.role_id in before:
                    st.markdown(_before(before[coverage.role_id]), width="content")
    unmapped = sorted({course_id for coverage in coverages if coverage.could_rise for course_id in coverage.unmapped})
    if unmapped:
        st.caption(
            f"“At least”: nobody has mapped {links.literal(listed(unmapped, most=6))} yet, which may teach more."
        )


def worked(curriculum: Curriculum, coverage: RoleCoverage) -> None:
    """The percentage, which opens the sum behind it."""
    measure = "coverage" if coverage.coverage is not None else "breadth"
    with st.popover(
        f"{percent(coverage.leading)} {measure}", key=f"worked_{coverage.role_id}", on_change="rerun", type="tertiary"
    ) as opened:
        if opened.open:
            st.markdown(_FORMULA if coverage.coverage is not None else _BREADTH)
            frame = worked_sum(curriculum, coverage)
            st.dataframe(frame, hide_index=True, alt=f"The sum behind {percent(coverage.leading)}, need by need")


def _change(curriculum: Curriculum, role_id: str, *, aimed_at: bool) -> None:
    """Take the role out of the aims, or put it there where only the address asked for it."""
    title = links.literal(curriculum.role(role_id).title)
    if aimed_at:
        st.button(
            "Remove",
            key=f"unaim_{role_id}",
            help=f"Aim at {title} no longer",
            on_click=_unaim,
            args=(role_id,),
            type="tertiary",
        )
    else:
        st.button(
            "Aim at it too",
            key=f"aim_{role_id}",
            help=f"{title} is shown because the link asked for it; the plan does not aim at it.",
            on_click=step,
            args=(lambda plan: aiming_also_at(plan, role_id),),
        )


def _unaim(role_id: str) -> None:
    step(lambda plan: plan_edits.aim(plan, [aim.role_id for aim in plan.roles if aim.role_id != role_id]))
    if st.query_params.get("role") == role_id:
        del st.query_params["role"]


def _note(coverage: RoleCoverage) -> str:
    note = short_description(coverage.needs_total)
    return f" ({note})" if note else ""


def _before(coverage: RoleCoverage) -> str:
    met = f"{coverage.needs_met} of {coverage.needs_total} needs"
    return f":gray[before the last step {met}, {percent(coverage.leading)}]"
