"""What a role needs: the track or the flow, the worked sum, the table of needs, and the sentences they rest on."""

from __future__ import annotations

import streamlit as st

from planner import wording
from planner.charts.chart import Chart
from planner.charts.flow import role_flow
from planner.charts.track import track
from planner.coverage import RoleCoverage, attained_levels, worked_sum
from planner.curriculum import Curriculum
from planner.explore.role_frames import evidence_frame, needs_frame
from planner.ui import answers, guarantees, links, opening, show

TRACK, FLOW = "Depth", "Flow"


@st.fragment
def pictured(curriculum: Curriculum, role_id: str) -> None:
    """The needs as a picture, by a set of courses to choose; the choices run this part alone."""
    left, right = st.columns(2)
    with left:
        set_name = answers.choose_set(curriculum)
    with right:
        chosen = view()
    picture(curriculum, role_id, set_name, chosen)
    notes(curriculum, answers.of_role(curriculum, role_id)[set_name])


def view() -> str:
    """How the needs are drawn: depth on the track, or the flow from role to skills to courses."""
    picked = st.segmented_control(
        "Picture", [TRACK, FLOW], default=TRACK, required=True, key="role_picture", bind="query-params"
    )
    return picked or TRACK


def picture(curriculum: Curriculum, role_id: str, set_name: str, chosen: str) -> None:
    """The chosen picture of one role by a set of courses, with its sentence and table."""
    courses = answers.sets(curriculum)[set_name]
    coverage = answers.of_role(curriculum, role_id)[set_name]

    def build(dark: bool) -> Chart:
        if chosen == FLOW:
            return role_flow(curriculum, role_id, courses, dark=dark)
        depths = attained_levels(curriculum, (*courses, *curriculum.outside))
        outside = {skill_id: int(depths[place]) for skill_id, place in curriculum.skill_index.items()}
        by = answers.set_words(set_name)
        return track(curriculum, coverage, by=by, with_outside=outside, dark=dark)

    made = show.built(curriculum.fingerprint, "role_picture", (role_id, set_name, chosen), build)
    show.chart(made, f"role_{chosen.lower()}", table="Table of this picture")


def notes(curriculum: Curriculum, coverage: RoleCoverage) -> None:
    """Coverage with its worked sum, why it may be a least figure, and that levels are our reading."""
    least = f"{wording.AT_LEAST} " if coverage.could_rise else ""
    measure = "Breadth" if coverage.coverage is None else "Coverage"
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(
            f"{measure} {least}{wording.percent(coverage.leading)}", on_change="rerun", key="role_sum"
        ) as opened:
            if opened.open:
                st.markdown("Essential needs weigh 2, useful ones 1; a need counts as far as its level is reached.")
                show.words(worked_sum(curriculum, coverage), alt="The worked sum of the coverage")
        levels = ", ".join(
            f"{links.literal(level.code)} {links.literal(level.name.lower())}" for level in curriculum.scale.levels
        )
        st.caption(f"{levels}. Levels that courses reach are {wording.NOT_CONFIRMED}.")
    if coverage.could_rise:
        answers.least_note(curriculum, coverage.unmapped)


def table(curriculum: Curriculum, role_id: str) -> None:
    """Every need by category, with its state in each set, the courses that teach it, and what the source says."""
    by_set = answers.of_role(curriculum, role_id)
    found = guarantees.of_role(curriculum, role_id)
    certainty = None if found is None else found.needs
    frame = answers.kept(
        curriculum,
        "needs_frame",
        (role_id, certainty and tuple(certainty.items())),
        lambda: needs_frame(curriculum, role_id, by_set, certainty),
    )
    widths = {"skill": 200, "category": 140, "importance": 80, "needed": 60, "courses": 185, "source says": 220}
    left, right = st.columns(2)
    with left:
        opening.box(curriculum, "skill", frame["skill_id"], "Open a skill that it needs", key="role_needs_skill")
    with right:
        needed = frame["skill_id"]
        links_of = (link for skill_id in needed for link in curriculum.taught_by(skill_id, outside=True))
        courses = sorted({link.course_id for link in links_of})
        opening.box(curriculum, "course", courses, "Open a course that teaches one of them", key="role_needs_course")
    opening.rows(
        curriculum,
        "skill",
        frame,
        key="role_needs",
        label=None,
        alt=f"Needs of {curriculum.role(role_id).title} by category, with the courses that teach them",
        column_config={name: st.column_config.Column(width=width) for name, width in widths.items()}
        | {name: st.column_config.Column(width=90) for name in by_set}
        | {wording.IN_LEGAL_PLANS: st.column_config.Column(width=110)},
    )


def reasons(curriculum: Curriculum, role_id: str) -> None:
    """The numbered sentences of the source in our words, what each is used for, and where they stand."""
    with st.expander("What the source says, sentence by sentence", key="role_sentences", on_change="rerun") as opened:
        if not opened.open:
            return
        alt = f"Sentences about {curriculum.role(role_id).title} in our words"
        show.words(evidence_frame(curriculum, role_id), alt=alt)
        source_id = curriculum.role(role_id).source_id
        if source_id:
            st.caption(f"Source: {answers.source_words(curriculum, source_id)}. Its words are not copied here.")
