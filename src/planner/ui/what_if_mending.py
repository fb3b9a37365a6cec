"""What a scenario leaves a group unable to ask for, and the change of the rule that mends it: offered, never made."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from planner.curriculum import Curriculum
from planner.model import Problem
from planner.problems import Kind
from planner.scenario import Change, Outcome, SetGroup
from planner.ui import links, what_if_current, what_if_keeping
from planner.ui.what_if_open import Open, with_change
from planner.wording.scenario import change_words

_COLUMNS = {"credits": "least_credits", "courses": "least_courses"}
"""The column of a group by the unit in which it asks."""


def mends(problems: Iterable[Problem]) -> tuple[Change, ...]:
    """For each group that asks for more than its pool holds: that it asks for what the pool holds."""
    return tuple(
        SetGroup(problem.where.group_id, _COLUMNS[problem.fact("unit")], problem.fact("pool"))
        for problem in problems
        if problem.kind == Kind.GROUP_CANNOT_BE_MET and problem.where.group_id and problem.fact("unit") in _COLUMNS
    )


def offer(curriculum: Curriculum, held: Open, found: Outcome) -> None:
    """A button for each rule that nobody can keep any more after the changes, and could before."""
    offered = mends(found.new_problems) if what_if_keeping.is_own(held) else ()
    if not offered:
        return
    st.warning("After these changes the degree asks for more than its courses hold, so that nobody can complete it.")
    for number, change in enumerate(offered):
        st.button(
            links.literal(change_words(curriculum, change)),
            key=f"what_if_mend_{number}",
            on_click=_mend,
            args=(change,),
            help="Adds this change to the scenario, so that the rule can be kept again.",
        )


def _mend(change: Change) -> None:
    what_if_current.change(lambda held: what_if_keeping.stepped(held, with_change(change)))
