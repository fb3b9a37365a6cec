"""A plan leaves and comes back as a JSON file; a file that cannot be read leaves the open plan untouched."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import plan_file
from planner.plan import Plan
from planner.ui import links, plan_address, plan_own, state


def download(plan: Plan) -> None:
    """The open plan as a file that can be opened here again."""
    st.download_button(
        "Plan to open here again (JSON)",
        data=lambda: plan_file.write(plan).encode(),
        file_name=f"{file_stem(plan.title)}.json",
        mime="application/json",
        key="plan_download",
        on_click="ignore",
    )


def file_stem(title: str) -> str:
    """The title as the name of a file: lower-case letters and figures joined by hyphens."""
    return "-".join(re.findall(r"[a-z0-9]+", title.casefold()))[:60] or "plan"


def upload(curriculum: Curriculum, key: str = "plan_upload") -> None:
    """Open a plan from a file. It is opened when the file is chosen, and not again on later reruns."""
    file = st.file_uploader(
        "Open a plan that was downloaded here (JSON)", type="json", key=key, on_change=_take, args=(curriculum, key)
    )
    if file is None:
        return
    read = _read(curriculum, file)
    if isinstance(read, DataError):
        refuse(file.name, read)
    else:
        st.success(f"“{links.literal(read.title)}” was opened from {links.literal(file.name)}.")


def _take(curriculum: Curriculum, key: str) -> None:
    file = state.widget_value(key)
    read = None if file is None else _read(curriculum, file)
    if isinstance(read, Plan):
        plan_address.change(lambda held: plan_own.created(held, read))


def _read(curriculum: Curriculum, file: Any) -> Plan | DataError:
    try:
        return plan_file.read(file.getvalue(), file=file.name, seasons=curriculum.about.seasons)
    except DataError as error:
        return error


def refuse(name: str, error: DataError, what: str = "a plan") -> None:
    """A file that cannot be read: that nothing was changed, and everything that is wrong in it."""
    st.error(f"{links.literal(name)} was not opened: it is not {what} that can be read. The open plan is as it was.")
    rows = [
        {
            "where": fault.column or ("the file" if fault.row is None else f"line {fault.row}"),
            "found": fault.value or "",
            "expected": fault.expected,
        }
        for fault in error.faults
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, alt=f"What is wrong in {name}")
