"""How skills stand between roles and courses (definitions, "Department measures"), and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from planner.course_sets import required_core
from planner.curriculum import Curriculum
from planner.model import Problem, Severity, Where
from planner.problems.kinds import Kind

RoleKind: TypeAlias = Literal["job", "outcome", "standard"]
SHORT_DESCRIPTION = 6
"""A role with fewer needs than this is marked as a short description."""


@dataclass(frozen=True)
class SkillMeasure:
    """One skill, counted over roles of one kind and over the catalogue (courses outside the degree are left out)."""

    skill_id: str
    needed_by: int
    """Number of roles that need it."""
    deepest_needed: int | None
    """Highest depth that a role needs; None where no role states one."""
    taught_by: tuple[int, ...]
    """Number of courses that teach it, by depth from 1 on."""
    deepest_taught: int
    """Highest depth that a course teaches, 0 where none does."""
    reached_by: tuple[str, ...]
    """The courses that reach the highest depth needed (any depth where none is stated), in table order."""
    finding: Kind | None
    """Orphan skill, never deep enough, fragile skill, idle skill, or None."""

    @property
    def courses(self) -> int:
        """Number of courses of the catalogue that teach it."""
        return sum(self.taught_by)


def skill_measures(curriculum: Curriculum, kind: RoleKind = "job") -> tuple[SkillMeasure, ...]:
    """One measure a skill, in table order, for the roles of one kind.

    orphan: needed, taught by no course of the catalogue; never deep enough: the highest depth taught is below the
    highest needed; fragile: the highest depth that any role needs is reached by exactly one course; idle: taught, and
    needed by no role. A need without a stated level asks for any depth.
    """
    key = ("skill measures", kind)
    if key not in curriculum.derived:
        curriculum.derived[key] = tuple(measure_of(curriculum, skill.skill_id, kind) for skill in curriculum.skills)
    found: tuple[SkillMeasure, ...] = curriculum.derived[key]
    return found


def measure_of(curriculum: Curriculum, skill_id: str, kind: RoleKind = "job") -> SkillMeasure:
    """`skill_measures` of one skill."""
    needs = [need for need in curriculum.needed_by(skill_id) if curriculum.role(need.role_id).kind == kind]
    needed = max((need.level for need in needs if need.level is not None), default=None)
    links = curriculum.taught_by(skill_id)
    depths = [link.level for link in links]
    reached = tuple(link.course_id for link in links if needs and link.level >= (needed or 1))
    return SkillMeasure(
        skill_id=skill_id,
        needed_by=len(needs),
        deepest_needed=needed,
        taught_by=tuple(depths.count(level.depth) for level in curriculum.scale.levels),
        deepest_taught=max(depths, default=0),
        reached_by=reached,
        finding=_finding(len(needs), len(links), len(reached)),
    )


def _finding(needed_by: int, taught_by: int, reached_by: int) -> Kind | None:
    if not needed_by:
        return Kind.IDLE_SKILL if taught_by else None
    if not taught_by:
        return Kind.ORPHAN_SKILL
    return {0: Kind.NEVER_DEEP_ENOUGH, 1: Kind.FRAGILE_SKILL}.get(reached_by)


def core_courses(curriculum: Curriculum) -> frozenset[str]:
    """The courses that are in the required core of a major."""
    majors = (row.programme_id for row in curriculum.programmes if row.kind == "major")
    return frozenset(course_id for programme_id in majors for course_id in required_core(curriculum, programme_id))


def skill_findings(curriculum: Curriculum, kind: RoleKind = "job") -> Iterator[Problem]:
    """Orphan skills, skills never taught deep enough, fragile and idle ones, by the roles of one kind."""
    core = core_courses(curriculum)
    for measure in skill_measures(curriculum, kind):
        if measure.finding is None:
            continue
        facts = [
            ("needed by", str(measure.needed_by)),
            ("needed", curriculum.scale.code(measure.deepest_needed or 0)),
            ("taught by", str(measure.courses)),
            ("taught", curriculum.scale.code(measure.deepest_taught)),
        ]
        where = Where(skill_id=measure.skill_id)
        if measure.finding is Kind.FRAGILE_SKILL:
            only = measure.reached_by[0]
            where = Where(skill_id=measure.skill_id, course_id=only)
            facts.append(("core", "required" if only in core else "elective"))
        yield Problem(measure.finding, Severity.WARNING, where, tuple(facts))


def roles_without_needs(curriculum: Curriculum) -> Iterator[Problem]:
    """Roles that need nothing stated: no figure can be given for them."""
    for role in curriculum.roles:
        if not curriculum.needs_of(role.role_id):
            yield Problem(Kind.ROLE_WITHOUT_NEEDS, Severity.WARNING, Where(role_id=role.role_id))


def short_descriptions(curriculum: Curriculum) -> Iterator[Problem]:
    """Roles with few needs, whose percentages say little."""
    for role in curriculum.roles:
        needs = len(curriculum.needs_of(role.role_id))
        if 0 < needs < SHORT_DESCRIPTION:
            facts = (("needs", str(needs)),)
            yield Problem(Kind.SHORT_DESCRIPTION, Severity.WARNING, Where(role_id=role.role_id), facts)
