"""Which single course could be dropped at least cost: every course of the catalogue, exactly."""

from __future__ import annotations

import streamlit as st

from planner.charts.before_after_searches import drop_frame, drop_sentence
from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.scenario import Drop, DropCost, drop_costs
from planner.ui import links, offering, review_controls, show, solving, state, what_if_adopting
from planner.ui.solving import Job

_CHOICE = "what_if_dropped"
_LABELS = {
    "course": "Course",
    "needs lost": "Needs lost",
    "coverage lost": st.column_config.NumberColumn("Coverage lost, points summed over roles", format="%.1f"),
    "roles that lose": "Roles that lose",
    "courses it blocks": "Courses it blocks",
    "required": "Required?",
    "roles": "Which roles",
}


def asked(curriculum: Curriculum, programme_id: str | None) -> Job[tuple[DropCost, ...]]:
    """What dropping each course costs, worked out beside the page."""

    def compute(watch: Watch) -> tuple[DropCost, ...]:
        del watch
        return drop_costs(curriculum, programme_id)

    return solving.ask(curriculum, "what dropping costs", programme_id, compute, patience_s=1.0)


def draw(curriculum: Curriculum) -> None:
    """The sentence, the table of all courses, and one of them to be dropped in the scenario."""
    st.header("Which single course could we drop at least cost?")
    job = asked(curriculum, review_controls.programme(curriculum))
    if job.answer is None:
        solving.shown(job, "Dropping each course in turn")
        return
    costs = job.answer
    st.markdown(links.literal(drop_sentence(curriculum, costs)))
    if not costs:
        return
    st.caption(
        "Needs met and coverage are those of the whole catalogue, summed over the roles, with each course taken out "
        "alone; blocked are the courses that cannot be taken without it. What courses cost together, a scenario shows."
    )
    frame = drop_frame(curriculum, costs)
    ids = list(frame["course_id"])
    show.frame(
        frame,
        "what_if_drops",
        alt="What dropping each course of the catalogue costs, the cheapest first",
        file="what-to-drop.csv",
        column_order=list(_LABELS),
        column_config=_LABELS,
        on_select=lambda: _pick(ids),
        selection_mode="single-row",
    )
    chosen = st.selectbox(
        "Course to drop",
        offering.offered(curriculum, "course", ids, key=_CHOICE, chosen=state.widget_value(_CHOICE)),
        key=_CHOICE,
        format_func=lambda item: offering.label(curriculum, "course", item),
    )
    if chosen:
        _one(curriculum, next(cost for cost in costs if cost.course_id == chosen))


def _pick(ids: list[str]) -> None:
    """A row picked in the table is the choice in the box; a row let go changes nothing."""
    rows = (state.widget_value("what_if_drops") or {}).get("selection", {}).get("rows", [])
    if rows and rows[0] < len(ids):
        state.set_widget(_CHOICE, ids[rows[0]])


def _one(curriculum: Curriculum, cost: DropCost) -> None:
    """The roles that a course's loss moves, each a link, and the way into the scenario."""
    if cost.roles:
        st.markdown("Roles that lose:")
        links.row(curriculum, "role", cost.roles)
    else:
        st.markdown("No role loses anything.")
    links.to(curriculum, "course", cost.course_id, label=f"The page of {cost.course_id}")
    what_if_adopting.button("Drop it in the scenario", Drop((cost.course_id,)), key="what_if_drop_it")
