"""The curriculum that the app serves, loaded once for all sessions, and what to show when it does not load."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import pandas as pd
import streamlit as st

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder

DEFAULT = Path(__file__).parents[3] / "data" / "music-production"


def data_folder() -> Path:
    """The folder named by $PLANNER_DATA, else the default curriculum."""
    return Path(os.environ.get("PLANNER_DATA") or DEFAULT)


def _stamp(place: Path) -> str:
    """Names, times and sizes of the folder's files: a folder that changes is read again.

    Asked on every rerun, so it is two scans and no walk: about 0.1 ms.
    """
    parts = []
    for folder_of_files in (place, place / "plans"):
        if folder_of_files.is_dir():
            with os.scandir(folder_of_files) as entries:
                parts += [f"{entry.name} {entry.stat().st_mtime_ns} {entry.stat().st_size}" for entry in entries]
    return "\n".join(sorted(parts))


@lru_cache(maxsize=4)
def _load(place: str, stamp: str) -> Curriculum | DataError:
    del stamp  # part of the cache's key only
    try:
        return folder.read(Path(place))
    except DataError as error:
        return error


def loaded() -> Curriculum | DataError:
    """The curriculum as it stands in the folder now, or why it cannot be read."""
    place = data_folder()
    return _load(str(place), _stamp(place))


def curriculum() -> Curriculum:
    """The curriculum; where it does not load, the page shows every fault and stops here."""
    found = loaded()
    if isinstance(found, DataError):
        show_faults(found)
        st.stop()
    return found


def warm() -> None:
    """Import what every page imports and read the curriculum, so that the first visitor does not wait for it."""
    import plotly.graph_objects  # noqa: F401

    loaded()


def show_faults(error: DataError) -> None:
    """What is wrong in the files and where, one row a fault."""
    st.title("The curriculum cannot be read")
    count = len(error.faults)
    st.error(f"{count} {'thing is' if count == 1 else 'things are'} wrong in the data folder. Nothing was changed.")
    st.markdown("Put each row right in its file and reload this page. The same list comes from `planner check FOLDER`.")
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
