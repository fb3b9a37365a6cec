"""One course: what it teaches and who else does, what it asks for and unlocks."""

from __future__ import annotations

import streamlit as st

from planner import requisites, wording
from planner.curriculum import Curriculum
from planner.explore.course_frames import part_of, taught_frame
from planner.explore.unlocking import also_taught, unlocked_by
from planner.tables import Course
from planner.ui import answers, links, opening


def question(curriculum: Curriculum, course_id: str | None) -> str:
    """The title of the page: about all courses, or about one."""
    if course_id is None:
        return "Which courses are there, and what do they teach?"
    return f"What does {links.literal(wording.course_name(curriculum, course_id))} teach?"


def about(curriculum: Curriculum, course_id: str) -> None:
    """Title, credits, terms and standing with what is assumed about them; then the summary."""
    course = curriculum.course(course_id)
    facts = [
        "" if course.title else "Title not published",
        _credits(course),
        course.department or "",
        part_of(course, answers.sets(curriculum)),
        "" if course.suggested_term is None else f"suggested term {course.suggested_term}",
        f"offered in {wording.listed(course.terms)}" if course.terms else "when it is offered is not published",
    ]
    st.markdown(" · ".join(links.literal(fact) for fact in facts if fact))
    if course.summary:
        st.markdown(links.literal(course.summary))


def _credits(course: Course) -> str:
    if course.credits is None:
        return wording.CREDITS_NOT_KNOWN
    amount = f"{wording.number(course.credits)} {'credit' if course.credits == 1 else 'credits'}"
    return f"{amount}, assumed" if wording.credits_note(course) else amount


def teaches(curriculum: Curriculum, course_id: str) -> None:
    """What it teaches, how deep, and who else does; where nobody has mapped it, that."""
    course = curriculum.course(course_id)
    frame = answers.kept(curriculum, "taught", (course_id,), lambda: taught_frame(curriculum, course_id))
    if not course.mapped:
        st.markdown("Nobody has mapped this course yet: which of the skills it teaches is not known.")
        return
    if frame.empty:
        st.markdown("It is mapped, and teaches none of the skills of this curriculum.")
        return
    st.markdown(f"{wording.counted(len(frame), 'skill')}; the levels are {wording.NOT_CONFIRMED}.")
    left, right = st.columns(2)
    with left:
        opening.box(curriculum, "skill", frame["skill_id"], "Open a skill that it teaches", key="course_taught_skill")
    with right:
        same = also_taught(curriculum, course_id)
        others = sorted({other.course_id for skill in same for other in (*skill.others, *skill.outside)})
        opening.box(
            curriculum, "course", others, "Open another course that teaches one of them", key="course_taught_course"
        )
    opening.rows(
        curriculum,
        "skill",
        frame,
        key="course_taught",
        label=None,
        alt=f"Skills that {course_id} teaches, with their level and who else teaches them",
    )


def asks_for(curriculum: Curriculum, course_id: str) -> None:
    """Prerequisites and corequisites in words, each with its basis, and links to the courses named."""
    course = curriculum.course(course_id)
    note = wording.prerequisites_note(course)
    if course.prerequisites is None:
        st.markdown(f"Before it: {note}, treated as none.")
    else:
        st.markdown(
            f"Before it: {links.literal(requisites.in_words(course.prerequisites))}{f' ({note})' if note else ''}."
        )
    rule = wording.rule_note(course.corequisites_basis)
    for words, asked in (
        ("In the same or an earlier term", course.corequisites),
        ("In the same term", course.strict_corequisites),
    ):
        if asked is not None and asked != requisites.NONE:
            st.markdown(f"{words}: {links.literal(requisites.in_words(asked))}{f' ({rule})' if rule else ''}.")
    asked_for = (course.prerequisites, course.corequisites, course.strict_corequisites)
    codes = dict.fromkeys(code for part in asked_for if part is not None for code in requisites.courses_in(part))
    links.row(curriculum, "course", codes)


def unlocks(curriculum: Curriculum, course_id: str) -> None:
    """The courses that ask for it, as links; how many of them have no other way."""
    found = answers.kept(curriculum, "unlocks", (course_id,), lambda: unlocked_by(curriculum, course_id))
    if not found:
        st.markdown("No course asks for it.")
        return
    only = sum(unlocked.only_way for unlocked in found)
    words = f"{wording.counted(len(found), 'course')} {'asks' if len(found) == 1 else 'ask'} for it"
    if only < len(found):
        words += f"; for {only} of them there is no other way" if only else "; there is always another way"
    st.markdown(f"{words}.")
    links.row(curriculum, "course", (unlocked.course_id for unlocked in found))
