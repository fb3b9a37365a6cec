"""Whether a plan meets its degree rules, by trying every way of counting its courses for groups."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.problems.timeline import Timeline, listed_credits
from planner.tables import RequirementGroup

Pins: TypeAlias = frozenset[tuple[str, str]]
"""Courses with the groups that pins hold them in."""
Got: TypeAlias = tuple[tuple[tuple[Fraction, int], ...], Pins]
"""Credits and courses that each group has got, and the pins that are not kept."""


def is_complete(curriculum: Curriculum, plan: Plan) -> bool:
    """Whether some assignment of courses to groups meets every group, within the terms of each programme.

    Goes through the courses with the set of all amounts that the groups can have got from those before.
    """
    asked = asked_groups(curriculum, plan)
    ways = assignments(curriculum, plan, asked)
    return within_terms(curriculum, plan) and any(not unmet and not loose for unmet, loose in ways)


def within_terms(curriculum: Curriculum, plan: Plan) -> bool:
    """Whether the last planned course stands within the terms of each programme."""
    timeline = Timeline.of(curriculum, plan)
    used = max((slot + 1 for slot, courses in enumerate(timeline.slots) if courses), default=0)
    most = min((curriculum.programme(key).terms for key in plan.programmes), default=1000)
    return not used or timeline.terms_passed + used <= most


def asked_groups(curriculum: Curriculum, plan: Plan) -> list[RequirementGroup]:
    """The groups of the plan's programmes, without the waived ones."""
    waived = {waiver.group_id for waiver in plan.waivers}
    groups = [group for key in plan.programmes for group in curriculum.groups_of(key)]
    return [group for group in groups if group.group_id not in waived]


def assignments(curriculum: Curriculum, plan: Plan, asked: list[RequirementGroup]) -> set[tuple[frozenset[str], Pins]]:
    """What ways of counting courses for groups come to: the groups not met, and the pins that are not kept."""
    got: set[Got] = {(tuple((Fraction(0), 0) for _ in asked), frozenset())}
    for course_id in plan.courses:
        ways = _ways(curriculum, plan, course_id, asked)
        credits_ = listed_credits(curriculum, course_id)
        got = {
            (
                tuple(
                    (amount + credits_, count + 1) if place in way else (amount, count)
                    for place, (amount, count) in enumerate(before)
                ),
                loose | more,
            )
            for before, loose in got
            for way, more in ways
        }
    return {
        (
            frozenset(
                group.group_id
                for group, (amount, count) in zip(asked, after, strict=True)
                if amount < Fraction(group.least_credits or 0) or count < (group.least_courses or 0)
            ),
            loose,
        )
        for after, loose in got
    }


def _ways(
    curriculum: Curriculum, plan: Plan, course_id: str, asked: list[RequirementGroup]
) -> list[tuple[frozenset[int], Pins]]:
    """The sets of groups, by position, for which a course may count at once, each with the pins that it breaks."""
    if not curriculum.has("courses", course_id) or curriculum.course(course_id).outside:
        return [(frozenset(), frozenset())]
    acts_as = {course_id, *(entry.stands_for for entry in plan.substitutions if entry.course_id == course_id)}
    possible = [place for place, group in enumerate(asked) if acts_as.intersection(pool_of(curriculum, group))]
    ways = [
        frozenset(way)
        for size in range(len(possible) + 1)
        for way in combinations(possible, size)
        if all(share(asked[one], asked[other]) for one, other in combinations(way, 2))
    ]
    pinned = list[int]()
    for pin in plan.pins:
        held = [place for place in possible if pin.course_id == course_id and asked[place].group_id == pin.group_id]
        pinned += [place for place in held if all(share(asked[place], asked[other]) for other in pinned)]
    return [
        (way, frozenset((course_id, asked[place].group_id) for place in pinned if place not in way)) for way in ways
    ]


def share(one: RequirementGroup, other: RequirementGroup) -> bool:
    """Whether a course may count for both: each names the other."""
    return other.group_id in one.shares_with and one.group_id in other.shares_with
