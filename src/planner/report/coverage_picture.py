"""Coverage after each term as a small SVG for print: a stepped line a role, named at its end.

It is drawn from the same frame as the chart on the screen, in the light colours of the theme. All measures are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from planner.charts.chart import records
from planner.charts.spread import spread
from planner.charts.theme import LIGHT, SYMBOLS
from planner.wording import percent

if TYPE_CHECKING:
    import pandas as pd

WIDTH = 496.0
_LEFT, _RIGHT, _TOP, _PLOT = 34.0, 150.0, 10.0, 150.0
_LINE = 9.5
"""Height of a line of a label."""
_CHARACTER = 4.6
"""Usual width of a character of the ticks."""
_LABEL_WIDTH = 26
"""Characters of a line of a label."""
_MOST_LINES = 3
_CORNERS = {"square": (4, 45.0), "diamond": (4, 0.0), "triangle-up": (3, -90.0), "pentagon": (5, -90.0)}


def coverage_picture(frame: pd.DataFrame) -> str:
    """The SVG of `planner.charts.terms.coverage_by_term_frame`; empty where no role has needs."""
    lines: dict[str, list[dict[str, Any]]] = {}
    for row in records(frame[frame["share"].notna()]):
        lines.setdefault(row["role_id"], []).append(row)
    if not lines:
        return ""
    terms = frame["term"].unique().tolist()
    labels = [_label(line[-1]) for line in lines.values()]
    plot = max(_PLOT, sum(len(label) * _LINE + 4 for label in labels))
    below = _ticks_height(terms)
    parts = [*_grid(plot), *_ticks(terms, plot)]
    for place, line in enumerate(lines.values()):
        parts += _line(line, place, len(terms), plot)
    parts += _names(list(lines.values()), labels, plot)
    height = _TOP + plot + below
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH:g}" height="{height:g}" '
        f'viewBox="0 0 {WIDTH:g} {height:g}" font-family="Noto Sans" font-size="8">{"".join(parts)}</svg>'
    )


def _x(step: int, count: int) -> float:
    return _LEFT + 6 + (WIDTH - _LEFT - _RIGHT - 12) * step / max(count - 1, 1)


def _y(share: float, plot: float) -> float:
    return _TOP + plot * (1 - share)


def _grid(plot: float) -> list[str]:
    parts = []
    for fifth in range(6):
        y = _y(fifth / 5, plot)
        parts.append(
            f'<path d="M{_LEFT:g} {y:.1f}H{WIDTH - _RIGHT:g}" stroke="{LIGHT.grid}" stroke-width="0.7"/>'
            f'<text x="{_LEFT - 4:g}" y="{y + 2.8:.1f}" text-anchor="end" fill="{LIGHT.muted}">{fifth * 20} %</text>'
        )
    return parts


def _turned(terms: Sequence[str]) -> bool:
    """Whether the names of the terms are too long to stand side by side."""
    widest = max(len(word) for term in terms for word in _words(term)) * _CHARACTER
    return widest > (WIDTH - _LEFT - _RIGHT - 12) / max(len(terms) - 1, 1)


def _ticks_height(terms: Sequence[str]) -> float:
    return 12 + max(len(term) for term in terms) * _CHARACTER if _turned(terms) else 12 + 2 * _LINE


def _words(term: str) -> list[str]:
    """The year and the season, one above the other."""
    return term.split(" ", 1)


def _ticks(terms: Sequence[str], plot: float) -> list[str]:
    turned, top = _turned(terms), _TOP + plot + 12
    parts = []
    for step, term in enumerate(terms):
        x = _x(step, len(terms))
        if turned:
            place = f'transform="translate({x + 2.5:.1f} {top - 4:.1f}) rotate(-90)" text-anchor="end"'
            parts.append(f'<text {place} fill="{LIGHT.text}">{escape(term)}</text>')
        else:
            parts += [
                f'<text x="{x:.1f}" y="{top + _LINE * place:.1f}" text-anchor="middle" fill="{LIGHT.text}">'
                f"{escape(word)}</text>"
                for place, word in enumerate(_words(term))
            ]
    return parts


def _line(line: Sequence[dict[str, Any]], place: int, count: int, plot: float) -> list[str]:
    colour = LIGHT.series[place % len(LIGHT.series)]
    points = [(_x(row["step"], count), _y(row["share"], plot)) for row in line]
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in points[1:])
    marks = [_mark(SYMBOLS[place % len(SYMBOLS)], x, y, colour) for x, y in points]
    return [f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.4"/>', *marks]


def _mark(symbol: str, x: float, y: float, colour: str) -> str:
    """The sign of a line at one of its points."""
    if symbol == "circle":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{colour}"/>'
    if symbol == "cross":
        return f'<path d="M{x - 3:.1f} {y:.1f}h6M{x:.1f} {y - 3:.1f}v6" stroke="{colour}" stroke-width="2"/>'
    corners, first = _CORNERS[symbol]
    angles = [math.radians(first + 360 * corner / corners) for corner in range(corners)]
    points = " ".join(f"{x + 3.3 * math.cos(angle):.1f},{y + 3.3 * math.sin(angle):.1f}" for angle in angles)
    return f'<polygon points="{points}" fill="{colour}"/>'


def _label(row: dict[str, Any]) -> list[str]:
    """Name and last figure of a line, in lines of a label."""
    least = "at least " if row["at_least"] else ""
    words = wrap(row["role"], _LABEL_WIDTH) or [""]
    if len(words) > _MOST_LINES - 1:
        words = [*words[: _MOST_LINES - 2], words[_MOST_LINES - 2][: _LABEL_WIDTH - 1] + "…"]
    return [f"{least}{percent(row['share'])}", *words]


def _names(lines: Sequence[Sequence[dict[str, Any]]], labels: Sequence[Sequence[str]], plot: float) -> list[str]:
    """The labels beside the ends of the lines, moved apart where they would touch."""
    ordered = sorted(range(len(lines)), key=lambda place: -lines[place][-1]["share"])
    heights = [len(labels[place]) * _LINE for place in ordered]
    wanted = [_y(lines[place][-1]["share"], plot) - 3 for place in ordered]
    centres = spread(
        [y + height / 2 for y, height in zip(wanted, heights, strict=True)],
        [(one + other) / 2 + 4 for one, other in pairwise(heights)],
        low=_TOP + heights[0] / 2 - 3,
        high=_TOP + plot - heights[-1] / 2 + 6,
    )
    parts = []
    x = WIDTH - _RIGHT + 14
    for place, centre, height in zip(ordered, centres, heights, strict=True):
        colour = LIGHT.series[place % len(LIGHT.series)]
        top = centre - height / 2 + 6.5
        parts.append(_mark(SYMBOLS[place % len(SYMBOLS)], x - 7, top - 2.8, colour))
        parts += [
            f'<text x="{x:.1f}" y="{top + _LINE * number:.1f}" fill="{colour}" '
            f'font-weight="{"bold" if number == 0 else "normal"}">{escape(words)}</text>'
            for number, words in enumerate(labels[place])
        ]
    return parts
