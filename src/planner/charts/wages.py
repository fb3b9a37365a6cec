"""Wages of occupations: from the tenth to the ninetieth percentile, with the median."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, safe
from planner.tables import Occupation

NOT_PUBLISHED = "not published"


def wages(occupations: Sequence[Occupation], *, dark: bool) -> Chart:
    """The range of each occupation's yearly wages in dollars, in the order given."""
    frame = wages_frame(occupations)
    return Chart(draw_wages(frame, dark=dark), wages_sentence(frame), frame)


def wages_frame(occupations: Sequence[Occupation]) -> pd.DataFrame:
    """One row an occupation: whole dollars a year, <NA> where a figure is not published."""
    columns = ["onet_soc", "title", "year", "annual_p10", "annual_median", "annual_p90"]
    found = [[getattr(occupation, name) for name in columns] for occupation in occupations]
    frame = pd.DataFrame(found, columns=columns)
    return frame.astype(dict.fromkeys(columns[2:], "Int64"))


def wages_sentence(frame: pd.DataFrame) -> str:
    """The median of one or two occupations, or the span of the medians of more; how many have none."""
    known = [row for row in records(frame) if not pd.isna(row["annual_median"])]
    missing = len(frame) - len(known)
    if not known:
        return "No wages are published."
    years = sorted({row["year"] for row in known if not pd.isna(row["year"])})
    when = f" in {years[0]}" if len(years) == 1 else ""
    if len(known) <= 2:
        medians = " and ".join(f"{dollars(row['annual_median'])} for {row['title']}" for row in known)
        sentence = f"Half of the employees earned more than {medians}{when}."
    else:
        values = [row["annual_median"] for row in known]
        sentence = (
            f"The median yearly wages of {counted(len(known), 'occupation')}{when} run from {dollars(min(values))} "
            f"to {dollars(max(values))}."
        )
    return f"{sentence} Not published for {missing} more." if missing else sentence


def draw_wages(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A line from the tenth to the ninetieth percentile, the median as a dot with its figure beside the line."""
    colours = theme.palette(dark)
    places = rows.under_headings([None] * len(frame))
    most = max((row["annual_p90"] for row in records(frame) if not pd.isna(row["annual_p90"])), default=100_000)
    layout = {
        "title": theme.key(("━", colours.levels[1], "the middle 80 %"), ("●", colours.accent, "median")),
        "margin": {"t": 36, "r": 94},
        "xaxis": {"range": [0, most * 1.02], "tickprefix": "$", "tickformat": "~s", "nticks": 5},
        "yaxis": rows.axis(places, list(frame["title"]), lines=3, size=theme.TINY),
    }
    traces = [_ranges(frame, places, dark), _medians(frame, places, dark), _figures(frame, places, most, dark)]
    return theme.figure(traces, layout, name="wages", height=rows.height(places, row=48, around=72), dark=dark)


def dollars(amount: int) -> str:
    """Whole dollars: "$75,700"."""
    return f"${amount:,}"


def _ranges(frame: pd.DataFrame, places: rows.Rows, dark: bool) -> dict[str, Any]:
    xs: list[int | None] = []
    ys: list[float | None] = []
    for row, place in zip(records(frame), places.places, strict=True):
        if not (pd.isna(row["annual_p10"]) or pd.isna(row["annual_p90"])):
            xs += [row["annual_p10"], row["annual_p90"], None]
            ys += [place, place, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": {"color": theme.palette(dark).levels[1], "width": 6},
        "hoverinfo": "skip",
    }


def _medians(frame: pd.DataFrame, places: rows.Rows, dark: bool) -> dict[str, Any]:
    known = [
        (row, place)
        for row, place in zip(records(frame), places.places, strict=True)
        if not pd.isna(row["annual_median"])
    ]
    colours = theme.palette(dark)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row["annual_median"] for row, _ in known],
        "y": [place for _, place in known],
        "marker": {"size": 13, "color": colours.accent, "line": {"color": colours.background, "width": 2}},
        "customdata": [_told(row) for row, _ in known],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _told(row: dict[str, Any]) -> str:
    def said(name: str) -> str:
        return NOT_PUBLISHED if pd.isna(row[name]) else dollars(row[name])

    return (
        f"<b>{safe(row['title'])}</b><br>median {said('annual_median')}"
        f"<br>one in ten earns less than {said('annual_p10')}, one in ten more than {said('annual_p90')}"
    )


def _figures(frame: pd.DataFrame, places: rows.Rows, most: int, dark: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [most * 1.02] * len(frame),
        "y": list(places.places),
        "text": [
            "\u2002" + (NOT_PUBLISHED if pd.isna(row["annual_median"]) else dollars(row["annual_median"]))
            for row in records(frame)
        ],
        "textposition": "middle right",
        "textfont": {"size": theme.SMALL, "color": theme.palette(dark).text},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
