"""The map itself: the grid to type into, and the picture of it."""

from __future__ import annotations

import zlib
from typing import Any

import pandas as pd
import streamlit as st

from planner.charts.course_map import course_map
from planner.curriculum import Curriculum
from planner.effects import changed_cells
from planner.mapping.draft import course_note, drafted, skill_note
from planner.mapping.grid import MOST_COLUMNS, NEEDED_BY, ROW_NAME, EditedRows, Grid, letters, read_edits
from planner.ui import map_draft, show, state
from planner.ui.kept import ANSWERS
from planner.ui.map_draft import Draft

KEY = "map_grid"
"""What the grid's key begins with."""
NOTHING = "No cell fits these filters. Choose another department, category or role."
ROW = 35
MOST_ROWS = 17
"""Rows seen at once; the grid scrolls inside beyond that."""


def editor(draft: Draft, shown: Grid) -> None:
    """The grid, or why there is none. A commit, a pasted block and a filled range are one step of the draft each."""
    if shown.is_empty:
        st.info(NOTHING)
        return
    if shown.is_too_wide:
        things, choose = ("courses", "department") if shown.skills_down else ("skills", "skill category or a role")
        st.info(
            f"{len(shown.columns)} {things} side by side cannot be read ({MOST_COLUMNS} can). "
            f"Choose a {choose} above, or set single cells below."
        )
        return
    st.data_editor(
        _frame(draft, shown),
        key=_key(shown),
        on_change=_take,
        args=(draft.saved, shown),
        disabled=["_index", ROW_NAME, NEEDED_BY],
        hide_index=shown.skills_down,
        column_config=_columns(draft.saved, shown),
        placeholder="",
        height=ROW * (min(len(shown.rows), MOST_ROWS) + 1) + 3,
        row_height=ROW,
        alt="The map of courses and skills: type the letter of a level into a cell, or clear it",
    )


def _key(shown: Grid) -> str:
    """Another grid is another editor: what was typed is counted by the number of its row."""
    return f"{KEY}_{zlib.crc32(repr((shown.rows, shown.columns)).encode())}"


def _frame(draft: Draft, shown: Grid) -> pd.DataFrame:
    """What the grid is made from. The browser keeps what was typed over it until the frame says the same.

    While somebody types the frame stays as it is, so that the browser has nothing to redraw. Then it repeats what was
    typed, unread: the browser lets go of it, and the next run shows the draft's own letters, R for an "r", and what
    stood there before for a letter that was refused.
    """
    typed = _typed(shown)
    if typed and map_draft.is_typing():
        return letters(map_draft.base(draft.saved).curriculum, shown)
    map_draft.rebase()
    if typed:
        return letters(draft.curriculum, shown, typed)
    # What is saved and the edits make the draft; the editor copies what it is given.
    choice = (draft.effects.edits, shown)
    return ANSWERS.kept(draft.saved.fingerprint, "letters", choice, lambda: letters(draft.curriculum, shown))


def _typed(shown: Grid) -> EditedRows:
    """What the browser holds typed over the frame."""
    held: EditedRows = (state.widget_value(_key(shown)) or {}).get("edited_rows", {})
    return held


def _columns(curriculum: Curriculum, shown: Grid) -> dict[str, Any]:
    text = st.column_config.TextColumn
    if shown.skills_down:
        columns: dict[str, Any] = {
            ROW_NAME: text("Skill", width=250, pinned=True),
            NEEDED_BY: text("Needed by", width=92, help="How many roles need the skill, and the deepest level needed"),
        }
        for course_id in shown.columns:
            note, width = course_note(curriculum, course_id), _width(course_id)
            columns[course_id] = text(course_id, help=note, width=width, alignment="center")
        return columns
    columns = {"_index": text("Course", width=84, pinned=True), ROW_NAME: text("Title", width=265, pinned=True)}
    for skill_id in shown.columns:
        name = curriculum.skill(skill_id).name
        columns[skill_id] = text(name, help=skill_note(curriculum, skill_id), width=_width(name), alignment="center")
    return columns


def _width(name: str) -> int:
    """Pixels for a heading: all of a short name, the beginning of a long one."""
    return min(max(70, 44 + 8 * len(name)), 150)


def _take(saved: Curriculum, shown: Grid) -> None:
    """Take what was typed into the draft: what the browser holds is all that differs from the frame."""
    frame = map_draft.base(saved).curriculum
    reading = read_edits(frame, shown, _typed(shown))
    step = changed_cells(map_draft.of(saved).curriculum, drafted(frame, reading.edits))
    if step or reading.faults:
        notice = "  \n".join(fault.sentence(saved) for fault in reading.faults)
        map_draft.edit(step, notice, typed=True)


def picture(draft: Draft, shown: Grid) -> None:
    """The same courses and skills as a chart, with the draft's letters."""
    if shown.is_empty:
        st.info(NOTHING)
        return
    made = show.built(
        draft.curriculum.fingerprint,
        "course map",
        (shown.course_ids, shown.skill_ids),
        lambda dark: course_map(draft.curriculum, shown.course_ids, shown.skill_ids, dark=dark),
    )
    show.chart(made, key="map_picture")
