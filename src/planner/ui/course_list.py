"""All courses, found by words and department, with what they teach and where they stand."""

from __future__ import annotations

import streamlit as st

from planner import wording
from planner.curriculum import Curriculum
from planner.explore.course_frames import courses_frame
from planner.explore.search import find_courses
from planner.explore.skill_frames import OUTSIDE
from planner.ui import answers, links, opening


def department(curriculum: Curriculum) -> str | None:
    """The department to show, kept in the address; None for all of them."""
    names = list(dict.fromkeys(course.department for course in curriculum.courses if course.department))
    return st.selectbox(
        "Department", names, index=None, key="course_department", bind="query-params", placeholder="All departments"
    )


def show(curriculum: Curriculum, words: str, chosen: str | None) -> None:
    """How many courses there are and of which kind, then the table whose rows open them."""
    found = [row.item for row in find_courses(curriculum, words)]
    wanted = [course_id for course_id in found if chosen in {None, curriculum.course(course_id).department}]
    if not wanted:
        nearest = curriculum.nearest("courses", words)
        st.markdown(
            f"No course has “{links.literal(words)}” in its code, title, summary or skills."
            + " Nearest:" * bool(nearest)
        )
        links.row(curriculum, "course", nearest)
        return
    sets = answers.sets(curriculum)
    every = answers.kept(curriculum, "courses_frame", (), lambda: courses_frame(curriculum, sets))
    frame = every[every["course_id"].isin(wanted)]
    parts = frame["part of"].value_counts()
    named = [f"{parts[name]} in the {name}" for name in sets if name in parts]
    named += [f"{parts[OUTSIDE]} {OUTSIDE}"] if OUTSIDE in parts else []
    st.markdown(f"{wording.counted(len(frame), 'course')}: {links.literal(wording.listed(named))}.")
    opening.rows(
        curriculum,
        "course",
        frame,
        key="course_list",
        label=None,
        alt="Courses with credits, what they teach and where they stand",
        column_config={
            "credits": st.column_config.NumberColumn(format="%g"),
            "term": st.column_config.Column("term", help="The suggested term"),
            "skills": st.column_config.Column("skills taught", help="Empty: nobody has mapped the course"),
            "roles": st.column_config.Column("roles that need them"),
        },
    )
