"""One role over all legal complete plans: a line from guaranteed to possible, between the core and the catalogue."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.promised import CANNOT_TAKE_ALL
from planner.coverage import RoleCoverage
from planner.solver.answers import RoleGuarantee
from planner.wording import AT_LEAST
from planner.wording.guarantees import guarantee_sentence

CORE, GUARANTEED, POSSIBLE, CATALOGUE = "required core", "guaranteed", "possible", "whole catalogue"


def guaranteed(found: RoleGuarantee, core: RoleCoverage | None, catalogue: RoleCoverage, *, dark: bool) -> Chart:
    """Needs met by the required core, in every and in the best legal complete plan, and by the whole catalogue.

    `core` is None where there is no programme to have one.
    """
    frame = guaranteed_frame(found, core, catalogue)
    sentence = guaranteed_sentence(found, core, catalogue)
    return Chart(draw_guaranteed(frame, dark=dark), sentence, frame)


def guaranteed_frame(found: RoleGuarantee, core: RoleCoverage | None, catalogue: RoleCoverage) -> pd.DataFrame:
    """One row a figure, from the least to the most: needs met of needs, and coverage from 0 to 1 where it is stated."""
    ranged = found.coverage
    rows = [
        (CORE, core.needs_met, core.coverage) if core is not None else None,
        (GUARANTEED, int(found.met.least), None if ranged is None else ranged.least),
        (POSSIBLE, int(found.met.most), None if ranged is None else ranged.most),
        (CATALOGUE, catalogue.needs_met, catalogue.coverage),
    ]
    cells = [
        (name, met, len(found.needs), None if share is None else float(share))
        for row in rows
        if row is not None
        for name, met, share in [row]
    ]
    return pd.DataFrame(cells, columns=["figure", "met", "needs", "coverage"])


def guaranteed_sentence(found: RoleGuarantee, core: RoleCoverage | None, catalogue: RoleCoverage) -> str:
    """The range over all legal complete plans, then what stands around it."""
    most = f"{AT_LEAST} " if catalogue.could_rise else ""
    around = f"all courses of the catalogue together, {CANNOT_TAKE_ALL}, meet {most}{catalogue.needs_met}"
    if core is not None:
        around = f"the required core alone meets {core.needs_met}; {around}"
    told = guarantee_sentence(found, could_rise=catalogue.could_rise)
    return f"{told} {around[0].upper()}{around[1:]}."


def draw_guaranteed(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """A quiet track of all needs, the range on it as a thick line, core and catalogue as marks; figures in the key."""
    met = {row["figure"]: row["met"] for row in records(frame)}
    needs = max(1, int(frame["needs"].max()))
    colours = theme.palette(dark)
    traces = [
        _line("needs", 0, needs, colours.grid, 10),
        _line("range", met[GUARANTEED], met[POSSIBLE], colours.accent, 10),
        _mark(CATALOGUE, met[CATALOGUE], needs, ("circle", 19, colours.background), dark),
        _mark(POSSIBLE, met[POSSIBLE], needs, ("line-ns", 20, colours.accent), dark),
        _mark(GUARANTEED, met[GUARANTEED], needs, ("line-ns", 20, colours.accent), dark),
        *([_mark(CORE, met[CORE], needs, ("circle", 9, colours.text), dark)] if CORE in met else []),
    ]
    layout = {
        "title": _key(met, needs, dark),
        "margin": {"t": 56, "r": 14, "l": 14, "b": 6},
        "xaxis": {"range": [-needs * 0.03, needs * 1.03], "dtick": max(1, round(needs / 8)), "showgrid": False},
        "yaxis": {"visible": False, "range": [-1, 1]},
    }
    return theme.figure(traces, layout, name="guaranteed", height=124, dark=dark)


def _line(name: str, start: int, end: int, colour: str, width: int) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [start, end],
        "y": [0, 0],
        "line": {"color": colour, "width": width},
        "hoverinfo": "skip",
    }


def _mark(name: str, met: int, needs: int, style: tuple[str, int, str], dark: bool) -> dict[str, Any]:
    symbol, size, fill = style
    edge = theme.palette(dark).accent if name != CORE else fill
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [met],
        "y": [0],
        "marker": {
            "symbol": symbol,
            "size": size,
            "color": fill,
            "opacity": 1,
            "line": {"color": edge, "width": 3 if symbol == "line-ns" else 2},
        },
        "cliponaxis": False,
        "hovertemplate": f"{name}: {met} of {needs}<extra></extra>",
    }


def _key(met: dict[str, int], needs: int, dark: bool) -> dict[str, Any]:
    """The figures themselves, on two lines: the range, and what stands around it."""
    colours = theme.palette(dark)
    around = [("●", colours.text, f"core {met[CORE]}")] if CORE in met else []
    around += [("○", colours.accent, f"catalogue {met[CATALOGUE]}"), ("▬", colours.outline, f"all needs {needs}")]
    if met[GUARANTEED] == met[POSSIBLE]:
        ends = [("┃", colours.accent, f"guaranteed and possible {met[GUARANTEED]}")]
    else:
        ends = [
            ("┣", colours.accent, f"guaranteed {met[GUARANTEED]}"),
            ("┫", colours.accent, f"possible {met[POSSIBLE]}"),
        ]
    return theme.key(*ends, below=around)
