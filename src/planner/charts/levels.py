"""One skill: at which levels roles need it and courses teach it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, safe, wrapped
from planner.curriculum import Curriculum

NOT_STATED = "no level stated"
_NAMED = 12
"""So many names a hover lists before it says how many more there are."""


def skill_levels(curriculum: Curriculum, skill_id: str, course_ids: Sequence[str], *, dark: bool) -> Chart:
    """Counts of roles and of the courses given, by level. Raises `KeyError` for a skill that does not exist."""
    frame = skill_levels_frame(curriculum, skill_id, course_ids)
    sentence = skill_levels_sentence(frame, curriculum.skill(skill_id).name)
    return Chart(draw_skill_levels(frame, dark=dark), sentence, frame)


def skill_levels_frame(curriculum: Curriculum, skill_id: str, course_ids: Sequence[str]) -> pd.DataFrame:
    """One row a level, the deepest first, then "no level stated" where a role needs the skill without one.

    `needed_by` and `taught_by` count jobs and courses; `roles` and `courses` name them.
    """
    needs = [need for need in curriculum.needed_by(skill_id) if curriculum.role(need.role_id).kind == "job"]
    chosen = set(course_ids)
    links = [link for link in curriculum.taught_by(skill_id, outside=True) if link.course_id in chosen]
    steps: list[tuple[int | None, str]] = [
        (level.depth, f"{level.code} {level.name}") for level in reversed(curriculum.scale.levels)
    ]
    if any(need.level is None for need in needs):
        steps.append((None, NOT_STATED))
    found = []
    for depth, name in steps:
        roles = [curriculum.role(need.role_id).title for need in needs if need.level == depth]
        courses = [link.course_id for link in links if link.level == depth]
        found.append((name, len(roles), len(courses), "; ".join(roles), "; ".join(courses)))
    return pd.DataFrame(found, columns=["level", "needed_by", "taught_by", "roles", "courses"])


def skill_levels_sentence(frame: pd.DataFrame, name: str) -> str:
    """How many roles and courses, and at which levels, the deepest first."""
    roles, courses = int(frame["needed_by"].sum()), int(frame["taught_by"].sum())
    needed = f"is needed by {counted(roles, 'role')}{_split(frame, 'needed_by')}" if roles else "is needed by no role"
    taught = f"taught by {counted(courses, 'course')}{_split(frame, 'taught_by')}" if courses else "taught by no course"
    return f"{name} {needed} and {taught}."


def draw_skill_levels(frame: pd.DataFrame, *, dark: bool) -> go.Figure:
    """Two bars a level, roles as an outline above courses as a fill in the shade of the level, counts at their ends."""
    steps = len(frame.loc[frame["level"] != NOT_STATED])
    shades = [*reversed(theme.level_colours(steps, dark)), theme.CLEAR]
    colours = theme.palette(dark)
    most = max(1, int(frame[["needed_by", "taught_by"]].to_numpy().max(initial=0)))
    outline = {"color": theme.CLEAR, "line": {"color": colours.text, "width": 1.3}}
    filled = {"color": shades[: len(frame)], "line": {"color": colours.accent, "width": 1}}
    traces = [
        _bars(frame, "needed_by", "roles", -0.19, outline),
        _bars(frame, "taught_by", "courses", 0.19, filled),
    ]
    layout = {
        "title": theme.key(("□", colours.text, "roles that need it"), ("■", colours.accent, "courses that teach it")),
        "barmode": "overlay",
        "margin": {"t": 36, "r": 34},
        "xaxis": {"visible": False, "range": [0, most]},
        "yaxis": {
            "tickmode": "array",
            "tickvals": list(range(len(frame))),
            "ticktext": [wrapped(level, 18) for level in frame["level"]],
            "range": [len(frame) - 0.5, -0.5],
            "showgrid": False,
        },
    }
    return theme.figure(traces, layout, name="skill-levels", height=48 + 52 * len(frame), dark=dark)


def _split(frame: pd.DataFrame, column: str) -> str:
    """The counts by level in brackets, "(2 at M, 1 at I)", the level by its code."""
    parts = [
        f"{row[column]} without a stated level" if row["level"] == NOT_STATED else f"{row[column]} at {_code(row)}"
        for row in records(frame)
        if row[column]
    ]
    return f" ({', '.join(parts)})"


def _code(row: dict[str, Any]) -> str:
    code: str = row["level"].split(" ")[0]
    return code


def _bars(frame: pd.DataFrame, column: str, names: str, offset: float, marker: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "x": list(frame[column]),
        "y": [place + offset for place in range(len(frame))],
        "width": 0.34,
        "text": [str(count) for count in frame[column]],
        "textposition": "outside",
        "textfont": {"size": theme.SMALL},
        "cliponaxis": False,
        "marker": marker,
        "customdata": [
            f"<b>{safe(row['level'])}</b>: {counted(row[column], names[:-1])}"
            f"<br>{safe(listed(row[names].split('; '), most=_NAMED))}"
            for row in records(frame)
        ],
        "hovertemplate": "%{customdata}<extra></extra>",
    }
