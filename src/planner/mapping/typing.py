"""What is new in what an editor holds: it sends all that differs from its frame, not what was just typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.mapping.grid import EditedRows

if TYPE_CHECKING:
    import pandas as pd


def newly_typed(before: EditedRows, now: EditedRows, frame: pd.DataFrame) -> dict[int, dict[str, object]]:
    """The cells that were typed between two states of an editor, with their texts.

    A cell that the editor does not hold any more has the frame's text again: it was typed back, and so it is one of
    them, unless the frame says by now what was typed, and the editor let go of it for that. `frame` is what the editor
    shows below what it holds.
    """
    found: dict[int, dict[str, object]] = {}
    for row, cells in now.items():
        for column, text in cells.items():
            if column not in before.get(row, {}) or before[row][column] != text:
                found.setdefault(row, {})[column] = text
    for row, cells in before.items():
        for column, text in cells.items():
            if column in now.get(row, {}) or column not in frame.columns or not 0 <= row < len(frame):
                continue
            stands = _text(frame[column].iloc[row])
            if stands != _text(text):
                found.setdefault(row, {})[column] = stands or None
    return found


def _text(value: object) -> str:
    """The text of a cell, "" for an empty one."""
    return value if isinstance(value, str) else ""
