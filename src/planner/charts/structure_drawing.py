"""How a structure is drawn: signs by what a course is to the lit one, size by complexity, lines by requisite."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.prerequisites_drawing import bent
from planner.charts.structure_layers import Placed
from planner.charts.text import cut, safe
from planner.structure import Edge, EdgeKind

LIT, BLOCKS, MAY_BLOCK, NEEDS, MAY_NEED, TOGETHER, OTHER, PLAIN = (
    "this course", "blocked by it", "may be blocked", "delays it", "may delay it", "taken together", "other", "",
)  # fmt: skip
"""What a course is to the one that is lit; without a lit one every course is plain."""
_SIGNS = {
    PLAIN: ("circle", "●"),
    LIT: ("circle", "◉"),
    BLOCKS: ("triangle-right", "▶"),
    MAY_BLOCK: ("triangle-right", "▷"),
    NEEDS: ("triangle-left", "◀"),
    MAY_NEED: ("triangle-left", "◁"),
    TOGETHER: ("square", "■"),
    OTHER: ("circle", "○"),
}
_AFTER, _BEFORE = {LIT, BLOCKS, MAY_BLOCK, TOGETHER}, {LIT, NEEDS, MAY_NEED, TOGETHER}
_PITCH = 40
"""Pixels between two courses of a column: a sign and its code below or above it."""
_SMALLEST, _LARGEST = 7.0, 24.0
_DASHES = {
    (True, True): ("solid", "──", "prerequisite"),
    (True, False): ("7px,4px", "╌╌", "by choice"),
    (False, True): ("1.5px,3px", "···", "corequisite"),
    (False, False): ("7px,3px,1.5px,3px", "-·-", "corequisite by choice"),
}
"""The line of an edge by whether it is a prerequisite (else a corequisite of either kind) and whether it is certain."""
_HEAD = 13


def draw_structure(
    frame: pd.DataFrame, edges: Sequence[Edge], put: Placed, *, longest: Collection[tuple[str, str]], dark: bool
) -> go.Figure:
    """The picture of `structure_frame`: its edges, those of the longest path heavier, and the signs.

    `longest` has the edges of that path as (requisite, course); they are told only where no course is lit.
    """
    marks = dict(zip(frame["course_id"], frame["mark"], strict=True))
    drawn = [edge for edge in edges if (edge.requisite, edge.course) in put.routes]
    traces = [
        *_lines(drawn, put, marks, longest, dark),
        _courses(frame, put, dark),
    ]
    across = max([len(put.columns.heads) - 1, *(int(column) for column, _ in put.places.values())], default=0)
    settings = {
        "title": _key(drawn, frame, has_path=bool(longest), dark=dark),
        "margin": {"l": 8, "r": 8, "t": 112, "b": 8},
        "xaxis": {
            "side": "top",
            "tickmode": "array",
            "tickvals": list(range(len(put.columns.heads))),
            "ticktext": [f"<b>{head}</b>" for head in put.columns.heads],
            "title": {"text": put.columns.title},
            "showgrid": False,
            "range": [-0.5, across + 0.5],
        },
        "yaxis": {"visible": False, "range": [put.end + 0.75, -0.75]},
        "annotations": [_band(height, words, dark) for height, words in put.bands],
    }
    return theme.figure(traces, settings, name="structure", height=120 + _PITCH * (put.end + 1.5), dark=dark)


def _band(height: float, words: str, dark: bool) -> dict[str, Any]:
    """The words over a band, from the left edge."""
    return {
        "text": f"<b>{words}</b>",
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "y": height,
        "showarrow": False,
        "font": {"size": theme.SMALL, "color": theme.palette(dark).muted},
    }


def _lines(
    edges: Sequence[Edge], put: Placed, marks: Mapping[str, str], path: Collection[tuple[str, str]], dark: bool
) -> list[dict[str, Any]]:
    """One trace for each sort of line in each light; the lit ones lie on top."""
    points: dict[tuple[tuple[bool, bool], str], list[tuple[float | None, float | None]]] = {}
    for edge in edges:
        sort = (edge.kind is EdgeKind.PREREQUISITE, edge.is_certain)
        line = points.setdefault((sort, _light(edge, marks, path)), [])
        line += [*bent(put.routes[edge.requisite, edge.course]), (None, None)]
    colours = theme.palette(dark)
    quiet = colours.outline if all(mark == PLAIN for mark in marks.values()) else colours.grid
    light = {"": (quiet, 1.1), "after": (colours.accent, 2), "before": (colours.series[1], 2)}
    light |= {"path": (colours.accent, 3)}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for x, _ in line],
            "y": [y for _, y in line],
            "line": {"color": light[lit][0], "width": light[lit][1], "dash": _DASHES[sort][0]},
            "hoverinfo": "skip",
        }
        for (sort, lit), line in sorted(points.items(), key=lambda item: list(light).index(item[0][1]))
    ]


def _light(edge: Edge, marks: Mapping[str, str], path: Collection[tuple[str, str]]) -> str:
    ends = {marks[edge.requisite], marks[edge.course]}
    if ends <= _AFTER:
        return "after"
    if ends <= _BEFORE:
        return "before"
    return "path" if ends == {PLAIN} and (edge.requisite, edge.course) in path else ""


def _courses(frame: pd.DataFrame, put: Placed, dark: bool) -> dict[str, Any]:
    """Signs with codes, which stand below and above by turns, so that neighbours to the left and right keep clear."""
    colours = theme.palette(dark)
    found = records(frame)
    fills = {
        **dict.fromkeys((PLAIN, LIT, BLOCKS, TOGETHER), colours.accent),
        NEEDS: colours.series[1],
        **dict.fromkeys((MAY_BLOCK, MAY_NEED, OTHER), colours.background),
    }
    lines = fills | {MAY_BLOCK: colours.accent, MAY_NEED: colours.series[1], OTHER: colours.outline, LIT: colours.text}
    places = [put.places[row["course_id"]] for row in found]
    largest = max((row["complexity_most"] for row in found if not math.isnan(row["complexity_most"])), default=1) or 1
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "text": [_label(row) for row in found],
        "textposition": ["bottom center" if x % 2 == 0 else "top center" for x, _ in places],
        "textfont": {
            "size": theme.TINY,
            "color": [colours.muted if row["mark"] == OTHER else colours.text for row in found],
            "shadow": theme.halo(dark),
        },
        "marker": {
            "symbol": [_SIGNS[row["mark"]][0] for row in found],
            "opacity": 1,
            "size": [_size(row, largest) for row in found],
            "color": [fills[row["mark"]] for row in found],
            "line": {"color": [lines[row["mark"]] for row in found], "width": [_edge(row) for row in found]},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
        "cliponaxis": False,
        "customdata": [(row["course_id"], _told(row)) for row in found],
        "hovertemplate": "%{customdata[1]}<extra></extra>",
    }


def _label(row: dict[str, Any]) -> str:
    code = cut(row["course_id"], _HEAD)
    return code if row["mark"] in {PLAIN, OTHER} else f"<b>{code}</b>"


def _edge(row: dict[str, Any]) -> float:
    return 3.0 if row["mark"] == LIT else 1.4


def _size(row: dict[str, Any], largest: float) -> float:
    """Diameter in pixels: the area grows with the complexity. What is lit is never too small to show its shape."""
    complexity = row["complexity_most"]
    share = 0.0 if math.isnan(complexity) else complexity / largest
    size = _SMALLEST + (_LARGEST - _SMALLEST) * math.sqrt(share)
    return size if row["mark"] in {PLAIN, OTHER} else max(size, 13.0)


def _told(row: dict[str, Any]) -> str:
    lines = [f"<b>{safe(row['course_id'])}</b> {safe(row['course'])}", *([row["mark"]] if row["mark"] else [])]
    return "<br>".join([*lines, row["measures"]])


def _key(edges: Sequence[Edge], frame: pd.DataFrame, *, has_path: bool, dark: bool) -> dict[str, Any]:
    """Two lines: what the courses are, and those sorts of lines that occur."""
    colours = theme.palette(dark)
    there = set(frame["mark"])
    if there <= {PLAIN}:
        signs = [("●", colours.accent, "the larger, the more complex")]
        signs += [("━", colours.accent, "longest path")] if has_path else []
    else:
        certain = {LIT: colours.accent, BLOCKS: colours.accent, NEEDS: colours.series[1], TOGETHER: colours.accent}
        signs = [(_SIGNS[mark][1], ink, mark) for mark, ink in certain.items() if mark in there]
    sorts = {(edge.kind is EdgeKind.PREREQUISITE, edge.is_certain) for edge in edges}
    perhaps = "▷" if there & {MAY_BLOCK, MAY_NEED} else ""
    lines = [
        (sign if sort[1] else sign + perhaps, colours.muted, words)
        for sort, (_, sign, words) in _DASHES.items()
        if sort in sorts
    ]
    return theme.key(*signs, below=lines)
