"""How the track of one role is drawn: a bar a skill on the steps of the scale, an open tick where it should end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.chart import records
from planner.charts.text import safe
from planner.coverage import State
from planner.model import Scale

_HEADINGS = {"essential": "Essential", "useful": "Useful"}


def draw_track(frame: pd.DataFrame, scale: Scale, *, dark: bool) -> go.Figure:
    """A bar to the level attained, an open tick at the level needed, and the state in words at the right."""
    places = rows.under_headings([_HEADINGS[importance] for importance in frame["importance"]])
    steps = len(scale.levels)
    told = [(row["skill_id"], _told(row, scale)) for row in records(frame)]
    traces = [
        _steps(places, steps, dark),
        _attained(frame, places, told, dark),
        _needed(frame, places, dark),
        *([_outside(frame, places, dark)] if (frame["outside"] > 0).any() else []),
        _words(frame, places, len(scale.levels), told, dark),
        rows.headings_trace(places, dark),
    ]
    layout = {
        "title": _key(frame, dark),
        "margin": {"t": 56, "r": 100},
        "barmode": "overlay",
        "xaxis": {
            "range": [0, steps],
            "side": "top",
            "tickmode": "array",
            "tickvals": [level.depth for level in scale.levels],
            "ticktext": [f"<b>{safe(level.code)}</b>" for level in scale.levels],
            "showgrid": False,
        },
        "xaxis2": rows.HEADINGS_AXIS,
        "yaxis": rows.axis(places, list(frame["skill"]), width=24),
    }
    return theme.figure(traces, layout, name="track", height=rows.height(places, around=66), dark=dark)


_SHAPES = {State.COVERED: "●", State.SHORT: "◐", State.MISSING: "○", State.NOT_KNOWN: "?"}


def _shape(state: str, dark: bool) -> str:
    """The sign of a state in the colour of its bar; a question mark is text and has the text's colour."""
    sign = _SHAPES[State(state)]
    return sign if state == State.NOT_KNOWN else f'<span style="color:{_colour(state, dark)}">{sign}</span>'


def _colour(state: str, dark: bool) -> str:
    colours = theme.palette(dark)
    fills = {State.COVERED: colours.covered, State.SHORT: colours.short, State.NOT_KNOWN: colours.not_known}
    return fills.get(State(state), colours.outline)


def _steps(places: rows.Rows, steps: int, dark: bool) -> dict[str, Any]:
    """The empty track: one outlined cell a step, so that a level is counted and not measured."""
    count = len(places.places)
    return {
        "type": "bar",
        "orientation": "h",
        "x": [1] * (count * steps),
        "y": [place for place in places.places for _ in range(steps)],
        "base": [step for _ in range(count) for step in range(steps)],
        "width": 0.36,
        "marker": {"color": theme.CLEAR, "line": {"color": theme.palette(dark).grid, "width": 1}},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _attained(frame: pd.DataFrame, places: rows.Rows, told: Sequence[tuple[str, str]], dark: bool) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "showlegend": False,
        "x": list(frame["attained"]),
        "y": list(places.places),
        "width": 0.36,
        "marker": {"color": [_colour(state, dark) for state in frame["state"]]},
        "customdata": list(told),
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }  # fmt: skip


def _told(row: Mapping[str, Any], scale: Scale) -> str:
    """The hover text of a need, in words."""

    def named(depth: int) -> str:
        return f"{scale.code(depth)} ({safe(scale.level(depth).name)})"

    needed = f"needed: {named(row['needed'])}" if row["needed"] else "needed: no level stated"
    lines = [f"<b>{safe(row['skill'])}</b>", f"{row['importance']}, {needed}"]
    attained = f"attained: {named(row['attained'])} in {safe(row['by'])}" if row["attained"] else "attained: none"
    lines += [attained, row["word"]]
    if row["outside"]:
        lines.append(f"with courses outside the degree: {named(row['outside'])}")
    return "<br>".join(lines)


def _key(frame: pd.DataFrame, dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark)
    entries = [("▬", colours.muted, "attained"), ("◇", colours.text, "needed")]
    if (frame["outside"] > 0).any():
        entries.append(("▨", colours.outline, "with outside courses"))
    return theme.key(*entries)


def _needed(frame: pd.DataFrame, places: rows.Rows, dark: bool) -> dict[str, Any]:
    at = [(depth, place) for depth, place in zip(frame["needed"], places.places, strict=True) if depth]
    colours = theme.palette(dark)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": "needed",
        "x": [depth for depth, _ in at],
        "y": [place for _, place in at],
        "marker": {
            "symbol": "diamond-tall",
            "size": 13,
            "color": colours.background,
            "line": {"color": colours.text, "width": 2},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _outside(frame: pd.DataFrame, places: rows.Rows, dark: bool) -> dict[str, Any]:
    """How much deeper outside courses go: a hatched bar that begins where the attained one ends."""
    found = zip(frame["attained"], frame["outside"], places.places, strict=True)
    deeper = [(attained, outside - attained, place) for attained, outside, place in found if outside]
    colours = theme.palette(dark)
    return {
        "type": "bar",
        "orientation": "h",
        "name": "with outside courses",
        "base": [attained for attained, _, _ in deeper],
        "x": [depth for _, depth, _ in deeper],
        "y": [place for _, _, place in deeper],
        "width": 0.36,
        "marker": {
            "color": theme.CLEAR,
            "line": {"color": colours.outline, "width": 1},
            "pattern": {"shape": "/", "fgcolor": colours.outline, "bgcolor": theme.CLEAR, "size": 6, "solidity": 0.3},
        },
        "hoverinfo": "skip",
    }


def _words(
    frame: pd.DataFrame, places: rows.Rows, steps: int, told: Sequence[tuple[str, str]], dark: bool
) -> dict[str, Any]:
    """The state in a shape and words, in a column beside the track."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [steps] * len(frame),
        "y": list(places.places),
        "text": [
            f"\u2003{_shape(state, dark)} {word}" for state, word in zip(frame["state"], frame["word"], strict=True)
        ],
        "textposition": "middle right",
        "textfont": {"size": theme.SMALL, "color": theme.palette(dark).text},
        "cliponaxis": False,
        "customdata": list(told),
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }  # fmt: skip
