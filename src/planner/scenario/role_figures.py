"""Coverage of every role by a set of courses, before and after: only what a scenario touches is worked out again."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from planner.coverage import RoleCoverage, role_coverages
from planner.curriculum import Curriculum

Figures = dict[str, RoleCoverage]
"""Coverage by role, in the order of the roles."""


def coverages(curriculum: Curriculum, chosen: Collection[str]) -> Figures:
    """Coverage of every role by a set; kept with the curriculum, since one state is compared with many."""
    key = "coverage of all roles", frozenset(chosen)
    if key not in curriculum.derived:
        curriculum.derived[key] = _of(curriculum, [role.role_id for role in curriculum.roles], chosen)
    held: Figures = curriculum.derived[key]
    return held


def coverages_after(before: Curriculum, after: Curriculum, old: Collection[str], new: Collection[str]) -> Figures:
    """Coverage of every role of the state after by its set, the same as worked out from nothing.

    A role has the figures that it had where its needs are the same and no skill that it needs is taught otherwise by
    the set; the unmapped courses beside it are always those of the state after.
    """
    was = coverages(before, old)
    touched = {skill_id for skill_id, _, _ in _taught(before, old) ^ _taught(after, new)}
    unmapped = tuple(sorted(course_id for course_id in set(new) if not after.is_mapped(course_id)))
    again = [role.role_id for role in after.roles if not _is_as_it_was(before, after, role.role_id, touched)]
    fresh = _of(after, again, new)
    roles = (role.role_id for role in after.roles)
    return {role_id: fresh.get(role_id) or _beside(was[role_id], unmapped) for role_id in roles}


def _of(curriculum: Curriculum, role_ids: Collection[str], chosen: Collection[str]) -> Figures:
    return {coverage.role_id: coverage for coverage in role_coverages(curriculum, role_ids, chosen)}


def _taught(curriculum: Curriculum, chosen: Collection[str]) -> set[tuple[str, str, int]]:
    """What the courses of a set teach: skill, course, level."""
    held = frozenset(chosen)
    return {(link.skill_id, link.course_id, link.level) for link in curriculum.course_skills if link.course_id in held}


def _is_as_it_was(before: Curriculum, after: Curriculum, role_id: str, touched: Collection[str]) -> bool:
    needs = after.needs_of(role_id)
    if not before.has("roles", role_id) or any(need.skill_id in touched for need in needs):
        return False
    return before.role_skills is after.role_skills or before.needs_of(role_id) == needs


def _beside(coverage: RoleCoverage, unmapped: tuple[str, ...]) -> RoleCoverage:
    if coverage.unmapped == unmapped:
        return coverage
    could_rise = bool(unmapped) and coverage.needs_met < coverage.needs_total
    return replace(coverage, unmapped=unmapped, could_rise=could_rise)
