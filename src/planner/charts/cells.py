"""A grid of cells with a text in each: the part that the role × category grid and the course × skill map share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.charts import theme
from planner.charts.text import cut, unique

COLUMN_LABEL = 40
"""Characters of a column's label, which is turned and so stands on one line."""


@dataclass(frozen=True)
class Cell:
    """One filled cell: its place (column from 0, row on the axis), fill, text, and what a hover says (made safe)."""

    column: int
    row: float
    fill: str
    text: str
    told: str


def column_labels(names: Sequence[str]) -> list[str]:
    """What stands over the columns: shortened, and unique, because the axis goes by label."""
    return unique(cut(name, COLUMN_LABEL) for name in names)


def column_axis(labels: Sequence[str]) -> dict[str, Any]:
    """The x axis above a grid, labels turned; where columns get too narrow for all labels, Plotly leaves some out."""
    return {
        "type": "category",
        "side": "top",
        "categoryorder": "array",
        "categoryarray": list(labels),
        "tickangle": -90,
        "tickfont": {"size": theme.TINY},
        "range": [-0.5, max(len(labels), 1) - 0.5],
        "showgrid": False,
    }


def label_height(labels: Sequence[str]) -> float:
    """Pixels that the turned labels take, estimated: for the height of the figure."""
    return 16 + 5.4 * max((len(label) for label in labels), default=0)


def cell_traces(cells: Sequence[Cell], labels: Sequence[str], depth: float, *, dark: bool) -> list[dict[str, Any]]:
    """The cells as fills, and their texts on top in the ink that reads best on each; an absent cell stays empty.

    `labels` are those of the column axis, `depth` is where the row axis ends.
    """
    return [_fills(cells, labels, depth), *_texts(cells, labels, dark)] if cells else []


def _fills(cells: Sequence[Cell], labels: Sequence[str], depth: float) -> dict[str, Any]:
    """A heatmap whose value is the number of the fill, so that a cell has exactly the colour given."""
    fills = list(dict.fromkeys(cell.fill for cell in cells))
    number = {fill: position for position, fill in enumerate(fills)}
    lines = round(depth + 0.5)
    values: list[list[int | None]] = [[None] * len(labels) for _ in range(lines)]
    told = [[""] * len(labels) for _ in range(lines)]
    for cell in cells:
        values[round(cell.row)][cell.column] = number[cell.fill]
        told[round(cell.row)][cell.column] = cell.told
    stops = len(fills)
    return {
        "type": "heatmap",
        "x": list(labels),
        "y": list(range(lines)),
        "z": values,
        "customdata": told,
        "zmin": -0.5,
        "zmax": stops - 0.5,
        "colorscale": [[edge / stops, fill] for step, fill in enumerate(fills) for edge in (step, step + 1)],
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hoverongaps": False,
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _texts(cells: Sequence[Cell], labels: Sequence[str], dark: bool) -> list[dict[str, Any]]:
    """The texts, one trace an ink: a list of colours would be checked one by one."""
    inks = {fill: theme.ink_on(fill, dark) for fill in {cell.fill for cell in cells}}
    groups: dict[str, list[Cell]] = {}
    for cell in cells:
        groups.setdefault(inks[cell.fill], []).append(cell)
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": [labels[cell.column] for cell in group],
            "y": [cell.row for cell in group],
            "text": [cell.text for cell in group],
            "textfont": {"size": theme.TINY, "color": ink},
            "hoverinfo": "skip",
        }
        for ink, group in groups.items()
    ]
