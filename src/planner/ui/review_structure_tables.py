"""The tables of the view Structure: courses with their measures, bottlenecks, and what the requisites show."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.review.bottlenecks import bottlenecks, bottlenecks_sentence
from planner.review.structure_frames import absent_requisites, redundant_requisites, sets_together, structure_courses
from planner.structure import Structure
from planner.ui import answers, links, state
from planner.ui import show as showing
from planner.ui.review_structure_choice import Chosen
from planner.wording import counted

_NAMES = {"blocking": "Blocking", "delay": "Delay", "centrality": "Centrality", "complexity": "Complexity"}
_BOTTLENECK = {
    "course_id": "Course",
    "course": "Title",
    "blocking_least": "Blocks",
    "blocking_most": "Blocks, most",
    "skills": "Skills alone",
    "skill_names": "Skills that nothing else teaches as deep",
    "roles": "Roles",
    "role_titles": "Roles that need them",
}
_TALL = 20
"""Rows of a table that is seen whole; a longer one scrolls."""
_NAMED = 12


def show(curriculum: Curriculum, chosen: Chosen, found: Structure, pick: Callable[[str], None]) -> None:
    """Bottlenecks, all courses with the four measures, then what is found about their requisites.

    `pick` is called with the course of a row that is selected.
    """
    _bottlenecks(curriculum, chosen, found, pick)
    st.header("All courses")
    frame = answers.kept(curriculum, "structure courses", chosen.name, lambda: structure_courses(curriculum, found))
    showing.frame(
        frame,
        "structure_courses",
        alt="Courses with blocking, delay, centrality and complexity, the most complex first",
        file="structure.csv",
        column_config=_labels(frame),
        on_select=lambda: _picked("structure_courses", frame, pick),
        selection_mode="single-row",
    )
    st.header("What the requisites show")
    _redundant(curriculum, found)
    _together(curriculum, found)
    _absent(curriculum, found)


def _picked(table: str, frame: pd.DataFrame, pick: Callable[[str], None]) -> None:
    """A row that is let go changes nothing."""
    rows = (state.widget_value(table) or {}).get("selection", {}).get("rows", [])
    if rows and rows[0] < len(frame):
        pick(str(frame["course_id"].iloc[rows[0]]))


def _bottlenecks(curriculum: Curriculum, chosen: Chosen, found: Structure, pick: Callable[[str], None]) -> None:
    """The courses that hold up others, and the skills that rest on them alone."""
    st.header("Bottlenecks, and what only they teach")
    frame, sentence = answers.kept(
        curriculum,
        "bottlenecks",
        chosen.name,
        lambda: (bottlenecks(curriculum, found), bottlenecks_sentence(curriculum, found)),
    )
    st.markdown(links.literal(sentence))
    if frame.empty:
        return
    shown = {name: label for name, label in _BOTTLENECK.items() if not _is_the_same(frame, name)}
    showing.frame(
        frame,
        "structure_bottlenecks",
        alt="Bottleneck courses with the skills that nothing else teaches as deep as needed, and who needs them",
        file="bottlenecks.csv",
        column_order=list(shown),
        column_config=shown,
        on_select=lambda: _picked("structure_bottlenecks", frame, pick),
        selection_mode="single-row",
        height="content" if len(frame) <= _TALL else "auto",
    )
    st.caption("A row that is selected is lit in the picture.")
    links.row(curriculum, "course", frame["course_id"][:_NAMED], short=True)


def _is_the_same(frame: pd.DataFrame, name: str) -> bool:
    """Whether a column of the most says what that of the least does, so that one of them is enough."""
    return name.endswith("_most") and frame[name].equals(frame[name.replace("_most", "_least")])


def _labels(frame: pd.DataFrame) -> dict[str, str]:
    """Where some measure is a range, a column for each end of it."""
    labels = {"course_id": "Course", "course": "Title"}
    if "blocking_most" not in frame.columns:
        return labels | _NAMES
    least = {name: f"{label}, least" for name, label in _NAMES.items()}
    return labels | least | {f"{name}_most": f"{label}, most" for name, label in _NAMES.items()}


def _redundant(curriculum: Curriculum, found: Structure) -> None:
    if not found.redundant:
        st.markdown("No requisite is redundant: none is implied by the others.")
        return
    number = len(found.redundant)
    said = (
        "requisite is redundant: another path implies it"
        if number == 1
        else "requisites are redundant: others imply them"
    )
    st.markdown(f"**{number} {said}.** Without it the same courses may be taken in the same terms.")
    showing.frame(
        redundant_requisites(curriculum, found),
        "redundant_requisites",
        alt="Redundant requisites, each with the path that implies it",
        column_config={
            "course_id": "Course",
            "course": "Title",
            "requisite": "Asks for",
            "implied_by": "Implied already by this path",
        },
        height="content" if number <= _TALL else "auto",
    )


def _together(curriculum: Curriculum, found: Structure) -> None:
    if found.sets:
        st.markdown("**Courses that ask for each other in the same term, and count as one on a path:**")
        st.markdown("\n".join(f"- {links.literal(words)}" for words in sets_together(curriculum, found)))


def _absent(curriculum: Curriculum, found: Structure) -> None:
    if not found.absent:
        st.markdown("Every course that they ask for is in the set.")
        return
    st.markdown(f"**{counted(len(found.absent), 'requisite')} outside this set.** Figures leave them out.")
    showing.frame(
        absent_requisites(curriculum, found),
        "absent_requisites",
        alt="Requisites that the set does not hold",
        column_config={"course_id": "Course", "course": "Title", "requisite": "Asks for", "where": "Which is"},
        height="content" if len(found.absent) <= _TALL else "auto",
    )
