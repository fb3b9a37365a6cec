"""An answer put into the open scenario with one click; the scenario is shown then."""

from __future__ import annotations

import streamlit as st

from planner.scenario import Change
from planner.ui import links, state, what_if_controls, what_if_current, what_if_keeping
from planner.ui.what_if_open import with_change


def button(label: str, change: Change | None, *, key: str) -> None:
    """The button, and what becomes of the open scenario by it; without a change it cannot be clicked."""
    held = what_if_current.seen()
    own = what_if_keeping.is_own(held)
    there = change is not None and change in held.scenario.changes
    st.button(label, key=key, disabled=change is None or not own or there, on_click=_adopt, args=(change,))
    words = f"The open scenario is “{held.scenario.title}”"
    if not own:
        words += ", which is somebody else’s: open or begin one of your own first"
    elif there:
        words += ": this change stands in it"
    st.caption(links.literal(f"{words}."))


def _adopt(change: Change) -> None:
    what_if_current.change(lambda held: what_if_keeping.stepped(held, with_change(change)))
    state.set_widget(what_if_controls.KEY, what_if_controls.SCENARIO)
