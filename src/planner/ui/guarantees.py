"""Guaranteed and possible: computed in the background, once for all sessions of a curriculum.

They are those of the main programme unless another one is named. It takes some seconds, on a thread of its own.
Pages ask `known` and say without it what they said before; `progress` tells how far it is, and has the page drawn once
more when it is there.
"""

from __future__ import annotations

import streamlit as st

from planner import course_sets, wording
from planner.curriculum import Curriculum
from planner.optimiser import Watch
from planner.solver import Clash, Guarantees, NotFound, RoleGuarantee
from planner.ui import data, links, solving
from planner.ui.data_folder import default_id

Answer = Guarantees | Clash | NotFound


def asked(curriculum: Curriculum, programme_id: str | None = None) -> solving.Job[Answer] | None:
    """The computation, begun where nobody has asked for it yet; None for a curriculum without a major."""
    programme_id = programme_id or course_sets.main_programme(curriculum)
    if programme_id is None:
        return None

    def compute(watch: Watch) -> Answer:
        from planner.solver.guarantees import guarantees  # the optimiser takes a second to load, on this thread

        return guarantees(curriculum, programme_id, watch=watch)

    return solving.ask(curriculum, "guarantees", programme_id, compute, quiet=True)


def begin() -> None:
    """Begin it for the curriculum that is served, before anybody asks: at the server's start."""
    served = data.served(default_id()).curriculum
    if served is not None:
        asked(served)


def known(curriculum: Curriculum, programme_id: str | None = None) -> Guarantees | None:
    """What is guaranteed and possible; None as long as that is not known."""
    job = asked(curriculum, programme_id)
    return job.answer if job is not None and isinstance(job.answer, Guarantees) else None


def of_role(curriculum: Curriculum, role_id: str) -> RoleGuarantee | None:
    """The same for one role."""
    found = known(curriculum)
    return None if found is None else found.roles.get(role_id)


def marks(curriculum: Curriculum) -> tuple[tuple[str, int, int], ...]:
    """By role, the least and the most of needs met: what figures that show them are kept by. Empty where not known."""
    found = known(curriculum)
    roles = {} if found is None else found.roles
    return tuple((role_id, int(role.met.least), int(role.met.most)) for role_id, role in roles.items())


def progress(curriculum: Curriculum) -> None:
    """How far the computation is, in small print; nothing where it is not under way."""
    job = asked(curriculum)
    if job is not None and job.is_under_way:
        _under_way(job)


def why_not_known(curriculum: Curriculum, programme_id: str | None = None) -> None:
    """How far the computation is, or why it has no answer; nothing where the answer is known."""
    job = asked(curriculum, programme_id)
    if job is None:
        return
    if job.is_under_way:
        _under_way(job)
    elif isinstance(job.answer, Clash):
        words = wording.clash_sentence(curriculum, job.answer)
        st.markdown(f"No legal complete plan exists {wording.UNDER_THE_RULES}. {links.literal(words)}")
    elif isinstance(job.answer, NotFound) and not job.stop.is_set():
        st.markdown("No legal complete plan was found in the time allowed; whether there is one is not known.")
    elif job.answer is None or job.stop.is_set():
        solving.shown(job, "The search for what is guaranteed and possible", can_stop=False)


@st.fragment(run_every=1.0)
def _under_way(job: solving.Job[Answer]) -> None:
    """Runs alone, once a second, until the answer is there; then the whole page runs."""
    if not job.is_under_way:
        st.rerun()
    solving.still_waiting(job)
    at = job.progress
    count = f": {at.done} of {at.of}" if at.of else ""
    st.caption(f"Guaranteed and possible are being computed{count}. They appear here by themselves.")
