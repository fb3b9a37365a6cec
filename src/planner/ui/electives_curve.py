"""Best coverage against added credits: the chart, and its numbered steps as a table."""

from __future__ import annotations

import streamlit as st

from planner.charts.frontier import frontier
from planner.curriculum import Curriculum
from planner.solver import Frontier, Objective, Question
from planner.ui import electives_jobs, show, solving
from planner.ui.solving import Job


def draw(curriculum: Curriculum, question: Question, job: Job[Frontier]) -> None:
    """The chart and under it its steps; while it is not there, how far it is."""
    solving.shown(job, "The curve of coverage against credits", electives_jobs.step_words)
    found = job.answer
    if found is None:
        return
    budget = int(question.most_credits or 0)
    made = show.built(
        curriculum.fingerprint,
        "frontier",
        (job.name, tuple(point.solution.added for point in found.points), found.is_proved, budget),
        lambda dark: frontier(curriculum, found, budget=budget, dark=dark),
    )
    st.markdown(made.sentence)
    if not found.points:
        return
    if question.objective is Objective.WEAKEST:
        st.caption("The curve is of the roles together; the best set below puts the weakest role first.")
    show.chart(made, "electives_frontier", sentence=False, table=None)
    if not found.is_proved:
        st.caption("The time was up before every step was proved: some may be better than shown.")
    show.frame(
        made.frame,
        "electives_steps",
        alt="The steps of best coverage, each with the courses that it brings in",
        file="coverage-against-credits.csv",
        height="content",
        column_config={
            "step": st.column_config.Column(width=50),
            "credits": st.column_config.NumberColumn(width=60, format="%g"),
            "coverage": st.column_config.Column(width=70),
            "brings in": st.column_config.Column(width=310),
            "instead of": st.column_config.Column(width=300),
            "needs met": st.column_config.Column(width=180),
            "degree": st.column_config.Column(width=110),
            "share": None,
        },
    )
