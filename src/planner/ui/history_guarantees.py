"""Guaranteed and possible of two states of a curriculum: computed in the background, when somebody asks."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.solver import Guarantees
from planner.ui import guarantees, show
from planner.wording import UNDER_THE_RULES, counted


def draw(before: Curriculum, after: Curriculum, *, key: str) -> None:
    """Closed until it is opened: it takes the solver some seconds for a state that nobody has looked at."""
    label = "What is guaranteed and possible, before and after"
    with st.expander(label, key=f"{key}_guarantees", on_change="rerun") as opened:
        if not opened.open:
            return
        old, new = guarantees.known(before), guarantees.known(after)
        if old is None or new is None:
            guarantees.why_not_known(before if old is None else after)
            return
        shown = frame(after, old, new)
        if shown.empty:
            st.markdown(f"Nothing that is guaranteed or possible {UNDER_THE_RULES} differs.")
            return
        roles = len(set(shown["role"]))
        st.markdown(f"{counted(roles, 'role')} {'differs' if roles == 1 else 'differ'} {UNDER_THE_RULES}.")
        show.frame(shown, f"{key}_guaranteed", alt="Needs met that are guaranteed and possible, before and after")


def frame(after: Curriculum, old: Guarantees, new: Guarantees) -> pd.DataFrame:
    """One row a role of both states for which the least or the most of needs met differs: role, before, after."""
    rows = []
    for role in after.roles:
        first, then = old.roles.get(role.role_id), new.roles.get(role.role_id)
        if first is None or then is None:
            continue
        was, now = (f"{int(found.met.least)} to {int(found.met.most)}" for found in (first, then))
        if was != now:
            rows.append({"role": role.title, "needs met before": was, "needs met after": now})
    return pd.DataFrame(rows, columns=["role", "needs met before", "needs met after"], dtype="str")
