"""Compare, a view of My plan: the open plan beside up to three others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from planner.charts.compare import plans_compared
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning.compare import Compared, compared, roles_of_all, told_apart
from planner.planning.compare_frames import (
    courses_frame,
    courses_sentence,
    figures_frame,
    needs_frame,
    needs_sentence,
)
from planner.ui import links, opening, plan_compare_choices, show, state
from planner.ui.kept import PLANS


@dataclass(frozen=True)
class _Tables:
    """What is shown of a comparison beside the chart."""

    found: tuple[Compared, ...]
    figures: pd.DataFrame
    courses: pd.DataFrame
    needs: pd.DataFrame


def draw(curriculum: Curriculum, plan: Plan) -> None:
    """The choices, the answer in counts, a bar a role and plan, the figures, and what differs."""
    beside, one = plan_compare_choices.choose(curriculum, plan)
    if not beside:
        st.info("There is no other plan yet. Duplicate this one under Manage, change the copy, and compare them here.")
        return
    plans = (plan, *beside)
    role_ids = roles_of_all(curriculum, plans) if one is None else (one,)
    names = told_apart(_titles(curriculum, plans))
    choice = (plans, names, role_ids)
    tables = PLANS.kept(curriculum.fingerprint, "compared", choice, lambda: _tables(curriculum, *choice))
    _pictured(curriculum, tables.found, choice)
    _figures(tables.figures)
    _courses(curriculum, tables.courses)
    if role_ids:
        _needs(curriculum, tables.needs)


def _tables(curriculum: Curriculum, plans: Sequence[Plan], names: Sequence[str], role_ids: Sequence[str]) -> _Tables:
    found = tuple(
        replace(compared(curriculum, plan, role_ids), name=name) for name, plan in zip(names, plans, strict=True)
    )
    frames = (figures_frame(curriculum, found), courses_frame(curriculum, found), needs_frame(curriculum, found))
    return _Tables(found, *frames)


def _titles(curriculum: Curriculum, plans: Sequence[Plan]) -> list[str]:
    """Their titles; an example is called one where another plan has its title, as in the boxes to choose from."""
    often = Counter(plan.title for plan in plans)
    examples = {id(example) for example in curriculum.plans.values()}
    if state.session().kept is None and plans[0] in curriculum.plans.values():
        examples.add(id(plans[0]))
    return [
        f"{plan.title} (example)" if often[plan.title] > 1 and id(plan) in examples else plan.title for plan in plans
    ]


def _pictured(
    curriculum: Curriculum,
    found: tuple[Compared, ...],
    choice: tuple[tuple[Plan, ...], tuple[str, ...], tuple[str, ...]],
) -> None:
    """The sentence and the chart of these plans, by these names, for these roles."""
    made = show.built(
        curriculum.fingerprint,
        "plans_compared",
        choice,
        lambda dark: plans_compared(curriculum, found, dark=dark),
    )
    # The sentence has the titles of the plans, which are anybody's words.
    st.markdown(links.literal(made.sentence))
    _, _, role_ids = choice
    if role_ids:
        show.chart(made, "plans_compared", sentence=False, table=None)
        links.row(curriculum, "role", role_ids)


def _figures(frame: pd.DataFrame) -> None:
    st.subheader("Figures")
    show.frame(
        frame,
        "compare_figures",
        alt="Figures of the plans, a column a plan",
        file="plans-compared.csv",
        column_config={"about": st.column_config.Column(width=130), "figure": st.column_config.Column(width=260)},
    )


def _courses(curriculum: Curriculum, frame: pd.DataFrame) -> None:
    st.subheader("Courses that differ")
    st.markdown(courses_sentence(frame))
    if not frame.empty:
        opening.rows(
            curriculum,
            "course",
            frame,
            key="compare_courses",
            label="Open a course that differs",
            alt="Courses that the plans do not all take in the same term, a column a plan",
            file="courses-compared.csv",
        )


def _needs(curriculum: Curriculum, frame: pd.DataFrame) -> None:
    st.subheader("Needs that differ")
    st.markdown(needs_sentence(frame))
    if not frame.empty:
        skills = dict.fromkeys(frame["skill_id"])
        opening.box(curriculum, "skill", skills, "Open a skill that differs", key="compare_needs_open")
        opening.rows(
            curriculum,
            "skill",
            frame,
            key="compare_needs",
            label=None,
            alt="Needs in which the plans reach different depths, a column a plan",
            file="needs-compared.csv",
        )
