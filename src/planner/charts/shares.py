"""Where needs lie and where teaching lies: shares of needed and of taught levels, a pair of bars a category."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner import review
from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import safe
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.wording import percent

_SIDES = (("needed", -0.2), ("taught", 0.2))


def shares(curriculum: Curriculum, *, kind: RoleKind = "job", dark: bool) -> Chart:
    """Needs of the roles of a kind against links of the catalogue, as shares of either, by category and level."""
    frame = review.needed_and_taught_shares(curriculum, kind)
    names = {level.code: level.name.lower() for level in curriculum.scale.levels}
    return Chart(draw_shares(frame, names, dark=dark), shares_sentence(frame), frame)


def shares_sentence(frame: pd.DataFrame) -> str:
    """The category in which the share needed is furthest above the share taught, and the one furthest below."""
    if not frame["needed"].sum() or not frame["taught"].sum():
        return "Nothing is needed or taught at a stated level, so there are no shares to compare."
    totals = frame.groupby("category", sort=False)[["needed_share", "taught_share"]].sum()
    above = totals["needed_share"] - totals["taught_share"]
    more, less = str(above.idxmax()), str(above.idxmin())
    if round(float(above[more]), 9) == 0:
        return "Every category has the same share of what is needed and of what is taught."
    return f"Needed more than taught: above all {_pair(totals, more)}. Taught more than needed: {_pair(totals, less)}."


def _pair(totals: pd.DataFrame, category: str) -> str:
    needed, taught = (float(totals[side][category]) for side in ("needed_share", "taught_share"))
    return f"{category} ({percent(needed)} of what is needed, {percent(taught)} of what is taught)"


def draw_shares(frame: pd.DataFrame, names: Mapping[str, str], *, dark: bool) -> go.Figure:
    """Two thin bars a category, needed above taught, each split by level in the depths of one hue.

    `names` are the names of the levels by code, for the key.
    """
    frame = frame.fillna({"needed_share": 0.0, "taught_share": 0.0})
    categories = list(dict.fromkeys(frame["category"]))
    levels = list(dict.fromkeys(frame["level"]))
    colours = theme.level_colours(len(levels), dark)
    places = rows.under_headings([None] * len(categories))
    totals = frame.groupby("category", sort=False)[["needed_share", "taught_share"]].sum()
    longest = max(float(totals.max().max()), 0.01) if len(totals) else 1
    traces = [
        _bars(frame.loc[frame["level"] == level], places, side, offset, colours[step])
        for side, offset in _SIDES
        for step, level in enumerate(levels)
    ]
    traces += [_ends(totals, places, side, offset, dark) for side, offset in _SIDES]
    layout = {
        "barmode": "stack",
        "title": theme.key(*(("■", colours[step], f"{level} {names[level]}") for step, level in enumerate(levels))),
        "margin": {"t": 36, "r": 84},
        "xaxis": {"visible": False, "range": [0, longest]},
        "yaxis": rows.axis(places, categories),
    }
    return theme.figure(traces, layout, name="shares", height=rows.height(places, row=42, around=44), dark=dark)


def _bars(level: pd.DataFrame, places: rows.Rows, side: str, offset: float, colour: str) -> dict[str, Any]:
    share = f"{side}_share"
    told = [
        f"<b>{safe(row['category'])}</b><br>{side} at {safe(row['level'])}: {row[side]}, {percent(row[share])}"
        for row in records(level)
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(level[f"{side}_share"]),
        "y": [place + offset for place in places.places],
        "width": 0.34,
        "marker": {"color": colour},
        "customdata": told,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _ends(totals: pd.DataFrame, places: rows.Rows, side: str, offset: float, dark: bool) -> dict[str, Any]:
    """What each bar is and its share, at its end: no bar is told by colour alone."""
    sums = totals[f"{side}_share"]
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(sums),
        "y": [place + offset for place in places.places],
        "text": [f"\u2002{side} {percent(min(float(share), 1))}" for share in sums],
        "textposition": "middle right",
        "textfont": {"size": theme.TINY, "color": theme.palette(dark).muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
