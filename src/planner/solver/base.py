"""The base of a question: the courses that every answer holds."""

from __future__ import annotations

from collections.abc import Iterator

from planner import requisites
from planner.course_sets import must_take, pool_of
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.solver.question import Keep, Question
from planner.tables import Course, RequirementGroup


def base_of(curriculum: Curriculum, question: Question) -> frozenset[str]:
    """Completed, locked and kept courses, and with `complete` the required core of the plan's programmes.

    The core is that of `course_sets.required_core`, for this plan: a group that is waived, or into whose pool a
    substitution brings a course, forces nothing, and neither does what a completed course asked for, or a requisite
    that a substitute would meet.
    """
    plan = question.plan
    chosen = {*plan.completed_courses, *(entry.course_id for entry in plan.locks)}
    if question.keep is not Keep.NOTHING:
        chosen.update(plan.planned_courses)
    return frozenset(chosen | (_core(curriculum, plan) if question.complete else set()))


def asked_groups(curriculum: Curriculum, plan: Plan) -> tuple[RequirementGroup, ...]:
    """The groups of the plan's programmes that are not waived, in the order of the programmes and of the table."""
    waived = {entry.group_id for entry in plan.waivers}
    known = (name for name in dict.fromkeys(plan.programmes) if curriculum.has("programmes", name))
    return tuple(group for name in known for group in curriculum.groups_of(name) if group.group_id not in waived)


def share(group: RequirementGroup, other: RequirementGroup) -> bool:
    """Whether one course may count for both groups: each names the other."""
    return group.group_id in other.shares_with and other.group_id in group.shares_with


def _core(curriculum: Curriculum, plan: Plan) -> set[str]:
    replaced = {entry.stands_for for entry in plan.substitutions}
    completed = set(plan.completed_courses)
    core = set[str]()
    waiting = [
        course_id
        for group in asked_groups(curriculum, plan)
        if replaced.isdisjoint(pool_of(curriculum, group))
        for course_id in must_take(curriculum, group)
    ]
    while waiting:
        course_id = waiting.pop()
        if course_id in core or not curriculum.has("courses", course_id) or curriculum.course(course_id).outside:
            continue
        core.add(course_id)
        if course_id not in completed:
            waiting.extend(code for code in _forced_by(curriculum.course(course_id)) if code not in replaced)
    return core


def _forced_by(course: Course) -> Iterator[str]:
    for stated in (course.prerequisites, course.corequisites, course.strict_corequisites):
        if stated is not None:
            yield from requisites.forced_courses(stated)
