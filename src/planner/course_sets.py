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

    Computed: the courses that the programme's groups cannot be met without (`must_take`), closed under the
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
    waiting = [course_id for group in curriculum.groups_of(programme_id) for course_id in must_take(curriculum, group)]
    while waiting:
        course_id = waiting.pop()
        if course_id not in core and curriculum.has("courses", course_id):
            core.add(course_id)
            waiting.extend(_forced_by(curriculum.course(course_id)))
    return tuple(course_id for course_id in curriculum.catalogue if course_id in core)


def pool_of(curriculum: Curriculum, group: RequirementGroup) -> tuple[str, ...]:
    """The courses that a group's pool selects, those outside the degree never; in table order."""
    return pools.select(group.pool, [course for course in curriculum.courses if not course.outside])


def must_take(curriculum: Curriculum, group: RequirementGroup) -> tuple[str, ...]:
    """The courses of a group's pool that no way of meeting the group leaves out; in table order.

    The whole pool where least_courses ≥ the number of its courses; else each course without which the credits of the
    others are fewer than least_credits, which is the whole pool where these are more than all of its credits. A pool
    that holds a course of unknown credits is not decided by credits.
    """
    pool = pool_of(curriculum, group)
    if group.least_courses is not None and group.least_courses >= len(pool):
        return pool
    amounts = [curriculum.course(course_id).credits for course_id in pool]
    known = [_decimal(credits_) for credits_ in amounts if credits_ is not None]
    if group.least_credits is None or len(known) < len(pool):
        return ()
    least, listed = _decimal(group.least_credits), sum(known, Decimal(0))
    return tuple(course_id for course_id, own in zip(pool, known, strict=True) if listed - own < least)


def must_take_whole(curriculum: Curriculum, group: RequirementGroup) -> bool:
    """Whether a group can only be met by its whole pool, see `must_take`."""
    return must_take(curriculum, group) == pool_of(curriculum, group)


def _decimal(credits_: float) -> Decimal:
    """The number as it is written: tenths of a credit sum without a rounding error."""
    return Decimal(str(credits_))


def _forced_by(course: Course) -> set[str]:
    """The courses that this one cannot be taken without, whatever is chosen."""
    stated = (course.prerequisites, course.corequisites, course.strict_corequisites)
    return {code for requisite in stated if requisite is not None for code in requisites.forced_courses(requisite)}


def usual_sets(curriculum: Curriculum, programme_id: str | None = None) -> dict[str, tuple[str, ...]]:
    """The required core of a programme, the main one by default, and the catalogue, by name.

    The catalogue alone where there is no such programme.
    """
    named = programme_id or main_programme(curriculum)
    is_there = named is not None and curriculum.has("programmes", named)
    core = {CORE: required_core(curriculum, named)} if named is not None and is_there else {}
    return {**core, CATALOGUE: curriculum.catalogue}
