"""How the graph of requisites is drawn: layers from left to right, kinds of links by line, of courses by sign."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import records
from planner.charts.layering import Layout, Link, Point, laid_out, layers_by_longest_path
from planner.charts.text import safe
from planner.curriculum import Curriculum
from planner.requisites import in_words

Layers = Literal["longest path", "suggested term"]
_PITCH = 36
"""Pixels between two courses of a layer: a sign and its code below or above it."""
_BEFORE_BEND = 0.28
"""Part of a layer's width over which a line leaves and arrives level."""
_DASHES = {
    (True, False): "solid",
    (True, True): "1.5px,3px",
    (False, False): "8px,4px",
    (False, True): "8px,3px,1.5px,3px",
}
"""The line of a link: whether it is a prerequisite (else a corequisite of either kind), whether it is our reading."""


def draw_prerequisites(
    frame: pd.DataFrame,
    curriculum: Curriculum,
    *,
    required: Collection[str],
    layers: Layers = "longest path",
    focus: str | None = None,
    dark: bool,
) -> go.Figure:
    """The graph of the links in the frame. A course named `focus` is drawn large, and also where it has no link."""
    links = links_of(frame)
    linked = {name for link in links for name in (link.source, link.target)} | ({focus} if focus else set())
    nodes = [course.course_id for course in curriculum.courses if course.course_id in linked]
    layer = layers_by_longest_path(nodes, links)
    if layers == "suggested term":
        layer = _by_term(curriculum, nodes, layer)
    layout = laid_out(nodes, links, layer)
    tallest = max((place for _, place in layout.places.values()), default=0.0)
    traces = [
        *_lines(frame, layout, dark),
        *_courses(curriculum, nodes, layout, required=required, focus=focus, dark=dark),
    ]
    settings = {
        "title": _key(curriculum, frame, nodes, required, dark),
        "margin": {"l": 8, "r": 8, "t": 64, "b": 8},
        "xaxis": {"visible": False, "range": [-0.42, max(layout.layers, 1) - 0.58]},
        "yaxis": {"visible": False, "range": [tallest + 0.7, -0.7]},
    }
    return theme.figure(traces, settings, name="prerequisites", height=76 + _PITCH * (tallest + 1.4), dark=dark)


def links_of(frame: pd.DataFrame) -> list[Link]:
    """The links as the layout wants them: a prerequisite stands one layer before, a corequisite at least beside."""
    steps = [int(kind == "prerequisite") for kind in frame["kind"]]
    return [Link(*link) for link in zip(frame["asks_for"], frame["course_id"], steps, strict=True)]


def _by_term(curriculum: Curriculum, nodes: Sequence[str], layer: dict[str, int]) -> dict[str, int]:
    """The suggested term as the layer; a course without one keeps its place among the longest paths."""
    terms = {node: curriculum.course(node).suggested_term for node in nodes}
    return {node: layer[node] if (term := terms[node]) is None else term - 1 for node in nodes}


def _lines(frame: pd.DataFrame, layout: Layout, dark: bool) -> list[dict[str, Any]]:
    points: dict[tuple[bool, bool], list[tuple[float | None, float | None]]] = {}
    for row in records(frame):
        line = points.setdefault((row["kind"] == "prerequisite", row["ours"]), [])
        line += [*bent(layout.routes[row["asks_for"], row["course_id"]]), (None, None)]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for x, _ in line],
            "y": [y for _, y in line],
            "line": {"color": theme.palette(dark).outline, "width": 1.3, "dash": _DASHES[style]},
            "hoverinfo": "skip",
        }
        for style, line in points.items()
    ]


def bent(route: Sequence[Point]) -> list[Point]:
    """A route that leaves and arrives level; side by side it bows out to the right."""
    points = [route[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(route):
        if x0 == x1:
            points += [(x0 + 0.14, y0 + (y1 - y0) * 0.25), (x0 + 0.14, y0 + (y1 - y0) * 0.75), (x1, y1)]
        else:
            level = (x1 - x0) * _BEFORE_BEND
            points += [(x0 + level, y0), (x1 - level, y1), (x1, y1)]
    return points


def _courses(
    curriculum: Curriculum,
    nodes: Sequence[str],
    layout: Layout,
    *,
    required: Collection[str],
    focus: str | None,
    dark: bool,
) -> list[dict[str, Any]]:
    """Signs with codes, which stand below and above by turns, so that neighbours to the left and right keep clear."""
    colours = theme.palette(dark)
    sorts = [_sort(curriculum, node, required) for node in nodes]
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [layout.places[node][0] for node in nodes],
            "y": [layout.places[node][1] for node in nodes],
            "text": [f"<b>{safe(node)}</b>" if node == focus else safe(node) for node in nodes],
            "textposition": ["bottom center" if layout.places[node][0] % 2 == 0 else "top center" for node in nodes],
            "textfont": {"size": theme.TINY, "color": colours.text, "shadow": theme.halo(dark)},
            "marker": {
                "symbol": [_SYMBOLS[sort] for sort in sorts],
                "opacity": 1,
                "size": [15 if node == focus else 9 for node in nodes],
                "color": [colours.accent if sort == "required" else colours.background for sort in sorts],
                "line": {"color": colours.accent, "width": 1.6},
            },
            "cliponaxis": False,
            "customdata": [(node, _told(curriculum, node, sort)) for node, sort in zip(nodes, sorts, strict=True)],
            "hovertemplate": "%{customdata[1]}<extra></extra>",
        }
    ]


_SYMBOLS = {"required": "circle", "elective": "circle", "outside": "square"}
_SIGNS = {"required": "●", "elective": "○", "outside": "□"}


def _sort(curriculum: Curriculum, course_id: str, required: Collection[str]) -> str:
    if course_id in required:
        return "required"
    return "outside" if curriculum.course(course_id).outside else "elective"


def _told(curriculum: Curriculum, course_id: str, sort: str) -> str:
    course = curriculum.course(course_id)
    lines = [f"<b>{safe(course_id)}</b> {safe(course.title or '')}", sort]
    for name in ("prerequisites", "corequisites", "strict_corequisites"):
        requisite = getattr(course, name)
        if requisite is not None:
            lines.append(f"{name.replace('_', ' ')}: {safe(in_words(requisite))}")
    return "<br>".join(lines)


def _key(
    curriculum: Curriculum, frame: pd.DataFrame, nodes: Sequence[str], required: Collection[str], dark: bool
) -> dict[str, Any]:
    """Two lines: the sorts of courses, and those sorts of lines that occur."""
    colours = theme.palette(dark)
    sorts = {_sort(curriculum, node, required) for node in nodes}
    signs = [(_SIGNS[sort], colours.accent, sort) for sort in _SIGNS if sort in sorts]
    kinds = {("prerequisite" if kind == "prerequisite" else "corequisite") for kind in frame["kind"]}
    lines = [("──" if kind == "prerequisite" else "╌╌", colours.muted, kind) for kind in sorted(kinds, reverse=True)]
    if frame["ours"].any():
        lines.append(("···", colours.muted, "our reading"))
    return theme.key(*signs, below=lines)
