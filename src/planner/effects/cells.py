"""Edits of the map's cells: how deep a course teaches a skill, and whether it is assessed.

Edits are pure: curriculum in, curriculum out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.tables import CourseSkill


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A course teaches a skill at this depth from now on; 0 = it does not teach it.

    `assessed` says whether evidence of it is collected; None leaves what stood there.
    """

    course_id: str
    skill_id: str
    level: int
    assessed: bool | None = None


def set_level(
    curriculum: Curriculum, course_id: str, skill_id: str, depth: int | None, *, assessed: bool | None = None
) -> Curriculum:
    """A curriculum in which the course teaches the skill at this depth; None or 0 = it does not teach it.

    A changed cell has the basis "local"; one with another level loses the source and the evidence of what stood there.
    Whether the skill is assessed stays, unless `assessed` says so. What stands already changes nothing. Raises
    `KeyError` for a course or skill that does not exist, `ValueError` for a depth that the scale does not have.
    """
    curriculum.course(course_id)
    curriculum.skill(skill_id)
    level = depth or 0
    if not 0 <= level <= len(curriculum.scale.levels):
        raise ValueError(f"{depth} is no depth of the scale")
    here = next((link for link in curriculum.taught_in(course_id) if link.skill_id == skill_id), None)
    if here is None and level == 0:
        return curriculum
    if here is not None and level == here.level and assessed in {None, here.assessed}:
        return curriculum
    rows = list(curriculum.course_skills)
    if here is None:
        fresh = CourseSkill(course_id=course_id, skill_id=skill_id, level=level, assessed=assessed, basis="local")
        places = [place for place, row in enumerate(rows) if row.course_id == course_id]
        rows.insert(places[-1] + 1 if places else len(rows), fresh)
    elif level == 0:
        rows.remove(here)
    else:
        backing = {} if level == here.level else {"source_id": None, "evidence": None}
        stated = here.assessed if assessed is None else assessed
        change = {"level": level, "assessed": stated, "basis": "local", **backing}
        rows[rows.index(here)] = here.model_copy(update=change)
    return curriculum.replace(course_skills=tuple(rows))


def apply_edits(curriculum: Curriculum, edits: Iterable[CellEdit]) -> Curriculum:
    """All edits one after another, the last of a cell wins; no edits change nothing. Raises as `set_level`."""
    for edit in edits:
        curriculum = set_level(curriculum, edit.course_id, edit.skill_id, edit.level, assessed=edit.assessed)
    return curriculum


def changed_cells(before: Curriculum, after: Curriculum) -> tuple[CellEdit, ...]:
    """The cells whose level differs, with the new level, in the order of courses, then of skills.

    Cells of a course or a skill that is no more are left out. What else a cell says (assessed, basis) is not compared.
    """
    if before.course_skills == after.course_skills:
        return ()
    old, new = levels_of(before), levels_of(after)
    courses = {course.course_id: place for place, course in enumerate(after.courses)}
    skills = after.skill_index
    changed = [
        cell
        for cell in old.keys() | new.keys()
        if old.get(cell, 0) != new.get(cell, 0) and cell[0] in courses and cell[1] in skills
    ]
    changed.sort(key=lambda cell: (courses[cell[0]], skills[cell[1]]))
    return tuple(CellEdit(*cell, new.get(cell, 0)) for cell in changed)


def levels_of(curriculum: Curriculum) -> dict[tuple[str, str], int]:
    """The level of each cell that has one, by course and skill."""
    return {(link.course_id, link.skill_id): link.level for link in curriculum.course_skills}
