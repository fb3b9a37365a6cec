"""The view Evidence: what is mapped, confirmed and assessed, what the facts rest on, the balance, the sources."""

from __future__ import annotations

import streamlit as st

from planner import review
from planner.charts.evidence import evidence_by_department
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.fact_basis import facts_by_basis, levels_sentence
from planner.review.fact_basis import sources as sources_frame
from planner.review.following import Finding
from planner.ui import answers, links, review_actions, review_balance, review_controls, show
from planner.ui.review_answers import once
from planner.wording import counted

_DEPARTMENT = {
    "department": "Department",
    "courses": "Courses",
    "mapped": "Mapped",
    "links": "Levels taught",
    "confirmed": "Confirmed",
    "assessed": "Assessed",
}

_SOURCE = {
    "title": "Source",
    "facts": "Rows that name it",
    "published": "Published",
    "checked_on": "Checked on",
    "licence": "Licence",
    "address": "Address",
}


def show_all(curriculum: Curriculum, kind: RoleKind) -> None:
    """The whole view; the balance is for the roles of one kind."""
    st.markdown(once(curriculum, review.evidence_sentence))
    st.header("By department")
    _by_department(curriculum, review_controls.department(curriculum))
    st.header("What the facts rest on")
    _by_basis(curriculum)
    st.header("Balance of what is needed and what is taught")
    review_balance.show_all(curriculum, kind)
    st.header("Sources")
    _sources(curriculum)


def _by_department(curriculum: Curriculum, department: str | None) -> None:
    """One row a department, or the one chosen, with the way to its map and an action about it."""
    if department is None:
        made = show.built(
            curriculum.fingerprint, "evidence", (), lambda dark: evidence_by_department(curriculum, dark=dark)
        )
        show.chart(made, "evidence_chart", sentence=False, table=None)
    frame = once(curriculum, review.evidence)
    chosen = frame if department is None else frame.loc[frame["department"] == department]
    show.frame(
        chosen,
        "evidence",
        alt="What is mapped, confirmed and assessed by department",
        file="evidence.csv",
        column_order=list(_DEPARTMENT),
        column_config=_DEPARTMENT,
        height="content",
    )
    if department is not None:
        query = {"department": department}
        st.page_link(
            links.CURRICULUM, label=f":primary[{links.literal(f'Open the map of {department}')}]", query_params=query
        )
        review_actions.offer(curriculum, Finding.EVIDENCE, department)


def _by_basis(curriculum: Curriculum) -> None:
    """How many facts are published, inferred, assumed, set by the department, or not known."""
    st.markdown(once(curriculum, levels_sentence))
    show.frame(
        once(curriculum, facts_by_basis),
        "basis",
        alt="Facts by basis",
        file="facts-by-basis.csv",
        column_config={
            "fact": "Fact",
            "facts": "All",
            **{name: name.capitalize() for name in ("published", "inferred", "assumed", "not stated", "not known")},
            "local": "Set by the department",
        },
    )


def _sources(curriculum: Curriculum) -> None:
    """Where the facts come from, when published and when checked; as a list of links, and as a table."""
    frame = once(curriculum, sources_frame)
    if frame.empty:
        st.markdown("No sources are named yet.")
        return
    named = zip(frame["source_id"], frame["facts"], strict=True)
    counts = {item: f" ({counted(rows, 'row')})" if rows else "" for item, rows in named}
    st.caption("In brackets: how many rows of the data name it.")
    st.markdown("\n".join(f"- {answers.source_words(curriculum, item)}{rows}" for item, rows in counts.items()))
    with st.expander("Table of sources", key="sources_open", on_change="rerun") as opened:
        if opened.open:
            show.frame(
                frame,
                "sources_table",
                alt="Sources",
                file="sources.csv",
                column_order=list(_SOURCE),
                column_config=_SOURCE,
            )
