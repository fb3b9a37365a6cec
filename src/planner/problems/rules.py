"""What is wrong with the rules of a curriculum: names that lead nowhere, circles, groups that no pool can meet."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import networkx as nx

from planner import pools, requisites
from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.model import Problem, Severity, Where
from planner.problems.courses import courses_asked
from planner.problems.kinds import Kind
from planner.requisites import Requisite, Standing
from planner.tables import Course, RequirementGroup

_EVERY_CREDIT = 1_000_000.0


def unknown_courses_in_rules(curriculum: Curriculum) -> Iterator[Problem]:
    """Courses that a requisite or a pool names and the curriculum does not hold."""
    named = [(Where(course_id=row.course_id), courses_asked(row)) for row in curriculum.courses]
    named += [(Where(group_id=row.group_id), pools.codes_in(row.pool)) for row in curriculum.requirement_groups]
    for where, codes in named:
        for code in codes:
            if not curriculum.has("courses", code):
                facts = (("missing", code),)
                yield Problem(Kind.UNKNOWN_COURSE_IN_RULE, Severity.ERROR, where, facts)


def unknown_conditions_in_rules(curriculum: Curriculum) -> Iterator[Problem]:
    """Conditions that a requisite names and the curriculum does not hold; case is ignored."""
    known = {row.title.casefold() for row in curriculum.conditions}
    for course in curriculum.courses:
        for title in _conditions(course):
            if title.casefold() not in known:
                facts = (("missing", title),)
                where = Where(course_id=course.course_id)
                yield Problem(Kind.UNKNOWN_CONDITION_IN_RULE, Severity.ERROR, where, facts)


def _stated(course: Course) -> tuple[Requisite, ...]:
    stated = (course.prerequisites, course.corequisites, course.strict_corequisites)
    return tuple(part for part in stated if part is not None)


def _conditions(course: Course) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for part in _stated(course) for title in requisites.conditions_in(part)))


def cycles_of_prerequisites(curriculum: Curriculum) -> Iterator[Problem]:
    """Courses that can never be taken because each waits for another, one problem a circle.

    Corequisites of each other are no circle: they are taken together. A circle with a way around it (an any-of) is
    none either. Found by taking, term after term, every course whose requisites are met; what is left over is stuck,
    and the circles are the strongly connected parts of it that hold a prerequisite.
    """
    stuck = _never_taken(curriculum)
    graph: nx.DiGraph[str] = nx.DiGraph()
    prerequisites: set[tuple[str, str]] = set()
    for course_id in sorted(stuck):
        course = curriculum.course(course_id)
        before = requisites.courses_in(course.prerequisites) if course.prerequisites is not None else ()
        prerequisites |= {(course_id, code) for code in before if code in stuck}
        graph.add_edges_from((course_id, code) for code in courses_asked(course) if code in stuck)
    order = {course.course_id: place for place, course in enumerate(curriculum.courses)}
    parts = [sorted(part, key=order.__getitem__) for part in nx.strongly_connected_components(graph)]
    for members in sorted(parts, key=lambda part: order[part[0]]):
        if any(course_id in members and code in members for course_id, code in prerequisites):
            facts = (("courses", ", ".join(members)),)
            yield Problem(Kind.CYCLE, Severity.ERROR, Where(course_id=members[0]), facts)


def _never_taken(curriculum: Curriculum) -> frozenset[str]:
    """Courses that no term ever allows, with all conditions ticked, credits enough and unknown names taken as met."""
    courses = {course.course_id: course for course in curriculum.courses}
    unknown = frozenset(code for course in curriculum.courses for code in courses_asked(course)) - courses.keys()
    conditions = frozenset(title for course in curriculum.courses for title in _conditions(course))
    taken: frozenset[str] = unknown
    while True:
        standing = Standing(taken, _EVERY_CREDIT, conditions)
        ready = {
            course_id
            for course_id, course in courses.items()
            if course_id not in taken and _meets(course.prerequisites, standing)
        }
        ready = _together(courses, ready, standing)
        if not ready:
            return frozenset(courses) - taken
        taken |= ready


def _together(courses: dict[str, Course], ready: set[str], standing: Standing) -> set[str]:
    """The most of the courses that may be taken in one term: those whose corequisites are among them or before them."""
    while True:
        beside = Standing(standing.courses | ready, standing.credits, standing.conditions)
        kept = {
            course_id
            for course_id in ready
            if _meets(courses[course_id].corequisites, beside)
            and _meets(courses[course_id].strict_corequisites, beside)
        }
        if kept == ready:
            return ready
        ready = kept


def _meets(requisite: Requisite | None, standing: Standing) -> bool:
    return requisite is None or requisites.is_met(requisite, standing)


def groups_that_cannot_be_met(curriculum: Curriculum) -> Iterator[Problem]:
    """Groups that ask for more courses or credits than their whole pool holds, each looked at alone.

    A pool with a course of unknown credits is not judged by credits.
    """
    for group in curriculum.requirement_groups:
        courses = [curriculum.course(course_id) for course_id in pool_of(curriculum, group)]
        facts = _lacks(group, courses)
        if facts:
            yield Problem(Kind.GROUP_CANNOT_BE_MET, Severity.ERROR, Where(group_id=group.group_id), facts)


def _lacks(group: RequirementGroup, courses: list[Course]) -> tuple[tuple[str, str], ...]:
    if group.least_courses is not None and len(courses) < group.least_courses:
        return ("unit", "courses"), ("least", str(group.least_courses)), ("pool", str(len(courses)))
    known = [Fraction(course.credits) for course in courses if course.credits is not None]
    held = sum(known, Fraction(0))
    if group.least_credits is not None and len(known) == len(courses) and held < Fraction(group.least_credits):
        return ("unit", "credits"), ("least", f"{group.least_credits:g}"), ("pool", f"{float(held):g}")
    return ()
