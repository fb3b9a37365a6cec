"""What the draft does: roles before and after, each edited cell and why it moves none, problems, and the downloads."""

from __future__ import annotations

from functools import partial

import streamlit as st

from planner import wording
from planner.curriculum import Curriculum
from planner.exchange import folder
from planner.mapping.changes import change_frame
from planner.mapping.draft import changed_tables
from planner.mapping.effect import edit_sentence, moved_frame, moved_sentence
from planner.mapping.grid import Grid
from planner.mapping.problems import problem_counts, problem_frame, problems_of_grid
from planner.ui import links, map_draft, show
from planner.ui.map_draft import MapDraft
from planner.wording import counted
from planner.wording.revisions import changes_words

TOLD = 5
"""Roles and edits told in sentences; beyond that the tables say it."""


def effect(draft: MapDraft) -> None:
    """Which roles the draft moves and by how much, what each edit does, and the problems that came and went."""
    st.header("What the draft changes")
    if not draft.draft.is_changed:
        st.markdown("Nothing yet. Set a cell, and the roles that it moves appear here, or why it moves none.")
        return
    _roles(draft)
    _cells(draft)
    _others(draft)
    _problem_change(draft)


def _roles(draft: MapDraft) -> None:
    effects, curriculum = draft.outcome.effects, draft.curriculum
    frame = moved_frame(curriculum, effects)
    for role_ids, named, words in (
        (effects.added, curriculum, "new"),
        (effects.removed, draft.saved, "no more"),
    ):
        if role_ids:
            titles = wording.listed([named.role(role_id).title for role_id in role_ids], most=TOLD)
            st.markdown(f"{counted(len(role_ids), 'role')} {words}: {links.literal(titles)}.")
    if frame.empty:
        return
    st.subheader(f"{counted(len(frame), 'role')} {'moves' if len(frame) == 1 else 'move'}")
    for role_id in frame["role_id"].head(TOLD):
        st.markdown(f"- {links.literal(moved_sentence(curriculum, effects, role_id))}")
    unmapped = [course_id for course_id in curriculum.catalogue if not curriculum.is_mapped(course_id)]
    if unmapped:
        names = wording.listed(unmapped, most=4)
        st.caption(f"Figures of the catalogue are at least these: nobody has mapped {names} yet.")
    links.row(curriculum, "role", frame["role_id"].head(TOLD))
    with st.expander("All roles that move, before and after", key="map_moved_open", on_change="rerun") as opened:
        if opened.open:
            show.frame(
                frame.drop(columns="role_id"), "map_moved", alt="Roles that the draft moves, needs met before and after"
            )


def _cells(draft: MapDraft) -> None:
    edits, changes = draft.outcome.effects.edits, draft.outcome.changes
    if edits:
        st.subheader(f"{counted(len(edits), 'cell')} changed")
    for edit in edits[:TOLD]:
        words = edit_sentence(draft.saved, draft.curriculum, draft.outcome.effects, edit)
        st.markdown(f"- {links.literal(words)}")
    if len(edits) > TOLD:
        st.caption(f"And {len(edits) - TOLD} more, in the list below.")
    for found, noun, what in (
        (changes.assessments, "cell", "assessed otherwise than before"),
        (changes.confirmed, "cell", "confirmed: from now on the department's own word, and no reading any more"),
    ):
        if found:
            st.markdown(f"{counted(len(found), noun)} {what}. No figure of a role changes by that.")


def _others(draft: MapDraft) -> None:
    changes = draft.outcome.changes
    if changes.settled:
        courses = wording.listed([change.key[0] for change in changes.settled], most=TOLD)
        st.markdown(f"Whether they teach any of the skills is said otherwise of {links.literal(courses)}.")
    if changes.others:
        st.markdown(f"Beside the map: {links.literal(changes_words(changes.others))}.")


def _problem_change(draft: MapDraft) -> None:
    _, change = map_draft.problems_of(draft)
    for title, found, state in (
        ("New problems", change.appeared, draft.curriculum),
        ("Problems that went away", change.gone, draft.saved),
    ):
        if found:
            st.subheader(f"{title}: {len(found)}")
            for problem in found[:TOLD]:
                st.markdown(f"- {links.literal(wording.sentence(problem, state))}")
    if not change.appeared and not change.gone:
        st.caption("No problem of the curriculum appears or goes away.")


def problems_shown(draft: MapDraft, shown: Grid) -> None:
    """The problems of the courses and skills in the grid as they stand with the draft; the whole list on demand."""
    found = problems_of_grid(map_draft.problems_of(draft)[0], shown)
    st.header("Problems of these courses and skills")
    if not found:
        st.markdown("None.")
        return
    st.markdown(f"{problem_counts(found)}.")
    for problem in found[:TOLD]:
        st.markdown(f"- {links.literal(wording.sentence(problem, draft.curriculum))}")
    with st.expander(f"All {len(found)}", key="map_problems_open", on_change="rerun") as opened:
        if opened.open:
            frame = problem_frame(draft.curriculum, found)
            show.frame(frame, "map_problems", alt="Problems of the courses and skills shown")


def downloads(draft: MapDraft) -> None:
    """The changed tables whole, as a folder of CSV files holds them, and the list of the changed cells."""
    if not draft.draft.is_changed:
        return
    st.header("Download the draft")
    st.markdown("The changed tables, whole: each takes the place of the file of that name in a folder of CSV files.")
    with st.container(horizontal=True):
        for name in changed_tables(draft.saved, draft.draft.curriculum):
            st.download_button(
                f"Download {name}.csv",
                data=partial(_csv, draft.draft.curriculum, name),
                file_name=f"{name}.csv",
                mime="text/csv",
                key=f"map_{name}_csv",
                on_click="ignore",
            )
    cells = draft.outcome.changes.cells
    if cells:
        st.markdown("The list of changed cells:")
        frame = change_frame(draft.saved, draft.curriculum, cells).drop(columns="skill_id")
        show.frame(frame, "map_changes", alt="Cells of the map that the draft changes", file="map-changes.csv")


def _csv(curriculum: Curriculum, table: str) -> bytes:
    """A table as its file is written: UTF-8, no mark at its head, so that it can take the file's place."""
    return folder.write_table(curriculum, table, guarded=True).encode()
