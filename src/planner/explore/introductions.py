"""Where a set of courses, taken in the suggested terms, first teaches a skill."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.curriculum import Curriculum
from planner.tables import CourseSkill


@dataclass(frozen=True, slots=True)
class Introduction:
    """The courses that teach a skill first, and the suggested term of that."""

    term: int | None
    """Suggested term, counted from 1; None where none of the courses that teach it has one."""
    links: tuple[CourseSkill, ...]
    """What these courses teach, in the order of the table of courses and skills."""


def introduction(curriculum: Curriculum, skill_id: str, courses: Iterable[str]) -> Introduction | None:
    """The first place of a skill in a set of courses; None where no course of the set teaches it.

    First is the earliest `suggested_term`; courses without one come after all others. Raises `KeyError` for a skill
    that does not exist.
    """
    curriculum.skill(skill_id)
    chosen = frozenset(courses)
    links = [link for link in curriculum.taught_by(skill_id, outside=True) if link.course_id in chosen]
    if not links:
        return None
    terms = [curriculum.course(link.course_id).suggested_term for link in links]
    first = min((term for term in terms if term is not None), default=None)
    return Introduction(first, tuple(link for link, term in zip(links, terms, strict=True) if term == first))
