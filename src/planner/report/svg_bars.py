"""Bars for print: evidence by department, complexity of courses, shares of needed and taught."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Tree

from planner.charts.chart import records
from planner.report.svg_drawing import WIDTH, Drawing
from planner.report.svg_inks import Inks
from planner.report.svg_rows import LEFT, Entry, Row, row_pictures
from planner.review.structure_words import as_number, bounds_words
from planner.structure import Bounds, Measures
from planner.wording import percent

if TYPE_CHECKING:
    import pandas as pd

_HIGH = 9.0
_STAGES = ("assessed", "confirmed", "our reading")


def evidence_pictures(frame: pd.DataFrame, inks: Inks) -> tuple[Tree.Element, ...]:
    """Levels taught by stage, stacked, a bar a department; from `planner.charts.evidence.evidence_frame`."""
    rows = records(frame)
    most = max((row["levels"] for row in rows), default=0) or 1
    right = WIDTH - 118
    fills = {"assessed": inks.shades[12], "confirmed": inks.shades[4], "our reading": "none"}

    def draw(sheet: Drawing, number: int, y: float) -> None:
        row, x = rows[number], LEFT
        for stage in _STAGES:
            width = (right - LEFT) * row[stage] / most
            if row[stage]:
                sheet.box(x, y - _HIGH / 2, width, _HIGH, fills[stage], sheet.inks.outline)
            x += width
        sheet.words(x + 4, y, str(row["levels"]), sheet.inks.text)
        words = f"{row['mapped']} of {row['courses']} mapped"
        sheet.words(WIDTH, y, words, sheet.inks.muted, anchor="end")

    key = [
        Entry("outline" if fills[stage] == "none" else "box", fills[stage], stage)
        for stage in _STAGES
        if frame[stage].any()
    ]
    key.append(Entry("words", inks.muted, "courses mapped", "n of n"))
    return row_pictures([Row(row["department"]) for row in rows], inks, key, draw)


def complexity_pictures(
    names: Mapping[str, str], courses: Mapping[str, Measures], inks: Inks
) -> tuple[Tree.Element, ...]:
    """Blocking and delay of each course given, end to end: together its complexity. `names` label the courses.

    Where branches can be chosen, the least is filled and what may come on top is an outline.
    """
    shown = list(courses.values())
    most = max((float(measure.blocking.most + measure.delay.most) for measure in shown), default=0.0) or 1.0
    scale = (WIDTH - 60 - LEFT) / most

    def draw(sheet: Drawing, number: int, y: float) -> None:
        measure, x = shown[number], LEFT
        for bounds, fill in ((measure.blocking, sheet.inks.shades[12]), (measure.delay, sheet.inks.shades[4])):
            sure, more = as_number(bounds.least) * scale, _spread(bounds) * scale
            sheet.box(x, y - _HIGH / 2, sure, _HIGH, fill)
            if more:
                sheet.box(x + sure, y - _HIGH / 2, more, _HIGH, "none", sheet.inks.outline)
            x += sure + more
        sheet.words(x + 4, y, bounds_words(measure.complexity), sheet.inks.text)

    key = [Entry("box", inks.shades[12], "blocking"), Entry("box", inks.shades[4], "delay")]
    if any(_spread(measure.blocking) or _spread(measure.delay) for measure in shown):
        key.append(Entry("outline", inks.outline, "up to, by the branches chosen"))
    key.append(Entry("words", inks.text, "complexity", "n"))
    return row_pictures([Row(names[course_id]) for course_id in courses], inks, key, draw)


def _spread(bounds: Bounds) -> float:
    return float(as_number(bounds.most) - as_number(bounds.least))


def share_pictures(frame: pd.DataFrame, names: Sequence[str], inks: Inks) -> tuple[Tree.Element, ...]:
    """Shares of what is needed above shares of what is taught, a pair of bars a category, by level.

    From `planner.review.needed_and_taught_shares`; `names` say what the levels mean, shallowest first.
    """
    levels = list(dict.fromkeys(frame["level"]))
    by_category: dict[str, list[dict[str, Any]]] = {}
    for row in records(frame.fillna({"needed_share": 0.0, "taught_share": 0.0})):
        by_category.setdefault(row["category"], []).append(row)
    groups = list(by_category.values())
    sides = ("needed", "taught")
    most = max((sum(row[f"{side}_share"] for row in group) for group in groups for side in sides), default=0.0) or 1.0

    def draw(sheet: Drawing, number: int, y: float) -> None:
        for side, middle in zip(sides, (y - 5, y + 5), strict=True):
            x = LEFT
            for step, row in enumerate(groups[number]):
                width = (WIDTH - 76 - LEFT) * row[f"{side}_share"] / most
                sheet.box(x, middle - 3.5, width, 7, sheet.inks.level(step, len(levels)))
                x += width
            share = min(1.0, sum(row[f"{side}_share"] for row in groups[number]))
            sheet.words(x + 4, middle, f"{side} {percent(share)}", sheet.inks.muted, size=7.5)

    key = [
        Entry("box", inks.level(step, len(levels)), f"{level} {names[step].lower()}")
        for step, level in enumerate(levels)
    ]
    return row_pictures([Row(name) for name in by_category], inks, key, draw, row_height=26)
