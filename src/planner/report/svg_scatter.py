"""Skills by how many roles need them and how many courses teach them, as a picture with the untaught ones named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree as Tree

from planner.charts.chart import records
from planner.report.svg_drawing import WIDTH, Drawing, wrapped
from planner.report.svg_inks import Inks
from planner.report.svg_rows import Entry, draw_key

if TYPE_CHECKING:
    import pandas as pd

_LEFT, _TOP, _BELOW = 190.0, 30.0, 30.0
_STEP = 25.0
_MOST_STEPS = 20
"""Rows that have a line of their own; beyond, several numbers of roles share one."""
_MOST_TICKS = 14
Points = Mapping[tuple[int, int], Sequence[str]]


def scatter_pictures(frame: pd.DataFrame, inks: Inks) -> tuple[Tree.Element, ...]:
    """One picture from the columns skill, needed_by and taught_by of `planner.review.risks`; none without skills.

    Skills that coincide are one mark with their number; skills that no course teaches are named beside their mark.
    """
    points: dict[tuple[int, int], list[str]] = {}
    for row in records(frame):
        if row["needed_by"] or row["taught_by"]:
            points.setdefault((row["needed_by"], row["taught_by"]), []).append(row["skill"])
    if not points:
        return ()
    most = max(needed for needed, _ in points)
    widest = max(taught for _, taught in points) or 1
    stride = max(1, -(-most // _MOST_STEPS))
    rows = most // stride + 1
    sheet = Drawing(_TOP + rows * _STEP + _BELOW, inks)
    key = [Entry("ring", inks.outline, "taught by no course"), Entry("dot", inks.accent, "taught")]
    draw_key(sheet, [*key, Entry("words", inks.muted, "skills at this place", "n")])
    bottom = _TOP + (rows - 0.5) * _STEP
    _axes(sheet, points, (rows, stride), widest, bottom)
    for (needed, taught), names in sorted(points.items()):
        _mark(sheet, _x(taught, widest), bottom - needed / stride * _STEP, len(names), bool(taught))
    return (sheet.root,)


def _x(taught: float, widest: int) -> float:
    return _LEFT + 10 + (WIDTH - _LEFT - 24) * taught / widest


def _axes(sheet: Drawing, points: Points, steps: tuple[int, int], widest: int, bottom: float) -> None:
    rows, stride = steps
    inks = sheet.inks
    sheet.words(_LEFT - 8, _TOP - 9, "needed by … roles", inks.muted, anchor="end")
    for row in range(rows):
        y, number = bottom - row * _STEP, row * stride
        sheet.line(_LEFT, y, WIDTH, y, inks.grid)
        sheet.words(_LEFT - 8, y, str(number), inks.text, anchor="end")
        untaught = [name for step in range(stride) for name in points.get((number + step, 0), ())]
        if untaught and number + stride > 1:
            sheet.label(_LEFT - 24, y, _named(untaught), inks.text)
    for taught in range(0, widest + 1, -(-(widest + 1) // _MOST_TICKS)):
        sheet.words(_x(taught, widest), bottom + 15, str(taught), inks.text, anchor="middle")
    sheet.words(_LEFT, bottom + 27, "taught by … courses", inks.muted)


def _named(names: Sequence[str]) -> list[str]:
    """The skill, or the first and how many more, in two lines."""
    if len(names) == 1:
        return wrapped(names[0], _LEFT - 28)
    return [*wrapped(names[0], _LEFT - 28, lines=1), f"and {len(names) - 1} more"]


def _mark(sheet: Drawing, x: float, y: float, count: int, taught: bool) -> None:
    inks = sheet.inks
    fill, edge = (inks.accent, inks.accent) if taught else (inks.background, inks.outline)
    radius = 3.4 if count == 1 else min(5.6 + count / 4, 9.5)
    sheet.dot(x, y, radius, fill, edge)
    if count > 1:
        ink = inks.on_shades[12] if taught else inks.text
        sheet.words(x, y, str(count), ink, anchor="middle", size=7)
