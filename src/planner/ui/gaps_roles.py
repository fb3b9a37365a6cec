"""Which roles the gaps are shown for: those that the plan aims at, and one that the address names."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning.board import known_aims
from planner.ui import links, state


def shown(curriculum: Curriculum, plan: Plan, asked: str | None) -> tuple[str, ...]:
    """The roles aimed at and, last, one that was asked for and is no aim."""
    aims = known_aims(curriculum, plan)
    return aims if asked is None or asked in aims else (*aims, asked)


def choose_one(curriculum: Curriculum, roles: tuple[str, ...], asked: str | None) -> str:
    """The role whose gaps are shown in full, kept in the address by its id."""
    role_id = asked if asked in roles else roles[0]
    if len(roles) > 1:
        key = "gaps_role"
        if state.widget_value(key) != role_id:
            state.set_widget(key, role_id)
        st.segmented_control(
            "Gaps of",
            roles,
            key=key,
            required=True,
            format_func=lambda role: links.literal(links.name(curriculum, "role", role)),
            on_change=_follow,
            args=(key,),
            wrap=True,
        )
    return role_id


def _follow(key: str) -> None:
    role_id = state.widget_value(key)
    if role_id:
        st.query_params["role"] = role_id
