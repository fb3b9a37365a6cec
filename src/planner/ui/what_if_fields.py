"""The fields of which a change is made: courses, a level, an expression with what it says."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

import streamlit as st

from planner.curriculum import Curriculum
from planner.tabular.rules import rule
from planner.ui import expression_panel, links, offering, state
from planner.ui.links import Thing

MOST_COURSES = 8
"""So many courses one change drops or merges; more take another change."""
_TURN = "what_if_turn"


def key(name: str) -> str:
    """The key of a field: another one once a change was added, so that the next begins empty."""
    return f"what_if_{name}_{state.widget_value(_TURN) or 0}"


def begin_anew() -> None:
    """Empty all fields; for callbacks."""
    state.set_widget(_TURN, (state.widget_value(_TURN) or 0) + 1)


def one(curriculum: Curriculum, thing: Thing, label: str, name: str, but: Collection[str] = ()) -> str | None:
    """A role, skill or course to choose, found by typing."""
    ids = [item for item in offering.every(curriculum, thing) if item not in but]
    chosen: str | None = st.selectbox(
        label,
        offering.offered(curriculum, thing, ids, key=key(name), chosen=state.widget_value(key(name))),
        index=None,
        key=key(name),
        placeholder=f"Choose a {thing}",
        format_func=lambda item: offering.label(curriculum, thing, item),
    )
    return chosen


def courses(curriculum: Curriculum, name: str) -> tuple[str, ...]:
    """Several courses: a box for each, and one more as long as there is room."""
    found: list[str] = []
    for place in range(MOST_COURSES):
        label = "Course" if place == 0 else "and"
        chosen = one(curriculum, "course", label, f"{name}_{place}", but=found)
        if chosen is None:
            break
        found.append(chosen)
    return tuple(found)


def level(curriculum: Curriculum, label: str, name: str, none: str) -> str:
    """A level's code; "" for `none`, the words for no level at all."""
    codes = [item.code for item in curriculum.scale.levels]
    called = {item.code: f"{item.code}, {item.name}" for item in curriculum.scale.levels}
    return st.selectbox(label, ["", *codes], key=key(name), format_func=lambda item: called.get(item, none)) or ""


def expression(
    curriculum: Curriculum, label: str, name: str, *, kind: Literal["requisite", "pool"] = "requisite", stands: str = ""
) -> str:
    """A requisite or a pool, checked while it is typed, with what it says as a tree under it."""
    typed = st.text_input(label, value=stands, key=key(name), live=True, placeholder="Not known") or ""
    found = rule(curriculum, kind, typed)
    if typed or kind == "pool":
        expression_panel.meaning(curriculum, found, is_pool=kind == "pool")
    return found.text if found.is_readable else typed


def seasons(curriculum: Curriculum, name: str, stands: Sequence[str] = ()) -> str:
    """The terms in which a course is offered, as a cell has them: "Fall;Spring"; none ticked is not known."""
    st.markdown("Terms; none ticked: not known")
    with st.container(horizontal=True):
        ticked = [
            season
            for season in curriculum.about.seasons
            if st.checkbox(links.literal(season), value=season in stands, key=key(f"{name}_{season}"))
        ]
    return ";".join(ticked)
