"""The gaps of one role as a table: what closes each and when, what that waits for, and whether any legal plan does."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from planner.coverage import RoleCoverage
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.planning.closing import gap_frame, gap_sentence
from planner.solver import RoleGuarantee
from planner.ui import guarantees, show
from planner.ui.kept import PLANS


def table(curriculum: Curriculum, coverage: RoleCoverage, plan: Plan, *, outside: bool) -> None:
    """How many gaps courses of the catalogue close, and how many no legal plan can; then a row a gap."""
    ranged = guarantees.of_role(curriculum, coverage.role_id)
    sentence, frame = _found(curriculum, coverage, plan, ranged, outside=outside)
    st.markdown(sentence)
    if not frame.empty:
        show.frame(
            frame,
            "gaps_table",
            alt=f"The gaps of {curriculum.role(coverage.role_id).title}, and the courses that close them",
            file=f"gaps-{coverage.role_id}.csv",
            column_config={"adds": "closing adds"},
        )
    guarantees.progress(curriculum)


def _found(
    curriculum: Curriculum, coverage: RoleCoverage, plan: Plan, ranged: RoleGuarantee | None, *, outside: bool
) -> tuple[str, pd.DataFrame]:
    """The sentence and the table, worked out once for each plan; nobody changes what this returns."""
    known: Mapping[str, RoleGuarantee] | None = None if ranged is None else {coverage.role_id: ranged}
    certainty = None if ranged is None else tuple(ranged.needs.items())

    def find() -> tuple[str, pd.DataFrame]:
        frame = gap_frame(curriculum, [coverage], plan, outside=outside, guarantees=known)
        return gap_sentence(frame), frame.drop(columns="role")

    return PLANS.kept(curriculum.fingerprint, "gaps", (coverage, plan, outside, certainty), find)
