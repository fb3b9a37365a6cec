"""The balance of what is needed and what is taught, revision by revision: one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, safe

Balance = tuple[int, str, float | None]
"""A revision's number, its day as text, and its balance; None where there is none."""


def balances(found: Sequence[Balance], *, dark: bool) -> Chart:
    """The balance of each revision, the earliest first."""
    frame = pd.DataFrame(found, columns=["revision", "day", "balance"])
    return Chart(draw_balances(frame, dark=dark), balances_sentence(frame), frame)


def balances_sentence(frame: pd.DataFrame) -> str:
    """From where to where it went, and over how many revisions."""
    known = [row for row in records(frame) if not pd.isna(row["balance"])]
    if len(known) < 2:
        return f"A balance can be given for {counted(len(known), 'revision')}: nothing is to be compared yet."
    first, last = known[0], known[-1]
    start, end = f"{first['balance']:.2f}", f"{last['balance']:.2f}"
    went = "rose" if last["balance"] > first["balance"] else "fell"
    moved = f"stayed at {start}" if start == end else f"{went} from {start} to {end}"
    return (
        f"Over {counted(len(known), 'revision')}, from {first['revision']} ({first['day']}) to {last['revision']} "
        f"({last['day']}), the balance {moved}. No grade."
    )


def draw_balances(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A line over the revisions, each a mark; the first and the last figure beside their marks."""
    known = [row for row in records(frame) if not pd.isna(row["balance"])]
    colours = theme.palette(dark)
    values = [row["balance"] for row in known]
    low, high = (min(values), max(values)) if values else (0.0, 1.0)
    room = max(0.02, (high - low) * 0.35)
    ends = {0, len(known) - 1}
    trace: dict[str, Any] = {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [str(row["revision"]) for row in known],
        "y": values,
        "text": [f"{value:.2f}" if place in ends else "" for place, value in enumerate(values)],
        "textposition": "top center",
        "textfont": {"size": theme.SMALL, "color": colours.text},
        "line": {"color": colours.accent, "width": 2},
        "marker": {"color": colours.accent, "size": 8},
        "cliponaxis": False,
        "customdata": [
            f"<b>revision {row['revision']}</b>, {safe(row['day'])}<br>{row['balance']:.4f}" for row in known
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    layout = {
        "margin": {"t": 24, "r": 24},
        "xaxis": {"type": "category", "title": {"text": "revision"}, "nticks": 12},
        "yaxis": {"title": {"text": "balance"}, "range": [low - room, high + room], "tickformat": ".2f", "nticks": 5},
    }
    return theme.figure([trace], layout, name="balances", height=240, dark=dark)


def _told(row: dict[str, Any]) -> str:
    return f"<b>revision {row['revision']}</b>, {safe(row['day'])}<br>{row['balance']:.4f}"
