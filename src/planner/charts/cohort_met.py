"""Needs of one role that students meet: a histogram, and for several groups a bar of shares each."""

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
from planner.review.groups_sentences import by_group_sentence, met_sentence
from planner.wording import percent

_NARROW = 0.07
"""Of a bar: a part that is narrower has no words in it."""


def cohort_met(curriculum: Curriculum, shown: ShownCohort, role_id: str, group: ShownGroup, *, dark: bool) -> Chart:
    """How many students of one group meet how many needs. Raises `KeyError` for an unknown role."""
    frame = groups_frames.met(curriculum, shown, role_id, [group])
    needs, role = len(curriculum.needs_of(role_id)), curriculum.role(role_id).title
    return Chart(draw_histogram(frame, dark=dark), met_sentence(frame, needs, role), frame)


def draw_histogram(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A bar a bin, as wide as the numbers of needs it joins; its height is students for each number of needs.

    So that the area is the number of students, which stands on the bar.
    """
    colours, found = theme.palette(dark), records(frame)
    widths = [row["most"] - row["least"] + 1 for row in found]
    bars = {
        "type": "bar",
        "x": [(row["least"] + row["most"]) / 2 for row in found],
        "y": [row["students"] / width for row, width in zip(found, widths, strict=True)],
        "width": [width - 0.12 for width in widths],
        "text": [f"{row['students']:,}" if row["students"] else "" for row in found],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": theme.TINY, "color": colours.muted},
        "marker": {"color": colours.accent},
        "customdata": [
            f"<b>{row['needs_met']} needs met</b><br>about {row['students']:,} students, {percent(row['share'])}"
            for row in found
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    layout = {
        "margin": {"t": 26},
        "xaxis": {
            "title": {"text": "needs met; the number on a bar is students"},
            "tickmode": "array",
            "tickvals": [(row["least"] + row["most"]) / 2 for row in found],
            "ticktext": [row["needs_met"] for row in found],
            "showgrid": False,
        },
        "yaxis": {"visible": False, "rangemode": "tozero"},
    }
    return theme.figure([bars], layout, name="cohort-met", height=280, dark=dark)


def cohort_met_by(
    curriculum: Curriculum, shown: ShownCohort, role_id: str, groups: Sequence[ShownGroup], *, dark: bool
) -> Chart:
    """The same for several groups, in shares of each. Raises `KeyError` for an unknown role."""
    frame = groups_frames.met(curriculum, shown, role_id, groups)
    needs, role = len(curriculum.needs_of(role_id)), curriculum.role(role_id).title
    return Chart(draw_by_group(frame, needs, dark=dark), by_group_sentence(frame, needs, role), frame)


def draw_by_group(frame: pd.DataFrame, needs: int, *, dark: bool) -> go.Figure:
    """A stacked bar a group; the deeper the shade, the more needs are met; in each part the bin and its share."""
    found = records(frame)
    names = list(dict.fromkeys(row["group"] for row in found))
    places = rows.under_headings([None] * len(names))
    starts = dict.fromkeys(names, 0.0)
    traces = []
    for row in (row for row in found if row["students"]):
        traces.append(_part(row, starts[row["group"]], places.places[names.index(row["group"])], needs, dark))
        starts[row["group"]] += row["share"]
    sizes = dict(zip(frame["group"], frame["students_of_group"], strict=True))
    layout = {
        "barmode": "overlay",
        "title": theme.key(
            ("■", theme.share_colour(0.1, dark), "few needs met"), ("■", theme.share_colour(1, dark), "all needs met")
        ),
        "margin": {"t": 36},
        "xaxis": {"visible": False, "range": [0, 1]},
        "yaxis": rows.axis(places, [f"{name} ({sizes[name]:,})" for name in names]),
    }
    return theme.figure(traces, layout, name="cohort-met-by", height=rows.height(places, around=44), dark=dark)


def _part(row: dict[str, Any], start: float, place: float, needs: int, dark: bool) -> dict[str, Any]:
    middle = (row["least"] + row["most"]) / 2 / needs if needs else 0
    fill = theme.share_colour(0.1 + 0.9 * middle, dark)
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start],
        "x": [row["share"]],
        "y": [place],
        "width": 0.7,
        "text": [row["needs_met"] if row["share"] >= _NARROW else ""],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"color": theme.ink_on(fill, dark), "size": theme.TINY},
        "marker": {"color": fill, "line": {"color": theme.palette(dark).background, "width": 1}},
        "customdata": [
            f"<b>{safe(row['group'])}</b><br>{row['needs_met']} needs met: about {row['students']:,} students, "
            f"{percent(row['share'])}"
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
