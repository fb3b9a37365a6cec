"""What each course of a set does for a role: what it adds in term order, what is lost without it, what it moves."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.coverage.role import RoleCoverage, role_coverages
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.tables import RoleSkill


@dataclass(frozen=True, slots=True)
class Contribution:
    """A course's contribution to a role's leading measure (coverage, or breadth where no level is stated)."""

    course_id: str
    adds: Fraction
    """Adds in term order; over all courses these sum to the total."""
    lost: Fraction
    """Lost if this course alone is dropped from the set."""


@dataclass(frozen=True, slots=True)
class TermCoverage:
    """Coverage of roles after a term; term None is the start, with what was completed before."""

    term: Term | None
    roles: tuple[RoleCoverage, ...]


@dataclass(frozen=True, slots=True)
class RoleMove:
    """A role whose figures change, before and after."""

    role_id: str
    before: RoleCoverage
    after: RoleCoverage


def contributions(
    curriculum: Curriculum, role_id: str, courses_in_term_order: Sequence[str]
) -> tuple[Contribution, ...]:
    """Each course's contribution to a role, in the order given; a course named twice counts where it first stands.

    adds = coverage with the courses up to it − coverage with those before it; lost = coverage of all − coverage of all
    but it. Both are 0 for a course that teaches nothing the role needs, or nothing beyond what others reach. Raises
    `KeyError` for a role that does not exist.
    """
    curriculum.role(role_id)
    ordered = tuple(dict.fromkeys(courses_in_term_order))
    adds, lost = dict.fromkeys(ordered, 0), dict.fromkeys(ordered, 0)
    measure = _Measure.of(curriculum.needs_of(role_id))
    for need in measure.needs:
        depths = {link.course_id: link.level for link in curriculum.taught_by(need.skill_id, outside=True)}
        reached = second = 0
        deepest = None
        for course_id in ordered:
            depth = depths.get(course_id, 0)
            if depth > reached:
                adds[course_id] += measure.counted(need, depth) - measure.counted(need, reached)
                reached, second, deepest = depth, reached, course_id
            else:
                second = max(second, depth)
        if deepest is not None:
            lost[deepest] += measure.counted(need, reached) - measure.counted(need, second)
    return tuple(
        Contribution(course_id, Fraction(adds[course_id], measure.whole), Fraction(lost[course_id], measure.whole))
        for course_id in ordered
    )


@dataclass(frozen=True, slots=True)
class _Measure:
    """The leading measure of a role in whole numbers: what a need counts at a depth, of `whole`."""

    needs: tuple[RoleSkill, ...]
    parts: int
    whole: int

    @classmethod
    def of(cls, needs: tuple[RoleSkill, ...]) -> _Measure:
        counting = tuple(need for need in needs if need.level is not None) or needs
        parts = math.lcm(*(need.level or 1 for need in counting))
        return cls(counting, parts, max(1, parts * sum(need.weight for need in counting)))

    def counted(self, need: RoleSkill, depth: int) -> int:
        level = need.level or 1
        return need.weight * min(depth, level) * (self.parts // level)


def after_each_term(curriculum: Curriculum, role_ids: Iterable[str], plan: Plan) -> tuple[TermCoverage, ...]:
    """Coverage of roles at the start (completed courses) and after each term of the plan, counting the terms up to it.

    States are those of a plan: not known where unmapped courses stand in the terms counted. Raises `KeyError` for a
    role that does not exist.
    """
    roles = tuple(role_ids)
    taken = list(plan.completed_courses)
    steps: list[tuple[Term | None, tuple[str, ...]]] = [(None, tuple(taken))]
    for planned in plan.terms:
        taken.extend(planned.courses)
        steps.append((planned.term, tuple(taken)))
    return tuple(TermCoverage(term, role_coverages(curriculum, roles, courses, plan=True)) for term, courses in steps)


def moves(curriculum: Curriculum, course_id: str, courses: Iterable[str]) -> tuple[RoleMove, ...]:
    """The roles whose needs met, essentials met, coverage or breadth rise when a course joins a set, in table order.

    Empty where the set already reaches what the course teaches. Raises `KeyError` for a course that does not exist.
    """
    curriculum.course(course_id)
    chosen = tuple(courses)
    links = curriculum.taught_in(course_id)
    touched = {need.role_id for link in links for need in curriculum.needed_by(link.skill_id)}
    role_ids = [role.role_id for role in curriculum.roles if role.role_id in touched]
    before = role_coverages(curriculum, role_ids, chosen)
    after = role_coverages(curriculum, role_ids, (*chosen, course_id))
    pairs = zip(before, after, strict=True)
    return tuple(RoleMove(old.role_id, old, new) for old, new in pairs if old.figures != new.figures)
