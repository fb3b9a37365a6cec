"""The view *History*: the revisions, what differs between two of them, every state of one row, restoring, downloads."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from planner.store import StoreError, revisions
from planner.store.revisions import Revision
from planner.ui import data, history_difference, history_restoring, history_row, proposing, show, told
from planner.ui.kept import ANSWERS
from planner.wording import counted

NOTHING = "Nothing can be kept at present, so there is no history to show."
SHOWN = 12
"""Rows of the list seen at once; it scrolls inside beyond that."""


def draw() -> None:
    """The whole view, or why there is nothing to see."""
    found = all_revisions()
    if not found:
        st.info(NOTHING)
        return
    _list(found)
    history_difference.draw(found)
    history_row.draw()
    history_restoring.draw(found)
    proposing.setting()


def all_revisions() -> tuple[Revision, ...]:
    """Every revision of this session's curriculum, the newest first; none where they cannot be read now."""
    db, number, head = data.store(), data.revision(), data.head()
    if db is None or number is None or head is None:
        return ()
    curriculum_id = data.curriculum_id()
    # After a purge another curriculum may be made under the same id: when it was made tells them apart.
    choice = (curriculum_id, head.created_at, number)
    try:
        return ANSWERS.kept(db.address, "revisions", choice, lambda: revisions.all_of(db, curriculum_id)[::-1])
    except StoreError:
        return ()


def _list(found: tuple[Revision, ...]) -> None:
    newest = found[0]
    st.header(f"{counted(len(found), 'revision')}")
    note = f": “{newest.note}”" if newest.note else ""
    st.text(f"The latest is revision {newest.number}, saved by {told.who(newest.author)} {told.when(newest.at)}{note}.")
    accepted = any(entry.accepted_by for entry in found)
    frame = pd.DataFrame(
        [
            {
                "revision": entry.number,
                "saved by": told.who(entry.author),
                "when": told.when(entry.at),
                **({"accepted by": told.who(entry.accepted_by) if entry.accepted_by else ""} if accepted else {}),
                "note": entry.note,
            }
            for entry in found
        ]
    )
    height = 35 * (min(len(found), SHOWN) + 1) + 3
    show.frame(frame, "revisions", alt="All revisions, the newest first: number, who, when, note", height=height)
