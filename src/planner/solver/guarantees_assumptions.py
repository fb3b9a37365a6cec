"""What a guarantee rests on, with the ids that each assumption concerns."""

from __future__ import annotations

from collections.abc import Iterator

from planner import requisites
from planner.curriculum import Curriculum
from planner.solver.answers import Assumption
from planner.solver.instance import Instance
from planner.tables import Course

UNPUBLISHED = frozenset({"inferred", "assumed"})


def assumptions(
    curriculum: Curriculum, instance: Instance, *, as_examples: bool
) -> tuple[tuple[Assumption, tuple[str, ...]], ...]:
    """The assumptions that apply, in the order of `Assumption`; those that concern nothing are left out.

    Courses are those that a plan may hold, each once and in table order. The ids are codes of courses, ids of groups,
    programmes or conditions, and for `TERMS_OF_THE_YEAR` the seasons (`as_examples`: the terms follow the examples).
    """
    courses = [curriculum.course(course_id) for course_id in instance.candidates]
    concerned = {
        Assumption.UNKNOWN_REQUISITES: (row.course_id for row in courses if row.prerequisites is None),
        Assumption.UNKNOWN_OFFERINGS: (row.course_id for row in courses if not row.terms),
        Assumption.INFERRED_RULES: _inferred(instance, courses),
        Assumption.UNLISTED_CREDITS: _unlisted(curriculum, instance),
        Assumption.WITHIN_DEGREE: (
            row.programme_id for row in instance.timeline.majors if row.total_credits is not None
        ),
        Assumption.CONDITIONS_FREE: _conditions(curriculum, instance, courses),
        Assumption.UNMAPPED_COURSES: (row.course_id for row in courses if not row.mapped),
        Assumption.TERMS_OF_THE_YEAR: dict.fromkeys(
            slot.term.season for slot in (instance.slots if as_examples and curriculum.plans else ())
        ),
        Assumption.NO_OUTSIDE: curriculum.outside,
    }
    listed = ((assumption, tuple(concerned[assumption])) for assumption in Assumption)
    return tuple((assumption, ids) for assumption, ids in listed if ids)


def _inferred(instance: Instance, courses: list[Course]) -> Iterator[str]:
    """Programmes, groups and courses with a rule (requisites, terms, credits) that is not published."""
    yield from (row.programme_id for row in instance.programmes if row.basis in UNPUBLISHED)
    yield from (row.group_id for row in instance.groups if row.basis in UNPUBLISHED)
    for course in courses:
        bases = (course.prerequisites_basis, course.corequisites_basis, course.terms_basis, course.credits_basis)
        if UNPUBLISHED.intersection(bases):
            yield course.course_id


def _unlisted(curriculum: Curriculum, instance: Instance) -> Iterator[str]:
    """Majors and groups of majors with credits that the list of courses does not hold."""
    for programme in instance.timeline.majors:
        if programme.unlisted_credits:
            yield programme.programme_id
        for group in curriculum.groups_of(programme.programme_id):
            if group.unlisted_credits:
                yield group.group_id


def _conditions(curriculum: Curriculum, instance: Instance, courses: list[Course]) -> Iterator[str]:
    """Conditions that are not ticked and that some course asks for."""
    named = {
        title.casefold()
        for course in courses
        for requisite in (course.prerequisites, course.corequisites, course.strict_corequisites)
        if requisite is not None
        for title in requisites.conditions_in(requisite)
    }
    for row in curriculum.conditions:
        if row.title.casefold() in named - instance.ticked:
            yield row.condition_id
