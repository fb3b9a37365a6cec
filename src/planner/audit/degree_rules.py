"""What an audit rests on: the groups that a plan is asked for, and for which of them each course may count.

Amounts are exact: credits are taken as they are written (0.1 is a tenth) and brought to whole units of one size.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.problems.timeline import exact
from planner.tables import RequirementGroup


@dataclass(frozen=True)
class DegreeRules:
    """The groups of a plan's programmes, and what the plan's choices make of them. Made by `of`."""

    curriculum: Curriculum
    plan: Plan

    @cached_property
    def groups(self) -> tuple[RequirementGroup, ...]:
        """The groups of all known programmes, in the order of the programmes and of the table, those waived too."""
        known = (name for name in dict.fromkeys(self.plan.programmes) if self.curriculum.has("programmes", name))
        return tuple(group for name in known for group in self.curriculum.groups_of(name))

    @cached_property
    def reasons(self) -> Mapping[str, str]:
        """Why a group is waived, by group; of two waivers of one group the first."""
        return {entry.group_id: entry.reason for entry in reversed(self.plan.waivers)}

    @cached_property
    def asked(self) -> tuple[RequirementGroup, ...]:
        """The groups that are not waived."""
        return tuple(group for group in self.groups if group.group_id not in self.reasons)

    @cached_property
    def completed(self) -> tuple[str, ...]:
        """Completed courses of the catalogue, in table order."""
        done = set(self.plan.completed_courses)
        return tuple(course_id for course_id in self.curriculum.catalogue if course_id in done)

    @cached_property
    def courses(self) -> tuple[str, ...]:
        """Completed and planned courses of the catalogue, in table order: those outside the degree meet no group."""
        held = set(self.plan.courses)
        return tuple(course_id for course_id in self.curriculum.catalogue if course_id in held)

    @cached_property
    def candidates(self) -> tuple[str, ...]:
        """Courses of the catalogue that the plan does not hold and does not exclude, in table order."""
        held = {*self.plan.courses, *self.plan.exclusions}
        return tuple(course_id for course_id in self.curriculum.catalogue if course_id not in held)

    @cached_property
    def _acts_as(self) -> Mapping[str, frozenset[str]]:
        """Each course that stands for others, with those and itself."""
        found: dict[str, frozenset[str]] = {}
        for entry in self.plan.substitutions:
            found[entry.course_id] = found.get(entry.course_id, frozenset({entry.course_id})) | {entry.stands_for}
        return found

    def may_count(self, course_id: str, group: RequirementGroup) -> bool:
        """Whether the group's pool holds the course, or one that it stands for."""
        pool = _pool(self.curriculum, group)
        acts_as = self._acts_as.get(course_id)
        return course_id in pool if acts_as is None else not acts_as.isdisjoint(pool)

    def groups_for(self, course_id: str) -> tuple[RequirementGroup, ...]:
        """The groups, waived ones left out, for which the course may count; more than one at once where they share."""
        return tuple(group for group in self.asked if self.may_count(course_id, group))

    @cached_property
    def pins(self) -> Mapping[str, tuple[str, ...]]:
        """The groups in which pins hold a course, by course.

        Left out are pins that say nothing: to a group that is not asked for, or whose pool does not hold the course,
        or that cannot share the course with the group of an earlier pin.
        """
        by_id = {group.group_id: group for group in self.asked}
        found: dict[str, list[RequirementGroup]] = {}
        for pin in self.plan.pins:
            group = by_id.get(pin.group_id)
            held = found.setdefault(pin.course_id, [])
            if group is None or group in held or not self.may_count(pin.course_id, group):
                continue
            if all(share(group, other) for other in held):
                held.append(group)
        return {course_id: tuple(group.group_id for group in held) for course_id, held in found.items() if held}

    @cached_property
    def unit(self) -> int:
        """Units a credit, so that every amount that matters here is a whole number of them."""
        rows = [self.curriculum.course(course_id).credits for course_id in self.curriculum.catalogue]
        amounts = [*rows, *(group.least_credits for group in self.groups)]
        return math.lcm(*(exact(amount).denominator for amount in amounts if amount is not None))

    @cached_property
    def _units(self) -> Mapping[str, int]:
        credits_ = {row.course_id: row.credits for row in self.curriculum.courses if not row.outside}
        return {code: 0 if amount is None else int(exact(amount) * self.unit) for code, amount in credits_.items()}

    def units(self, course_id: str) -> int:
        """Credits of a course of the catalogue in units; 0 where they are not known."""
        return self._units[course_id]

    def least_units(self, group: RequirementGroup) -> int:
        """The least credits of a group in units; 0 where it asks for none."""
        return 0 if group.least_credits is None else int(exact(group.least_credits) * self.unit)

    def is_met(self, group: RequirementGroup, course_ids: Iterable[str]) -> bool:
        """Whether these courses, counted for the group, meet it: its least credits and its least courses."""
        counted = tuple(course_ids)
        return (
            len(counted) >= (group.least_courses or 0)
            and sum(map(self.units, counted)) >= self.least_units(group)
        )  # fmt: skip


def share(group: RequirementGroup, other: RequirementGroup) -> bool:
    """Whether one course may count for both groups: each of them names the other."""
    return group.group_id in other.shares_with and other.group_id in group.shares_with


def _pool(curriculum: Curriculum, group: RequirementGroup) -> frozenset[str]:
    key = ("pool", group.group_id)
    if key not in curriculum.derived:
        curriculum.derived[key] = frozenset(pool_of(curriculum, group))
    found: frozenset[str] = curriculum.derived[key]
    return found
