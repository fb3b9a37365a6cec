"""How well the map is founded: levels taught, by department, as our reading, confirmed by faculty, or assessed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, safe
from planner.curriculum import Curriculum

NOT_STATED = "not stated"
"""Stands for a department that a course does not name."""
_ROOM = 1.15
"""Length of the axis over the longest bar, so that the count at its end keeps clear of the column beside it."""
_STAGES = ("our reading", "confirmed", "assessed")
"""What is known of a level taught, weakest first; an assessed one is counted there only."""


def evidence_by_department(curriculum: Curriculum, *, dark: bool) -> Chart:
    """The levels that courses of the catalogue teach, by department."""
    frame = evidence_frame(curriculum)
    return Chart(draw_evidence(frame, dark=dark), evidence_sentence(frame), frame)


def evidence_frame(curriculum: Curriculum) -> pd.DataFrame:
    """One row a department with courses of the catalogue, in order of first appearance.

    `courses` and `mapped` count courses. The links "course teaches skill" fall into three parts: `assessed` where
    evidence of the skill is collected, else `confirmed` where the department has set the level (basis local), else
    `our reading`; `levels` is their sum. (`planner.review.evidence()` counts confirmed and assessed each on its own.)
    """
    counts: dict[str, dict[str, int]] = {}
    for course_id in curriculum.catalogue:
        course = curriculum.course(course_id)
        start = dict.fromkeys(("courses", "mapped", "levels", *_STAGES), 0)
        row = counts.setdefault(course.department or NOT_STATED, start)
        row["courses"] += 1
        row["mapped"] += bool(course.mapped)
        for link in curriculum.taught_in(course_id):
            stage = "assessed" if link.assessed else "confirmed" if link.basis == "local" else "our reading"
            row[stage] += 1
            row["levels"] += 1
    columns = ["department", "courses", "mapped", "levels", *_STAGES]
    return pd.DataFrame([{"department": name, **row} for name, row in counts.items()], columns=columns)


def evidence_sentence(frame: pd.DataFrame) -> str:
    """Courses mapped, and levels by stage, over all departments."""
    courses, mapped, levels = (int(frame[name].sum()) for name in ("courses", "mapped", "levels"))
    ours, confirmed, assessed = (int(frame[stage].sum()) for stage in _STAGES)
    return (
        f"{mapped} of {counted(courses, 'course')} {'is' if mapped == 1 else 'are'} mapped; of "
        f"{counted(levels, 'level')} taught {assessed} are assessed, {confirmed} more confirmed by faculty, and {ours} "
        "our reading."
    )


def draw_evidence(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Stacked counts of levels a department, the sum at the end; at the right the courses that are mapped."""
    places = rows.under_headings([None] * len(frame))
    colours = theme.palette(dark)
    fills = dict(zip(_STAGES, (theme.CLEAR, *theme.level_colours(2, dark)), strict=True))
    most = max(1, int(frame["levels"].max())) if len(frame) else 1
    shown = [stage for stage in _STAGES if frame[stage].any()]
    traces = [_bars(frame, places, stage, fills[stage], dark) for stage in reversed(shown)]
    traces.append(_beside(list(frame["levels"]), [str(count) for count in frame["levels"]], places, theme.SMALL, dark))
    mapped = [f"{row['mapped']} of {row['courses']}" for row in records(frame)]
    traces.append(_beside([most * _ROOM] * len(frame), mapped, places, theme.TINY, dark))
    layout = {
        "title": theme.key(
            *(("□" if stage == "our reading" else "■", _line(fills[stage], dark), stage) for stage in reversed(shown)),
            ("n of n", colours.muted, "courses mapped"),
        ),
        "barmode": "stack",
        "margin": {"t": 36, "r": 66},
        "xaxis": {"visible": False, "range": [0, most * _ROOM]},
        "yaxis": rows.axis(places, list(frame["department"])),
    }
    return theme.figure(traces, layout, name="evidence", height=rows.height(places, around=44), dark=dark)


def _line(fill: str, dark: bool) -> str:
    return theme.palette(dark).outline if fill == theme.CLEAR else fill


def _bars(frame: pd.DataFrame, places: rows.Rows, stage: str, fill: str, dark: bool) -> dict[str, Any]:
    ink = theme.palette(dark).text if fill == theme.CLEAR else theme.ink_on(fill, dark)
    return {
        "type": "bar",
        "orientation": "h",
        "name": stage,
        "x": list(frame[stage]),
        "y": list(places.places),
        "width": 0.6,
        "text": [
            str(count) if 0 < count < total else "" for count, total in zip(frame[stage], frame["levels"], strict=True)
        ],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"size": theme.TINY, "color": ink},
        "marker": {"color": fill, "line": {"color": _line(fill, dark), "width": 1}},
        "customdata": [_told(row) for row in records(frame)],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _told(row: dict[str, Any]) -> str:
    stages = ", ".join(f"{row[stage]} {stage}" for stage in reversed(_STAGES))
    return (
        f"<b>{safe(row['department'])}</b><br>{row['mapped']} of {counted(row['courses'], 'course')} mapped"
        f"<br>{counted(row['levels'], 'level')} taught: {stages}"
    )


def _beside(xs: list[float], texts: list[str], places: rows.Rows, size: int, dark: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": xs,
        "y": list(places.places),
        "text": [f"\u2002{text}" for text in texts],
        "textposition": "middle right",
        "textfont": {"size": size, "color": theme.palette(dark).muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
