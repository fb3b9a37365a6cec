"""The view Structure: what blocks, what delays, and how long the longest path of requisites is."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.review.structure_words import FACTS, bounds_words, clash_words, structure_sentence, which_figures
from planner.structure import Bounds, Structure, structure_of, structure_of_plan
from planner.ui import links, review_structure_choice, review_structure_picture, review_structure_tables, solving
from planner.ui.review_structure_choice import Chosen

_MEANS = {
    "Longest path": "Courses on the longest chain of requisites; courses that must be taken together count as one.",
    "Blocking": "For each course the number of others that cannot be taken before it; summed.",
    "Delay": "For each course the number of courses on the longest path through it; summed.",
    "Centrality": "For each course the lengths of all paths from a first to a last course that pass it; summed.",
    "Complexity": "Blocking and delay together.",
}


def show(curriculum: Curriculum) -> None:
    """The choice of courses, the answer, the totals, the picture and the tables."""
    chosen = review_structure_choice.choose(curriculum)
    if chosen is None:
        return
    found = structure(curriculum, chosen)
    if found is None:
        return
    st.markdown(links.literal(structure_sentence(found, chosen.of)))
    if not found.course_ids:
        return
    if found.cycle:
        _mend(curriculum, found)
        return
    if found.clash:
        st.markdown(f"{links.literal(clash_words(found.clash))}.")
    _totals(found)
    st.caption(f"{which_figures(found)} {FACTS}")
    drawn = review_structure_picture.show(curriculum, chosen, found)
    review_structure_tables.show(curriculum, chosen, found, lambda item: review_structure_picture.light(item, drawn))


def structure(curriculum: Curriculum, chosen: Chosen) -> Structure | None:
    """The structure of what was chosen; None while it is computed, and it says so."""

    def compute(_: object) -> Structure:
        if chosen.plan is not None:
            return structure_of_plan(curriculum, chosen.plan)
        return structure_of(curriculum, chosen.course_ids)

    job = solving.ask(curriculum, "structure", chosen.name, compute)
    solving.shown(job, "Finding the structure of these courses")
    return job.answer


def _totals(found: Structure) -> None:
    """Few large numbers."""
    if found.totals is None or found.longest is None:
        return
    sums = {
        "Blocking": found.totals.blocking,
        "Delay": found.totals.delay,
        "Centrality": found.totals.centrality,
        "Complexity": found.totals.complexity,
    }
    with st.container(horizontal=True, gap="medium"):
        st.metric("Longest path", _courses(found.longest), help=_MEANS["Longest path"], width="content")
        for name, bounds in sums.items():
            st.metric(name, bounds_words(bounds), help=_MEANS[name], width="content")


def _courses(bounds: Bounds) -> str:
    words = bounds_words(bounds)
    return f"{words} course" if words == "1" else f"{words} courses"


def _mend(curriculum: Curriculum, found: Structure) -> None:
    """A cycle: its courses, and the table where it is mended."""
    st.markdown(
        "No order of taking meets such a circle, so no figure is given until one of these requisites is taken out:"
    )
    links.row(curriculum, "course", dict.fromkeys(found.cycle))
    st.page_link(
        links.CURRICULUM,
        label=":primary[Mend it in the table of courses]",
        query_params={"view": "Courses and rules"},
    )
