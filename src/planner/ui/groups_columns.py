"""Which column of a file holds what: found by the usual names, and chosen where they are others."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.cohort.column_names import NEEDED, USUAL
from planner.cohort.source import COLUMNS, Source
from planner.errors import DataError
from planner.ui import links
from planner.ui.kept import ANSWERS
from planner.wording import listed

_NONE = "not in this file"


def mapped(source: Source, file_id: str) -> dict[str, str] | None:
    """The file's own column for each of ours; None where student, course or term is still to be chosen.

    Also None where the file cannot be read, which is said.
    """
    names = ANSWERS.kept("", "columns of transcripts", file_id, lambda: _names(source))
    if isinstance(names, DataError):
        faults(names)
        return None
    usual = {ours: _usual(ours, names) for ours in COLUMNS}
    is_clear = all(usual[ours] for ours in NEEDED)
    with st.expander("Which column holds what", expanded=not is_clear), st.container(horizontal=True):
        found = {ours: _choose(ours, usual[ours], names, file_id) for ours in COLUMNS}
    missing = [ours.replace("_", " ") for ours in NEEDED if found[ours] is None]
    if missing:
        st.info(f"Choose the column for {listed(missing)} under “Which column holds what”.")
        return None
    twice = sorted({theirs for theirs in found.values() if theirs and [*found.values()].count(theirs) > 1})
    if twice:
        st.warning(f"One column cannot hold two things: {links.literal(listed(twice))}.")
        return None
    return {ours: theirs for ours, theirs in found.items() if theirs is not None}


def _names(source: Source) -> tuple[str, ...] | DataError:
    from planner.cohort import columns_of

    try:
        return columns_of(source)
    except DataError as error:
        return error


def _usual(ours: str, names: tuple[str, ...]) -> str | None:
    plain = {" ".join(name.casefold().replace("_", " ").replace("-", " ").split()): name for name in reversed(names)}
    return next((plain[name] for name in USUAL[ours] if name in plain), None)


def _choose(ours: str, usual: str | None, names: tuple[str, ...], file_id: str) -> str | None:
    """The column for one of ours; one that is found by its name is always read, as this or as another."""
    offered = list(names) if usual is not None else [_NONE, *names]
    picked = st.selectbox(
        ours.replace("_", " ").capitalize(),
        range(len(offered)),
        index=offered.index(usual) if usual is not None else 0,
        key=f"groups_column {ours} {file_id}",
        format_func=lambda place: offered[place],
    )
    return None if usual is None and not picked else offered[picked or 0]


def faults(error: DataError) -> None:
    """Transcripts that cannot be read: everything that is wrong, and what is needed."""
    st.error("These transcripts were not read, and there are no figures. Nothing of them is stored.")
    rows = [
        {
            "where": "the transcripts" if fault.row is None else f"row {fault.row}",
            "column": fault.column or "",
            "found": fault.value or "",
            "expected": fault.expected,
        }
        for fault in error.faults
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt="What is wrong in the transcripts")
    st.markdown(f"The columns are {links.literal(', '.join(COLUMNS))}: the first three are needed.")
