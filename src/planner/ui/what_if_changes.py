"""The changes of a scenario, in words and in order, each with a menu; and what could not be made."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    NewCourse,
    Played,
    Replace,
    SetCourse,
    Teach,
)
from planner.ui import links, state, what_if_answers, what_if_current, what_if_keeping, what_if_open
from planner.ui.what_if_open import Open
from planner.wording import counted
from planner.wording.scenario import change_words, refused_words

UP, DOWN, REMOVE = "Move up", "Move down", "Remove"
_SAID = 3
"""Of what goes with a change so much is said at once."""
_LINKED = 12
"""Courses that are links below the list."""


def draw(curriculum: Curriculum, held: Open, played: Played) -> None:
    """The list, what could not be made and why, and the courses that it is about."""
    changes = held.scenario.changes
    st.header(counted(len(changes), "change") if changes else "Changes")
    if not changes:
        st.markdown("None yet. Add one here, or take one from the views “What to drop” and “What to add”.")
    refused = {one.number: one for one in played.refused}
    own = what_if_keeping.is_own(held)
    for number, change in enumerate(changes):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            words = links.literal(change_words(curriculum, change))
            st.markdown(
                f"**{number + 1}**\u2002{words}" + (" – **not made**" if number in refused else ""), width="stretch"
            )
            if own:
                _menu(number, change, len(changes))
        if number in refused:
            st.warning(links.literal(refused_words(curriculum, change, refused[number])))
        else:
            _beside(curriculum, changes[: number + 1])
    named = [course_id for course_id in _courses(changes) if curriculum.has("courses", course_id)]
    links.row(curriculum, "course", named[:_LINKED])


def _beside(curriculum: Curriculum, changes: tuple[Change, ...]) -> None:
    """What goes with the last of these changes beside what it says: requisites and groups that are others then."""
    said = what_if_answers.consequences_of(curriculum, changes)
    for words in said[:_SAID]:
        st.caption(links.literal(words))
    more = len(said) - _SAID
    if more > 0:
        with st.expander(
            f"{more} more that {'goes' if more == 1 else 'go'} with it", key=f"what_if_beside_{len(changes)}"
        ):
            for words in said[_SAID:]:
                st.caption(links.literal(words))


def _menu(number: int, change: Change, of: int) -> None:
    key = f"what_if_change_{number}"
    options = [*([UP] if number else []), *([DOWN] if number < of - 1 else []), REMOVE]
    st.menu_button(
        "Change",
        options,
        key=key,
        type="tertiary",
        help=f"What to do with change {number + 1}",
        on_click=_chosen,
        args=(key, number, change),
    )


def _chosen(key: str, number: int, change: Change) -> None:
    chosen = state.widget_value(key)
    if chosen == REMOVE:
        edit = what_if_open.without(number, change)
    elif chosen in {UP, DOWN}:
        edit = what_if_open.moved(number, change, number + (1 if chosen == DOWN else -1))
    else:
        return
    what_if_current.change(lambda held: what_if_keeping.stepped(held, edit))


def _courses(changes: tuple[Change, ...]) -> tuple[str, ...]:
    """The courses that changes name, each once, in order."""
    found: list[str] = []
    for change in changes:
        match change:
            case Drop(course_ids) | Merge(course_ids):
                found += course_ids
            case Replace(course_id) | SetCourse(course_id) | Teach(course_id):
                found.append(course_id)
            case _:
                pass
        if isinstance(change, Add | Replace | Merge):
            found.append(_code(change.course))
    return tuple(dict.fromkeys(found))


def _code(course: NewCourse) -> str:
    return course.course_id
