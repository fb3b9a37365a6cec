"""Plans side by side: needs met of each role, a bar a plan under the role's name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, percent, safe
from planner.curriculum import Curriculum
from planner.planning.compare import Compared
from planner.planning.compare_frames import comparison_sentence

MOST_PLANS = 4


def plans_compared(curriculum: Curriculum, found: Sequence[Compared], *, dark: bool) -> Chart:
    """Needs met by role and plan, for two to four plans. Raises `ValueError` for more."""
    if len(found) > MOST_PLANS:
        raise ValueError(f"at most {MOST_PLANS} plans are shown side by side")
    frame = plans_compared_frame(curriculum, found)
    return Chart(draw_plans_compared(frame, dark=dark), comparison_sentence(found), frame)


def plans_compared_frame(curriculum: Curriculum, found: Sequence[Compared]) -> pd.DataFrame:
    """One row a role and plan: needs met, essentials met, `share` from 0 to 1 (of `measure`), the plan's place."""
    cells = [
        {
            "role_id": entry.coverages[place].role_id,
            "role": curriculum.role(entry.coverages[place].role_id).title,
            "plan": entry.name,
            "place": number,
            "met": entry.coverages[place].needs_met,
            "needs": entry.coverages[place].needs_total,
            "essentials_met": entry.coverages[place].essentials_met,
            "essentials": entry.coverages[place].essentials_total,
            "share": None if entry.coverages[place].leading is None else float(entry.coverages[place].leading or 0),
            "measure": "breadth" if entry.coverages[place].coverage is None else "coverage",
            "at_least": entry.coverages[place].could_rise,
        }
        for place in range(len(found[0].coverages) if found else 0)
        for number, entry in enumerate(found)
    ]
    return pd.DataFrame(cells, columns=_COLUMNS)


def draw_plans_compared(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Under each role a bar a plan on a quiet track as long as the role's needs, the count beside it."""
    found = records(frame)
    places = rows.under_headings(list(frame["role"]))
    longest = max((row["needs"] for row in found), default=1) or 1
    traces = [
        _track(found, places, dark),
        _bars(found, places, dark),
        rows.headings_trace(places, dark),
        _counts(found, places, longest, dark),
    ]
    layout = {
        "barmode": "overlay",
        "margin": {"t": 8, "r": 108},
        "xaxis": {"visible": False, "range": [0, longest * 1.005]},
        "xaxis2": rows.HEADINGS_AXIS,
        "yaxis": rows.axis(places, list(frame["plan"])),
    }
    return theme.figure(traces, layout, name="plans-compared", height=rows.height(places, row=29), dark=dark)


_COLUMNS = [
    "role_id", "role", "plan", "place", "met", "needs", "essentials_met", "essentials", "share", "measure", "at_least",
]  # fmt: skip


def _track(found: Sequence[dict[str, Any]], places: rows.Rows, dark: bool) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": "needs",
        "x": [row["needs"] for row in found],
        "y": list(places.places),
        "width": 0.62,
        "marker": {"color": theme.CLEAR, "line": {"color": theme.palette(dark).outline, "width": 1}},
        "hoverinfo": "skip",
    }


def _bars(found: Sequence[dict[str, Any]], places: rows.Rows, dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark).series
    return {
        "type": "bar",
        "orientation": "h",
        "name": "met",
        "x": [row["met"] for row in found],
        "y": list(places.places),
        "width": 0.62,
        "marker": {"color": [colours[row["place"] % len(colours)] for row in found]},
        "customdata": [(row["role_id"], _told(row)) for row in found],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }


def _told(row: dict[str, Any]) -> str:
    least = "at least " if row["at_least"] else ""
    return (
        f"<b>{safe(row['plan'])}</b><br>{safe(row['role'])}: meets {least}{row['met']} of "
        f"{counted(row['needs'], 'need')}, {row['essentials_met']} of {row['essentials']} essential"
        f"<br>{row['measure']} {least}{percent(row['share'])}"
    )


def _counts(found: Sequence[dict[str, Any]], places: rows.Rows, longest: int, dark: bool) -> dict[str, Any]:
    """Needs met of needs and the share, in a column of their own beside the bars."""
    texts = []
    for row in found:
        least = "≥" if row["at_least"] else ""
        texts.append(f"\u2002{least}{row['met']} of {row['needs']}, {least}{percent(row['share'])}")
    return {
        "type": "scatter",
        "mode": "text",
        "x": [longest] * len(found),
        "y": list(places.places),
        "text": texts,
        "textposition": "middle right",
        "textfont": {"size": theme.TINY, "color": theme.palette(dark).text},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
