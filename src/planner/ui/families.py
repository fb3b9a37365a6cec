"""Pictures of roles where there are very many: one family at a time."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum

MOST = 120
"""Roles in one picture: more bars than these nobody reads."""


def are_too_many(curriculum: Curriculum) -> bool:
    """Whether all jobs together do not go into one picture."""
    return sum(role.kind == "job" for role in curriculum.roles) > MOST


def one_of_many(curriculum: Curriculum, *, key: str) -> str | None:
    """The family to picture, chosen where there are too many roles for one picture; None for all."""
    if not are_too_many(curriculum):
        return None
    jobs = sum(role.kind == "job" for role in curriculum.roles)
    if not curriculum.families:
        st.caption(f"The first {MOST} of {jobs:,} roles. The page Roles lists them all.")
        return None
    chosen: str = st.selectbox(f"Family, of {jobs:,} roles", curriculum.families, key=key)
    return chosen
