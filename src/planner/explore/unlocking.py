"""What a course leads to: the courses that ask for it, and the courses that teach the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from planner import requisites
from planner.curriculum import Curriculum
from planner.problems.courses import courses_asked
from planner.tables import CourseSkill


@dataclass(frozen=True, slots=True)
class Unlocked:
    """A course whose prerequisites name the one asked about."""

    course_id: str
    only_way: bool
    """Whether its prerequisites cannot be met without it; else it is one of several ways."""


def unlocked_by(curriculum: Curriculum, course_id: str) -> tuple[Unlocked, ...]:
    """The courses whose prerequisites name a course, in table order. Raises `KeyError` for an unknown course."""
    curriculum.course(course_id)
    return tuple(
        Unlocked(course.course_id, course_id in requisites.forced_courses(course.prerequisites))
        for course in curriculum.courses
        if course.prerequisites is not None and course_id in requisites.courses_in(course.prerequisites)
    )


def leading_up(curriculum: Curriculum, course_id: str) -> tuple[str, ...]:
    """All courses that a course's requisites of any kind name, directly or through others; in table order.

    Courses that are taken together lead up to each other; the course itself is left out. Raises `KeyError`.
    """
    curriculum.course(course_id)
    asked = {course.course_id: set(courses_asked(course)) for course in curriculum.courses}
    return _reached(curriculum, course_id, asked)


def building_on(curriculum: Curriculum, course_id: str) -> tuple[str, ...]:
    """All courses whose requisites of any kind name a course, directly or through others; in table order.

    The course itself is left out. Raises `KeyError` for a course that does not exist.
    """
    curriculum.course(course_id)
    asking: dict[str, set[str]] = defaultdict(set)
    for course in curriculum.courses:
        for code in courses_asked(course):
            asking[code].add(course.course_id)
    return _reached(curriculum, course_id, asking)


def _reached(curriculum: Curriculum, start: str, steps: Mapping[str, set[str]]) -> tuple[str, ...]:
    found: set[str] = set()
    waiting = [start]
    while waiting:
        fresh = steps.get(waiting.pop(), set()) - found
        found |= fresh
        waiting.extend(fresh)
    return tuple(course.course_id for course in curriculum.courses if course.course_id in found - {start})


@dataclass(frozen=True, slots=True)
class SameSkill:
    """A skill that a course teaches, and what the other courses teach of it."""

    link: CourseSkill
    others: tuple[CourseSkill, ...]
    """Other courses of the catalogue, deepest first, then by code."""
    outside: tuple[CourseSkill, ...]
    """Other courses outside the degree, in the same order."""


def also_taught(curriculum: Curriculum, course_id: str) -> tuple[SameSkill, ...]:
    """For each skill that a course teaches, who else teaches it. Raises `KeyError` for an unknown course."""
    curriculum.course(course_id)
    found = []
    for link in curriculum.taught_in(course_id):
        links = [other for other in curriculum.taught_by(link.skill_id, outside=True) if other.course_id != course_id]
        links.sort(key=lambda other: (-other.level, other.course_id))
        outside = {other.course_id for other in links if curriculum.course(other.course_id).outside}
        found.append(
            SameSkill(
                link,
                tuple(other for other in links if other.course_id not in outside),
                tuple(other for other in links if other.course_id in outside),
            )
        )
    return tuple(found)
