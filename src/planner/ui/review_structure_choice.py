"""Whose structure is shown: a programme's required core, all its courses, the catalogue, or a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import dataclass

import streamlit as st

from planner.course_sets import required_core
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.review.structure_sets import programme_courses
from planner.store import StoreError, plans
from planner.ui import data, people, plan_list, plan_own, review_controls

CORE, PROGRAMME, CATALOGUE, PLAN = "Required core", "Whole programme", "Catalogue", "A plan"


@dataclass(frozen=True)
class Chosen:
    """A set of courses: `of` names it inside a sentence, `name` tells it from others; a plan has its branches too."""

    of: str
    name: Hashable
    course_ids: tuple[str, ...]
    plan: Plan | None = None


def choose(curriculum: Curriculum) -> Chosen | None:
    """The set to look at; None where a plan is asked for and there is none."""
    titles = _plans(curriculum)
    offered = [*([CORE, PROGRAMME] if curriculum.programmes else []), CATALOGUE, *([PLAN] if titles else [])]
    kind = st.segmented_control(
        "Courses",
        offered,
        default=offered[0],
        required=True,
        key="structure_of",
        bind="query-params",
        wrap=True,
    )
    if kind == PLAN:
        return _plan(curriculum, titles)
    programme_id = review_controls.programme(curriculum) if kind in {CORE, PROGRAMME} else None
    if programme_id is None:
        return Chosen("the catalogue", CATALOGUE, curriculum.catalogue)
    title = curriculum.programme(programme_id).title
    if kind == CORE:
        courses = required_core(curriculum, programme_id)
        return Chosen(f"the required core of {title}", (CORE, programme_id), courses)
    return Chosen(
        f"all that counts for {title}", (PROGRAMME, programme_id), programme_courses(curriculum, programme_id)
    )


def _plans(curriculum: Curriculum) -> dict[str, str]:
    """Titles by id of one's own plans, the latest change first, then of the examples.

    Plans of one title are told apart by when they were changed.
    """
    heads = plan_own.heads() or ()
    often = Counter(head.title for head in heads)
    titles = {
        head.plan_id: head.title if often[head.title] == 1 else f"{head.title}, {plan_list.moment(head.changed_at)}"
        for head in heads
    }
    return titles | {name: f"{example.title} (example)" for name, example in curriculum.plans.items()}


def _plan(curriculum: Curriculum, titles: dict[str, str]) -> Chosen | None:
    plan_id = st.selectbox(
        "Plan",
        list(titles),
        key="structure_plan",
        bind="query-params",
        format_func=lambda item: titles.get(item, item),
    )
    plan = _opened(curriculum, plan_id)
    if plan is None:
        st.warning("This plan cannot be read now.")
        return None
    return Chosen(f"the plan “{plan.title}”", (PLAN, plan), plan.courses, plan)


def _opened(curriculum: Curriculum, plan_id: str) -> Plan | None:
    if plan_id in curriculum.plans:
        return curriculum.plans[plan_id]
    db = data.store()
    with suppress(KeyError, StoreError, PermissionError):
        return None if db is None else plans.get(db, people.me(), plan_id).plan
    return None
