"""What a scenario does: every role before and after, structure and credits, problems that appear and go away."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner import wording
from planner.charts.before_after import MOST_DRAWN, before_after, moving
from planner.charts.before_after_frames import roles_frame, totals_frame
from planner.curriculum import Curriculum
from planner.model import Problem
from planner.scenario import Outcome, RoleBeforeAfter, Scenario
from planner.solver import Guarantees
from planner.ui import answers, links, show
from planner.wording import counted
from planner.wording.scenario import outcome_sentence

TOLD = 5
"""Problems told in sentences; beyond that the list says it."""
_NAMES = {"role": "Role", "kind": "Kind", "family": "Family"}


def answer(found: Outcome) -> None:
    """The outcome in counts, and what makes a figure a least one."""
    st.markdown(links.literal(outcome_sentence(found)))
    unmapped = [course_id for course_id in found.after.catalogue if not found.after.is_mapped(course_id)]
    if unmapped:
        named = wording.listed(unmapped, most=4)
        st.caption(links.literal(f"Figures are at least these: nobody has mapped {named} yet."))


def roles(curriculum: Curriculum, scenario: Scenario, found: Outcome) -> None:
    """The chart of the roles that move by one set of courses, jobs first, outcomes and standards apart."""
    chosen = _chosen_set(found)
    kinds = {role.role_id: role.kind for side in (found.before, found.after) for role in side.roles}
    jobs = tuple(pair for pair in found.sets[chosen] if kinds[pair.role_id] == "job")
    others = tuple(pair for pair in found.sets[chosen] if kinds[pair.role_id] != "job")
    _pictured(curriculum, scenario, found, (chosen, jobs), "what_if_roles")
    if others:
        st.subheader("Programme outcomes and standards")
        _pictured(curriculum, scenario, found, (chosen, others), "what_if_outcomes")


def _chosen_set(found: Outcome) -> str:
    names = list(found.sets)
    if len(names) < 2:
        return names[0]
    picked = st.segmented_control(
        "Courses counted",
        names,
        default=names[0],
        required=True,
        key="what_if_set",
        bind="query-params",
        format_func=lambda name: answers.set_words(name).removeprefix("The ").capitalize(),
    )
    return picked if picked in names else names[0]


def _pictured(
    curriculum: Curriculum,
    scenario: Scenario,
    found: Outcome,
    of: tuple[str, tuple[RoleBeforeAfter, ...]],
    key: str,
) -> None:
    chosen, pairs = of
    made = show.built(
        curriculum.fingerprint,
        key,
        (scenario.changes, found.programme_id, chosen),
        lambda dark: before_after(found.before, found.after, pairs, by=answers.set_words(chosen), dark=dark),
    )
    st.markdown(links.literal(made.sentence))
    moved = moving(made.frame)
    if moved.empty:
        return
    show.chart(made, f"{key}_chart", sentence=False, table=None)
    if len(moved) > MOST_DRAWN:
        st.caption(f"Drawn are the first {MOST_DRAWN} of {len(moved):,} roles that move; the table below has them all.")
    there = [role_id for role_id in moved["role_id"] if curriculum.has("roles", role_id)]
    links.row(curriculum, "role", there[:12])


def table(found: Outcome, guaranteed: tuple[Guarantees, Guarantees] | None) -> None:
    """Every role with each figure before and after, as a table to download."""
    with st.expander("Table of every role", key="what_if_table_open", on_change="rerun") as opened:
        if not opened.open:
            return
        frame = roles_frame(found, guaranteed)
        columns = [name for name in frame.columns if name not in {"role_id", "moves"}]
        show.frame(
            frame,
            "what_if_table",
            alt="Needs met of every role, before and after",
            file="what-if-roles.csv",
            column_order=columns,
            column_config={name: _NAMES.get(name, name.capitalize()) for name in columns},
        )


def totals(found: Outcome) -> None:
    """Courses, credits and structure of each set before and after; those that stay are left to the whole table."""
    st.header("Structure and credits")
    differing = totals_frame(found, differing_only=True)
    if differing.empty:
        st.markdown("No total of courses, credits or structure differs.")
    else:
        st.markdown(f"{counted(len(differing), 'total differs', 'totals differ')}.")
        _totals(differing, "what_if_differing", "Totals that differ, before and after")
    with st.expander("All totals", key="what_if_totals_open", on_change="rerun") as opened:
        if opened.open:
            _totals(totals_frame(found), "what_if_totals", "All totals, before and after")


def _totals(frame: pd.DataFrame, key: str, alt: str) -> None:
    config = {name: name.capitalize() for name in frame.columns}
    show.frame(frame, key, alt=alt, file=f"{key.replace('_', '-')}.csv", column_config=config, height="content")


def problems(found: Outcome) -> None:
    """The problems of the curriculum that appear and those that go away, in words."""
    st.header("Problems of the curriculum")
    if not found.new_problems and not found.gone_problems:
        st.markdown("None appears, and none goes away.")
        return
    for title, listed, state, key in (
        ("New", found.new_problems, found.after, "what_if_new"),
        ("Gone", found.gone_problems, found.before, "what_if_gone"),
    ):
        if listed:
            _problems(title, listed, state, key)


def _problems(title: str, listed: Sequence[Problem], state: Curriculum, key: str) -> None:
    st.subheader(f"{title}: {counted(len(listed), 'problem')}")
    for problem in listed[:TOLD]:
        st.markdown(f"- {links.literal(wording.sentence(problem, state))}")
    if len(listed) > TOLD:
        with st.expander(f"{len(listed) - TOLD} more", key=f"{key}_open", on_change="rerun") as opened:
            if opened.open:
                for problem in listed[TOLD:]:
                    st.markdown(f"- {links.literal(wording.sentence(problem, state))}")
