"""Turning a scenario into a draft: its changes become one step of the person's draft of the curriculum."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.access import Action
from planner.scenario import play, to_edits
from planner.ui import editing, people, tables_draft, what_if_current
from planner.ui.what_if_open import Open
from planner.wording import counted

_DONE = "The changes are in your draft now. Look at them there, and save them as a revision when they are right."
_NO_DIFFERENCE = "Nothing was put into your draft: the changes make no difference there."


def button(held: Open) -> None:
    """The button; it needs the right to edit, and a change."""
    may = people.may(Action.EDIT)
    st.button(
        "Turn into a draft",
        key="what_if_draft",
        disabled=not may or not held.scenario.changes,
        help="Puts these changes into your draft in Curriculum, where they can be looked at, undone and saved."
        if may
        else "Editing the curriculum needs the right “faculty”.",
        on_click=_turn,
    )


def _turn() -> None:
    draft, held = editing.current(), what_if_current.seen()
    why = editing.why_read_only(draft)
    if why:
        what_if_current.change(lambda now: now.telling(why, is_good=False))
        return
    edits = to_edits(draft.curriculum, held.scenario.changes)
    if not edits:
        what_if_current.change(lambda now: now.telling(_NO_DIFFERENCE, is_good=False))
        return
    left_out = len(play(draft.curriculum, held.scenario.changes).refused)
    tables_draft.step(edits)
    words = f"{_DONE} {counted(left_out, 'change')} could not be made there." if left_out else _DONE
    what_if_current.change(lambda now: replace(now.telling(words, is_good=not left_out), in_draft=True))
