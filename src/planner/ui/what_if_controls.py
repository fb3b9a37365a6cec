"""What a visitor chooses: the view, in the address."""

from __future__ import annotations

import streamlit as st

SCENARIO, COMPARE, DROP, ADD = "Scenario", "Compare", "What to drop", "What to add"
KEY = "what_if"


def view() -> str:
    """The view that is open; only this one is computed."""
    chosen = st.segmented_control(
        "View",
        [SCENARIO, COMPARE, DROP, ADD],
        default=SCENARIO,
        required=True,
        key=KEY,
        bind="query-params",
        label_visibility="collapsed",
        wrap=True,
    )
    return chosen or SCENARIO
