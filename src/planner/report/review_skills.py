"""Skills by finding: never taught, never deep enough, taught by one course, or needed by no role."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planner import review
from planner.charts.chart import records
from planner.curriculum import Curriculum
from planner.problems import Kind as Finding
from planner.problems.skills import RoleKind
from planner.report.review_blocks import (
    Block,
    Field,
    Figures,
    Heading,
    Look,
    NativeChart,
    Picture,
    Shape,
    Where,
    Words,
)
from planner.report.sheets import Cell, Kind
from planner.report.svg_scatter import scatter_pictures
from planner.wording import counted, course_name

if TYPE_CHECKING:
    import pandas as pd

SHOWN = {
    Finding.ORPHAN_SKILL: (
        "Needed, and taught by no course",
        "Orphan skills",
        "Orphan skills: most needed first, with the courses outside the degree that teach them",
    ),
    Finding.NEVER_DEEP_ENOUGH: (
        "Never taught as deep as some role needs",
        "Never deep enough",
        "Skills never taught deep enough: most needed first",
    ),
    Finding.FRAGILE_SKILL: (
        "Resting on a single course",
        "Fragile skills",
        "Fragile skills: most needed first, with the one course that reaches the level needed",
    ),
    Finding.IDLE_SKILL: ("Taught, and needed by no role", "Idle skills", "Idle skills: most taught first"),
}
"""The findings about skills: their heading, the name of their table, and its caption."""
_SKILL = Field("Skill", room=3.2, width=40)
_CATEGORY = Field("Category", room=2.6, width=30)
_NEEDED_BY = Field("Needed by roles", Kind.WHOLE, 1.1, look=Look.BAR)
_TAUGHT_BY = Field("Taught by courses", Kind.WHOLE, 1.2, look=Look.BAR)
_OUTSIDE = Field("Outside courses", Kind.WHOLE, 1.1)


def skill_blocks(curriculum: Curriculum, answer: str, kind: RoleKind = "job", prefix: str = "") -> Iterator[Block]:
    """The picture of all skills, a table a finding, and all skills for the workbook."""
    frame = review.risks(curriculum, kind)
    if frame["needed_by"].any() or frame["taught_by"].any():
        yield Picture(lambda inks: scatter_pictures(frame, inks), answer)
    for finding, (heading, name, caption) in SHOWN.items():
        found = frame.loc[frame["finding"] == finding]
        found = found.sort_values(["needed_by", "taught_by"], ascending=False, kind="stable")
        yield Heading(f"{heading}: {counted(len(found), 'skill')}")
        if found.empty:
            yield Words("None.")
        else:
            yield _by_finding(curriculum, finding, found, f"{prefix}{name}", caption)
    yield _all_skills(frame, f"{prefix}Skills")


def _by_finding(curriculum: Curriculum, finding: Finding, found: pd.DataFrame, name: str, caption: str) -> Figures:
    """The skills of one finding, most needed first."""
    rows = records(found)
    fields: tuple[Field, ...]
    cells: list[list[Cell]]
    if finding is Finding.ORPHAN_SKILL:
        fields = (_SKILL, _CATEGORY, _NEEDED_BY, Field("As deep as"), _OUTSIDE)
        cells = [cells_of(row, "skill", "category", "needed_by", "deepest_needed", "outside") for row in rows]
    elif finding is Finding.NEVER_DEEP_ENOUGH:
        fields = (_SKILL, _CATEGORY, _NEEDED_BY, Field("As deep as"), Field("Taught to"), _TAUGHT_BY)
        columns = ("skill", "category", "needed_by", "deepest_needed", "deepest_taught", "taught_by")
        cells = [cells_of(row, *columns) for row in rows]
    elif finding is Finding.FRAGILE_SKILL:
        only, kind = Field("Only course that reaches it", room=3.4, width=44), Field("Which is", room=1.1)
        fields = (_SKILL, _NEEDED_BY, Field("As deep as"), only, kind)
        cells = [
            [
                *cells_of(row, "skill", "needed_by", "deepest_needed"),
                course_name(curriculum, row["course_id"]),
                row["course_is"],
            ]
            for row in rows
        ]
    else:
        fields = (_SKILL, _CATEGORY, _TAUGHT_BY, Field("Taught to"))
        cells = [cells_of(row, "skill", "category", "taught_by", "deepest_taught") for row in rows]
    return Figures(name, caption, fields, cells, where=Where.READ)


def cells_of(row: dict[str, Any], *columns: str) -> list[Cell]:
    """The cells of a row of a frame, of these columns."""
    return [row[column] for column in columns]


def _all_skills(frame: pd.DataFrame, name: str) -> Figures:
    """Every skill with its finding, for the workbook, where it is filtered."""
    levels = [column for column in map(str, frame) if column.startswith("taught_") and column != "taught_by"]
    chosen = [
        (_SKILL, "skill"),
        (_CATEGORY, "category"),
        (Field("Finding", width=20, look=Look.MARKED), "finding"),
        (_NEEDED_BY, "needed_by"),
        (Field("As deep as"), "deepest_needed"),
        (_TAUGHT_BY, "taught_by"),
        *((Field(f"At {level.removeprefix('taught_')}", Kind.WHOLE), level) for level in levels),
        (Field("Taught to"), "deepest_taught"),
        (_OUTSIDE, "outside"),
        (Field("Only course that reaches it", width=14), "course_id"),
        (Field("Which is"), "course_is"),
    ]
    rows = [cells_of(row, *(column for _, column in chosen)) for row in records(frame)]
    fields = tuple(field for field, _ in chosen)
    heads = [field.head for field in fields]
    chart = NativeChart(
        "Skills by courses that teach them and roles that need them",
        heads.index(_TAUGHT_BY.head),
        (heads.index(_NEEDED_BY.head),),
        Shape.MARKS,
    )
    return Figures(name, "All skills with their finding", fields, rows, where=Where.WORKBOOK, chart=chart)
