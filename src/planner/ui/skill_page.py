"""One skill: what it is, who needs it and how deep, who teaches it and how deep, where the core begins with it."""

from __future__ import annotations

import streamlit as st

from planner import wording
from planner.charts.flow import skill_flow
from planner.course_sets import CORE
from planner.curriculum import Curriculum
from planner.explore.introductions import introduction
from planner.explore.kinds import KINDS, kinds_in
from planner.explore.skill_frames import needing_frame, teaching_frame
from planner.problems import of_curriculum
from planner.problems.skills import RoleKind
from planner.ui import answers, links, opening, show


def question(curriculum: Curriculum, skill_id: str | None) -> str:
    """The title of the page: about all skills, or about one."""
    if skill_id is None:
        return "Which skills do the roles need, and who teaches them?"
    return f"Who needs “{links.literal(curriculum.skill(skill_id).name)}”, and who teaches it?"


def about(curriculum: Curriculum, skill_id: str) -> None:
    """Definition, category, other names, ESCO; then what is found wrong with it."""
    skill = curriculum.skill(skill_id)
    if skill.definition:
        st.markdown(links.literal(skill.definition))
    parts = [f"Category: {skill.category}"]
    if skill.also_known_as:
        parts.append(f"Also called: {', '.join(skill.also_known_as)}")
    st.caption(links.literal(" · ".join(parts)))
    if skill.esco_uri:
        st.markdown(answers.outside_link("The same skill in ESCO", skill.esco_uri))
    problems = answers.kept(curriculum, "problems", (), lambda: of_curriculum(curriculum))
    for problem in problems:
        if problem.where.skill_id == skill_id:
            words = links.literal(wording.sentence(problem, curriculum))
            st.markdown(f"**{problem.kind[0].upper()}{problem.kind[1:]}.** {words}")


def first_taught(curriculum: Curriculum, skill_id: str) -> None:
    """Where the required core first teaches the skill, in words; nothing where there is no core."""
    core = answers.sets(curriculum).get(CORE)
    if core is None:
        return
    found = introduction(curriculum, skill_id, core)
    if found is None:
        st.markdown("No course of the required core teaches it.")
        return
    reached = [
        f"{wording.course_name(curriculum, link.course_id)} ({curriculum.scale.level(link.level).name.lower()})"
        for link in found.links
    ]
    when = "without a suggested term" if found.term is None else f"in suggested term {found.term}"
    st.markdown(f"The required core first teaches it {when}: {links.literal(wording.listed(reached))}.")


def flow(curriculum: Curriculum, skill_id: str) -> None:
    """The roles that need the skill and the courses of the catalogue that teach it, as a flow."""
    made = show.built(
        curriculum.fingerprint,
        "skill_flow",
        (skill_id,),
        lambda dark: skill_flow(curriculum, skill_id, curriculum.catalogue, dark=dark),
    )
    show.chart(made, "skill_flow", table="Table of this picture")


def needing(curriculum: Curriculum, skill_id: str) -> None:
    """The roles that need it, deepest first; rows open the roles. Each kind apart."""
    for kind in kinds_in(curriculum):
        _needing(curriculum, skill_id, kind)


def _needing(curriculum: Curriculum, skill_id: str, kind: RoleKind) -> None:
    by_set = answers.coverages(curriculum)
    frame = answers.kept(
        curriculum, "needing", (skill_id, kind), lambda: needing_frame(curriculum, skill_id, by_set, kind)
    )
    name = "role" if kind == "job" else KINDS[kind].lower().removesuffix("s")
    if frame.empty:
        st.markdown(f"No {name} needs it.")
        return
    opening.rows(
        curriculum,
        "role",
        frame,
        key=f"skill_needing_{kind}",
        label=f"Open a {name} that needs it",
        alt=f"{KINDS[kind]} that need {curriculum.skill(skill_id).name}",
    )


def teaching(curriculum: Curriculum, skill_id: str) -> None:
    """The courses that teach it, those of the catalogue first; rows open the courses."""
    sets = answers.sets(curriculum)
    frame = answers.kept(curriculum, "teaching", (skill_id,), lambda: teaching_frame(curriculum, skill_id, sets))
    if frame.empty:
        st.markdown("No course teaches it, neither in the catalogue nor outside the degree.")
        return
    inside = int((frame["part of"] != "outside the degree").sum())
    outside = len(frame) - inside
    words = f"Taught by {wording.counted(inside, 'course') if inside else 'no course'} of the catalogue"
    if outside:
        words += f" and by {wording.counted(outside, 'course')} outside the degree"
    st.markdown(f"{words}. Levels are {wording.NOT_CONFIRMED}.")
    opening.rows(
        curriculum,
        "course",
        frame,
        key="skill_teaching",
        label="Open a course that teaches it",
        alt=f"Courses that teach {curriculum.skill(skill_id).name}",
    )
