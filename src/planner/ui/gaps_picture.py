"""One role's needs as a picture: the track of levels, or the radar of categories."""

from __future__ import annotations

import streamlit as st

from planner.charts.radar import radar
from planner.charts.track import track
from planner.coverage import RoleCoverage, role_coverage
from planner.curriculum import Curriculum
from planner.ui import show

TRACK, RADAR = "Levels", "Categories"


def choose() -> str:
    """The view, kept in the address."""
    chosen: str = st.segmented_control(
        "Picture", [TRACK, RADAR], default=TRACK, required=True, key="picture", bind="query-params"
    )
    return chosen


@st.fragment
def draw(curriculum: Curriculum, coverage: RoleCoverage, courses: tuple[str, ...], *, by: str, outside: bool) -> None:
    """The picture of one role by a set of courses; with `outside` what outside courses would add is hatched.

    Another picture runs this part alone.
    """
    view = choose()
    choice = (coverage.role_id, by, courses, outside)
    if view == RADAR:
        made = show.built(
            curriculum.fingerprint, "radar", choice, lambda dark: radar(curriculum, coverage, by=by, dark=dark)
        )
    else:
        deeper = _with_outside(curriculum, coverage.role_id, courses) if outside else None
        made = show.built(
            curriculum.fingerprint,
            "track",
            choice,
            lambda dark: track(curriculum, coverage, by=by, with_outside=deeper, dark=dark),
        )
    show.chart(made, f"gaps_{view}", table="All needs as a table")


def _with_outside(curriculum: Curriculum, role_id: str, courses: tuple[str, ...]) -> dict[str, int]:
    """By skill, the depth attained when every course outside the degree is taken too."""
    wider = role_coverage(curriculum, role_id, (*courses, *curriculum.outside))
    return {need.skill_id: need.attained for need in wider.needs}
