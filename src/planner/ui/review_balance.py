"""The balance of what is needed and what is taught: its shares, its worked sum, and how it went over the revisions."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from planner import review
from planner.charts.balances import Balance, balances
from planner.charts.shares import shares
from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.optimiser import Progress, Watch
from planner.problems.skills import RoleKind
from planner.review.following import Finding
from planner.store import Store, StoreError, revisions
from planner.ui import data, review_actions, show, solving
from planner.ui.review_answers import once

MOST_REVISIONS = 24
"""So many of the latest revisions are looked at."""


def show_all(curriculum: Curriculum, kind: RoleKind) -> None:
    """The balance with what it is, the shares as a picture, its worked sum, and the line over the revisions."""
    st.markdown(once(curriculum, review.balance_sentence, kind))
    if once(curriculum, review.balance_of, kind) is None:
        return
    made = show.built(curriculum.fingerprint, "shares", (kind,), lambda dark: shares(curriculum, kind=kind, dark=dark))
    show.chart(made, "balance_chart", table=None)
    with st.expander("Worked sum and table of cells", key="balance_open", on_change="rerun") as opened:
        if opened.open:
            _worked_sum(curriculum, kind)
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
                    "shared": st.column_config.NumberColumn("The smaller of the two", format="percent"),
                },
            )
    _over_revisions(curriculum, kind)
    review_actions.offer(curriculum, Finding.BALANCE, kind)


def _worked_sum(curriculum: Curriculum, kind: RoleKind) -> None:
    value = once(curriculum, review.balance_of, kind)
    if value is None:
        return
    apart, balance = f"{float(1 - value):.2f}", f"{float(value):.2f}"
    st.markdown(
        "In each cell, a category at a level, the share of what is needed stands beside the share of what is taught. "
        f"Half the sum of the differences is {apart}; 1 − {apart} = {balance}. The smaller of the two shares, summed "
        f"over all cells, is {balance} too. After Porter (2002)."
    )


def _over_revisions(curriculum: Curriculum, kind: RoleKind) -> None:
    """The line over the revisions, read on another thread; nothing where there is only one."""
    db, number, kept_as = data.store(), data.revision(), data.curriculum_id()
    if db is None or number is None or number < 2:
        return

    def compute(watch: Watch) -> tuple[Balance, ...]:
        return _read(db, kept_as, number, kind, watch)

    job = solving.ask(curriculum, "balances", (kept_as, number, kind), compute)
    if job.answer is None:
        solving.shown(job, "Reading the earlier revisions")
        return
    found = job.answer
    made = show.built(curriculum.fingerprint, "balances", found, lambda dark: balances(found, dark=dark))
    st.subheader("Over the revisions")
    if number > MOST_REVISIONS:
        st.caption(f"The latest {MOST_REVISIONS} of {number} revisions.")
    show.chart(made, "balances_chart", table="Table of revisions")


def _read(db: Store, kept_as: str, latest: int, kind: RoleKind, watch: Watch) -> tuple[Balance, ...]:
    """The balance of the latest revisions, the earliest first; one that cannot be read any more has none."""
    days: dict[int, datetime] = {row.number: row.at for row in revisions.all_of(db, kept_as)}
    numbers = range(max(1, latest - MOST_REVISIONS + 1), latest + 1)
    found: list[Balance] = []
    for step, number in enumerate(numbers):
        if watch.stop.is_set():
            break
        watch.tell(Progress(step, len(numbers)))
        try:
            value = review.balance_of(revisions.read(db, kept_as, number), kind)
        except (DataError, StoreError, KeyError):
            value = None
        day = days.get(number)
        found.append((number, "" if day is None else f"{day:%Y-%m-%d}", None if value is None else float(value)))
    return tuple(found)
