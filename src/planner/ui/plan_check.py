"""Check: the problems of a plan, each with what one click can do about it, and coverage term by term."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner import plan_edits
from planner.charts.terms import coverage_by_term
from planner.coverage import after_each_term
from planner.curriculum import Curriculum
from planner.model import Fix, Problem, Severity
from planner.plan import Plan
from planner.planning.board import contribution_frame, known_aims
from planner.ui import links, show
from planner.ui.plan_opening import step
from planner.wording import counted, fix_label, sentence

_FIRST = 3
"""Problems that stand beside the gaps; all of them stand under Check."""


def errors(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The problems that make a plan illegal."""
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)


def verdict(plan: Plan, problems: Sequence[Problem]) -> str:
    """How much is planned and whether the plan is legal, in counts."""
    wrong = len(errors(problems))
    worth = f" {counted(len(problems) - wrong, 'warning')}." if len(problems) > wrong else ""
    courses, terms = counted(len(plan.planned_courses), "course"), counted(len(plan.terms), "term")
    size = f"**{links.literal(plan.title)}** puts {courses} into {terms}"
    if wrong:
        return f"{size}: **{counted(wrong, 'error')}** to put right.{worth}"
    return f"{size}: **no rule is broken**, legal as far as the published rules go.{worth}"


def listed(curriculum: Curriculum, problems: Sequence[Problem], key: str) -> None:
    """The problems, errors first, each with the changes that one click makes."""
    if not errors(problems):
        st.success("No rule is broken: the plan is legal as far as the published rules go.")
    for position, problem in enumerate(problems):
        with st.container(border=True, gap="xsmall"):
            colour = "red" if problem.severity is Severity.ERROR else "orange"
            st.markdown(f":{colour}-badge[{problem.severity}] {links.literal(sentence(problem, curriculum))}")
            if problem.fixes:
                with st.container(horizontal=True, gap="small"):
                    for number, fix in enumerate(problem.fixes):
                        _button(curriculum, fix, f"{key} {position} {number}")


def contributions(curriculum: Curriculum, plan: Plan) -> None:
    """What each course adds to the roles aimed at, and what would be lost without it."""
    st.markdown("What a course adds counts in term order, so that the shares sum to the plan’s coverage.")
    frame = contribution_frame(curriculum, plan)
    show.frame(frame, "contributions", alt="What each course adds to the roles aimed at, and what would be lost")


def to_put_right(curriculum: Curriculum, problems: Sequence[Problem]) -> None:
    """The first errors of the plan with their fixes, beside what may have brought them; nothing where it is legal."""
    wrong = errors(problems)
    if not wrong:
        return
    st.subheader("To put right in the plan")
    listed(curriculum, wrong[:_FIRST], "fix")
    if len(wrong) > _FIRST:
        st.page_link(
            links.MY_PLAN,
            label=f"{counted(len(wrong) - _FIRST, 'more problem')} under Check",
            query_params={"view": "Check"},
        )


def _button(curriculum: Curriculum, fix: Fix, key: str) -> None:
    st.button(
        links.literal(fix_label(fix, curriculum)),
        key=key,
        wrap=True,
        on_click=step,
        args=(lambda plan: plan_edits.apply(plan, fix, curriculum),),
    )


def after_each_term_chart(curriculum: Curriculum, plan: Plan) -> None:
    """Coverage after each term, a line a role aimed at."""
    aims = known_aims(curriculum, plan)
    made = show.built(
        curriculum.fingerprint,
        "coverage_by_term",
        (plan.model_dump_json(),),
        lambda dark: coverage_by_term(curriculum, after_each_term(curriculum, aims, plan), dark=dark),
    )
    show.chart(made, "coverage_by_term")
