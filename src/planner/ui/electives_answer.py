"""The answer to "which electives do most for me?": in a sentence, or why there is none and what to relax."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from planner.coverage import RoleCoverage
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning.electives import answer_sentence, coverages, open_plan_sentence, outside_sentence
from planner.solver import Clash, NotFound, Question, Solution
from planner.ui import electives_clash, electives_jobs, links, plan_aims, solving
from planner.ui.kept import PLANS
from planner.ui.solving import Job
from planner.wording import proof_sentence

DOING = "The search for the best electives"


def say(
    curriculum: Curriculum, plan: Plan, question: Question, job: Job[Solution | Clash | NotFound]
) -> Solution | None:
    """The answer as far as it is there; returns the plan found."""
    solving.shown(job, DOING, electives_jobs.step_words)
    found = job.answer
    if isinstance(found, Solution):
        _found(curriculum, plan, question, found)
        return found
    if isinstance(found, Clash):
        electives_clash.explain(curriculum, question, found)
    elif isinstance(found, NotFound):
        st.warning(
            f"No legal plan was found within {found.seconds:.0f} s, and whether there is one is not known. "
            "A longer search, under More limits and wishes, may find out."
        )
    return None


@dataclass(frozen=True)
class _Said:
    """What is said of a plan found, worked out once."""

    sentence: str
    now: str
    coverages: tuple[RoleCoverage, ...]
    gains: bool
    outside: str
    """What courses outside the degree could do beyond it."""

    @classmethod
    def of(cls, curriculum: Curriculum, plan: Plan, found: Solution) -> _Said:
        before = coverages(curriculum, found.plan, found.base)
        after = coverages(curriculum, found.plan, found.plan.courses)
        return cls(
            sentence=answer_sentence(curriculum, found),
            now=open_plan_sentence(curriculum, plan, found),
            coverages=after,
            gains=[entry.figures for entry in before] != [entry.figures for entry in after],
            outside=outside_sentence(curriculum, found),
        )


def _found(curriculum: Curriculum, plan: Plan, question: Question, found: Solution) -> None:
    """The sentence, its proof, what the open plan does beside it, and the figures of each role."""
    said = PLANS.kept(
        curriculum.fingerprint, "answer of electives", (found, plan), lambda: _Said.of(curriculum, plan, found)
    )
    st.markdown(f"**{links.literal(said.sentence)}** {links.literal(proof_sentence(found))}")
    if said.now:
        st.markdown(links.literal(said.now))
    plan_aims.headlines(curriculum, plan, said.coverages, {})
    if found.is_proved and not said.gains:
        if said.outside and not question.outside:
            st.markdown(said.outside)
        st.page_link(links.GAPS, label=":primary[See which needs stay open, and why]")
