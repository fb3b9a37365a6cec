"""Which courses could matter to an answer: the others are left out of the model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner import requisites
from planner.requisites import CreditsEarned, Requisite, Taken
from planner.tables import Course

if TYPE_CHECKING:
    from planner.solver.instance import Instance


def courses_that_matter(instance: Instance, possible: Iterable[str]) -> frozenset[str]:
    """Of the possible courses those that some best answer may need.

    Courses that must be taken, that teach what is of interest deeper than completed ones do, or that may count for a
    group, and what these ask for; where one of them asks for credits earned, every course that brings some. Leaving out
    the others loses no answer: a plan without them is legal too, with the same coverage and no more credits.
    """
    curriculum = instance.curriculum
    known = {course_id: curriculum.course(course_id) for course_id in possible}
    waiting = [course_id for course_id in known if _is_of_use(instance, course_id)]
    found = set[str]()
    earns = False
    while waiting:
        course_id = waiting.pop()
        if course_id in found or course_id not in known:
            continue
        found.add(course_id)
        for asked in _asked(known[course_id]):
            for leaf in requisites.leaves(asked):
                if isinstance(leaf, Taken):
                    waiting.extend(instance.providers(leaf.course_id))
                elif isinstance(leaf, CreditsEarned) and not earns:
                    earns = True
                    waiting.extend(code for code in known if instance.amounts.takes[code])
    return frozenset(found)


def _asked(course: Course) -> Iterable[Requisite]:
    stated = (course.prerequisites, course.corequisites, course.strict_corequisites)
    return (requisite for requisite in stated if requisite is not None)


def _is_of_use(instance: Instance, course_id: str) -> bool:
    if course_id in instance.base:
        return True
    if any(course_id in pool for pool in instance.pools.values()):
        return True
    return any(
        min(link.level, instance.interest.get(link.skill_id, 0)) > instance.reached_already(link.skill_id)
        for link in instance.curriculum.taught_in(course_id)
    )
