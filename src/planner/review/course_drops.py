"""What dropping a course does: which roles each course moves, and for one course everything that changes without it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner import requisites
from planner.course_sets import CATALOGUE, CORE, pool_of, required_core
from planner.curriculum import Curriculum
from planner.effects import Effects, effects
from planner.problems.courses import courses_asked
from planner.problems.skills import RoleKind
from planner.review.role_kinds import ids_of
from planner.tables import RoleSkill

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Reached:
    """How deep a set of courses teaches a skill, with and without the course that reaches deepest."""

    deepest: int
    second: int
    """The deepest level without `only`; equal to `deepest` where several courses reach it."""
    only: str
    """The one course that reaches the deepest level; "" where several do."""

    def is_lower_without(self, need: RoleSkill) -> bool:
        """Whether the need is further from being met once `only` is dropped. One without a level asks for any depth."""
        wanted = need.level or 1
        return min(self.second, wanted) < min(self.deepest, wanted)

    def is_lost_without(self, need: RoleSkill) -> bool:
        """Whether the need is met, and would not be without `only`."""
        return self.second < (need.level or 1) <= self.deepest


def reached(curriculum: Curriculum, courses: Collection[str]) -> Mapping[str, Reached]:
    """How deep a set of courses teaches each skill that it teaches; in one pass over what courses teach."""
    chosen, found = frozenset(courses), dict[str, Reached]()
    for link in curriculum.course_skills:
        if link.course_id not in chosen:
            continue
        held = found.get(link.skill_id, Reached(0, 0, ""))
        if link.level > held.deepest:
            found[link.skill_id] = Reached(link.level, held.deepest, link.course_id)
        elif link.level == held.deepest:
            found[link.skill_id] = Reached(held.deepest, held.deepest, "")
        elif link.level > held.second:
            found[link.skill_id] = Reached(held.deepest, link.level, held.only)
    return found


def course_moves(curriculum: Curriculum, programme_id: str | None, kind: RoleKind = "job") -> pd.DataFrame:
    """One row a course of the catalogue: which roles of a kind it moves, dropped alone from core and from catalogue.

    Columns: course_id, course (title), core ("required", "elective", "" without a programme), skills (that it teaches
    and a role of this kind needs), and by the catalogue roles (moved: needs met, essentials met, coverage or breadth
    fall), needs (met, that would be no longer) and role_ids (joined by ";"); core_roles and core_needs the same by the
    required core, 0 for a course that is not in it. Table order.
    """
    import pandas as pd

    core = () if programme_id is None else required_core(curriculum, programme_id)
    by_catalogue = _moved(curriculum, curriculum.catalogue, kind)
    by_core = _moved(curriculum, core, kind)
    needed = _needed(curriculum, kind)
    place = dict.fromkeys(core, "required")
    nothing: tuple[tuple[str, ...], int] = ((), 0)
    rows = []
    for course_id in curriculum.catalogue:
        roles, needs = by_catalogue.get(course_id, nothing)
        core_roles, core_needs = by_core.get(course_id, nothing)
        skills = sum(link.skill_id in needed for link in curriculum.taught_in(course_id))
        where = "" if programme_id is None else place.get(course_id, "elective")
        name = curriculum.course(course_id).name
        rows.append((course_id, name, where, skills, len(roles), needs, ";".join(roles), len(core_roles), core_needs))
    columns = ["course_id", "course", "core", "skills", "roles", "needs", "role_ids", "core_roles", "core_needs"]
    return pd.DataFrame(rows, columns=columns)


def _needed(curriculum: Curriculum, kind: RoleKind) -> frozenset[str]:
    return frozenset(need.skill_id for role_id in ids_of(curriculum, kind) for need in curriculum.needs_of(role_id))


def _moved(
    curriculum: Curriculum, courses: Collection[str], kind: RoleKind
) -> Mapping[str, tuple[tuple[str, ...], int]]:
    """By course, the roles that fall when it alone is dropped from the set, and the number of met needs lost."""
    key = ("roles moved by courses", tuple(courses), kind)
    if key not in curriculum.derived:
        curriculum.derived[key] = _counted(curriculum, courses, kind)
    known: Mapping[str, tuple[tuple[str, ...], int]] = curriculum.derived[key]
    return known


def _counted(
    curriculum: Curriculum, courses: Collection[str], kind: RoleKind
) -> Mapping[str, tuple[tuple[str, ...], int]]:
    found = reached(curriculum, courses)
    roles: dict[str, dict[str, None]] = {}
    needs: dict[str, int] = {}
    for role_id in ids_of(curriculum, kind):
        for need in curriculum.needs_of(role_id):
            here = found.get(need.skill_id)
            if here is None or not here.only or not here.is_lower_without(need):
                continue
            roles.setdefault(here.only, {})[role_id] = None
            needs[here.only] = needs.get(here.only, 0) + here.is_lost_without(need)
    return {course_id: (tuple(moved), needs[course_id]) for course_id, moved in roles.items()}


@dataclass(frozen=True, slots=True)
class Dropped:
    """What changes without a course, apart from what the solver is needed for."""

    course_id: str
    effects: Effects
    """The course's cells set to none, by required core and catalogue: the roles that fall, and why a skill of it moves
    none."""
    blocks: tuple[str, ...]
    """Courses that cannot be taken without it, directly, whatever branch is chosen; in table order."""
    asked_by: tuple[str, ...]
    """Other courses that name it in a requisite, and leave another way."""
    groups: tuple[str, ...]
    """Ids of the groups whose pool it is in."""
    plans: tuple[str, ...]
    """Names of the example plans that hold it."""


def blocked(curriculum: Curriculum, course_id: str) -> tuple[str, ...]:
    """Courses that cannot be taken without this one, directly, whatever branch is chosen; in table order."""
    return tuple(
        course.course_id
        for course in curriculum.courses
        if any(
            course_id in requisites.forced_courses(part)
            for part in (course.prerequisites, course.corequisites, course.strict_corequisites)
            if part is not None
        )
    )


def dropped(curriculum: Curriculum, course_id: str, programme_id: str | None, kind: RoleKind = "job") -> Dropped:
    """What changes when one course is dropped from the rest, for the roles of a kind.

    Raises `KeyError` for a course that does not exist.
    """
    curriculum.course(course_id)
    core = {} if programme_id is None else {CORE: required_core(curriculum, programme_id)}
    roles = tuple(role for role in curriculum.roles if role.kind == kind)
    ids = {role.role_id for role in roles}
    needs = tuple(need for need in curriculum.role_skills if need.role_id in ids)
    before = curriculum.replace(roles=roles, role_skills=needs)
    left = tuple(link for link in curriculum.course_skills if link.course_id != course_id)
    without = before.replace(course_skills=left)
    forced = blocked(curriculum, course_id)
    asking = (course.course_id for course in curriculum.courses if course_id in courses_asked(course))
    return Dropped(
        course_id=course_id,
        effects=effects(before, without, {**core, CATALOGUE: curriculum.catalogue}),
        blocks=forced,
        asked_by=tuple(other for other in asking if other not in forced),
        groups=tuple(
            group.group_id for group in curriculum.requirement_groups if course_id in pool_of(curriculum, group)
        ),
        plans=tuple(name for name, plan in curriculum.plans.items() if course_id in plan.courses),
    )
