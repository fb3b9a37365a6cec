"""What a programme promises, as a picture: a line a role from guaranteed to possible, core and catalogue as marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as Tree

from planner.charts.chart import records
from planner.report.svg_drawing import WIDTH, Drawing
from planner.report.svg_inks import Inks
from planner.report.svg_rows import LEFT, Entry, Row, row_pictures

if TYPE_CHECKING:
    import pandas as pd

_RIGHT = WIDTH - 66.0
_MEANINGS = {
    (True, True): "guaranteed to possible, of all needs",
    (True, False): "guaranteed to possible, of all needs",
    (False, True): "core to catalogue, of all needs",
    (False, False): "catalogue, of all needs",
}
"""What the figures at the end of a line are, by whether the range and the core are known."""


def promise_pictures(frame: pd.DataFrame, inks: Inks) -> tuple[Tree.Element, ...]:
    """Drawn from the columns role, family, needs and catalogue_met, core_met, guaranteed and possible as far as known.

    The frame is that of `planner.report.review_promises.promises_frame`.
    """
    rows = records(frame)
    longest = max((row["needs"] for row in rows), default=0) or 1
    has_core, has_range = "core_met" in frame, "guaranteed" in frame

    def draw(sheet: Drawing, number: int, y: float) -> None:
        _draw(sheet, rows[number], y, longest)

    key = [Entry("dot", inks.text, "required core")] if has_core else []
    if has_range:
        key.append(Entry("line", inks.accent, "guaranteed to possible"))
    key += [Entry("ring", inks.accent, "whole catalogue"), Entry("line", inks.grid, "all needs")]
    key.append(Entry("words", inks.muted, _MEANINGS[has_range, has_core], "n–n of n"))
    return row_pictures([Row(row["role"], row["family"]) for row in rows], inks, key, draw)


def _draw(sheet: Drawing, row: dict[str, Any], y: float, longest: int) -> None:
    inks = sheet.inks

    def x(count: int) -> float:
        return LEFT + 4 + (_RIGHT - LEFT - 8) * count / longest

    sheet.line(x(0), y, x(row["needs"]), y, inks.grid, 6)
    if "guaranteed" in row:
        sheet.line(x(row["guaranteed"]), y, x(row["possible"]), y, inks.accent, 6)
        for end in (row["guaranteed"], row["possible"]):
            sheet.line(x(end), y - 5, x(end), y + 5, inks.accent, 2)
    elif "core_met" in row:
        sheet.line(x(row["core_met"]), y, x(row["catalogue_met"]), y, inks.shades[4], 6)
    sheet.dot(x(row["catalogue_met"]), y, 4.2, "none" if "guaranteed" in row else inks.background, inks.accent)
    if "core_met" in row:
        sheet.dot(x(row["core_met"]), y, 2.4, inks.text, inks.background)
    sheet.words(_RIGHT + 6, y, figures_words(row), inks.muted)


def figures_words(row: dict[str, Any]) -> str:
    """What stands at the end of a line: "9–11 of 14" over legal plans, "9–11 of 14" too from core to catalogue."""
    first, last = ("guaranteed", "possible") if "guaranteed" in row else ("core_met", "catalogue_met")
    least, most = row.get(first, row[last]), row[last]
    return f"{least if least == most else f'{least}–{most}'} of {row['needs']}"
