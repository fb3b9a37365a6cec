"""Guaranteed and possible before and after a scenario: computed in the background, marked as being computed."""

from __future__ import annotations

import streamlit as st

from planner import course_sets, wording
from planner.curriculum import Curriculum
from planner.editing import faults_of
from planner.mapping.certain import certain_frame, certain_moves, certain_sentence
from planner.optimiser import Watch
from planner.solver import Clash, Guarantees
from planner.ui import guarantees, links, show, solving
from planner.ui.guarantees import Answer
from planner.ui.kept import DRAFTS
from planner.ui.solving import Job


def draw(
    before: Curriculum, after: Curriculum, programme_id: str | None = None
) -> tuple[Guarantees, Guarantees] | None:
    """What every legal complete plan meets and the best one does, before and after; both answers once they are known.

    Nothing is drawn for a curriculum without a major.
    """
    programme_id = programme_id or course_sets.main_programme(before)
    saved = None if programme_id is None else guarantees.asked(before, programme_id)
    if programme_id is None or saved is None:
        return None
    st.subheader("Over all legal complete plans")
    if before.programme(programme_id).kind != "major":
        st.markdown("They are told for a major: choose one above.")
        return None
    if before == after:
        st.markdown("Guaranteed and possible stay as they are: nothing differs.")
        return None
    faults = DRAFTS.kept(after.fingerprint, "faults", None, lambda: faults_of(after))
    if faults:
        st.markdown("They cannot be computed: after these changes something leads nowhere.")
        return None
    job, old = _asked(after, programme_id), guarantees.known(before, programme_id)
    if job.is_given_up:
        solving.shown(job, "The search for what is guaranteed and possible")
    elif job.is_under_way or saved.is_under_way:
        _under_way(job, saved)
    elif isinstance(job.answer, Guarantees) and old is not None:
        _told(after, old, job.answer)
        return old, job.answer
    elif isinstance(job.answer, Guarantees):
        without = "none exists" if isinstance(saved.answer, Clash) else "none is known"
        st.markdown(f"After these changes legal complete plans exist; before them {without}.")
    elif isinstance(job.answer, Clash):
        words = wording.clash_sentence(after, job.answer)
        st.warning(f"After these changes no legal complete plan exists any more. {links.literal(words)}")
    else:
        solving.shown(job, "The search for what is guaranteed and possible")
    return None


def _asked(after: Curriculum, programme_id: str) -> Job[Answer]:
    """The computation for the curriculum after the changes; other changes give up the one before."""

    def compute(watch: Watch) -> Answer:
        from planner.solver.guarantees import guarantees as found  # the optimiser takes a second to load

        return found(after, programme_id, watch=watch)

    return solving.ask(after, "guarantees of a scenario", programme_id, compute, patience_s=0)


def _told(after: Curriculum, old: Guarantees, new: Guarantees) -> None:
    moves = certain_moves(old, new)
    st.markdown(certain_sentence(moves))
    frame = certain_frame(after, moves)
    if not frame.empty:
        show.frame(
            frame,
            "what_if_certain",
            alt="Roles whose guaranteed or possible needs differ, before and after",
            file="what-if-guaranteed.csv",
            column_config={name: name.capitalize() for name in frame.columns},
            height="content" if len(frame) < 30 else "auto",
        )
    proved = "Exact" if new.is_proved and old.is_proved else "The best found in the time allowed, not proved"
    st.caption(f"{proved}, {wording.UNDER_THE_RULES}.")


@st.fragment(run_every=1.0)
def _under_way(job: Job[Answer], saved: Job[Answer]) -> None:
    """Runs alone, once a second, until both answers are there or the visitor stops; then the whole page runs."""
    waiting = next((one for one in (saved, job) if one.is_under_way), None)
    if waiting is None or job.is_given_up:
        st.rerun()
    for one in (saved, job):
        if one.is_under_way:
            solving.still_waiting(one)
    at = waiting.progress
    which = "as it stands" if waiting is saved else "after the changes"
    text = f"Guaranteed and possible are being computed, {which}: {at.done} of {at.of or '…'}"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(min(1.0, at.done / at.of) if at.of else 0.0, text=text)
        st.button("Stop", key="what_if_certain_stop", on_click=solving.give_up, args=(job,))
