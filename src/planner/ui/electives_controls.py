"""What is asked of the solver: a budget, what is best, what stays, and what must not be taken. Kept in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning.electives import asked_plan, default_budget
from planner.solver import Keep, Objective, Question, Shape
from planner.ui import electives_wishes, plan_aims, plan_opening, state
from planner.ui.kept import PLANS

T = TypeVar("T")
BUDGET, COURSES, SECONDS = "electives_budget", "electives_courses", "electives_seconds"
KEEP, OUTSIDE = "electives_keep", "electives_outside"
MOST_CREDITS = 40
"""Up to where credits are asked about: more than two terms of nothing but electives."""
_DEFAULT = "electives_budget_default"
KEEP_NOTHING = "Nothing"
_KEEPS = {KEEP_NOTHING: Keep.NOTHING, "Courses": Keep.COURSES, "Courses and terms": Keep.TERMS}
_OBJECTIVES = {"All roles together": Objective.WEIGHTED, "Weakest role first": Objective.WEAKEST}
_SHAPES = {"As early as may be": Shape.EARLY, "Evenly": Shape.EVEN}


def choose(curriculum: Curriculum, plan: Plan, role_ids: Sequence[str]) -> Question:
    """All controls, and the question that they make."""
    aims, budget = st.columns([2, 3], gap="medium", vertical_alignment="bottom")
    with aims:
        plan_aims.choose(curriculum, plan, shown_in_address=True)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        objective = _one_of("Best for", _OBJECTIVES, "electives_best") if len(role_ids) > 1 else Objective.WEIGHTED
        keep = _one_of("Keep what is planned", _KEEPS, KEEP)
        shape = _one_of("Fill the terms", _SHAPES, "electives_terms")
        plan_opening.undo_redo()
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        outside = st.toggle(
            "Take courses outside the degree too – may cost extra", key=OUTSIDE, bind="query-params", value=False
        )
    asked = Question(
        plan=asked_plan(plan, role_ids, keep), keep=keep, outside=outside, objective=objective, shape=shape
    )
    with budget:
        credits_ = _budget(
            PLANS.kept(curriculum.fingerprint, "default budget", asked, lambda: default_budget(curriculum, asked))
        )
    with st.expander(electives_wishes.words(plan), key="electives_wishes"):
        courses, seconds = _limits()
        electives_wishes.draw(curriculum, plan)
    return replace(asked, most_credits=float(credits_), most_courses=courses, time_limit_s=float(seconds))


def _one_of(label: str, options: dict[str, T], key: str) -> T:
    names = list(options)
    picked = st.segmented_control(
        label, names, default=names[0], required=True, key=key, bind="query-params", wrap=True
    )
    return options.get(picked or names[0], options[names[0]])


def _budget(default: int) -> int:
    """Credits that may be added; where nobody chose another number, what the degree leaves beside the base."""
    most = max(MOST_CREDITS, default)
    before = state.widget_value(_DEFAULT)
    if before is not None and before != default and state.widget_value(BUDGET) == before:
        state.set_widget(BUDGET, default)
    state.set_widget(_DEFAULT, default)
    return st.slider(
        "Most credits to add",
        0,
        most,
        value=default,
        key=BUDGET,
        bind="query-params",
        help=f"Beside the courses that you take anyway. The degree leaves {default} at first.",
    )


def _limits() -> tuple[int | None, int]:
    """Most courses to add (None = no limit), and the seconds that a search may take."""
    courses, seconds = st.columns(2, gap="medium")
    with courses:
        most = st.number_input(
            "Most courses to add (empty: no limit)",
            min_value=0,
            max_value=40,
            value=None,
            step=1,
            key=COURSES,
            bind="query-params",
        )
    with seconds:
        picked = st.selectbox(
            "Longest search", [20, 60, 120], key=SECONDS, bind="query-params", format_func=lambda item: f"{item} s"
        )
    return None if most is None else int(most), int(picked or 20)
