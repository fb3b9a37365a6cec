"""The range from guaranteed to possible as a thin bracket under each bar of a figure of roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from planner.charts import theme

KEY = ("└┘", "guaranteed to possible")
"""Its sign in the key of a figure."""
_TOP, _BOTTOM = 0.36, 0.47
"""From the middle of a bar to the two ends of its bracket's ticks, in rows."""


def brackets(frame: pd.DataFrame, places: Sequence[float], dark: bool) -> dict[str, Any]:
    """A bracket a row, from `guaranteed` to `possible`; a tick alone where both are the same."""
    x: list[float | None] = []
    y: list[float | None] = []
    for least, most, place in zip(frame["guaranteed"], frame["possible"], places, strict=True):
        x += [least, least, most, most, None]
        y += [place + _TOP, place + _BOTTOM, place + _BOTTOM, place + _TOP, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": "guaranteed to possible",
        "x": x,
        "y": y,
        "line": {"color": theme.palette(dark).text, "width": 2},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }
