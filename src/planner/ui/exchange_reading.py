"""Reading files off the script thread; what was read is kept while the file lies in its box, and let go soon after."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import streamlit as st

from planner.errors import DataError
from planner.mapping import importing
from planner.optimiser import Watch
from planner.ui import data, links, show, solving
from planner.ui.kept import Memory
from planner.wording import counted

SHOWN = 500
"""Rows of faults seen at once; the download has them all."""
_READ = Memory(6)
"""A database of occupations takes some hundred megabytes: few are kept, for all sessions together."""


class _NotYetError(Exception):
    """What is read is not there yet."""


def read(what: str, choice: Hashable, compute: Callable[[], Any], doing: str = "Reading") -> Any:
    """What `compute` gives for a choice, off the script thread.

    None while it is under way, which is shown, and where the files cannot be read: then every fault is shown.
    """
    curriculum = data.served().curriculum
    if curriculum is None:
        return None

    def found() -> Any:
        job = solving.ask(curriculum, what, choice, lambda watch: _said(compute, watch))
        if job.is_under_way or job.answer is None:
            solving.shown(job, doing, can_stop=False)
            raise _NotYetError
        solving.try_again(job)  # It is kept here from now on, and not among hundreds of other answers.
        return job.answer

    try:
        answer = _READ.kept(curriculum.fingerprint, what, choice, found)
    except _NotYetError:
        return None
    if isinstance(answer, DataError):
        refused(answer)
        return None
    if isinstance(answer, ValueError):
        st.warning(f"This cannot be read so: {links.literal(str(answer))}. Nothing was changed.")
        return None
    return answer


def _said(compute: Callable[[], Any], watch: Watch) -> Any:
    """What is computed, or the error that says in words why it cannot be."""
    del watch
    try:
        return compute()
    except (DataError, ValueError) as error:
        return error


def refused(error: DataError) -> None:
    """A file that cannot be read: every fault, and that nothing was changed."""
    things = counted(len(error.faults), "thing")
    st.error(f"{things} {'is' if len(error.faults) == 1 else 'are'} wrong. Nothing was changed.")
    faults(error.faults, "import_faults", "What is wrong in the file, by row and column")


def faults(found: Any, key: str, alt: str) -> None:
    """Faults as a table with its download; the first ones where there are very many."""
    frame = importing.faults_frame(found)
    if len(frame) > SHOWN:
        st.caption(f"The first {SHOWN} of {len(frame):,}; the download has them all.")
    show.frame(frame.head(SHOWN), key, alt=alt, whole=frame)
