"""Adding a course for which no term of the plan is ready, with all that it asks for."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning import earliest
from planner.planning.chain import Chain, chain, with_chain
from planner.ui import links, solving
from planner.ui.kept import PLANS
from planner.ui.plan_opening import step
from planner.wording import counted, listed

_MOST = 20


def offer(curriculum: Curriculum, plan: Plan, course_id: str) -> None:
    """Where no term is ready for a course: what would make it so, and one click that adds all of it."""
    ready = PLANS.kept(
        curriculum.fingerprint,
        "first legal term",
        (plan, course_id),
        lambda: earliest.first_legal_term(curriculum, plan, course_id),
    )
    if ready is not None:
        return
    job = solving.ask(curriculum, "chain", (plan, course_id), lambda watch: chain(curriculum, plan, course_id, watch))
    solving.shown(job, f"The search for what {links.literal(course_id)} asks for")
    if job.state is solving.State.DONE:
        _found(course_id, job.answer)


def _found(course_id: str, found: Chain | None) -> None:
    code = links.literal(course_id)
    if found is None:
        st.markdown(
            f"No term of this plan is ready for {code}, and no legal way was found to bring it in with what it asks "
            "for, as long as the other courses stay in their terms."
        )
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(words(course_id, found))
        st.button(
            f"Add {'it' if len(found) == 1 else f'all {len(found)}'}",
            key="add_chain",
            on_click=step,
            args=(lambda plan: with_chain(plan, found),),
        )


def words(course_id: str, found: Chain) -> str:
    """What is added beside the course, and where: "A-1 in 2026 Fall and A-2 in 2027 Spring"."""
    places = [f"{code} in {term}" for term, code in found if code != course_id]
    own = next((str(term) for term, code in found if code == course_id), "")
    if not places:
        return links.literal(f"{course_id} fits into {own}.")
    bring = "brings" if len(places) == 1 else "bring"
    first = f"No term is ready for {course_id} yet. {counted(len(places), 'more course')} {bring} it into {own}"
    return links.literal(f"{first}, the fewest credits that do: {listed(places, most=_MOST)}.")
