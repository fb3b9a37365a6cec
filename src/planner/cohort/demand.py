"""Courses in demand by gap, and electives chosen against electives that would have helped: from shown figures only.

Whatever is summed here was hidden or rounded before (`hiding`), so that no sum gives away what a part hides. A count
that is only said to be few counts as nobody, and then the sum is a least one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from planner.cohort.figures import Counts
from planner.cohort.hiding import FEW, NEARLY_ALL, ShownCohort
from planner.curriculum import Curriculum


@dataclass(frozen=True, slots=True)
class Demand:
    """What a course would do for the students of a cohort who did not get as far."""

    course_id: str
    needs: int
    """Students × needs: for every need of the roles that the course teaches, the students below what it would give."""
    roles: int
    """Roles with such a need."""
    most_wanted: str
    """Id of the skill for which most students are below what the course would give, and some role needs it so deep."""
    students: int
    """Number of these students."""
    passed: int
    """Students who passed the course; `FEW` or `NEARLY_ALL` where only that is said."""
    is_least: bool
    """Whether some part is hidden because it is small, so that `needs` is a least number."""


@dataclass(frozen=True, slots=True)
class Elective:
    """An elective for one role: who chose it, and whom it would have helped. `FEW`, `NEARLY_ALL` as everywhere."""

    course_id: str
    passed: int
    helped: int
    """Students who did not pass it, and for whom it would have closed a need of the role, or narrowed its gap."""
    skills: tuple[str, ...]
    """Skills of the role that it teaches."""


def known(counts: Counts, students: int) -> Counts:
    """Counts as numbers to sum and to draw: few as 0, all but few as all students."""
    return np.where(counts == FEW, 0, np.where(counts == NEARLY_ALL, students, counts))


def demand(curriculum: Curriculum, shown: ShownCohort, role_ids: Sequence[str]) -> tuple[Demand, ...]:
    """Courses of the catalogue by students × needs that they would close or narrow, over some roles; most first.

    For a need of a skill at level t (1 where none is stated) and a course that teaches it at level l, these are the
    students who have not attained min(t, l). Each role counts by itself. Courses that help nobody are left out.
    """
    students = shown.students
    if students is None:
        return ()
    row = {skill_id: place for place, skill_id in enumerate(shown.skill_ids)}
    passed = dict(zip(shown.course_ids, (int(number) for number in shown.passed), strict=True))
    needed: dict[str, list[tuple[str, int]]] = {}
    for role_id in role_ids:
        for need in curriculum.needs_of(role_id):
            needed.setdefault(need.skill_id, []).append((role_id, need.level or 1))
    found = []
    for course_id in curriculum.catalogue:
        parts = [
            (link.skill_id, role_id, int(shown.below[row[link.skill_id], min(level, link.level) - 1]))
            for link in curriculum.taught_in(course_id)
            if link.skill_id in row
            for role_id, level in needed.get(link.skill_id, ())
        ]
        if course_id in passed:
            found.append(_demand(course_id, parts, passed[course_id], students))
    ordered = sorted((one for one in found if one is not None), key=lambda one: (-one.needs, one.course_id))
    return tuple(ordered)


def _demand(course_id: str, parts: Sequence[tuple[str, str, int]], passed: int, students: int) -> Demand | None:
    numbers = known(np.array([number for _, _, number in parts], np.int64), students)
    if not numbers.any():
        return None
    most = int(numbers.argmax())
    roles = {role_id for (_, role_id, _), number in zip(parts, numbers, strict=True) if number}
    is_least = any(number == FEW for _, _, number in parts)
    return Demand(course_id, int(numbers.sum()), len(roles), parts[most][0], int(numbers[most]), passed, is_least)


def electives(
    curriculum: Curriculum, shown: ShownCohort, role_id: str, required: Collection[str]
) -> tuple[Elective, ...]:
    """The electives that teach what a role needs, those that would have helped most students first.

    Electives are the courses of the catalogue that are not `required`. Raises `KeyError` for an unknown role.
    """
    needed = {need.skill_id for need in curriculum.needs_of(role_id)}
    helped = shown.helped[shown.role_ids.index(role_id)] if role_id in shown.role_ids else None
    if shown.students is None or helped is None:
        return ()
    place = {course_id: number for number, course_id in enumerate(shown.course_ids)}
    found = []
    for course_id in curriculum.catalogue:
        skills = tuple(link.skill_id for link in curriculum.taught_in(course_id) if link.skill_id in needed)
        if skills and course_id not in required and course_id in place:
            at = place[course_id]
            found.append(Elective(course_id, int(shown.passed[at]), int(helped[at]), skills))
    size = shown.students
    return tuple(
        sorted(found, key=lambda one: (-int(known(np.array([one.helped]), size)[0]), one.passed, one.course_id))
    )
