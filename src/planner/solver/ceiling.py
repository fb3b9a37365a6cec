"""The coverage that no plan can exceed, whatever its credits and terms."""

from __future__ import annotations

from fractions import Fraction

from planner import requisites
from planner.curriculum import Curriculum
from planner.requisites import Requisite, Standing
from planner.solver.aims import aims_of, exact_coverage, interest_of
from planner.solver.instance import Instance
from planner.solver.question import Question

_EVERY_CREDIT = 1_000_000.0


def ceiling_of(curriculum: Curriculum, question: Question) -> Fraction:
    """Coverage by the base and every course that may be taken at all: not excluded, its requisites within reach."""
    weights = aims_of(curriculum, question.plan)
    instance = Instance.of(curriculum, question, interest_of(curriculum, weights))
    return exact_coverage(curriculum, weights, _within_reach(instance))


def _within_reach(instance: Instance) -> frozenset[str]:
    """Completed courses and all that can follow them, term after term without end."""
    conditions = {*instance.ticked, *(title for title in instance.conditions if instance.is_free(title))}
    taken = frozenset(instance.completed)
    while True:
        ready = {code for code in instance.candidates if code not in taken}
        ready = {code for code in ready if _meets(instance, code, 0, taken, conditions)}
        while True:
            beside = taken | ready
            kept = {
                code
                for code in ready
                if _meets(instance, code, 1, beside, conditions) and _meets(instance, code, 2, ready, conditions)
            }
            if kept == ready:
                break
            ready = kept
        if not ready:
            return taken
        taken |= ready


def _meets(instance: Instance, course_id: str, kind: int, courses: set[str] | frozenset[str], titles: set[str]) -> bool:
    course = instance.curriculum.course(course_id)
    asked: Requisite | None = (course.prerequisites, course.corequisites, course.strict_corequisites)[kind]
    if asked is None:
        return True
    stands_for = {entry.stands_for for entry in instance.plan.substitutions if entry.course_id in courses}
    return requisites.is_met(asked, Standing(frozenset(courses) | stands_for, _EVERY_CREDIT, frozenset(titles)))
