"""What saving, restoring, proposing or accepting led to: told once at the top of the page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.ui import links, state
from planner.ui.state import Notice

NOTE = "saving_note"
"""The widget that holds the note of the draft that is being saved or proposed."""
NOT_KEPT = "Nothing can be saved at present: the database cannot be opened."
_DONE = "saving_done"


def told() -> None:
    """What the last saving, restoring or accepting led to, until the next run; nothing where there is nothing new."""
    held = state.session().revised
    if held is None:
        return
    (st.success if held.good else st.warning)(links.literal(held.words))
    state.change(lambda session: replace(session, revised=None if held.said else replace(held, said=True)))


def tell(words: str, *, good: bool = True) -> None:
    """Have `told` say it on the next run; for callbacks."""
    state.change(lambda session: replace(session, revised=Notice(words, good=good)))
    close_the_dialog()


def close_the_dialog() -> None:
    """Let the dialog that is open close on its next run; for callbacks."""
    state.set_widget(_DONE, True)


def open_a_dialog() -> None:
    """A dialog opens: what was done before does not close it."""
    state.set_widget(_DONE, False)


def just_done() -> bool:
    """Whether a dialog has done its work and is to close."""
    return bool(state.widget_value(_DONE))
