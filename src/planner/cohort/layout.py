"""What the kernel needs to know of a curriculum, as positions in arrays; small, and made once for a computation.

The kernel keeps one bit a student. A *step* is a skill that some course teaches, at one depth: of the taught skills k
and n depths of the scale, step k · n + l − 1 says of each student whether depth l is reached.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.curriculum import Curriculum
from planner.tables import RoleSkill

Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class RoleLayout:
    """The needs of a role that some course teaches, by step."""

    met: Places
    """The step of each need that can be met at all: reached by a student whose need is met."""
    points: tuple[tuple[int, Places], ...]
    """(points, steps): how many points of coverage each of these steps counts for who reaches it."""
    parts: int
    """Points of full coverage, those of untaught needs too; 0 where no level is stated."""
    needs: int
    """Number of needs, taught or not."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A curriculum as the kernel sees it. Courses outside the degree are left out unless they were asked for."""

    fingerprint: str
    role_ids: tuple[str, ...]
    skill_ids: tuple[str, ...]
    course_ids: tuple[str, ...]
    levels: int
    """Number of depths n of the scale."""
    taught: Places
    """[k] position in `skill_ids` of each skill that a course teaches."""
    teachers: tuple[Places, ...]
    """[k · n] the courses that teach a step's skill at its depth or deeper."""
    roles: tuple[RoleLayout, ...]
    helping: tuple[tuple[Places, Places, Places], ...]
    """(steps, roles, courses): where a student lacks any of the steps, each of these courses would help each role
    beside it. The pairs of role and course stand in one entry only."""

    @property
    def most_needs(self) -> int:
        """The largest number of needs of a role."""
        return max((role.needs for role in self.roles), default=0)

    @property
    def most_points(self) -> int:
        """The largest number of points of a role."""
        return max((role.parts for role in self.roles), default=0)


def layout_of(curriculum: Curriculum, *, outside: bool = False) -> Layout:
    """The layout of all roles by the courses of the catalogue, with `outside` by those outside the degree too."""
    courses = tuple(course.course_id for course in curriculum.courses if outside or not course.outside)
    course_index = {course_id: place for place, course_id in enumerate(courses)}
    levels = len(curriculum.scale.levels)
    teaching: dict[str, list[tuple[int, int]]] = {}
    for link in curriculum.course_skills:
        if link.course_id in course_index:
            teaching.setdefault(link.skill_id, []).append((course_index[link.course_id], link.level))
    rows = {skill_id: row for row, skill_id in enumerate(teaching)}
    roles = [curriculum.needs_of(role.role_id) for role in curriculum.roles]
    return Layout(
        fingerprint=curriculum.fingerprint,
        role_ids=tuple(role.role_id for role in curriculum.roles),
        skill_ids=tuple(curriculum.skill_index),
        course_ids=courses,
        levels=levels,
        taught=_places(curriculum.skill_index[skill_id] for skill_id in teaching),
        teachers=tuple(
            _places(course for course, depth in links if depth >= level)
            for links in teaching.values()
            for level in range(1, levels + 1)
        ),
        roles=tuple(_role(needs, rows, levels) for needs in roles),
        helping=_helping(roles, teaching, rows, levels),
    )


def _role(needs: tuple[RoleSkill, ...], rows: dict[str, int], levels: int) -> RoleLayout:
    """Points: a need counts w · L / t for each level up to t, L the least common multiple of the levels needed.

    All are divided by their greatest common divisor, so that there are as few as an exact coverage can do with.
    """
    stated = [(need.skill_id, need.level, need.weight) for need in needs if need.level]
    whole = math.lcm(*(level for _, level, _ in stated))
    units = [weight * (whole // level) for _, level, weight in stated]
    shared = math.gcd(*units) or 1
    steps: defaultdict[int, list[int]] = defaultdict(list)
    for (skill_id, level, _), unit in zip(stated, units, strict=True):
        if skill_id in rows:
            steps[unit // shared].extend(rows[skill_id] * levels + below for below in range(level))
    return RoleLayout(
        met=_places(rows[need.skill_id] * levels + (need.level or 1) - 1 for need in needs if need.skill_id in rows),
        points=tuple((unit, _places(reached)) for unit, reached in sorted(steps.items())),
        parts=sum(level * unit for (_, level, _), unit in zip(stated, units, strict=True)) // shared,
        needs=len(needs),
    )


def _helping(
    roles: list[tuple[RoleSkill, ...]], teaching: dict[str, list[tuple[int, int]]], rows: dict[str, int], levels: int
) -> tuple[tuple[Places, Places, Places], ...]:
    """A course at level l raises min(d, t) of a need for t where d < min(l, t); pairs with the same steps together."""
    steps: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for role, needs in enumerate(roles):
        for need in needs:
            for course, depth in teaching.get(need.skill_id, ()):
                steps[role, course].add(rows[need.skill_id] * levels + min(depth, need.level or 1) - 1)
    alike: defaultdict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for pair, lacking in steps.items():
        alike[tuple(sorted(lacking))].append(pair)
    return tuple(
        (_places(lacking), _places(role for role, _ in pairs), _places(course for _, course in pairs))
        for lacking, pairs in alike.items()
    )


def _places(values: object) -> Places:
    return np.fromiter(values, dtype=np.int64)  # type: ignore[call-overload, no-any-return]
