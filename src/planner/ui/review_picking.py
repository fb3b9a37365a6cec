"""A row picked in a table of the review is the choice in the box beside it."""

from __future__ import annotations

from collections.abc import Sequence

from planner.ui import state


def pick(table: str, box: str, items: Sequence[str | int]) -> None:
    """For the table's callback: `items` are the choices by row. A row let go changes nothing."""
    rows = (state.widget_value(table) or {}).get("selection", {}).get("rows", [])
    if rows and rows[0] < len(items):
        state.set_widget(box, items[rows[0]])
