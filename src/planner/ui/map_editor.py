"""The map itself: the grid to type into, and the picture of it."""

from __future__ import annotations

import zlib
from typing import Any

import pandas as pd
import streamlit as st

from planner.charts.course_map import course_map
from planner.curriculum import Curriculum
from planner.mapping.draft import course_note, skill_note
from planner.mapping.filter import Known
from planner.mapping.grid import (
    MOST_COLUMNS,
    NEEDED_BY,
    ROW_NAME,
    STANDING,
    EditedRows,
    Grid,
    letters,
    read_edits,
    standing,
)
from planner.mapping.typing import newly_typed
from planner.ui import data, lacking, links, map_draft, show, state
from planner.ui.kept import ANSWERS
from planner.ui.map_draft import MapDraft

KEY = "map_grid"
"""What the grid's key begins with."""
NOTHING = "No cell fits these filters. Choose another department, category, role or kind of courses."
ROW = 35
MOST_ROWS = 17
"""Rows seen at once; the grid scrolls inside beyond that."""
MARKS = {"not mapped": "?", "teaches none": "∅"}
"""Behind the code of a course that has no letter."""
_GIVEN, _HEARD = "map_given_frame", "map_heard_cells"


def nothing(draft: MapDraft) -> None:
    """Why there is no cell: the curriculum has no courses or skills yet, or the filters leave none."""
    if not lacking.said(draft.curriculum, "course", "skill"):
        st.info(NOTHING)


def editor(draft: MapDraft, shown: Grid, known: Known) -> None:
    """The grid, or why there is none. A commit, a pasted block and a filled range are one step of the draft each."""
    if shown.is_empty:
        nothing(draft)
        return
    if shown.is_too_wide:
        things, choose = ("courses", "department") if shown.skills_down else ("skills", "skill category or a role")
        st.info(
            f"{len(shown.columns)} {things} side by side cannot be read ({MOST_COLUMNS} can). "
            f"Choose a {choose} above, or set single cells below."
        )
        return
    st.data_editor(
        _frame(draft, shown, known),
        key=_key(shown),
        on_change=_take,
        args=(shown, _key(shown)),
        disabled=True if draft.is_read_only else ["_index", ROW_NAME, NEEDED_BY, STANDING],
        hide_index=shown.skills_down,
        column_config=_columns(draft.curriculum, shown),
        placeholder="",
        height=ROW * (min(len(shown.rows), MOST_ROWS) + 1) + 3,
        row_height=ROW,
        alt="The map of courses and skills: type the letter of a level into a cell, or clear it",
    )


def _key(shown: Grid) -> str:
    """Another grid, or that of another curriculum, is another editor: what was typed is counted by the row's number."""
    return f"{KEY}_{zlib.crc32(repr((data.curriculum_id(), shown.rows, shown.columns)).encode())}"


def _frame(draft: MapDraft, shown: Grid, known: Known) -> pd.DataFrame:
    """What the grid is made from. The browser keeps what was typed over it until the frame says the same.

    While somebody types the frame stays as it is, so that the browser has nothing to redraw. Then it repeats what was
    typed, unread: the browser lets go of it, and the next run shows the draft's own letters, R for an "r", and what
    stood there before for a letter that was refused.
    """
    key = _key(shown)
    typed = _typed(key)
    given: tuple[str, pd.DataFrame] | None = state.widget_value(_GIVEN)
    if typed and map_draft.is_typing() and given is not None and given[0] == key:
        frame = given[1]
    elif typed:
        frame = letters(draft.curriculum, shown, typed, known.disputed)
    else:
        # What is saved and the edits make the draft; the editor copies what it is given.
        choice = (draft.draft.edits, shown, known.disputed)
        frame = ANSWERS.kept(
            draft.saved.fingerprint,
            "letters",
            choice,
            lambda: letters(draft.curriculum, shown, disputed=known.disputed),
        )
    state.set_widget(_GIVEN, (key, frame))
    state.set_widget(_HEARD, (key, typed))
    return frame


def _typed(key: str) -> EditedRows:
    """What the browser holds typed over the frame, copied: the widget's own value changes."""
    held: EditedRows = (state.widget_value(key) or {}).get("edited_rows", {})
    return {int(row): dict(cells) for row, cells in held.items()}


def _take(shown: Grid, key: str) -> None:
    """Take what was just typed into the draft."""
    given, heard = state.widget_value(_GIVEN), state.widget_value(_HEARD)
    before = heard[1] if heard is not None and heard[0] == key else {}
    frame = given[1] if given is not None and given[0] == key else pd.DataFrame()
    now = _typed(key)
    state.set_widget(_HEARD, (key, now))
    draft = map_draft.as_seen()
    reading = read_edits(draft.curriculum, shown, newly_typed(before, now, frame))
    if reading.edits or reading.faults:
        notice = "  \n".join(fault.sentence(draft.curriculum) for fault in reading.faults)
        map_draft.edit(reading.edits, notice, typed=True)


def _columns(curriculum: Curriculum, shown: Grid) -> dict[str, Any]:
    text = st.column_config.TextColumn
    if shown.skills_down:
        columns: dict[str, Any] = {
            ROW_NAME: text("Skill", width=250, pinned=True),
            NEEDED_BY: text("Needed by", width=92, help="How many roles need the skill, and the deepest level needed"),
        }
        for course_id in shown.columns:
            told = standing(curriculum, course_id)
            label = f"{course_id} {MARKS[told]}" if told else course_id
            note = " ".join(filter(None, (course_note(curriculum, course_id), told and f"{told.capitalize()}.")))
            columns[course_id] = text(label, help=links.literal(note), width=_width(label), alignment="center")
        return columns
    columns = {
        "_index": text("Course", width=84, pinned=True),
        ROW_NAME: text("Title", width=265, pinned=True),
        STANDING: text("Mapped", width=105, help="Courses without a letter: not mapped yet, or known to teach none"),
    }
    for skill_id in shown.columns:
        name, note = curriculum.skill(skill_id).name, links.literal(skill_note(curriculum, skill_id))
        columns[skill_id] = text(name, help=note, width=_width(name), alignment="center")
    return columns


def _width(name: str) -> int:
    """Pixels for a heading: all of a short name, the beginning of a long one."""
    return min(max(70, 44 + 8 * len(name)), 150)


def picture(draft: MapDraft, shown: Grid) -> None:
    """The same courses and skills as a chart, with the draft's letters."""
    if shown.is_empty:
        nothing(draft)
        return
    made = show.built(
        draft.curriculum.fingerprint,
        "course map",
        (shown.course_ids, shown.skill_ids),
        lambda dark: course_map(draft.curriculum, shown.course_ids, shown.skill_ids, dark=dark),
    )
    show.chart(made, key="map_picture")
