"""Suggestions that were rejected for a course or role: remembered in the store, listed, and taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from planner.access import NotAllowed, Person
from planner.curriculum import Curriculum
from planner.store import Store, StoreError, rejections
from planner.ui import data, links, people, state
from planner.ui.suggest_subject import Subject

_NOTICE = "suggest_rejected_notice"


def known(subject: Subject) -> frozenset[str] | None:
    """Ids of the skills that were rejected for it before, by anybody; None where nothing can be kept at present."""
    db = data.store()
    try:
        return None if db is None else rejections.of(db, people.me(), data.curriculum_id(), subject.kept_as)
    except (StoreError, NotAllowed):
        return None


def put(subject: Subject, skill_id: str) -> None:
    """Reject a skill; for callbacks."""
    _told(lambda db, who: rejections.put(db, who, data.curriculum_id(), subject.kept_as, skill_id))


def take_back(subject: Subject, skill_id: str) -> None:
    """Let a skill be suggested again; for callbacks."""
    _told(lambda db, who: rejections.take_back(db, who, data.curriculum_id(), subject.kept_as, skill_id))


def _told(change: Callable[[Store, Person], None]) -> None:
    """Change what the store has; what it refuses is said on the page."""
    state.set_widget(_NOTICE, "")
    db = data.store()
    try:
        if db is not None:
            change(db, people.me())
    except (StoreError, NotAllowed, KeyError) as error:
        state.set_widget(_NOTICE, f"Nothing was changed: {links.literal(str(error))}.")


def listed(curriculum: Curriculum, subject: Subject, skill_ids: Iterable[str], *, free: bool) -> None:
    """The rejected skills in the order of the curriculum, each with the way back where that is `free`."""
    notice = state.widget_value(_NOTICE)
    if notice:
        st.warning(notice)
    shown = [skill.skill_id for skill in curriculum.skills if skill.skill_id in frozenset(skill_ids)]
    if not shown:
        return
    st.header("Rejected before")
    st.caption(f"These are not suggested again for {links.literal(subject.name(curriculum))}, whoever asks.")
    for skill_id in shown:
        with st.container(horizontal=True, vertical_alignment="center"):
            links.to(curriculum, "skill", skill_id)
            st.button(
                "Take back",
                key=f"suggest_back_{subject.kept_as}_{skill_id}",
                on_click=take_back,
                args=(subject, skill_id),
                disabled=not free,
            )
