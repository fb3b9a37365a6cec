"""Edits of the map's cells and their effect: which roles move, and why an edit moves none.

A cell says how deep a course teaches a skill. Edits are pure: curriculum in, curriculum out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.course_sets import usual_sets
from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.tables import CourseSkill


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A course teaches a skill at this depth from now on; 0 = it does not teach it."""

    course_id: str
    skill_id: str
    level: int


class Reason(StrEnum):
    """Why an edit moves no role in a set of courses."""

    NOT_NEEDED = "nobody needs the skill"
    OUTSIDE = "the course is outside the degree"
    NOT_IN_SET = "the course is not in the set"
    ALREADY_REACHED = "another course of the set already reaches what is needed"
    ABOVE_NEED = "the level is above what any role needs"


@dataclass(frozen=True, slots=True)
class Unmoved:
    """An edit that moves no role in a set, and why.

    `other` and `level` name the course that already reaches what is needed and its depth ("MP-385 already reaches M");
    for a level above what any role needs, `level` is the deepest that any role needs.
    """

    edit: CellEdit
    set_name: str
    reason: Reason
    other: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class SetMove:
    """A role whose needs met, essentials met, coverage or breadth by a set change, before and after all edits."""

    set_name: str
    role_id: str
    before: RoleCoverage
    after: RoleCoverage


@dataclass(frozen=True, slots=True)
class Effects:
    """What the edits between two states of a curriculum do, by each of the named sets of courses."""

    edits: tuple[CellEdit, ...]
    set_names: tuple[str, ...]
    moved: tuple[SetMove, ...]
    """By set, then in the order of the roles."""
    unmoved: tuple[Unmoved, ...]
    """By set, then in the order of the edits: one entry for each set in which an edit moves no role."""

    def why(self, edit: CellEdit) -> tuple[Unmoved, ...]:
        """Why an edit moves no role, one entry for each set in which it moves none."""
        return tuple(unmoved for unmoved in self.unmoved if unmoved.edit == edit)

    @property
    def idle_edits(self) -> tuple[CellEdit, ...]:
        """The edits that move no role in any set."""
        return tuple(edit for edit in self.edits if len(self.why(edit)) == len(self.set_names))


def set_level(curriculum: Curriculum, course_id: str, skill_id: str, depth: int | None) -> Curriculum:
    """A curriculum in which the course teaches the skill at this depth; None or 0 = it does not teach it.

    A changed cell has the basis "local" and loses the source and the evidence of what stood there; whether the skill is
    assessed stays. A level that stands already changes nothing. Raises `KeyError` for a course or skill that does not
    exist, `ValueError` for a depth that the scale does not have.
    """
    curriculum.course(course_id)
    curriculum.skill(skill_id)
    level = depth or 0
    if not 0 <= level <= len(curriculum.scale.levels):
        raise ValueError(f"{depth} is no depth of the scale")
    here = next((link for link in curriculum.taught_in(course_id) if link.skill_id == skill_id), None)
    if level == (here.level if here else 0):
        return curriculum
    rows = list(curriculum.course_skills)
    if here is None:
        fresh = CourseSkill(course_id=course_id, skill_id=skill_id, level=level, basis="local")
        places = [place for place, row in enumerate(rows) if row.course_id == course_id]
        rows.insert(places[-1] + 1 if places else len(rows), fresh)
    elif level == 0:
        rows.remove(here)
    else:
        change = {"level": level, "basis": "local", "source_id": None, "evidence": None}
        rows[rows.index(here)] = here.model_copy(update=change)
    return curriculum.replace(course_skills=tuple(rows))


def apply_edits(curriculum: Curriculum, edits: Iterable[CellEdit]) -> Curriculum:
    """All edits one after another, the last of a cell wins; no edits change nothing. Raises as `set_level`."""
    for edit in edits:
        curriculum = set_level(curriculum, edit.course_id, edit.skill_id, edit.level)
    return curriculum


def changed_cells(before: Curriculum, after: Curriculum) -> tuple[CellEdit, ...]:
    """The cells whose level differs, with the new level, in the order of courses, then of skills.

    The two curricula hold the same courses and skills. What else a cell says (assessed, basis) is not compared.
    """
    old, new = _levels(before), _levels(after)
    courses = {course.course_id: place for place, course in enumerate(before.courses)}
    skills = before.skill_index
    changed = [cell for cell in old.keys() | new.keys() if old.get(cell, 0) != new.get(cell, 0)]
    changed.sort(key=lambda cell: (courses[cell[0]], skills[cell[1]]))
    return tuple(CellEdit(*cell, new.get(cell, 0)) for cell in changed)


def effects(before: Curriculum, after: Curriculum, sets: Mapping[str, Collection[str]] | None = None) -> Effects:
    """The roles that the edits of cells between two curricula move, and why an edit moves none.

    `sets` are courses by the name of their set; without them the required core of the main programme and the catalogue
    (`planner.course_sets.usual_sets`). A role moves when its needs met, essentials met, coverage or breadth change. The
    edits are judged one after another, those that raise a level first, so that of two courses raised to the same level
    the first moves the role and the second is told that the first already reaches it. The two curricula differ in
    cells only.
    """
    named = usual_sets(before) if sets is None else sets
    edits = changed_cells(before, after)
    touched = {need.role_id for edit in edits for need in before.needed_by(edit.skill_id)}
    role_ids = [role.role_id for role in before.roles if role.role_id in touched]
    moved: list[SetMove] = []
    unmoved: list[Unmoved] = []
    for name, courses in named.items():
        olds, news = role_coverages(before, role_ids, courses), role_coverages(after, role_ids, courses)
        pairs = zip(olds, news, strict=True)
        moved.extend(SetMove(name, old.role_id, old, new) for old, new in pairs if old.figures != new.figures)
        reasons = _reasons(before, edits, name, frozenset(courses))
        unmoved.extend(reasons[edit] for edit in edits if edit in reasons)
    return Effects(edits, tuple(named), tuple(moved), tuple(unmoved))


def _levels(curriculum: Curriculum) -> dict[tuple[str, str], int]:
    return {(link.course_id, link.skill_id): link.level for link in curriculum.course_skills}


def _reasons(
    before: Curriculum, edits: tuple[CellEdit, ...], set_name: str, chosen: frozenset[str]
) -> dict[CellEdit, Unmoved]:
    """Why edits move no role in a set, by edit; an edit that moves one is left out."""
    levels = _levels(before)
    reasons = {}
    for edit in sorted(edits, key=lambda edit: edit.level < levels.get((edit.course_id, edit.skill_id), 0)):
        reason = _reason(before, edit, set_name, chosen, levels)
        if reason is not None:
            reasons[edit] = reason
        levels[edit.course_id, edit.skill_id] = edit.level
    return reasons


def _reason(
    curriculum: Curriculum,
    edit: CellEdit,
    set_name: str,
    chosen: frozenset[str],
    levels: Mapping[tuple[str, str], int],
) -> Unmoved | None:
    """Why this edit moves no role in the set, given the levels that stand when its turn comes; None where it moves one.

    With `low` and `high` the course's level before and after in order, `others` the deepest level of the other courses
    and `deepest` the deepest level that any role needs, no role moves where `low` ≥ `deepest` or `others` ≥ the smaller
    of `high` and `deepest`.
    """
    needs = curriculum.needed_by(edit.skill_id)
    if not needs:
        return Unmoved(edit, set_name, Reason.NOT_NEEDED)
    if edit.course_id not in chosen:
        outside = curriculum.course(edit.course_id).outside
        return Unmoved(edit, set_name, Reason.OUTSIDE if outside else Reason.NOT_IN_SET)
    deepest = max(need.level or 1 for need in needs)
    low, high = sorted((levels.get((edit.course_id, edit.skill_id), 0), edit.level))
    if low >= deepest:
        return Unmoved(edit, set_name, Reason.ABOVE_NEED, level=deepest)
    others = [(-levels.get((code, edit.skill_id), 0), code) for code in chosen if code != edit.course_id]
    depth, other = min(others, default=(0, ""))
    if -depth >= min(high, deepest):
        return Unmoved(edit, set_name, Reason.ALREADY_REACHED, other=other, level=-depth)
    return None
