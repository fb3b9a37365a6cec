"""Skills by how many roles need them and how many courses teach them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, safe, wrapped
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.review.role_kinds import NOUNS

_MOST_STEPS = 40
"""Of roles on the axis that have a line of their own; beyond that the axis is counted in even steps."""
_NAMED = 14
"""So many names a hover lists before it says how many more there are."""


def needed_and_taught(
    curriculum: Curriculum, course_ids: Sequence[str], *, kind: RoleKind = "job", dark: bool
) -> Chart:
    """All skills of a curriculum against the courses given (the catalogue, as a rule); roles of one kind count."""
    frame = needed_and_taught_frame(curriculum, course_ids, kind)
    noun = NOUNS[kind]
    return Chart(draw_needed_and_taught(frame, noun=noun, dark=dark), needed_and_taught_sentence(frame, noun), frame)


def needed_and_taught_frame(curriculum: Curriculum, course_ids: Sequence[str], kind: RoleKind = "job") -> pd.DataFrame:
    """One row a skill, in the order of the table: the roles of a kind that need it, the given courses that teach it."""
    chosen = set(course_ids)
    jobs = {role.role_id for role in curriculum.roles if role.kind == kind}
    found = [
        {
            "skill_id": skill.skill_id,
            "skill": skill.name,
            "category": skill.category,
            "needed_by": sum(need.role_id in jobs for need in curriculum.needed_by(skill.skill_id)),
            "taught_by": sum(
                link.course_id in chosen for link in curriculum.taught_by(skill.skill_id, outside=True)
            ),
        }
        for skill in curriculum.skills
    ]  # fmt: skip
    return pd.DataFrame(found, columns=["skill_id", "skill", "category", "needed_by", "taught_by"])


def needed_and_taught_sentence(frame: pd.DataFrame, noun: str = "role") -> str:
    """How many needed skills nobody teaches, the most needed of these, how many hang on one course, how many idle."""
    found = records(frame)
    needed = [row for row in found if row["needed_by"]]
    orphans = sorted((row for row in needed if not row["taught_by"]), key=lambda row: -row["needed_by"])
    single = sum(row["taught_by"] == 1 for row in needed)
    idle = sum(row["taught_by"] > 0 and not row["needed_by"] for row in found)
    verb = "is" if len(orphans) == 1 else "are"
    sentence = f"Of {counted(len(needed), 'skill')} that {noun}s need, {len(orphans)} {verb} taught by no course"
    if orphans:
        sentence += f" ({listed([row['skill'] for row in orphans])})"
    sentence += f" and {single} by exactly one."
    if idle:
        sentence += f" {counted(idle, 'taught skill')} {'is' if idle == 1 else 'are'} needed by no {noun}."
    return sentence


def draw_needed_and_taught(frame: pd.DataFrame, *, noun: str = "role", dark: bool) -> go.Figure:
    """Skills that coincide are one marker with their number; skills taught by no course are named along the axis."""
    points: dict[tuple[int, int], list[str]] = {}
    for row in records(frame):
        if row["needed_by"] or row["taught_by"]:
            points.setdefault((row["needed_by"], row["taught_by"]), []).append(row["skill"])
    most = max((needed for needed, _ in points), default=1)
    widest = max((taught for _, taught in points), default=1)
    ticks = range(0, most + 1, max(1, -(-most // _MOST_STEPS)))
    colours = theme.palette(dark)
    layout = {
        "title": theme.key(("○", colours.outline, "taught by no course"), ("●", colours.accent, "taught")),
        "margin": {"t": 40},
        "xaxis": {
            "range": [-0.6, widest + 0.7],
            "title": {"text": "taught by … courses"},
            "tickformat": "d",
            "nticks": min(widest + 2, 12),
        },
        "yaxis": {
            "range": [-0.6, most + 0.7],
            "title": {"text": f"needed by … {noun}s"},
            "tickmode": "array",
            "tickvals": list(ticks),
            "ticktext": [_tick(number, points.get((number, 0), [])) for number in ticks],
        },
    }
    traces = [
        _markers({place: names for place, names in points.items() if bool(place[1]) is taught}, taught, noun, dark)
        for taught in (False, True)
    ]
    return theme.figure(traces, layout, name="needed-and-taught", height=150 + 38 * len(ticks), dark=dark)


def _tick(number: int, orphans: Sequence[str]) -> str:
    if not orphans:
        return str(number)
    shown = orphans[0] if len(orphans) == 1 else f"{orphans[0]} and {len(orphans) - 1} more"
    return f"{wrapped(shown, 22)}\u2002{number}"


def _markers(points: dict[tuple[int, int], list[str]], taught: bool, noun: str, dark: bool) -> dict[str, Any]:
    colours = theme.palette(dark)
    counts = [len(names) for names in points.values()]
    fill = colours.accent if taught else colours.background
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [taught_by for _, taught_by in points],
        "y": [needed_by for needed_by, _ in points],
        "text": [str(count) if count > 1 else "" for count in counts],
        "textfont": {"size": theme.TINY, "color": theme.ink_on(fill, dark)},
        "marker": {
            "size": [8 if count == 1 else min(14 + count, 22) for count in counts],
            "color": fill,
            "opacity": 1,
            "line": {"color": colours.accent if taught else colours.outline, "width": 1.5},
        },
        "cliponaxis": False,
        "customdata": [_told(*place, names, noun) for place, names in points.items()],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _told(needed_by: int, taught_by: int, skills: Sequence[str], noun: str) -> str:
    names = [safe(name) for name in skills]
    if len(names) > _NAMED:
        names = [*names[: _NAMED - 1], f"and {len(names) - _NAMED + 1} more"]
    head = f"<b>needed by {counted(needed_by, noun)}, taught by {counted(taught_by, 'course')}</b>"
    return "<br>".join([head, *names])
