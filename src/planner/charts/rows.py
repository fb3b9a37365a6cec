"""Rows under section headings, for all charts that read downwards: where each stands, its label, the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.charts import theme
from planner.charts.text import safe, wrapped

HEADING = 1.0


@dataclass(frozen=True)
class Rows:
    """Places of rows from the top down: `places[i]` of row i, headings with theirs, and where the axis ends."""

    places: tuple[float, ...]
    headings: tuple[tuple[float, str], ...]
    end: float


def under_headings(sections: Sequence[str | None]) -> Rows:
    """Rows one below the other, a heading wherever the section changes; without any section there are no headings."""
    places: list[float] = []
    headings: list[tuple[float, str]] = []
    place = 0.0
    for position, section in enumerate(sections):
        if section and (position == 0 or section != sections[position - 1]):
            headings.append((place, section))
            place += HEADING
        places.append(place)
        place += 1
    return Rows(tuple(places), tuple(headings), place - 0.5)


def axis(
    rows: Rows, labels: Sequence[str], *, width: int = 24, lines: int = 2, size: int = theme.SMALL
) -> dict[str, Any]:
    """The y axis: labels of so many lines at most, first row on top."""
    return {
        "tickmode": "array",
        "tickvals": list(rows.places),
        "ticktext": [wrapped(label, width, lines) for label in labels],
        "range": [rows.end, -0.5],
        "tickfont": {"size": size},
        "showgrid": False,
    }


HEADINGS_AXIS = {"overlaying": "x", "range": [0, 1], "visible": False}
"""The `xaxis2` that headings stand on: 0 is the left edge whatever the x axis counts."""


def headings_trace(rows: Rows, dark: bool) -> dict[str, Any]:
    """The headings, set from the left edge of the plot; the layout needs `xaxis2`, see `HEADINGS_AXIS`."""
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": "x2",
        "x": [0] * len(rows.headings),
        "y": [place + 0.1 for place, _ in rows.headings],
        "text": [f"<b>{safe(heading)}</b>" for _, heading in rows.headings],
        "textposition": "middle right",
        "textfont": {"size": theme.SMALL, "color": theme.palette(dark).muted},
        "cliponaxis": False,
        "hoverinfo": "skip",
        "showlegend": False,
    }


def height(rows: Rows, *, row: float = 33, around: float = 40) -> float:
    """Pixels for all rows, with `around` for what stands above and below them."""
    return (rows.end + 0.5) * row + around
