"""What the draft does: roles before and after, each edit and why it moves none, problems, and the downloads."""

from __future__ import annotations

from functools import partial

import streamlit as st

from planner import wording
from planner.curriculum import Curriculum
from planner.mapping.draft import changed_tables, changes
from planner.mapping.effect import edit_sentence, moved_frame, moved_sentence
from planner.mapping.grid import Grid
from planner.mapping.problems import problem_counts, problem_frame, problems_of_grid
from planner.ui import links, show
from planner.ui.map_draft import Draft
from planner.wording import counted

TOLD = 5
"""Roles and edits told in sentences; beyond that the tables say it."""


def effect(draft: Draft) -> None:
    """Which roles the draft moves and by how much, what each edit does, and the problems that came and went."""
    st.header("What the draft changes")
    if not draft.is_changed:
        st.markdown("Nothing yet. Set a cell, and the roles that it moves appear here, or why it moves none.")
        return
    _roles(draft)
    _edits(draft)
    _problem_change(draft)


def _roles(draft: Draft) -> None:
    frame = moved_frame(draft.saved, draft.effects)
    if frame.empty:
        return
    st.subheader(f"{counted(len(frame), 'role')} {'moves' if len(frame) == 1 else 'move'}")
    for role_id in frame["role_id"].head(TOLD):
        st.markdown(f"- {moved_sentence(draft.saved, draft.effects, role_id)}")
    unmapped = [course_id for course_id in draft.curriculum.catalogue if not draft.curriculum.is_mapped(course_id)]
    if unmapped:
        names = wording.listed(unmapped, most=4)
        st.caption(f"Figures of the catalogue are at least these: nobody has mapped {names} yet.")
    links.row(draft.saved, "role", frame["role_id"].head(TOLD))
    with st.expander("All roles that move, before and after", key="map_moved_open", on_change="rerun") as opened:
        if opened.open:
            show.frame(
                frame.drop(columns="role_id"), "map_moved", alt="Roles that the draft moves, needs met before and after"
            )


def _edits(draft: Draft) -> None:
    edits = draft.effects.edits
    st.subheader(f"{counted(len(edits), 'cell')} changed")
    for edit in edits[:TOLD]:
        st.markdown(f"- {edit_sentence(draft.saved, draft.curriculum, draft.effects, edit)}")
    if len(edits) > TOLD:
        st.caption(f"And {len(edits) - TOLD} more, in the list below.")


def _problem_change(draft: Draft) -> None:
    change = draft.problem_change
    for title, found in (("New problems", change.appeared), ("Problems that went away", change.gone)):
        if found:
            st.subheader(f"{title}: {len(found)}")
            for problem in found[:TOLD]:
                st.markdown(f"- {wording.sentence(problem, draft.curriculum)}")
    if not change.appeared and not change.gone:
        st.caption("No problem of the curriculum appears or goes away.")


def problems_shown(draft: Draft, shown: Grid) -> None:
    """The problems of the courses and skills in the grid as they stand with the draft; the whole list on demand."""
    found = problems_of_grid(draft.problems, shown)
    st.header("Problems of these courses and skills")
    if not found:
        st.markdown("None.")
        return
    st.markdown(f"{problem_counts(found)}.")
    for problem in found[:TOLD]:
        st.markdown(f"- {wording.sentence(problem, draft.curriculum)}")
    with st.expander(f"All {len(found)}", key="map_problems_open", on_change="rerun") as opened:
        if opened.open:
            frame = problem_frame(draft.curriculum, found)
            show.frame(frame, "map_problems", alt="Problems of the courses and skills shown")


def downloads(draft: Draft) -> None:
    """The changed tables whole, as a folder of CSV files holds them, and the list of the changes."""
    if not draft.is_changed:
        return
    st.header("Download the draft")
    st.markdown("The changed tables, whole: each takes the place of the file of that name in the data folder.")
    with st.container(horizontal=True):
        for name in changed_tables(draft.saved, draft.curriculum):
            st.download_button(
                f"Download {name}.csv",
                data=partial(_csv, draft.curriculum, name),
                file_name=f"{name}.csv",
                mime="text/csv",
                key=f"map_{name}_csv",
                on_click="ignore",
            )
    st.markdown("The list of changes:")
    frame = changes(draft.saved, draft.curriculum).drop(columns="skill_id")
    show.frame(frame, "map_changes", alt="Cells of the map that the draft changes", file="map-changes.csv")


def _csv(curriculum: Curriculum, table: str) -> bytes:
    """A table as its file is written: UTF-8, no mark at its head, so that it can take the file's place."""
    return bytes(curriculum.frame(table).to_csv(index=False).encode())
