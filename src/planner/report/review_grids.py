"""Roles by categories of skills: a table a set of courses, each cell "3/5", shaded by the share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from planner import review
from planner.charts.chart import records
from planner.course_sets import required_core
from planner.curriculum import Curriculum
from planner.problems.skills import RoleKind
from planner.report.review_blocks import Field, Figures, Look, Where
from planner.report.review_subject import Subject
from planner.report.sheets import Cell
from planner.review.certain_needs import certain_by_category

if TYPE_CHECKING:
    import pandas as pd

MOST_COLUMNS = 14
"""Categories of one table: more do not fit on a page."""
MOST_READ = 4
"""Tables of one set that stand in document and web page; the workbook has those of all categories."""


def grids(subject: Subject, role_ids: Sequence[str], kind: RoleKind, name: str) -> Iterator[Figures]:
    """The tables for core, guaranteed, possible and catalogue, as far as they are known; none without needs.

    Where guaranteed and possible are known, these two are read, and the workbook has the others as well. Roles of the
    kind stand in the order given; `name` begins the names of the tables.
    """
    for short, (words, frame) in _sets(subject, role_ids, kind).items():
        is_read = subject.known is None or short in {"guaranteed", "possible"}
        for table in _tables(subject.curriculum, frame, role_ids, f"{name}, {short}", f"Needs met by {words}"):
            yield replace(table, where=Where.WORKBOOK) if not is_read else table


def _sets(subject: Subject, role_ids: Sequence[str], kind: RoleKind) -> dict[str, tuple[str, pd.DataFrame]]:
    """For each set of courses its words and a frame with role_id, role, category, met and needed."""
    curriculum = subject.curriculum
    sets: dict[str, tuple[str, pd.DataFrame]] = {}
    if subject.programme_id is not None:
        core = required_core(curriculum, subject.programme_id)
        sets["core"] = ("the required core", review.promises_by_category(curriculum, core, kind))
    if subject.known is not None:
        frame = certain_by_category(curriculum, subject.known, role_ids)
        sets["guaranteed"] = ("every legal complete plan", frame.assign(met=frame["guaranteed"]))
        some = "some legal complete plan, not all by the same one"
        sets["possible"] = (some, frame.assign(met=frame["guaranteed"] + frame["reachable"]))
    catalogue = review.promises_by_category(curriculum, curriculum.catalogue, kind)
    return {**sets, "catalogue": ("the whole catalogue", catalogue)}


def _tables(
    curriculum: Curriculum, frame: pd.DataFrame, role_ids: Iterable[str], name: str, caption: str
) -> Iterator[Figures]:
    """As many tables side by side as the categories ask for."""
    counts: dict[str, dict[str, tuple[int, int]]] = {}
    for row in records(frame):
        counts.setdefault(row["role_id"], {})[row["category"]] = row["met"], row["needed"]
    used = {category for found in counts.values() for category in found}
    categories = [category for category in curriculum.categories if category in used]
    parts = [categories[start : start + MOST_COLUMNS] for start in range(0, len(categories), MOST_COLUMNS)]
    for number, part in enumerate(parts, start=1):
        fields = (Field("Role", room=5, width=32), *(Field(category, width=13, look=Look.SHADE) for category in part))
        rows = [
            _row(curriculum.role(role_id).title, counts[role_id], part) for role_id in role_ids if role_id in counts
        ]
        sheet = name if len(parts) == 1 else f"{name} {number}"
        place = "" if len(parts) == 1 else f", categories {number} of {len(parts)}"
        where = Where.EVERYWHERE if number <= MOST_READ else Where.WORKBOOK
        yield Figures(sheet, f"{caption}{place}", fields, rows, where=where)


def _row(title: str, counts: Mapping[str, tuple[int, int]], categories: Iterable[str]) -> list[Cell]:
    pairs = [counts.get(category) for category in categories]
    return [title, *(None if pair is None else f"{pair[0]}/{pair[1]}" for pair in pairs)]
