"""The picture of the view Structure: click a course, or choose it, to light what it blocks and what delays it."""

from __future__ import annotations

import streamlit as st

from planner.charts.structure_picture import IN_DEPARTMENT, MOST, WITH_REQUISITES, drawable, structure_picture
from planner.curriculum import Curriculum
from planner.review.structure_reach import reach_in
from planner.structure import Reach, Structure
from planner.ui import answers, links, review_actions, state
from planner.ui import show as showing
from planner.ui.review_structure_choice import Chosen
from planner.wording import counted

_NONE_LIT = "No course is lit: the picture shows them all, with the longest path."
_COURSE, _DEPARTMENT = "structure_course", "structure_department"


def show(curriculum: Curriculum, chosen: Chosen, found: Structure) -> tuple[str, ...]:
    """The box of courses, and the picture that does the same by a click; gives the courses drawn."""
    st.header("Courses by term, and what waits for what")
    shown = _shown(curriculum, found)
    course_id = _lit(curriculum, shown)
    reach = None if course_id is None else _reach(curriculum, chosen, found, course_id)
    lit = None if course_id is None or reach is None else (course_id, reach)
    made = showing.built(
        curriculum.fingerprint,
        "structure_picture",
        (chosen.name, shown, course_id),
        lambda dark: structure_picture(curriculum, found, shown, of=chosen.of, lit=lit, plan=chosen.plan, dark=dark),
    )
    st.markdown(links.literal(made.sentence if lit else _NONE_LIT))
    # What was clicked in one picture is no choice in the next: each has a key of its own.
    key = f"structure_picture_{course_id or ''}"
    showing.chart(
        made,
        key,
        sentence=False,
        table=None,
        on_select=lambda: _clicked(key, shown, course_id),
        selection_mode="points",
    )
    if course_id is not None:
        review_actions.offer(curriculum, "bottleneck", course_id)
        links.to(curriculum, "course", course_id, label=f"The page of {links.name(curriculum, 'course', course_id)}")
    return shown


def _shown(curriculum: Curriculum, found: Structure) -> tuple[str, ...]:
    """The courses drawn, with what is left out in words, and a department to choose where it must be."""
    shown, which = drawable(curriculum, found)
    if which == IN_DEPARTMENT:
        named = [curriculum.course(course_id).department for course_id in found.course_ids]
        departments = list(dict.fromkeys(name for name in named if name))
        if departments:
            wanted = st.selectbox("Department drawn", departments, key=_DEPARTMENT, bind="query-params")
            shown, which = drawable(curriculum, found, wanted)
    left = len(found.course_ids) - len(shown)
    if which == WITH_REQUISITES:
        st.caption(f"Drawn are the courses with requisites among them; {counted(left, 'course')} without are left out.")
    elif which == IN_DEPARTMENT:
        st.caption(
            f"Of {counted(len(found.course_ids), 'course')} the picture shows {len(shown)}, at most {MOST} of a "
            "department; figures and tables count them all."
        )
    return shown


def _lit(curriculum: Curriculum, shown: tuple[str, ...]) -> str | None:
    """The course that is lit, if any: chosen here, or clicked in the picture."""
    picked: str | None = st.selectbox(
        "Course to light: what it blocks, and what delays it",
        sorted(shown),
        index=None,
        key=_COURSE,
        bind="query-params",
        format_func=lambda item: links.name(curriculum, "course", item),
        placeholder="Choose one, or click it in the picture",
    )
    return picked if picked in shown else None


def light(course_id: str, shown: tuple[str, ...]) -> None:
    """Light a course, for callbacks; one that is not drawn changes nothing."""
    if course_id in shown:
        state.set_widget(_COURSE, course_id)


def _clicked(key: str, shown: tuple[str, ...], lit: str | None) -> None:
    """What is clicked is lit; a click on the lit course lets go of it."""
    points = (state.widget_value(key) or {}).get("selection", {}).get("points", [])
    picked = next((point["customdata"][0] for point in points if point.get("customdata")), None)
    if picked in shown:
        state.set_widget(_COURSE, None if picked == lit else picked)


def _reach(curriculum: Curriculum, chosen: Chosen, found: Structure, course_id: str) -> Reach:
    return answers.kept(
        curriculum, "structure reach", (chosen.name, course_id), lambda: reach_in(curriculum, found, course_id)
    )
