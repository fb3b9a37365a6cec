"""The view Risks: skills by how many roles need them and how many courses teach them, and what is found about them."""

from __future__ import annotations

import streamlit as st

from planner import review
from planner.charts.taught import needed_and_taught
from planner.curriculum import Curriculum
from planner.explore.kinds import needing
from planner.problems import Kind
from planner.problems.skills import RoleKind
from planner.review.findings_table import findings, skills_found
from planner.review.following import Finding, subject_of
from planner.review.role_kinds import NOUNS
from planner.ui import links, offering, review_actions, review_controls, review_courses, review_picking, show, state
from planner.ui.review_answers import once
from planner.ui.show import MOST_ROWS
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


def show_all(curriculum: Curriculum, kind: RoleKind) -> None:
    """The whole view, for the roles of one kind."""
    _answer(curriculum, kind)
    st.header("Findings by skill")
    finding = _finding()
    skill_id = _skills(curriculum, finding, kind)
    if skill_id:
        _one_skill(curriculum, skill_id, kind)
        subject = subject_of(skill_id, "" if kind == "job" else kind)
        review_actions.offer(curriculum, Finding(_KINDS[finding]), subject)
    review_courses.show_all(curriculum, kind)
    st.header("Order")
    _order(curriculum, review_controls.programme_chosen(curriculum))
    st.header("All findings")
    _everything(curriculum, kind)


def _answer(curriculum: Curriculum, kind: RoleKind) -> None:
    """The sentence, and all skills by roles that need them and courses that teach them."""
    st.markdown(once(curriculum, review.risks_sentence, kind))
    review_controls.standing(curriculum)
    made = show.built(
        curriculum.fingerprint,
        "needed_and_taught",
        (kind,),
        lambda dark: needed_and_taught(curriculum, curriculum.catalogue, kind=kind, dark=dark),
    )
    show.chart(made, "risks_chart", sentence=False, table="Table of skills")


def _finding() -> str:
    """Which list is open."""
    chosen = st.segmented_control(
        "Finding", list(_KINDS), default=ORPHAN, required=True, key="review_finding", bind="query-params"
    )
    return chosen or ORPHAN


def _skills(curriculum: Curriculum, chosen: str, kind: RoleKind) -> str | None:
    """The list of skills with this finding; gives the one picked in the table or in the box beside it, if any."""
    frame = once(curriculum, skills_found, _KINDS[chosen], kind)
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
        on_select=lambda: review_picking.pick(table, box, ids),
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


def _one_skill(curriculum: Curriculum, skill_id: str, kind: RoleKind) -> None:
    """The roles that need a skill and the courses that teach it, each a link, and the way to the skill's page."""
    skill = curriculum.skill(skill_id)
    with st.container(border=True):
        st.subheader(links.literal(skill.name))
        if skill.definition:
            st.caption(links.literal(skill.definition))
        needed, taught = st.columns(2)
        with needed:
            _needed_by(curriculum, skill_id, kind)
        with taught:
            _taught_by(curriculum, skill_id)
        links.to(curriculum, "skill", skill_id, label=f"The page of {skill.name}")


def _needed_by(curriculum: Curriculum, skill_id: str, kind: RoleKind) -> None:
    needs, noun = needing(curriculum, skill_id, kind), NOUNS[kind]
    st.markdown(f"**Needed by {counted(len(needs), noun)}**" if needs else f"**Needed by no {noun}**")
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


def _order(curriculum: Curriculum, programme_id: str | None) -> None:
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
        skill_id = st.selectbox(
            "Skill of this list",
            list(frame["skill_id"]),
            key="review_sequence",
            format_func=lambda item: offering.label(curriculum, "skill", item),
        )
        review_actions.offer(curriculum, Finding.SEQUENCE, subject_of(programme_id, skill_id))


def _everything(curriculum: Curriculum, kind: RoleKind) -> None:
    """Every finding as a sentence, to download and work through; the one picked may become an action."""
    frame = once(curriculum, findings, kind)
    st.markdown(f"{counted(len(frame), 'finding')}, errors first, each as a sentence.")
    if frame.empty:
        return
    numbers, box = list(range(len(frame))), f"finding_{kind}"
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
        on_select=lambda: review_picking.pick("findings", box, numbers),
        selection_mode="single-row",
    )
    says = list(frame["says"])
    number = st.selectbox(
        "Finding to act on",
        numbers[:MOST_ROWS],
        key=box,
        index=None,
        placeholder="Pick a row of the table, or choose here",
        format_func=lambda item: f"{item + 1}. {says[item]}",
    )
    if number is not None:
        row = frame.iloc[number]
        parts = (str(row[name]) for name in ("finding", "skill_id", "course_id", "role_id", "group_id"))
        subject = subject_of(*parts, "" if kind == "job" else kind)
        review_actions.offer(curriculum, Finding.PROBLEM, subject)
