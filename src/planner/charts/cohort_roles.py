"""How far a group of students meets the needs of each role: median and quartiles, one line a role."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import safe
from planner.cohort.hiding import ShownCohort, ShownGroup
from planner.curriculum import Curriculum
from planner.review import groups_frames
from planner.review.groups_sentences import coverage_sentence
from planner.review.groups_words import needs_words


def cohort_roles(
    curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str], group: ShownGroup, *, dark: bool
) -> Chart:
    """Needs met by the students of a group, for each role that has needs. A quartile is the bin that holds it."""
    frame = groups_frames.coverage(curriculum, shown, role_ids, group)
    return Chart(draw_cohort_roles(frame, dark=dark), coverage_sentence(frame, group), frame)


def draw_cohort_roles(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """On a track of all needs a bar from the lower to the upper quartile, and on it the median, in shares of needs."""
    colours = theme.palette(dark)
    places = rows.under_headings([family or None for family in frame["family"]])
    found = records(frame)
    tracks = [(0.0, 1.0)] * len(found)
    quartiles = [(row["lower_least"] / row["needs"], row["upper_most"] / row["needs"]) for row in found]
    medians = [(row["median_least"] / row["needs"], row["median_most"] / row["needs"]) for row in found]
    traces = [
        _lines(tracks, places, colours.grid, 10),
        _lines(quartiles, places, colours.levels[0], 10),
        _lines(medians, places, colours.accent, 10),
        _marks(found, medians, places, dark),
        rows.headings_trace(places, dark),
        _figures(found, places, dark),
    ]
    layout = {
        "title": theme.key(
            ("●", colours.accent, "median"),
            ("▬", colours.levels[0], "middle half"),
            ("▬", colours.outline, "all needs"),
        ),
        "margin": {"t": 36, "r": 78},
        "xaxis": {"visible": False, "range": [-0.04, 1.03]},
        "xaxis2": rows.HEADINGS_AXIS,
        "yaxis": rows.axis(places, [row["role"] for row in found]),
    }
    return theme.figure(traces, layout, name="cohort-roles", height=rows.height(places, around=44), dark=dark)


def _lines(ends: Sequence[tuple[float, float]], places: rows.Rows, colour: str, width: int) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for (start, end), place in zip(ends, places.places, strict=True):
        x += [start, end, None]
        y += [place, place, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": x,
        "y": y,
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _marks(
    found: Sequence[dict[str, Any]], medians: Sequence[tuple[float, float]], places: rows.Rows, dark: bool
) -> dict[str, Any]:
    colours = theme.palette(dark)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [(start + end) / 2 for start, end in medians],
        "y": list(places.places),
        "marker": {
            "size": 12,
            "color": colours.accent,
            "opacity": 1,
            "line": {"color": colours.background, "width": 2},
        },
        "cliponaxis": False,
        "customdata": [_told(row) for row in found],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _figures(found: Sequence[dict[str, Any]], places: rows.Rows, dark: bool) -> dict[str, Any]:
    """The median in words, in a column of its own."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [1.03] * len(found),
        "y": list(places.places),
        "text": [f"\u2002{_bin(row, 'median')} of {row['needs']}" for row in found],
        "textposition": "middle right",
        "textfont": {"size": theme.TINY, "color": theme.palette(dark).muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _bin(row: dict[str, Any], part: str) -> str:
    return needs_words(row[f"{part}_least"], row[f"{part}_most"])


def _told(row: dict[str, Any]) -> str:
    return (
        f"<b>{safe(row['role'])}</b><br>the median student meets {_bin(row, 'median')} of {row['needs']} needs"
        f"<br>a quarter meet {_bin(row, 'lower')} or fewer, a quarter {_bin(row, 'upper')} or more"
    )
