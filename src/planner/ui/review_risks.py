"""The view Risks: skills by how many roles need them and how many courses teach them, and what is found about them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner import review
from planner.charts.taught import needed_and_taught
from planner.curriculum import Curriculum
from planner.problems import Kind
from planner.review.findings_table import findings, idle_courses, skills_found
from planner.ui import links, offering, review_controls, show, state
from planner.ui.review_answers import once
from planner.wording import counted

ORPHAN, SHALLOW, FRAGILE, IDLE = "Taught by nobody", "Never deep enough", "On a single course", "Needed by nobody"
_KINDS = {
    ORPHAN: Kind.ORPHAN_SKILL,
    SHALLOW: Kind.NEVER_DEEP_ENOUGH,
    FRAGILE: Kind.FRAGILE_SKILL,
    IDLE: Kind.IDLE_SKILL,
}
_MEANS = {
    ORPHAN: "Needed by a role, and taught by no course of the catalogue.",
    SHALLOW: "Taught, but at no course as deep as a role needs it.",
    FRAGILE: "Only one course reaches the deepest level that a role needs: without it nobody does.",
    IDLE: "Taught by a course, and needed by none of these roles. That alone is no reason to drop it.",
}
_TALL = 60
"""Rows of a list that is seen whole; a longer one scrolls."""
_NAMED = 12
"""Links side by side, of things that a table beside them has all."""
_LABELS = {
    "skill": "Skill",
    "category": "Category",
    "needed_by": "Roles that need it",
    "deepest_needed": "Needed",
    "deepest_taught": "Taught",
    "taught_by": "Courses that teach it",
    "course_id": "The course",
    "course_is": "Required?",
    "outside": "Outside courses",
}
_SHOWN = {
    ORPHAN: ("skill", "category", "needed_by", "deepest_needed", "outside"),
    SHALLOW: ("skill", "category", "needed_by", "deepest_needed", "deepest_taught", "taught_by"),
    FRAGILE: ("skill", "category", "needed_by", "deepest_needed", "course_id", "course_is"),
    IDLE: ("skill", "category", "deepest_taught", "taught_by"),
}


def answer(curriculum: Curriculum) -> None:
    """The sentence, and all skills by roles that need them and courses that teach them."""
    st.markdown(once(curriculum, review.risks_sentence))
    review_controls.standing(curriculum)
    made = show.built(
        curriculum.fingerprint,
        "needed_and_taught",
        (),
        lambda dark: needed_and_taught(curriculum, curriculum.catalogue, dark=dark),
    )
    show.chart(made, "risks_chart", sentence=False, table="Table of skills")


def finding() -> str:
    """Which list is open."""
    chosen = st.segmented_control(
        "Finding", list(_KINDS), default=ORPHAN, required=True, key="review_finding", bind="query-params"
    )
    return chosen or ORPHAN


def skills(curriculum: Curriculum, chosen: str) -> str | None:
    """The list of skills with this finding; gives the one picked in the table or in the box beside it, if any."""
    frame = once(curriculum, skills_found, _KINDS[chosen])
    st.markdown(f"**{counted(len(frame), 'skill')}.** {_MEANS[chosen]}")
    if frame.empty:
        return None
    ids = list(frame["skill_id"])
    box, table = f"skill_{_KINDS[chosen]}", f"list_{_KINDS[chosen]}"
    show.frame(
        frame,
        table,
        alt=f"Skills: {chosen.lower()}",
        file=f"{_KINDS[chosen].replace(' ', '-')}.csv",
        column_order=_SHOWN[chosen],
        column_config=_LABELS,
        on_select=lambda: _pick(table, box, ids),
        selection_mode="single-row",
        height="content" if len(frame) <= _TALL else "auto",
    )
    picked: str = st.selectbox(
        "Skill to look at",
        offering.offered(curriculum, "skill", ids, key=box, chosen=state.widget_value(box)),
        key=box,
        format_func=lambda item: offering.label(curriculum, "skill", item),
    )
    return picked


def _pick(table: str, box: str, ids: list[str]) -> None:
    """A row picked in the table is the choice in the box; a row let go changes nothing."""
    rows = (state.widget_value(table) or {}).get("selection", {}).get("rows", [])
    if rows and rows[0] < len(ids):
        state.set_widget(box, ids[rows[0]])


def one_skill(curriculum: Curriculum, skill_id: str) -> None:
    """The roles that need a skill and the courses that teach it, each a link, and the way to the skill's page."""
    skill = curriculum.skill(skill_id)
    with st.container(border=True):
        st.subheader(links.literal(skill.name))
        if skill.definition:
            st.caption(links.literal(skill.definition))
        needed, taught = st.columns(2)
        with needed:
            _needed_by(curriculum, skill_id)
        with taught:
            _taught_by(curriculum, skill_id)
        links.to(curriculum, "skill", skill_id, label=f"The page of {skill.name}")


def _needed_by(curriculum: Curriculum, skill_id: str) -> None:
    needs = [need for need in curriculum.needed_by(skill_id) if curriculum.role(need.role_id).kind == "job"]
    st.markdown(f"**Needed by {counted(len(needs), 'role')}**" if needs else "**Needed by no role**")
    for need in needs[:_TALL]:
        level = "level not stated" if need.level is None else curriculum.scale.code(need.level)
        title = links.name(curriculum, "role", need.role_id)
        links.to(curriculum, "role", need.role_id, label=f"{level}, {need.importance}: {title}")
    if len(needs) > _TALL:
        st.caption(f"And {len(needs) - _TALL} more, on the page of the skill.")


def _taught_by(curriculum: Curriculum, skill_id: str) -> None:
    inside = len(curriculum.taught_by(skill_id))
    st.markdown(f"**Taught by {counted(inside, 'course')}**" if inside else "**Taught by no course of the catalogue**")
    for link in curriculum.taught_by(skill_id, outside=True):
        level = curriculum.scale.code(link.level)
        place = ", outside the degree" if curriculum.course(link.course_id).outside else ""
        name = links.name(curriculum, "course", link.course_id)
        links.to(curriculum, "course", link.course_id, label=f"{level}{place}: {name}")


def courses(curriculum: Curriculum) -> None:
    """Idle courses, and those that lower no role when dropped alone."""
    idle = once(curriculum, idle_courses)
    if idle.empty:
        st.markdown("None: every mapped course of the department teaches something that a role needs, or leads to one.")
    else:
        _courses_table(idle, "idle_courses", "Courses that teach nothing that a role needs")
    sentence = once(curriculum, review.redundant_sentence)
    redundant = once(curriculum, review.redundant_courses)
    st.markdown(sentence if redundant.empty else f"{sentence} One that others ask for cannot simply go.")
    if not redundant.empty:
        _courses_table(redundant, "redundant_courses", "Courses that lower no role when dropped alone")


def _courses_table(frame: pd.DataFrame, key: str, alt: str) -> None:
    labels = {"course_id": "Course", "course": "Title", "skills": "Skills", "asked_for": "Asked for by", "core": "Core"}
    show.frame(frame, key, alt=alt, file=f"{key.replace('_', '-')}.csv", column_config=labels)


def order(curriculum: Curriculum, programme_id: str | None) -> None:
    """What the required core masters before anything introduces it."""
    if programme_id is None:
        st.markdown("Without a programme there is no order to check.")
        return
    sentence = once(curriculum, review.sequence_sentence, programme_id)
    frame = once(curriculum, review.sequence, programme_id)
    st.markdown(sentence)
    if not frame.empty:
        show.frame(frame, "sequence", alt="Skills mastered before they are introduced", file="sequence.csv")
        links.row(curriculum, "skill", frame["skill_id"][:_NAMED])


def everything(curriculum: Curriculum) -> None:
    """Every finding as a sentence, to download and work through."""
    frame = once(curriculum, findings)
    st.markdown(f"{counted(len(frame), 'finding')}, errors first, each as a sentence.")
    show.frame(
        frame,
        "findings",
        alt="All findings about the curriculum",
        file="findings.csv",
        column_order=("says", "finding", "severity"),
        column_config={
            "says": st.column_config.Column("What it says", width=900),
            "finding": st.column_config.Column("Finding", width=140),
            "severity": st.column_config.Column("Severity", width=80),
        },
    )
