"""What prevents a draft from being saved: cells that are not right, rows that are not finished."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.editing import EditFault
from planner.tabular.unfinished import as_typed
from planner.tabular.words import row_name
from planner.ui import show
from planner.ui.editing import Draft
from planner.wording import counted
from planner.wording.revisions import column_words, table_words


def draw(draft: Draft, faults: Sequence[EditFault]) -> None:
    """How many there are, and each with its table, row and column."""
    things = counted(len(faults), "thing")
    st.warning(f"{things} must be put right first. Your draft keeps all that you typed.")
    show.frame(frame(draft.curriculum, faults), "saving_faults", alt="What must be put right before saving")


def frame(curriculum: Curriculum, faults: Sequence[EditFault]) -> pd.DataFrame:
    """One row a fault: table, row, column, found, expected, as texts."""
    rows = [
        {
            "table": table_words(fault.table),
            "row": row_name(curriculum, fault.table, fault.key) if fault.key else "",
            "column": column_words(fault.column or ""),
            "found": as_typed(fault.found or ""),
            "expected": fault.expected,
        }
        for fault in faults
    ]
    return pd.DataFrame(rows, columns=["table", "row", "column", "found", "expected"], dtype="str")


def sentence(faults: Sequence[EditFault]) -> str:
    """The first fault in words, with the number of the others."""
    first = faults[0]
    place = " × ".join(filter(None, map(as_typed, first.key)))
    column = f", {column_words(first.column)}" if first.column else ""
    others = f" And {counted(len(faults) - 1, 'other thing')}." if len(faults) > 1 else ""
    return (
        f"Nothing was saved: in {table_words(first.table)}, {place}{column} is not right; "
        f"expected {first.expected}.{others}"
    )
