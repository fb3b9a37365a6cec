"""Beside the best plan: the next best sets with what they lose, and what each lock costs."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.planning import electives_frames as frames
from planner.solver import Question, Solution
from planner.ui import electives_jobs, electives_wishes, links, show, solving
from planner.wording import counted


def draw(curriculum: Curriculum, question: Question, found: Solution) -> None:
    """The next best sets, then the locks of the plan, each with its price."""
    job = electives_jobs.beside(curriculum, question, found)
    solving.shown(job, "The search for the next best sets", electives_jobs.step_words)
    if job.answer is None:
        return
    others, costs = job.answer.runners_up, job.answer.locks
    if others:
        as_good = sum(other.coverage == found.coverage for other in others)
        st.markdown(_as_good_words(as_good, len(others)))
        show.frame(
            frames.runner_up_frame(curriculum, found, others),
            "electives_next",
            alt="The next best sets of courses, with what each loses against the best one",
            file="next-best-electives.csv",
        )
    else:
        st.markdown("There is no other set: no other choice of courses makes a legal plan within these limits.")
    if question.plan.locks:
        st.subheader("What the locks cost")
        st.markdown(frames.lock_sentence(costs))
        show.frame(
            frames.lock_frame([electives_wishes.lock_words(cost.lock) for cost in costs], costs),
            "electives_locks",
            alt="What each lock costs in coverage and in credits",
            file="cost-of-locks.csv",
        )
        st.page_link(links.MY_PLAN, label=":primary[Change the locks on the board]")


def _as_good_words(as_good: int, count: int) -> str:
    if not as_good:
        return f"The next best {'set loses' if count == 1 else 'sets lose'} coverage:"
    verb = "does" if as_good == 1 else "do"
    if as_good == count:
        sets = counted(count, "other set")
        return f"{sets} {verb} as much for the roles; the best one was taken for its credits and terms:"
    return f"{as_good} of the next {count} sets {verb} as much for the roles; the others lose:"
