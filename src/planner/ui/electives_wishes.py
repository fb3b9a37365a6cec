"""The student's own wishes about single courses: those never to be taken, and the locks set on the board."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.plan import Lock, Plan
from planner.ui import links, state
from planner.ui.plan_opening import step
from planner.wording import counted, listed

Edit = Callable[[Plan], Plan]
_NEVER = "electives_never"


def words(plan: Plan) -> str:
    """What stands behind the closed part: limits, and how many courses are locked or never to be taken."""
    found = ["More limits and wishes"]
    if plan.exclusions:
        found.append(counted(len(plan.exclusions), "course never to be taken", "courses never to be taken"))
    if plan.locks:
        found.append(counted(len(plan.locks), "lock"))
    return " · ".join(found)


def draw(curriculum: Curriculum, plan: Plan) -> None:
    """Courses never to be taken, each to be allowed again; and the locks, with the way to them."""
    if state.widget_value(_NEVER) is not None:
        state.set_widget(_NEVER, None)
    st.selectbox(
        "Never this course",
        [course.course_id for course in curriculum.courses if course.course_id not in plan.exclusions],
        index=None,
        key=_NEVER,
        format_func=lambda course_id: links.name(curriculum, "course", course_id),
        placeholder="Type a code or a title",
        on_change=_never_chosen,
    )
    for course_id in plan.exclusions:
        with st.container(horizontal=True, vertical_alignment="center"):
            links.to(curriculum, "course", course_id)
            st.button(
                f"Allow {course_id} again",
                key=f"electives_allow {course_id}",
                on_click=step,
                args=(_allowing(course_id),),
            )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_lock_words(plan), width="content")
        st.page_link(links.MY_PLAN, label=":primary[To the board, where courses are locked]")


def never(course_id: str) -> None:
    """Take a course into the list of those never to be taken; an undoable step."""
    step(lambda plan: plan_edits.exclude(plan, course_id))


def _never_chosen() -> None:
    course_id = state.widget_value(_NEVER)
    if course_id:
        never(course_id)


def _allowing(course_id: str) -> Edit:
    return lambda plan: plan_edits.include(plan, course_id)


def _lock_words(plan: Plan) -> str:
    if not plan.locks:
        return "No course is locked."
    return f"Locked: {links.literal(listed([lock_words(lock) for lock in plan.locks], most=6))}."


def lock_words(lock: Lock) -> str:
    """A lock in a few words: "MP-461 in 2027 Fall", "MP-461 not before 2027 Fall", "MP-461 in some term"."""
    if lock.term is not None:
        return f"{lock.course_id} in {lock.term}"
    return f"{lock.course_id} {'in some term' if lock.not_before is None else f'not before {lock.not_before}'}"
