"""Best coverage against added credits: a step line whose steps are numbered, with the ceiling and the budget."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.text import percent, safe
from planner.curriculum import Curriculum
from planner.planning.board import known_aims
from planner.planning.electives import coverages
from planner.solver import Frontier, Point
from planner.wording import counted, in_credits, listed, number

COMPLETE, OPEN = "complete", "groups left open"


def frontier(curriculum: Curriculum, found: Frontier, *, budget: int, dark: bool) -> Chart:
    """The exact steps of `planner.solver.frontier`, with the budget that was chosen marked."""
    frame = frontier_frame(curriculum, found)
    return Chart(draw_frontier(frame, found, budget=budget, dark=dark), frontier_sentence(found, budget=budget), frame)


def frontier_frame(curriculum: Curriculum, found: Frontier) -> pd.DataFrame:
    """One row a step: its number, credits added, coverage, needs met, which courses it brings in and instead of which.

    `share` is coverage from 0 to 1. Courses that teach something the roles aimed at need are named, others counted.
    """
    rows = []
    before: tuple[str, ...] = ()
    for step, point in enumerate(found.points, start=1):
        added = point.solution.added
        met = [
            f"{entry.needs_met} of {entry.needs_total}"
            for entry in coverages(curriculum, point.solution.plan, point.solution.plan.courses)
        ]
        rows.append(
            {
                "step": step,
                "credits": float(point.credits),
                "coverage": percent(point.solution.coverage),
                "brings in": _named(curriculum, point, [course for course in added if course not in before]),
                "instead of": _named(curriculum, point, [course for course in before if course not in added]),
                "needs met": ", ".join(met),
                "degree": COMPLETE if point.is_complete else OPEN,
                "share": float(point.solution.coverage),
            }
        )
        before = added
    return pd.DataFrame(rows, columns=_COLUMNS)


_COLUMNS = ["step", "credits", "coverage", "brings in", "instead of", "needs met", "degree", "share"]


def _named(curriculum: Curriculum, point: Point, courses: Iterable[str]) -> str:
    """The courses that teach what is needed by code, and how many others there are."""
    aims = known_aims(curriculum, point.solution.plan)
    needed = {need.skill_id for role_id in aims for need in curriculum.needs_of(role_id)}
    names, others = list[str](), 0
    for course_id in courses:
        if needed.isdisjoint(link.skill_id for link in curriculum.taught_in(course_id)):
            others += 1
        else:
            names.append(course_id)
    if others and names:
        names.append(counted(others, "other"))
    elif others:
        names.append(f"{counted(others, 'course')} that the rules ask for")
    return listed(names)


def frontier_sentence(found: Frontier, *, budget: int) -> str:
    """Coverage without any added course, within the budget, and at the end, with the ceiling."""
    if not found.points:
        return f"There is no legal plan that adds {in_credits(found.most_credits)} or fewer."
    first, last = found.points[0], found.points[-1]
    reach = [point for point in found.points if point.credits <= budget]
    start = f"at {in_credits(first.credits)} added" if first.credits else "without any added course"
    words = f"Best coverage is {percent(first.solution.coverage)} {start}"
    if first.solution.coverage == last.solution.coverage:
        words += f" and no more with up to {in_credits(found.most_credits)}"
    else:
        if reach and first.credits < reach[-1].credits < last.credits:
            words += f", {percent(reach[-1].solution.coverage)} within your budget of {in_credits(Fraction(budget))}"
        words += f" and {percent(last.solution.coverage)} at {in_credits(last.credits)}"
    ceiling = f"the ceiling, with every course that may be taken, is {percent(found.ceiling)}"
    if found.least_complete is None:
        return f"{words}; {ceiling}. No complete plan adds at most {in_credits(found.most_credits)}."
    least = f" The degree takes at least {in_credits(found.least_complete)}." if found.least_complete else ""
    return f"{words}; {ceiling}.{least}"


def draw_frontier(frame: pd.DataFrame, found: Frontier, *, budget: int, dark: bool) -> go.Figure:
    """Filled dots and a full line where plans are complete, hollow ones and a dotted line where groups are open."""
    rows = records(frame)
    most = float(found.most_credits)
    ceiling = float(found.ceiling)
    least = most if found.least_complete is None else float(found.least_complete)
    low, high = _range([row["share"] for row in rows], ceiling)
    colours = theme.palette(dark)
    done = [row for row in rows if row["degree"] == COMPLETE]
    still_open = [row for row in rows if row["degree"] == OPEN]
    traces = [
        _line(still_open, min(least, most), "dot", colours.outline),
        _line(done, most, "solid", colours.accent),
        _dots(still_open, colours.background, colours.text, colours.outline),
        _dots(done, colours.accent, colours.text, colours.accent),
    ]
    layout = {
        "margin": {"t": 30, "r": 12, "b": 10},
        "title": theme.key(*_key(done, still_open, dark)),
        "shapes": [*_open_part(still_open, least, colours), *_rules(ceiling, budget, most, colours)],
        "annotations": [*_notes(rows, ceiling, budget, most, colours)],
        "xaxis": {"range": [-1.6, most + 0.8], "title": {"text": "credits added"}, "nticks": 9, "showgrid": False},
        "yaxis": {"range": [low, high], "tickformat": ".0%", "nticks": 6},
    }
    return theme.figure(traces, layout, name="frontier", height=380, dark=dark)


def _range(shares: Sequence[float], ceiling: float) -> tuple[float, float]:
    """The part of the axis that the steps need, at least a fifth of it, with room for numbers above."""
    low, high = min([*shares, ceiling]), max([*shares, ceiling])
    room = max(0.2, high - low)
    return max(-0.02, low - 0.25 * room), high + 0.22 * room


def _line(rows: Sequence[dict[str, Any]], end: float, dash: str, colour: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [row["credits"] for row in rows] + ([max(end, rows[-1]["credits"])] if rows else []),
        "y": [row["share"] for row in rows] + ([rows[-1]["share"]] if rows else []),
        "line": {"color": colour, "width": 2, "shape": "hv", "dash": dash},
        "hoverinfo": "skip",
    }


def _dots(rows: Sequence[dict[str, Any]], fill: str, ink: str, edge: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [row["credits"] for row in rows],
        "y": [row["share"] for row in rows],
        "text": [str(row["step"]) for row in rows],
        "textposition": "bottom right",
        "textfont": {"size": theme.SMALL, "color": ink},
        "marker": {"size": 9, "color": fill, "line": {"width": 2, "color": edge}},
        "cliponaxis": False,
        "customdata": [_told(row) for row in rows],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _told(row: dict[str, Any]) -> str:
    lines = [f"<b>Step {row['step']}: {number(row['credits'])} credits, {row['coverage']}</b>"]
    lines += [f"needs met: {row['needs met']}"] if row["needs met"] else []
    lines += [f"brings in {safe(row['brings in'])}"] if row["brings in"] else []
    lines += [f"instead of {safe(row['instead of'])}"] if row["instead of"] else []
    return "<br>".join([*lines, f"degree: {row['degree']}"])


def _key(
    done: Sequence[dict[str, Any]], still_open: Sequence[dict[str, Any]], dark: bool
) -> list[tuple[str, str, str]]:
    colours = theme.palette(dark)
    entries = [("●", colours.accent, "complete plan")] if done else []
    return [*entries, *([("○", colours.outline, f"legal, {OPEN}")] if still_open else [])]


def _open_part(still_open: Sequence[dict[str, Any]], least: float, colours: theme.Palette) -> list[dict[str, Any]]:
    if not still_open:
        return []
    place = {"x0": -1.6, "x1": least, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    return [{"type": "rect", "fillcolor": colours.raised, "line": {"width": 0}, **place}]


def _rules(ceiling: float, budget: int, most: float, colours: theme.Palette) -> list[dict[str, Any]]:
    dashed = {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": ceiling, "y1": ceiling, "layer": "below"}
    rules = [{**dashed, "line": {"color": colours.text, "width": 1.5, "dash": "dash"}}]
    if budget <= most:
        upright = {"type": "line", "x0": budget, "x1": budget, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
        rules.append({**upright, "line": {"color": colours.text, "width": 1, "dash": "dot"}})
    return rules


def _notes(
    rows: Sequence[dict[str, Any]], ceiling: float, budget: int, most: float, colours: theme.Palette
) -> list[dict[str, Any]]:
    """The ceiling's label on the side where no step comes near it, and the budget's at the foot of its line."""
    near = [row["credits"] for row in rows if ceiling - row["share"] < 0.1]
    left = not near or near[0] > most / 2
    style = {"showarrow": False, "font": {"size": theme.SMALL, "color": colours.text}}
    label = {"text": f"ceiling {percent(ceiling)}", "x": 0 if left else 1, "xref": "paper", "y": ceiling}
    notes = [{**style, **label, "xanchor": "left" if left else "right", "yanchor": "bottom"}]
    if budget <= most:
        side = "left" if budget <= most / 2 else "right"
        foot = {"text": f" your budget: {budget} ", "x": budget, "y": 0, "yref": "paper"}
        notes.append({**style, **foot, "xanchor": side, "yanchor": "bottom"})
    return notes
