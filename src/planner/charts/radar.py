"""One role by category of skills: the share of the role that each category makes up, and how much of it is attained."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, percent, safe, wrapped
from planner.coverage import NeedState, RoleCoverage
from planner.curriculum import Curriculum

LEAST_AXES = 3
"""With fewer categories a radar has no area, and bars are drawn instead."""


def radar(curriculum: Curriculum, coverage: RoleCoverage, *, by: str, dark: bool) -> Chart:
    """The radar of one role. `by` names the set of courses as a sentence begins with it."""
    frame = radar_frame(curriculum, coverage)
    title = curriculum.role(coverage.role_id).title
    return Chart(draw_radar(frame, dark=dark), radar_sentence(frame, coverage, title=title, by=by), frame)


def radar_frame(curriculum: Curriculum, coverage: RoleCoverage) -> pd.DataFrame:
    """One row a category in which the role needs something, in the order of the table.

    With w the weight, t the depth needed and d the depth attained, over the needs with a stated level: `needed` =
    Σ w of the category ÷ Σ w of the role, `attained` = Σ w · min(d, t) / t of the category ÷ Σ w of the role. So
    `needed` sums to 1 and `attained` to the role's coverage. Where no level is stated at all, [d > 0] stands for
    min(d, t) / t, and `attained` sums to the breadth. `met` and `needs` are counts over all needs.
    """
    by_level = coverage.coverage is not None
    places = {category: place for place, category in enumerate(curriculum.categories)}
    counting = [need for need in coverage.needs if need.needed is not None or not by_level]
    whole = sum(need.weight for need in counting)
    found: dict[str, dict[str, Any]] = {}
    for need in sorted(coverage.needs, key=lambda need: places[curriculum.skill(need.skill_id).category]):
        category = curriculum.skill(need.skill_id).category
        row = found.setdefault(
            category, {"category": category, "needed": Fraction(0), "attained": Fraction(0), "met": 0, "needs": 0}
        )
        row["needs"] += 1
        row["met"] += need.is_met
        if need in counting:
            row["needed"] += Fraction(need.weight, whole)
            row["attained"] += Fraction(need.weight, whole) * _part(need)
    frame = pd.DataFrame(list(found.values()), columns=["category", "needed", "attained", "met", "needs"])
    return frame.astype({"needed": float, "attained": float})


def radar_sentence(frame: pd.DataFrame, coverage: RoleCoverage, *, title: str, by: str) -> str:
    """The categories that are met in full, and those in which nothing is attained."""
    if frame.empty:
        return f"{title}: no needs are stated."
    full = int((frame["met"] == frame["needs"]).sum())
    least = "at least " if coverage.could_rise else ""
    sentence = (
        f"{by} meets {least}{coverage.needs_met} of {counted(coverage.needs_total, 'need')} of {title}, and all needs "
        f"in {full} of {counted(len(frame), 'category', 'categories')}."
    )
    bare = list(frame.loc[frame["met"] == 0, "category"])
    if bare:
        sentence += f" No need is met in {listed(bare)}."
    left_out = sum(need.needed is None for need in coverage.needs)
    if left_out and coverage.coverage is not None:
        verb = "is" if left_out == 1 else "are"
        sentence += f" {counted(left_out, 'need')} without a stated level {verb} left out of the shares."
    if len(frame) < LEAST_AXES:
        sentence += " Drawn as bars, because a radar takes three categories."
    return sentence


def draw_radar(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Needed as an outline, attained as an area inside it; bars where there are fewer than three categories."""
    colours = theme.palette(dark)
    title = theme.key(("□", colours.text, "needed"), ("■", colours.accent, "attained"))
    if len(frame) < LEAST_AXES:
        return _bars(frame, title, dark)
    most = float(frame["needed"].max())
    axis = {"gridcolor": colours.grid, "linecolor": colours.grid}
    layout = {
        "title": title,
        "margin": {"l": 80, "r": 80, "t": 78, "b": 56},
        "polar": {
            "bgcolor": theme.CLEAR,
            "angularaxis": {
                **axis,
                "direction": "clockwise",
                "rotation": 90,
                "type": "category",
                "tickfont": {"size": theme.TINY},
            },
            "radialaxis": {
                **axis,
                "range": [0, most * 1.08],
                "tickformat": ".0%",
                "tickmode": "array",
                "tickvals": _rings(most),
                "angle": 90,
                "tickangle": 90,
                "tickfont": {"size": theme.TINY, "color": colours.muted},
                "showline": False,
            },
        },
    }
    traces = [_ring(frame, "attained", dark), _ring(frame, "needed", dark)]
    return theme.figure(traces, layout, name="radar", height=430, dark=dark)


def _part(need: NeedState) -> Fraction:
    if need.needed is None:
        return Fraction(int(need.attained > 0))
    return Fraction(min(need.attained, need.needed), need.needed)


def _rings(most: float) -> list[float]:
    """At most three rings at round shares."""
    step = next((step for step in (0.05, 0.1, 0.2, 0.25) if most / step < 4), 0.5)
    return [round(step * ring, 2) for ring in range(1, int(most / step + 1e-9) + 1)]


def _told(row: dict[str, Any]) -> str:
    return (
        f"<b>{safe(row['category'])}</b><br>{percent(row['needed'])} of what the role needs, "
        f"{percent(row['attained'])} attained"
        f"<br>{row['met']} of {counted(row['needs'], 'need')} met"
    )


def _ring(frame: pd.DataFrame, measure: str, dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark)
    closed = pd.concat([frame, frame.iloc[:1]])
    area = measure == "attained"
    colour = colours.accent if area else colours.text
    return {
        "type": "scatterpolar",
        "mode": "lines+markers",
        "name": measure,
        "r": list(closed[measure]),
        "theta": [wrapped(category, 14, lines=4) for category in closed["category"]],
        "fill": "toself" if area else "none",
        "fillcolor": theme.faded(colour, 0.28),
        "line": {"color": colour, "width": 2 if area else 1.5},
        "marker": {"size": 6, "color": colour if area else colours.background, "line": {"color": colour, "width": 1.5}},
        "customdata": [_told(row) for row in records(closed)],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _bars(frame: pd.DataFrame, title: dict[str, Any], dark: bool) -> go.Figure:
    colours = theme.palette(dark)
    styles = {
        "needed": {"color": theme.CLEAR, "line": {"color": colours.text, "width": 1.5}},
        "attained": {"color": colours.accent, "line": {"width": 0}},
    }
    traces = [
        {
            "type": "bar",
            "orientation": "h",
            "name": measure,
            "x": list(frame[measure]),
            "y": [wrapped(category, 20) for category in frame["category"]],
            "width": 0.5 if measure == "needed" else 0.3,
            "marker": styles[measure],
            "customdata": [_told(row) for row in records(frame)],
            "hovertemplate": "%{customdata}<extra></extra>",
        }
        for measure in ("needed", "attained")
    ]
    layout = {
        "title": title,
        "barmode": "overlay",
        "margin": {"t": 36},
        "xaxis": {"range": [0, 1], "tickformat": ".0%", "nticks": 5, "title": {"text": "share of what the role needs"}},
        "yaxis": {"autorange": "reversed"},
    }
    return theme.figure(traces, layout, name="radar", height=100 + 56 * len(frame), dark=dark)
