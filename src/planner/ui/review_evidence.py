"""The view Evidence: what is mapped, confirmed and assessed, what the facts rest on, the balance, the sources."""

from __future__ import annotations

import streamlit as st

from planner import review
from planner.charts.shares import shares
from planner.curriculum import Curriculum
from planner.review.fact_basis import facts_by_basis, levels_sentence
from planner.review.fact_basis import sources as sources_frame
from planner.ui import answers, links, show
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


def answer(curriculum: Curriculum) -> None:
    """The answer in counts."""
    st.markdown(once(curriculum, review.evidence_sentence))


def by_department(curriculum: Curriculum, department: str | None) -> None:
    """One row a department, or the one chosen, and the way to its map."""
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


def by_basis(curriculum: Curriculum) -> None:
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


def balance(curriculum: Curriculum) -> None:
    """The balance with what it is, the shares as a picture, its worked sum and the table of cells."""
    st.markdown(once(curriculum, review.balance_sentence))
    made = show.built(curriculum.fingerprint, "shares", (), lambda dark: shares(curriculum, dark=dark))
    show.chart(made, "balance_chart", table=None)
    with st.expander("Worked sum and table of cells", key="balance_open", on_change="rerun") as opened:
        if opened.open:
            _worked_sum(curriculum)
            show.frame(
                made.frame,
                "balance_table",
                alt="Needed and taught by category and level",
                file="balance.csv",
                column_config={
                    "category": "Category",
                    "level": "Level",
                    "needed": "Needed",
                    "taught": "Taught",
                    "needed_share": st.column_config.NumberColumn("Share of needed", format="percent"),
                    "taught_share": st.column_config.NumberColumn("Share of taught", format="percent"),
                },
            )


def _worked_sum(curriculum: Curriculum) -> None:
    value = once(curriculum, review.balance_of)
    if value is None:
        return
    apart = f"{float(1 - value):.2f}"
    st.markdown(
        "In each cell, a category at a level, the share of what is needed stands beside the share of what is taught. "
        f"Half the sum of the differences is {apart}; 1 − {apart} = {float(value):.2f}. After Porter (2002)."
    )


def sources(curriculum: Curriculum) -> None:
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
