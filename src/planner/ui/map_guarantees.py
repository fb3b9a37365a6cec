"""Guaranteed and possible with the draft in it: computed in the background, marked stale until that is done."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner import course_sets, wording
from planner.editing import faults_of
from planner.mapping.certain import certain_frame, certain_moves, certain_sentence
from planner.optimiser import Watch
from planner.solver import Clash, Guarantees
from planner.ui import data, guarantees, links, map_draft, revised, show, solving, state
from planner.ui.guarantees import Answer
from planner.ui.kept import DRAFTS
from planner.ui.map_draft import MapDraft
from planner.ui.solving import Job

_LAST = "map_last_guarantees"


def of_draft(draft: MapDraft) -> None:
    """What the draft does to every legal complete plan, or how far the computation is; nothing without a major."""
    changes = draft.outcome.changes
    if not draft.draft.is_changed or guarantees.asked(draft.saved) is None:
        return
    st.subheader("Over all legal complete plans")
    if not (changes.levels or changes.others):
        st.markdown("Guaranteed and possible stay as they are: no level, need or rule differs.")
        return
    if draft.draft.faults or _faults(draft):
        st.markdown("Guaranteed and possible are computed once everything in the draft is right.")
        return
    job, saved = _asked(draft), guarantees.asked(draft.saved)
    if job is None or saved is None:
        return
    before = guarantees.known(draft.saved)
    if job.is_under_way or saved.is_under_way:
        _stale(draft)
        _under_way(job, saved)
    elif isinstance(job.answer, Guarantees) and before is not None:
        moves = certain_moves(before, job.answer)
        told = certain_sentence(moves), certain_frame(draft.curriculum, moves)
        state.set_widget(_LAST, (_name(draft), *told))
        _draw(*told)
        st.caption(f"Exact, {wording.UNDER_THE_RULES}.")
    elif isinstance(job.answer, Guarantees):
        without = "none exists" if isinstance(saved.answer, Clash) else "none is known"
        st.markdown(f"With your draft legal complete plans exist; for what is saved {without}.")
    elif isinstance(job.answer, Clash):
        words = wording.clash_sentence(draft.curriculum, job.answer)
        st.markdown(f"With your draft: {links.literal(words)}")
    else:
        solving.shown(job, "The search for what is guaranteed and possible", can_stop=False)


def _faults(draft: MapDraft) -> bool:
    """Whether references lead nowhere or rules are broken: the solver takes whole curricula only."""
    edited = draft.draft.curriculum
    return bool(DRAFTS.kept(edited.fingerprint, "faults", None, lambda: faults_of(edited)))


def _asked(draft: MapDraft) -> Job[Answer] | None:
    """The computation; another state of the draft gives up the one before."""
    curriculum = draft.draft.curriculum
    programme_id = course_sets.main_programme(curriculum)
    if programme_id is None:
        return None

    def compute(watch: Watch) -> Answer:
        from planner.solver.guarantees import guarantees as found  # the optimiser takes a second to load

        return found(curriculum, programme_id, watch=watch)

    return solving.ask(curriculum, "guarantees of a draft", programme_id, compute, patience_s=0)


def _name(draft: MapDraft) -> tuple[str, str]:
    """Which draft of which curriculum figures are of."""
    return data.curriculum_id(), draft.draft.stored.draft_id if draft.draft.stored else ""


def _stale(draft: MapDraft) -> None:
    last: tuple[tuple[str, str], str, pd.DataFrame] | None = state.widget_value(_LAST)
    if last is not None and last[0] == _name(draft):
        st.caption("These figures are of an earlier state of your draft:")
        _draw(*last[1:])


def _draw(sentence: str, frame: pd.DataFrame) -> None:
    st.markdown(sentence)
    if not frame.empty:
        show.frame(frame, "map_certain", alt=sentence, height="content")


@st.fragment(run_every=1.0)
def _under_way(job: Job[Answer], saved: Job[Answer] | None) -> None:
    """Runs alone, once a second; the whole page follows when the answer is there and nobody is typing."""
    waiting = next((one for one in (saved, job) if one is not None and one.is_under_way), None)
    if waiting is None:
        if not map_draft.is_typing() and not revised.is_asking():
            st.rerun()
        return
    for one in (job, saved):
        if one is not None and one.is_under_way:
            solving.still_waiting(one)
    at = waiting.progress
    count = f": {at.done} of {at.of}" if at.of else ""
    st.caption(f"Guaranteed and possible are being computed for your draft{count}. They appear here by themselves.")
