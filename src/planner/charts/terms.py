"""Coverage of the roles aimed at after each term of a plan: a stepped line a role, named at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.spread import spread
from planner.charts.text import percent, safe, wrapped
from planner.coverage import TermCoverage
from planner.curriculum import Curriculum

START = "start"
_SIGNS = {"circle": "●", "square": "■", "diamond": "◆", "triangle-up": "▲", "cross": "✚", "pentagon": "⬟"}
_INDENT = "\u2003\u2002"
"""Puts the second line of a label under the first, past its sign and clear of the line's end."""
_LABEL = 40
"""Pixels that a label of two lines takes."""


def coverage_by_term(curriculum: Curriculum, steps: Sequence[TermCoverage], *, dark: bool) -> Chart:
    """Lines from `planner.coverage.after_each_term`, for one role or several."""
    frame = coverage_by_term_frame(curriculum, steps)
    return Chart(draw_coverage_by_term(frame, dark=dark), coverage_by_term_sentence(frame), frame)


def coverage_by_term_frame(curriculum: Curriculum, steps: Sequence[TermCoverage]) -> pd.DataFrame:
    """One row a role and step: the term ("start" = completed before), needs met, and `share`.

    `share` is coverage from 0 to 1, or breadth where no level is stated, or none where the role has no needs.
    """
    found: list[dict[str, Any]] = [
        {
            "role_id": coverage.role_id,
            "role": curriculum.role(coverage.role_id).title,
            "step": step,
            "term": START if after.term is None else str(after.term),
            "needs_met": coverage.needs_met,
            "needs": coverage.needs_total,
            "share": None if coverage.leading is None else float(coverage.leading),
            "measure": "breadth" if coverage.coverage is None else "coverage",
            "at_least": coverage.could_rise,
        }
        for step, after in enumerate(steps)
        for coverage in after.roles
    ]
    return pd.DataFrame(found, columns=_COLUMNS)


def coverage_by_term_sentence(frame: pd.DataFrame) -> str:
    """Needs met at the start and at the end, a clause a role."""
    if frame.empty:
        return "No roles are aimed at."
    found = records(frame)
    last = [row for row in found if row["step"] == found[-1]["step"]]
    first = {row["role_id"]: row["needs_met"] for row in found if row["step"] == 0}
    when = last[0]["term"]
    clauses = []
    for row in last:
        begun = "" if when == START else f"from {first[row['role_id']]} to "
        least = "at least " if row["at_least"] else ""
        clauses.append(f"{row['role']} {begun}{least}{row['needs_met']} of {row['needs']}")
    if when == START:
        return f"Needs met by what is completed: {'; '.join(clauses)}."
    return f"Needs met, from the start to the end of {when}: {'; '.join(clauses)}."


def draw_coverage_by_term(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Steps up to the share after each term; lines differ in colour and sign, and their ends carry the names."""
    found = records(frame)
    lines: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        if row["share"] is not None and row["share"] == row["share"]:  # a role without needs has None or NaN
            lines.setdefault(row["role_id"], []).append(row)
    ticks = {row["step"]: row["term"] for row in found}
    last = max(ticks, default=0)
    height = max(320, 110 + _LABEL * len(lines))
    traces = [_line(line, place, dark) for place, line in enumerate(lines.values())]
    traces.append(_labels([line[-1] for line in lines.values()], last, height, dark))
    layout = {
        "margin": {"t": 14, "r": 138, "b": 10},
        "xaxis": {
            "range": [-0.15, max(last, 1) + 0.05],
            "tickmode": "array",
            "tickvals": list(ticks),
            "ticktext": [safe(term) for term in ticks.values()],
            "autotickangles": [0, -90],
            "showgrid": False,
        },
        "yaxis": {"range": [-0.02, 1.04], "tickformat": ".0%", "nticks": 6},
    }
    return theme.figure(traces, layout, name="terms", height=height, dark=dark)


_COLUMNS = ["role_id", "role", "step", "term", "needs_met", "needs", "share", "measure", "at_least"]


def _style(place: int, dark: bool) -> tuple[str, str]:
    """Colour and symbol of the line at this place; they come round again together after six."""
    series = theme.palette(dark).series
    return series[place % len(series)], theme.SYMBOLS[place % len(theme.SYMBOLS)]


def _line(line: Sequence[dict[str, Any]], place: int, dark: bool) -> dict[str, Any]:
    colour, symbol = _style(place, dark)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": safe(line[0]["role"]),
        "x": [row["step"] for row in line],
        "y": [row["share"] for row in line],
        "line": {"color": colour, "width": 2, "shape": "hv"},
        "marker": {"symbol": symbol, "size": 7, "color": colour},
        "cliponaxis": False,
        "customdata": [(row["role_id"], _told(row)) for row in line],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }


def _told(row: dict[str, Any]) -> str:
    when = START if row["term"] == START else f"after {row['term']}"
    least = "at least " if row["at_least"] else ""
    return (
        f"<b>{safe(row['role'])}</b><br>{safe(when)}: {least}{row['needs_met']} of {row['needs']} needs met"
        f"<br>{row['measure']} {least}{percent(row['share'])}"
    )


def _labels(ends: Sequence[dict[str, Any]], last: int, height: float, dark: bool) -> dict[str, Any]:
    """Names and last figures beside the line ends, moved apart where they would touch."""
    ordered = sorted(range(len(ends)), key=lambda place: ends[place]["share"])
    wanted = [ends[place]["share"] for place in ordered]
    gap = _LABEL * 1.06 / (height - 60)
    places = spread(wanted, [gap] * max(len(wanted) - 1, 0), low=0.02, high=1.0)
    texts = []
    for place in ordered:
        least = "≥" if ends[place]["at_least"] else ""
        figure = f"{least}{percent(ends[place]['share'])}".replace(" ", "\u202f")
        label = (
            wrapped(f"{figure} {ends[place]['role']}", 19).removeprefix(safe(figure)).replace("<br>", f"<br>{_INDENT}")
        )
        texts.append(f"\u2002{_SIGNS[_style(place, dark)[1]]} <b>{safe(figure)}</b>{label}")
    return {
        "type": "scatter",
        "mode": "text",
        "x": [max(last, 1) + 0.05] * len(ordered),
        "y": list(places),
        "text": texts,
        "textposition": "middle right",
        "textfont": {"size": theme.SMALL, "color": [_style(place, dark)[0] for place in ordered]},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
