"""What a course moves and why it moves nothing, and where its facts come from."""

from __future__ import annotations

import streamlit as st

from planner import wording
from planner.coverage import worked_sum
from planner.curriculum import Curriculum
from planner.explore.course_effects import CourseEffect, course_effects, effect_frame, reached_by_others
from planner.explore.course_frames import fact_sources, facts_frame
from planner.ui import answers, links, opening, show


def effects(curriculum: Curriculum, course_id: str) -> None:
    """The roles that the course moves: dropped from the sets that hold it, added to those that do not."""
    sets = answers.sets(curriculum)
    found = answers.kept(curriculum, "effects", (course_id,), lambda: course_effects(curriculum, course_id, sets))
    for effect in found:
        _effect(curriculum, course_id, effect)


def _effect(curriculum: Curriculum, course_id: str, effect: CourseEffect) -> None:
    verb = "Dropped from" if effect.dropped else "Added to"
    change = "lowers" if effect.dropped else "raises"
    st.subheader(f"{verb} the {effect.set_name}")
    if not effect.moves:
        st.markdown(f"It moves no role. {_why(curriculum, course_id, effect)}")
        return
    st.markdown(f"It {change} {wording.counted(len(effect.moves), 'role')}.")
    key = f"course_effect_{effect.set_name.replace(' ', '_')}"
    opening.rows(
        curriculum,
        "role",
        effect_frame(curriculum, effect),
        key=key,
        label="Open a role that it moves",
        alt=f"Roles that {course_id} moves, {verb.lower()} the {effect.set_name}",
        column_config={
            name: st.column_config.NumberColumn(format="%.0f %%") for name in ("coverage before", "coverage after")
        },
    )
    _sums(curriculum, effect, key)


def _sums(curriculum: Curriculum, effect: CourseEffect, key: str) -> None:
    """The worked sums of one of the roles moved, before and after, when they are asked for."""
    with st.expander("The sums behind these percentages", key=f"{key}_sums", on_change="rerun") as opened:
        if not opened.open:
            return
        moved = {move.role_id: move for move in effect.moves}
        role_id = st.selectbox(
            "Role", list(moved), key=f"{key}_sum", format_func=lambda item: links.name(curriculum, "role", item)
        )
        for name, coverage in (("Before", moved[role_id].before), ("After", moved[role_id].after)):
            st.markdown(f"{name}: {wording.headline(coverage)}")
            alt = f"{name}: the worked sum of {links.name(curriculum, 'role', role_id)}"
            show.words(worked_sum(curriculum, coverage), alt=alt)


def _why(curriculum: Curriculum, course_id: str, effect: CourseEffect) -> str:
    if not curriculum.is_mapped(course_id):
        return "Nobody has mapped it yet."
    reached = reached_by_others(curriculum, course_id, answers.sets(curriculum)[effect.set_name])
    if not reached:
        return "It teaches nothing that a role needs."
    code = curriculum.scale.code
    named = [
        f"{other.course_id} already reaches {code(other.level)} in {wording.skill_name(curriculum, link.skill_id)}"
        for link, other in reached
    ]
    return f"{links.literal(wording.listed(named))}."


def sources(curriculum: Curriculum, course_id: str) -> None:
    """Each fact with its basis, and the sources with address, date of publication and day of checking."""
    frame = answers.kept(curriculum, "facts", (course_id,), lambda: facts_frame(curriculum, course_id))
    show.words(frame, alt=f"Facts about {course_id} and the basis of each")
    lines = [
        f"- {words}: {answers.source_words(curriculum, source_id)}"
        for words, source_id in fact_sources(curriculum, course_id)
    ]
    st.markdown("\n".join(lines))
    st.caption(
        "Published: a source states it. Inferred: concluded from what sources state. Assumed: nothing states it. "
        "Inferred and assumed facts are never the college’s rules."
    )
