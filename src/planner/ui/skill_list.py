"""All skills, found by words and category, with who needs and who teaches them."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner import wording
from planner.curriculum import Curriculum
from planner.explore.search import find_skills
from planner.explore.skill_frames import skills_frame
from planner.ui import answers, links, opening

_FINDINGS = {
    "orphan skill": ("taught by no course", "needed, and taught by no course of the catalogue"),
    "never deep enough": ("never taught deep enough", "no course reaches the deepest level that a role needs"),
    "fragile skill": ("fragile", "only one course reaches the deepest level that a role needs"),
    "idle skill": ("needed by no role", "taught, and needed by no role"),
}
"""How a finding is counted, and what it means."""


def category(curriculum: Curriculum) -> str | None:
    """The category to show, kept in the address; None for all of them."""
    return st.selectbox(
        "Category",
        curriculum.categories,
        index=None,
        key="skill_category",
        bind="query-params",
        placeholder="All categories",
    )


def show(curriculum: Curriculum, words: str, chosen: str | None) -> None:
    """How many skills there are and what is wrong with them, then the table whose rows open them."""
    wanted = answers.kept(curriculum, "skills_found", (words, chosen), lambda: _found(curriculum, words, chosen))
    if not wanted:
        nearest = curriculum.nearest("skills", words)
        st.markdown(
            f"No skill has “{links.literal(words)}” in its name, its other names or its definition."
            + " Nearest:" * bool(nearest)
        )
        links.row(curriculum, "skill", nearest)
        return
    frame = answers.kept(curriculum, "skills_frame_found", (words, chosen), lambda: _frame(curriculum, wanted))
    counts = frame["finding"].value_counts()
    findings = [f"{counts[name]} {counted}" for name, (counted, _) in _FINDINGS.items() if name in counts]
    total = wording.counted(len(frame), "skill")
    st.markdown(f"{total}: {wording.listed(findings)}." if findings else f"{total}.")
    opening.rows(
        curriculum, "skill", frame, key="skill_list", label=None, alt="Skills with who needs and who teaches them"
    )
    st.caption("; ".join(f"{name}: {meaning}" for name, (_, meaning) in _FINDINGS.items()) + ".")


def _found(curriculum: Curriculum, words: str, chosen: str | None) -> list[str]:
    found = [row.item for row in find_skills(curriculum, words)]
    return [skill_id for skill_id in found if chosen in {None, curriculum.skill(skill_id).category}]


def _frame(curriculum: Curriculum, wanted: list[str]) -> pd.DataFrame:
    every = answers.kept(curriculum, "skills_frame", (), lambda: skills_frame(curriculum))
    return every[every["skill_id"].isin(wanted)]
