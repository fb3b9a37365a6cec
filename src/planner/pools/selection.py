"""Which courses are in a pool."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from planner.pools.tree import Both, Code, CourseLevel, Either, Except, Field, Pool


class CourseFacts(Protocol):
    """What a pool asks of a course; None is not known."""

    @property
    def course_id(self) -> str:
        """The code people use."""

    @property
    def subject(self) -> str | None:
        """The code's prefix."""

    @property
    def department(self) -> str | None:
        """The department that offers it."""

    @property
    def course_level(self) -> int | None:
        """The college's own number, such as 200."""


def _holds(pool: Pool, course: CourseFacts) -> bool:
    match pool:
        case Code(course_id):
            return course.course_id == course_id
        case Field(name, value):
            known = course.subject if name == "subject" else course.department
            return known is not None and known.casefold() == value.casefold()
        case CourseLevel():
            return _compares(course.course_level, pool)
        case Both(parts):
            return all(_holds(part, course) for part in parts)
        case Either(parts):
            return any(_holds(part, course) for part in parts)
        case Except(kept, removed):
            return _holds(kept, course) and not any(_holds(part, course) for part in removed)


def _compares(level: int | None, wanted: CourseLevel) -> bool:
    if level is None:
        return False
    return {">=": level >= wanted.value, "<=": level <= wanted.value, "=": level == wanted.value}[wanted.comparison]


def select(pool: Pool, courses: Iterable[CourseFacts]) -> tuple[str, ...]:
    """Codes of the courses that are in the pool, in the given order.

    A field that is not known selects no course: such a course is neither taken in nor left out by it.
    """
    return tuple(course.course_id for course in courses if _holds(pool, course))
