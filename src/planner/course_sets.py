"""The sets of courses that figures are given for: required core, catalogue, every course."""

from __future__ import annotations

from decimal import Decimal

from planner import pools, requisites
from planner.curriculum import Curriculum
from planner.tables import Course, RequirementGroup

CORE = "required core"
CATALOGUE = "catalogue"


def main_programme(curriculum: Curriculum) -> str | None:
    """The first major of the table; None where the curriculum has no major."""
    majors = (programme.programme_id for programme in curriculum.programmes if programme.kind == "major")
    return next(majors, None)


def every_course(curriculum: Curriculum) -> tuple[str, ...]:
    """Codes of all courses, those outside the degree too, in table order."""
    return tuple(course.course_id for course in curriculum.courses)


def required_core(curriculum: Curriculum, programme_id: str) -> tuple[str, ...]:
    """The courses that are in every legal complete plan, elective choices left out; in table order.

    Computed: the pools of the programme's groups that must be taken whole (`must_take_whole`), closed under the
    prerequisites, corequisites and strict corequisites that leave no alternative. Courses outside the degree and
    codes that the curriculum does not hold are left out. Raises `KeyError` for a programme that does not exist.
    """
    curriculum.programme(programme_id)
    key = ("required core", programme_id)
    if key not in curriculum.derived:
        curriculum.derived[key] = _closed_core(curriculum, programme_id)
    found: tuple[str, ...] = curriculum.derived[key]
    return found


def _closed_core(curriculum: Curriculum, programme_id: str) -> tuple[str, ...]:
    core: set[str] = set()
    waiting = [
        course_id
        for group in curriculum.groups_of(programme_id)
        if must_take_whole(curriculum, group)
        for course_id in pool_of(curriculum, group)
    ]
    while waiting:
        course_id = waiting.pop()
        if course_id not in core and curriculum.has("courses", course_id):
            core.add(course_id)
            waiting.extend(_forced_by(curriculum.course(course_id)))
    return tuple(course_id for course_id in curriculum.catalogue if course_id in core)


def pool_of(curriculum: Curriculum, group: RequirementGroup) -> tuple[str, ...]:
    """The courses that a group's pool selects, those outside the degree never; in table order."""
    return pools.select(group.pool, [course for course in curriculum.courses if not course.outside])


def must_take_whole(curriculum: Curriculum, group: RequirementGroup) -> bool:
    """Whether a group can only be met by its whole pool.

    So where least_credits ≥ the sum of the pool's credits, or least_courses ≥ the number of its courses. A pool that
    holds a course of unknown credits is not decided by credits.
    """
    courses = [curriculum.course(course_id) for course_id in pool_of(curriculum, group)]
    if group.least_courses is not None and group.least_courses >= len(courses):
        return True
    known = [_decimal(course.credits) for course in courses if course.credits is not None]
    if group.least_credits is None or len(known) < len(courses):
        return False
    return _decimal(group.least_credits) >= sum(known)


def _decimal(credits_: float) -> Decimal:
    """The number as it is written: tenths of a credit sum without a rounding error."""
    return Decimal(str(credits_))


def _forced_by(course: Course) -> set[str]:
    """The courses that this one cannot be taken without, whatever is chosen."""
    stated = (course.prerequisites, course.corequisites, course.strict_corequisites)
    return {code for requisite in stated if requisite is not None for code in requisites.forced_courses(requisite)}


def usual_sets(curriculum: Curriculum) -> dict[str, tuple[str, ...]]:
    """The required core of the main programme and the catalogue, by name; without a major the catalogue alone."""
    programme_id = main_programme(curriculum)
    core = {} if programme_id is None else {CORE: required_core(curriculum, programme_id)}
    return {**core, CATALOGUE: curriculum.catalogue}
