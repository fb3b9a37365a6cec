"""What a scenario does to the plans that all students keep: counts without names, for who may look at groups."""

from __future__ import annotations

import streamlit as st

from planner.access import Action
from planner.cohort.hiding import LEAST
from planner.curriculum import Curriculum
from planner.optimiser import Progress, Watch
from planner.scenario import PlanOutcome, plan_outcomes
from planner.store import Store, StoreError, all_plans
from planner.ui import data, links, people, solving, state
from planner.ui.solving import Job
from planner.wording.scenario import everybodys_sentence

LABEL = "Count the plans of all students"
_ASKED = "what_if_everybody"


def draw(before: Curriculum, after: Curriculum) -> None:
    """A button, and then the counts; nothing for who may not look at groups of students, or where there is no store."""
    db = data.store()
    if db is None or not people.may(Action.SEE_GROUPS):
        return
    name = after.fingerprint
    if state.widget_value(_ASKED) != name:
        st.button(LABEL, key="what_if_everybody_count", on_click=state.set_widget, args=(_ASKED, name))
        return
    try:
        job = _asked(db, before, after)
    except StoreError as error:
        st.warning(links.literal(f"The plans of all students cannot be counted now: {error}."))
        return
    if job.answer is None:
        solving.shown(job, "Looking through the plans of all students")
        return
    least = max(LEAST, before.about.small_group)
    st.markdown(links.literal(everybodys_sentence(job.answer, least)))
    st.caption("Counted without names and rounded to the nearest 5; numbers about small groups are not shown.")


def _asked(db: Store, before: Curriculum, after: Curriculum) -> Job[tuple[tuple[PlanOutcome, ...], ...]]:
    """The outcomes, those of one student together, worked out beside the page, and anew once a plan has changed.

    Raises `StoreError`.
    """
    me, curriculum_id = people.me(), data.curriculum_id()

    def compute(watch: Watch) -> tuple[tuple[PlanOutcome, ...], ...]:
        students = all_plans.of(db, me, curriculum_id)
        found: list[tuple[PlanOutcome, ...]] = []
        for number, own in enumerate(students):
            if watch.stop.is_set():
                raise RuntimeError("stopped before all plans were looked at")
            watch.tell(Progress(number, len(students), "students"))
            found.append(plan_outcomes(before, after, {str(place): plan for place, plan in enumerate(own)}))
        return tuple(found)

    choice = before.fingerprint, db.address, curriculum_id, all_plans.stand(db, me, curriculum_id)
    return solving.ask(after, "what a scenario does to all plans", choice, compute)
