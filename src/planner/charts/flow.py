"""The flow from roles over skills to courses, for one role or one skill at a time, as a Sankey diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import theme
from planner.charts.chart import Chart, records
from planner.charts.flow_layout import REST, Node, Row, ends, folded, folded_names, nodes_of, parts
from planner.charts.text import counted, listed, safe
from planner.curriculum import Curriculum
from planner.model import Scale
from planner.tables import CourseSkill, RoleSkill


def role_flow(curriculum: Curriculum, role_id: str, course_ids: Sequence[str], *, dark: bool) -> Chart:
    """What one role needs, and which of the courses teach it. Raises `KeyError` for a role that does not exist."""
    title = curriculum.role(role_id).title
    frame = flow_frame(curriculum, curriculum.needs_of(role_id), course_ids)
    return Chart(draw_flow(frame, curriculum.scale, dark=dark), role_flow_sentence(frame, title), frame)


def skill_flow(curriculum: Curriculum, skill_id: str, course_ids: Sequence[str], *, dark: bool) -> Chart:
    """Which jobs need one skill, and which of the courses teach it. Raises `KeyError` for an unknown skill."""
    name = curriculum.skill(skill_id).name
    needs = [need for need in curriculum.needed_by(skill_id) if curriculum.role(need.role_id).kind == "job"]
    frame = flow_frame(curriculum, needs, course_ids, skill_id=skill_id)
    return Chart(draw_flow(frame, curriculum.scale, dark=dark), skill_flow_sentence(frame, name), frame)


def flow_frame(
    curriculum: Curriculum, needs: Sequence[RoleSkill], course_ids: Sequence[str], *, skill_id: str | None = None
) -> pd.DataFrame:
    """One row a link: `kind` needs (role to skill) or teaches (skill to course), with ids, names, depth and width.

    A need is as wide as its weight, and what arrives at a skill is split evenly over the courses that teach it. A skill
    that no role needs arrives with 1. `level` 0 = not stated.
    """
    found = [_need(curriculum, need) for need in needs]
    arriving: Counter[str] = Counter()
    for need in needs:
        arriving[need.skill_id] += need.weight
    if skill_id is not None and not needs:
        arriving[skill_id] = 1
    chosen = set(course_ids)
    for skill, width in arriving.items():
        links = [link for link in curriculum.taught_by(skill, outside=True) if link.course_id in chosen]
        found += [_teaches(curriculum, link, width / len(links)) for link in links]
    return pd.DataFrame(found, columns=_COLUMNS)


def role_flow_sentence(frame: pd.DataFrame, title: str) -> str:
    """How many skills the role needs, how many of them the courses teach, which nobody teaches, and what is folded."""
    links = records(frame)
    needs, teaches = parts(links)
    if not needs:
        return f"{title}: no needs are stated."
    taught = {row["source"] for row in teaches}
    untaught = [row["target_name"] for row in needs if row["target"] not in taught]
    courses = len({row["target"] for row in teaches})
    sentence = (
        f"{title} needs {counted(len(needs), 'skill')}; {counted(courses, 'course')} "
        f"{'teaches' if courses == 1 else 'teach'} {len(needs) - len(untaught)} of them."
    )
    if untaught:
        sentence += f" No course teaches {listed(untaught)}."
    return sentence + _fold_sentence(links)


def skill_flow_sentence(frame: pd.DataFrame, name: str) -> str:
    """How many roles need the skill and how many courses teach it, and what is folded."""
    links = records(frame)
    needs, teaches = parts(links)
    roles = counted(len(needs), "role") if len(needs) else "no role"
    courses = counted(len(teaches), "course") if len(teaches) else "no course"
    return f"{name} is needed by {roles} and taught by {courses}." + _fold_sentence(links)


def draw_flow(frame: pd.DataFrame, scale: Scale, *, dark: bool) -> go.Figure:
    """Roles, skills, courses from left to right, folded; the shade of a link is the depth needed or taught."""
    colours = theme.palette(dark)
    shades = theme.level_colours(len(scale.levels), dark)
    links = folded(records(frame))
    nodes = nodes_of(links)
    sides = Counter(node.key[0] for node in nodes)
    height = max(240, 60 + 26 * sides[2], 60 + 50 * max(sides[0], sides[1]))
    trace = {
        "type": "sankey",
        "arrangement": "snap",
        "node": {
            "label": [node.label for node in nodes],
            "customdata": [f"<b>{safe(node.name)}</b>" for node in nodes],
            "hovertemplate": "%{customdata}<extra></extra>",
            "color": [colours.background if node.is_untaught else colours.outline for node in nodes],
            "line": {"color": colours.outline, "width": 1},
            "align": "left",
            "pad": 14,
            "thickness": 10,
        },
        "link": _links(links, nodes, scale, dark),
        "textfont": {"size": theme.SMALL, "color": colours.text, "shadow": theme.halo(dark)},
    }
    layout = {
        "title": theme.key(
            *(("■", theme.faded(shades[level.depth - 1], _OPACITY), safe(level.code)) for level in scale.levels),
            ("□", colours.outline, "taught by no course"),
        ),
        "margin": {"l": 6, "r": 6, "t": 40, "b": 12},
    }
    return theme.figure([trace], layout, name="flow", height=height, dark=dark)


_OPACITY = 0.6
"""Of links, so that labels on them stay readable."""
_COLUMNS = ["kind", "source", "source_name", "target", "target_name", "level", "width", "importance"]


def _links(links: Sequence[Row], nodes: Sequence[Node], scale: Scale, dark: bool) -> dict[str, Any]:
    shades = (theme.palette(dark).not_known, *theme.level_colours(len(scale.levels), dark))
    number = {node.key: place for place, node in enumerate(nodes)}
    joined = [ends(row) for row in links]
    return {
        "source": [number[source] for source, _ in joined],
        "target": [number[target] for _, target in joined],
        "value": [row["width"] for row in links],
        "color": [theme.faded(shades[row["level"]], _OPACITY) for row in links],
        "customdata": [_told(row, scale) for row in links],
        "hovertemplate": "%{customdata}<extra></extra>",
    }


def _need(curriculum: Curriculum, need: RoleSkill) -> dict[str, Any]:
    return {
        "kind": "needs",
        "source": need.role_id,
        "source_name": curriculum.role(need.role_id).title,
        "target": need.skill_id,
        "target_name": curriculum.skill(need.skill_id).name,
        "level": need.level or 0,
        "width": float(need.weight),
        "importance": need.importance,
    }


def _teaches(curriculum: Curriculum, link: CourseSkill, width: float) -> dict[str, Any]:
    return {
        "kind": "teaches",
        "source": link.skill_id,
        "source_name": curriculum.skill(link.skill_id).name,
        "target": link.course_id,
        "target_name": curriculum.course(link.course_id).name,
        "level": link.level,
        "width": width,
        "importance": "",
    }


def _fold_sentence(links: Sequence[Row]) -> str:
    names = folded_names(folded(links))
    return f" Drawn as one: {listed(names)}." if names else ""


def _told(row: Row, scale: Scale) -> str:
    level = scale.level(row["level"]).name if row["level"] else "level not stated"
    if row["kind"] == "needs":
        return f"{safe(row['source_name'])} needs<br><b>{safe(row['target_name'])}</b><br>{level}, {row['importance']}"
    course = safe(row["target_name"] if row["target"].startswith(REST) else f"{row['target']} {row['target_name']}")
    return f"<b>{course}</b><br>{safe(row['source_name'])}: {level}"
