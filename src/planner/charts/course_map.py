"""Courses by skills: which course teaches which skill, and how deep, with the level's letter in the cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from planner.charts import rows, theme
from planner.charts.cells import Cell, cell_traces, column_axis, column_labels, label_height
from planner.charts.chart import Chart, records
from planner.charts.text import counted, listed, safe
from planner.curriculum import Curriculum


def course_map(curriculum: Curriculum, course_ids: Sequence[str], skill_ids: Sequence[str], *, dark: bool) -> Chart:
    """The map of some courses and skills, in the order given. Raises `KeyError` for ids that do not exist."""
    frame = course_map_frame(curriculum, course_ids, skill_ids)
    figure = draw_course_map(frame, curriculum, course_ids, skill_ids, dark=dark)
    return Chart(figure, course_map_sentence(frame, curriculum, course_ids, skill_ids), frame)


def course_map_frame(curriculum: Curriculum, course_ids: Sequence[str], skill_ids: Sequence[str]) -> pd.DataFrame:
    """One row a link between one of the courses and one of the skills, by course and then by skill as given.

    `text` is the level's code, with A behind it where evidence of the skill is collected.
    """
    place = {skill_id: position for position, skill_id in enumerate(skill_ids)}
    found: list[dict[str, Any]] = []
    for course_id in course_ids:
        course = curriculum.course(course_id)
        links = [link for link in curriculum.taught_in(course_id) if link.skill_id in place]
        for link in sorted(links, key=lambda link: place[link.skill_id]):
            code = curriculum.scale.code(link.level)
            found.append(
                {
                    "course_id": course_id,
                    "course": course.name,
                    "skill_id": link.skill_id,
                    "skill": curriculum.skill(link.skill_id).name,
                    "level": link.level,
                    "assessed": bool(link.assessed),
                    "basis": link.basis or "not known",
                    "text": f"{code} A" if link.assessed else code,
                }
            )
    return pd.DataFrame(found, columns=_COLUMNS)


def course_map_sentence(
    frame: pd.DataFrame, curriculum: Curriculum, course_ids: Sequence[str], skill_ids: Sequence[str]
) -> str:
    """How many of the skills are taught by how many of the courses, how often at each level, and what nobody mapped."""
    teaching = frame["course_id"].nunique()
    verb = "teaches" if 1 in {teaching, len(course_ids)} else "teach"
    sentence = f"{teaching} of {counted(len(course_ids), 'course')} {verb} "
    sentence += f"{frame['skill_id'].nunique()} of {counted(len(skill_ids), 'skill')}"
    depths = list(frame["level"])
    counts = [
        f"{level.code} {_times(number)}" for level in curriculum.scale.levels if (number := depths.count(level.depth))
    ]
    sentence += f": {listed(counts, most=9)}." if len(frame) else "."
    unmapped = [course_id for course_id in course_ids if not curriculum.is_mapped(course_id)]
    if unmapped:
        sentence += f" Not mapped yet: {listed(unmapped)}."
    return sentence


def draw_course_map(
    frame: pd.DataFrame, curriculum: Curriculum, course_ids: Sequence[str], skill_ids: Sequence[str], *, dark: bool
) -> go.Figure:
    """Courses by department and skills by category; what there is more room for goes across.

    "?" on grey runs along a course that nobody has mapped.
    """
    courses = _grouped(course_ids, lambda course_id: curriculum.course(course_id).department or "")
    skills = _grouped(skill_ids, lambda skill_id: curriculum.skill(skill_id).category)
    turned = _skills_across(len(courses), len(skills))
    down, across = (courses, skills) if turned else (skills, courses)
    places = rows.under_headings([section for _, section in down])
    row_of = {name: place for (name, _), place in zip(down, places.places, strict=True)}
    column_of = {name: column for column, (name, _) in enumerate(across)}

    def cell(course_id: str, skill_id: str, fill: str, text: str, told: str) -> Cell:
        one, other = (skill_id, course_id) if turned else (course_id, skill_id)
        return Cell(column_of[one], row_of[other], fill, text, told)

    shades = theme.level_colours(len(curriculum.scale.levels), dark)
    cells = [
        cell(row["course_id"], row["skill_id"], shades[row["level"] - 1], row["text"], _told(row))
        for row in records(frame)
    ]
    grey = theme.palette(dark).not_known
    cells += [
        cell(course_id, skill_id, grey, "?", f"<b>{safe(course_id)}</b><br>not mapped yet")
        for course_id in course_ids
        if not curriculum.is_mapped(course_id)
        for skill_id in skill_ids
    ]
    labels = column_labels([curriculum.skill(name).name if turned else name for name, _ in across])
    sides = [name if turned else curriculum.skill(name).name for name, _ in down]
    layout = {"xaxis": column_axis(labels), "xaxis2": rows.HEADINGS_AXIS, "yaxis": rows.axis(places, sides)}
    traces = [*cell_traces(cells, labels, places.end, dark=dark), rows.headings_trace(places, dark)]
    tall = rows.height(places, row=24 if turned else 32, around=label_height(labels) + 16)
    return theme.figure(traces, layout, name="course-map", height=tall, dark=dark)


def _grouped(ids: Sequence[str], section: Callable[[str], str]) -> list[tuple[str, str]]:
    """The ids with their section, sections together, both in order of first appearance."""
    sections: dict[str, list[tuple[str, str]]] = {}
    for name in ids:
        sections.setdefault(section(name), []).append((name, section(name)))
    return [entry for entries in sections.values() for entry in entries]


def _skills_across(courses: int, skills: int) -> bool:
    """Whether cells get wider with the skills across: a telephone keeps 270 pixels beside codes, 200 beside names."""
    return 270 * courses >= 200 * skills


_COLUMNS = ["course_id", "course", "skill_id", "skill", "level", "assessed", "basis", "text"]


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _told(row: dict[str, Any]) -> str:
    lines = [
        f"<b>{safe(row['course_id'])}</b> {safe(row['course'])}",
        f"{safe(row['skill'])}: {safe(row['text'].split(' ')[0])}",
        f"evidence is {'collected' if row['assessed'] else 'not collected'}; basis: {row['basis']}",
    ]
    return "<br>".join(lines)
