"""How much of the map is mapped, confirmed and assessed, by department; drawn on demand."""

from __future__ import annotations

import streamlit as st

from planner.charts.evidence import evidence_by_department
from planner.curriculum import Curriculum
from planner.ui import show


def progress(curriculum: Curriculum) -> None:
    """One sentence with the counts, a bar a department, and the table."""
    with st.expander("Progress by department", key="map_progress_open", on_change="rerun") as opened:
        if opened.open:
            made = show.built(
                curriculum.fingerprint,
                "evidence",
                (),
                lambda dark: evidence_by_department(curriculum, dark=dark),
            )
            st.caption("With your draft in it; courses outside the degree are left out.")
            show.chart(made, key="map_evidence")
