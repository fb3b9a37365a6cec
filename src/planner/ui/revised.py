"""What saving, restoring, proposing or accepting led to: told once at the top of the page."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from planner.ui import links, state
from planner.ui.state import Notice

NOTE = "saving_note"
"""The widget that holds the note of the draft that is being saved or proposed."""
NOT_KEPT = "Nothing can be saved at present: the database cannot be opened."
_OPEN = "dialog_open"


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
    """Let the dialog that is open close on its next run; for callbacks, and for who dismisses it."""
    state.set_widget(_OPEN, None)


def open_a_dialog(name: str) -> None:
    """A dialog opens: what was done before does not close it."""
    state.set_widget(_OPEN, name)


def is_open(name: str) -> bool:
    """Whether this dialog is to be drawn: a run of the whole page closes one that is not drawn again."""
    return bool(state.widget_value(_OPEN) == name)


def is_asking() -> bool:
    """Whether a dialog is open: a run of the whole page would take out of somebody's hands what they type there."""
    return state.widget_value(_OPEN) is not None


def just_done() -> bool:
    """Whether a dialog has done its work and is to close."""
    return state.widget_value(_OPEN) is None
