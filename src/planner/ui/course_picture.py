"""The prerequisite picture of one course: what leads up to it, what builds on it, or both."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.charts.chart import Chart
from planner.charts.prerequisites import around, course_requisites_sentence, requisites_frame
from planner.charts.prerequisites_drawing import draw_prerequisites
from planner.course_sets import CORE
from planner.curriculum import Curriculum
from planner.explore.unlocking import building_on, leading_up
from planner.ui import answers, show

BOTH, BEFORE, AFTER = "Both", "What leads up to it", "What builds on it"


def direction() -> str:
    """Which side of the course is drawn."""
    return st.selectbox("Picture", [BOTH, BEFORE, AFTER], key="course_side", bind="query-params")


def has_links(curriculum: Curriculum, course_id: str) -> bool:
    """Whether any course leads up to the course or builds on it."""
    sides = answers.kept(
        curriculum,
        "linked",
        (course_id,),
        lambda: (leading_up(curriculum, course_id), building_on(curriculum, course_id)),
    )
    return any(sides)


def show_picture(curriculum: Curriculum, course_id: str, side: str) -> None:
    """The chosen side as a layered graph, with the sentence about both and the table of what is drawn."""
    made = show.built(
        curriculum.fingerprint,
        "course_requisites",
        (course_id, side),
        lambda dark: _built(curriculum, course_id, side, dark),
    )
    show.chart(made, "course_requisites", table="Table of this picture")


def _built(curriculum: Curriculum, course_id: str, side: str, dark: bool) -> Chart:
    before = leading_up(curriculum, course_id) if side != AFTER else ()
    after = building_on(curriculum, course_id) if side != BEFORE else ()
    every = [course.course_id for course in curriculum.courses]
    whole = around(requisites_frame(curriculum, every), course_id)
    drawn = whole[_among(whole, {course_id, *before}) | _among(whole, {course_id, *after})]
    core = answers.sets(curriculum).get(CORE, ())
    figure = draw_prerequisites(drawn, curriculum, required=core, focus=course_id, dark=dark)
    return Chart(figure, course_requisites_sentence(whole, course_id), drawn)


def _among(frame: pd.DataFrame, courses: set[str]) -> pd.Series[bool]:
    return frame["course_id"].isin(courses) & frame["asks_for"].isin(courses)
