"""What a cohort lacks and what would help it, in plain bars: skills, electives, courses in demand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import safe
from planner.cohort.hiding import ShownCohort
from planner.curriculum import Curriculum
from planner.review import groups_frames
from planner.review.groups_sentences import chosen_sentence, demand_sentence, lacking_sentence

MOST = 20
"""Bars of a picture; the table has all."""


def cohort_lacking(
    curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str], *, deepest: bool = False, dark: bool
) -> Chart:
    """Skills that most leave without, at the level that the roles typically need, or at the `deepest`."""
    frame = groups_frames.lacking(curriculum, shown, role_ids, deepest=deepest)
    return Chart(draw_lacking(frame, shown, dark=dark), lacking_sentence(frame, shown), frame)


def draw_lacking(frame: pd.DataFrame, shown: ShownCohort, *, dark: bool) -> go.Figure:
    """A bar a skill that some course teaches so deep, in shares of all students; at its end the count in words."""
    found = [row for row in records(frame) if row["order"] and row["taught"] == "yes"][:MOST]
    labels = [f"{row['skill']}{' at ' + row['level'] if row['level'] else ''}" for row in found]
    students = shown.students or 1
    told = [
        f"<b>{safe(label)}</b><br>needed by {row['roles']} roles<br>{row['says']} leave without it"
        for label, row in zip(labels, found, strict=True)
    ]
    bars = [min(1.0, row["order"] / students) for row in found]
    return _bars(labels, bars, [_short(row["says"]) for row in found], told, name="cohort-lacking", dark=dark)


def cohort_electives(
    curriculum: Curriculum, shown: ShownCohort, role_id: str, required: Collection[str], *, dark: bool
) -> Chart:
    """Electives that serve a role: who passed each, and whom it would have helped who did not."""
    frame = groups_frames.chosen(curriculum, shown, role_id, required)
    role = curriculum.role(role_id).title
    return Chart(draw_electives(frame, shown, dark=dark), chosen_sentence(frame, shown, role), frame)


def draw_electives(frame: pd.DataFrame, shown: ShownCohort, *, dark: bool) -> go.Figure:
    """Two thin bars an elective: would have helped above, passed below; each says at its end which it is."""
    found, colours = records(frame)[:MOST], theme.palette(dark)
    places = rows.under_headings([None] * len(found))
    students = shown.students or 1
    traces = []
    for side, offset, words, fill in (
        ("helped", -0.2, "would have helped", colours.short),
        ("passed", 0.2, "passed", colours.covered),
    ):
        values = [min(1.0, row[f"{side}_order"] / students) for row in found]
        ends = [f"{words} {_short(row[f'{side}_says'])}" for row in found]
        told = [
            f"<b>{safe(row['course_id'])} {safe(row['course'])}</b><br>{words} {row[f'{side}_says']}" for row in found
        ]
        traces += _pair(places, offset, 0.34, values, ends, told, fill, dark)
    layout = {
        "title": theme.key(("■", colours.short, "would have helped"), ("■", colours.covered, "passed")),
        "margin": {"t": 36, "r": 172},
        "xaxis": {"visible": False, "range": [0, 1]},
        "yaxis": rows.axis(places, [f"{row['course_id']} {row['course']}" for row in found]),
    }
    height = rows.height(places, row=42, around=44)
    return theme.figure(traces, layout, name="cohort-electives", height=height, dark=dark)


def cohort_demand(curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str], *, dark: bool) -> Chart:
    """Courses by the needs of students that they would close or narrow, over some roles."""
    frame = groups_frames.in_demand(curriculum, shown, role_ids)
    return Chart(draw_demand(frame, dark=dark), demand_sentence(frame, shown, len(role_ids)), frame)


def draw_demand(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A bar a course; the words at its end are students × needs, and for each student."""
    found = records(frame)[:MOST]
    longest = max((row["needs"] for row in found), default=1)
    labels = [f"{row['course_id']} {row['course']}" for row in found]
    ends = [f"{'≥ ' if row['is_least'] else ''}{row['needs']:,}" for row in found]
    told = [
        f"<b>{safe(label)}</b><br>{end} needs of students, of {row['roles']} roles<br>most lack {safe(row['skill'])}"
        for label, end, row in zip(labels, ends, found, strict=True)
    ]
    values = [row["needs"] / longest for row in found]
    return _bars(labels, values, ends, told, name="cohort-demand", dark=dark)


def _short(says: str) -> str:
    return says.replace("fewer than ", "< ").replace("all but < ", "all but < ").removeprefix("about ")


def _bars(
    labels: Sequence[str], values: Sequence[float], ends: Sequence[str], told: Sequence[str], *, name: str, dark: bool
) -> go.Figure:
    places = rows.under_headings([None] * len(labels))
    layout = {
        "margin": {"t": 8, "r": 96},
        "xaxis": {"visible": False, "range": [0, 1]},
        "yaxis": rows.axis(places, labels),
    }
    traces = _pair(places, 0.0, 0.66, values, ends, told, theme.palette(dark).accent, dark)
    return theme.figure(traces, layout, name=name, height=rows.height(places, around=16), dark=dark)


def _pair(
    places: rows.Rows,
    offset: float,
    width: float,
    values: Sequence[float],
    ends: Sequence[str],
    told: Sequence[str],
    fill: str,
    dark: bool,
) -> list[dict[str, Any]]:
    """Bars, and the words at their ends."""
    y = [place + offset for place in places.places]
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": list(values),
        "y": y,
        "width": width,
        "marker": {"color": fill},
        "customdata": list(told),
        "hovertemplate": "%{customdata}<extra></extra>",
    }
    words = {
        "type": "scatter",
        "mode": "text",
        "x": list(values),
        "y": y,
        "text": [f"\u2002{end}" for end in ends],
        "textposition": "middle right",
        "textfont": {"size": theme.TINY, "color": theme.palette(dark).muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return [bars, words]
