"""The open plan in the address of its page, so that a reload, a bookmark and a second window open the same one."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.ui import plan_own, state
from planner.ui.state import Session

_NAME = "plan"


def follow() -> bool:
    """Open the plan that the address names; returns whether it names one that cannot be opened.

    Nothing is opened while a change waits that is not saved.
    """
    wanted, held = st.query_params.get(_NAME), state.session()
    if not wanted or held.waits or (held.kept is not None and held.kept.plan_id == wanted):
        return False
    found = plan_own.opened(held, wanted)
    if found is not None:
        state.put(found)
    return found is None


def say(*, always: bool = True) -> None:
    """Name the open plan in the address; unless `always`, only where it names one already, as on its own page."""
    if not always and _NAME not in st.query_params:
        return
    kept = state.session().kept
    if kept is not None and st.query_params.get(_NAME) != kept.plan_id:
        st.query_params[_NAME] = kept.plan_id
    elif kept is None and _NAME in st.query_params:
        del st.query_params[_NAME]


def change(to: Callable[[Session], Session]) -> None:
    """Another plan is opened, or none is: the form that callbacks use, which takes the address along."""
    state.change(to)
    say(always=False)
