"""What is said where the data folder does not load or nothing can be kept."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.errors import DataError
from planner.wording import counted

_HOW = "Put each row right in its file and reload this page. The same list comes from `planner check FOLDER`."


def show(error: DataError) -> None:
    """The page where there is no curriculum to show: what is wrong in the files and where, one row a fault."""
    st.title("The curriculum cannot be read")
    st.error(f"{_count(error)} wrong in the data folder. Nothing was changed.")
    st.markdown(_HOW)
    _table(error)


def warn(error: DataError, number: int) -> None:
    """Above a page that shows the latest revision instead: the count, and the faults behind it."""
    st.warning(f"{_count(error)} wrong in the data folder. What you see is its last state that could be read.")
    with st.expander(f"What is wrong in the data folder ({number} is the revision shown)"):
        st.markdown(_HOW)
        _table(error)


def warn_that_nothing_is_kept() -> None:
    """Above a page of an app without a store."""
    st.warning(
        "Nothing is kept at present: the database cannot be opened. "
        "Your plan lives in this browser tab; download it before you leave."
    )


def _count(error: DataError) -> str:
    return f"{counted(len(error.faults), 'thing')} {'is' if len(error.faults) == 1 else 'are'}"


def _table(error: DataError) -> None:
    rows = [
        {
            "file": fault.file,
            "row": "" if fault.row is None else str(fault.row),
            "column": fault.column or "",
            "found": fault.value or "",
            "expected": fault.expected,
        }
        for fault in error.faults
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="What is wrong in the data folder, by file, row and column")
