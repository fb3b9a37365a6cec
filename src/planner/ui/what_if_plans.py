"""What a scenario does to saved plans: which become illegal or lose coverage, and the smallest repair of one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import pandas as pd
import streamlit as st

from planner import wording
from planner.access import Person
from planner.charts.before_after_frames import plans_frame
from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.plan import Plan
from planner.scenario import PlanOutcome, Repair, plan_outcomes, repair
from planner.store import Store, StoreError, plans
from planner.store.plans import PlanHead
from planner.ui import data, links, people, plan_own, show, solving, state, what_if_everybody, what_if_names
from planner.ui.kept import PLANS
from planner.ui.solving import Job
from planner.wording.scenario import plans_sentence, repair_sentence

MOST = 100
"""Plans of one's own that are looked at, the one changed last first."""
WHO = (
    "Looked at: the example plans of this curriculum and your own plans. Plans of other people are private and are not "
    "shown."
)
_CHOICE, _ASKED = "what_if_plan", "what_if_repairs"


def offered(curriculum: Curriculum) -> Mapping[str, Plan]:
    """The plans that this person may see, by id: their own, and the examples."""
    found: dict[str, Plan] = {}
    db, me = data.store(), people.me()
    for head in (plan_own.heads() or ())[:MOST]:
        with suppress(KeyError, StoreError):
            if db is not None:
                found[head.plan_id] = _read(db, me, head)
    return {**found, **curriculum.plans}


def _read(db: Store, me: Person, head: PlanHead) -> Plan:
    """A plan of the person's own, read once a version. Raises `KeyError` and `StoreError`."""
    choice = me.person_id, head.plan_id, head.version
    return PLANS.kept(db.address, "plan of one's own", choice, lambda: plans.get(db, me, head.plan_id).plan)


def asked(before: Curriculum, after: Curriculum, offered: Mapping[str, Plan]) -> Job[tuple[PlanOutcome, ...]]:
    """What becomes of every plan, worked out beside the page."""

    def compute(watch: Watch) -> tuple[PlanOutcome, ...]:
        del watch
        return plan_outcomes(before, after, offered)

    choice = before.fingerprint, tuple(offered.items())
    return solving.ask(after, "what a scenario does to plans", choice, compute, patience_s=1.0)


def draw(before: Curriculum, after: Curriculum) -> None:
    """The sentence, the plans that are touched as a table, and one of them with its repair."""
    st.header("Saved plans")
    _seen(before, after)
    what_if_everybody.draw(before, after)


def _seen(before: Curriculum, after: Curriculum) -> None:
    """The plans that this person may see, and what becomes of them."""
    seen = offered(before)
    if not seen:
        st.markdown("There is no plan to look at: neither an example nor one of your own.")
        return
    job = asked(before, after, seen)
    if job.answer is None:
        solving.shown(job, "Looking through the saved plans")
        return
    found = job.answer
    st.markdown(links.literal(plans_sentence(found)))
    st.caption(WHO)
    touched = tuple(plan for plan in found if plan.is_touched)
    if not touched:
        return
    show.frame(
        plans_frame(after, touched),
        "what_if_plans",
        alt="Plans that the scenario touches, before and after",
        file="what-if-plans.csv",
        column_order=["plan", "before", "after", "roles", "new problems"],
        column_config={
            "plan": "Plan",
            "before": "Before",
            "after": "After",
            "roles": "Needs met of the roles aimed at",
            "new problems": "New problems",
        },
    )
    _one(before, after, seen, {plan.plan_id: plan for plan in touched})


def _one(before: Curriculum, after: Curriculum, seen: Mapping[str, Plan], touched: Mapping[str, PlanOutcome]) -> None:
    """A touched plan: what is wrong with it now, and the smallest repair when it is asked for."""
    if state.widget_value(_CHOICE) not in touched:
        worst = (plan_id for plan_id, plan in touched.items() if plan.was_legal and not plan.is_legal)
        state.set_widget(_CHOICE, next(worst, next(iter(touched))))
    names = what_if_names.unlike({plan_id: plan.title for plan_id, plan in touched.items()})
    chosen = st.selectbox("Plan to look at", list(touched), key=_CHOICE, format_func=lambda item: names.get(item, item))
    plan = touched[chosen]
    for problem in plan.new_problems:
        st.markdown(f"- {links.literal(wording.sentence(problem, after))}")
    is_hurt = (plan.was_legal and not plan.is_legal) or (plan.was_complete and not plan.is_complete)
    if not is_hurt:
        st.markdown("It is as legal and as complete as before, or more so; no repair is needed.")
        return
    name = after.fingerprint, chosen
    if state.widget_value(_ASKED) != name:
        st.button("Find the smallest repair", key="what_if_repair", on_click=state.set_widget, args=(_ASKED, name))
        return
    _repaired(before, after, seen[chosen], complete=plan.was_complete)


def _repaired(before: Curriculum, after: Curriculum, plan: Plan, *, complete: bool) -> None:
    def compute(watch: Watch) -> Repair:
        return repair(after, plan, complete=complete, watch=watch)

    job = solving.ask(after, "the smallest repair of a plan", (plan, complete), compute, patience_s=1.0)
    if job.answer is None:
        solving.shown(job, "The search for the smallest repair")
        return
    st.markdown(links.literal(repair_sentence(after, job.answer)))
    frame = repair_frame(before, after, plan, job.answer)
    if job.answer.plan is None or frame.empty:
        return
    show.frame(
        frame,
        "what_if_repair_table",
        alt="The smallest repair of the plan, a row a course",
        file="plan-repair.csv",
        column_config={name: name.capitalize() for name in frame.columns},
    )
    changed = [*job.answer.added, *job.answer.dropped, *job.answer.moved]
    links.row(after, "course", [course_id for course_id in changed if after.has("courses", course_id)], short=True)


def repair_frame(before: Curriculum, after: Curriculum, plan: Plan, found: Repair) -> pd.DataFrame:
    """One row a course that the repair adds, drops or moves: what is done, the course, its term before and after."""
    was, now = ({course: str(term) for term, course in one.placements()} for one in (plan, found.plan or plan))
    rows = [
        (
            what,
            links.name(after if after.has("courses", course) else before, "course", course),
            was.get(course, ""),
            now.get(course, ""),
        )
        for what, courses in (("add", found.added), ("drop", found.dropped), ("move", found.moved))
        for course in courses
    ]
    return pd.DataFrame(rows, columns=["what", "course", "term before", "term after"], dtype="str")
