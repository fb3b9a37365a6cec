"""Conditions that were left free: which of them a plan counts on."""

from __future__ import annotations

from planner import plan_edits, requisites
from planner.curriculum import Curriculum
from planner.model import Severity
from planner.plan import Plan
from planner.problems.plan import without_fixes


def with_conditions(curriculum: Curriculum, plan: Plan) -> Plan:
    """The plan with the conditions ticked that some course in it counts on, none of them without need."""
    errors = _errors(curriculum, plan)
    if not errors:
        return plan
    named = {title.casefold() for title in _titles(curriculum, plan)}
    unticked = [row for row in curriculum.conditions if row.condition_id not in plan.conditions]
    free = [row.condition_id for row in unticked if row.title.casefold() in named]
    ticked = plan.replace(conditions=(*plan.conditions, *free))
    left = _errors(curriculum, ticked)
    for condition_id in free:
        without = plan_edits.tick(ticked, condition_id, on=False)
        if _errors(curriculum, without) == left:
            ticked = without
    return ticked


def _errors(curriculum: Curriculum, plan: Plan) -> set[tuple[str, str | None]]:
    """The errors of a plan, by kind and course."""
    found = without_fixes(curriculum, plan)
    return {(problem.kind, problem.where.course_id) for problem in found if problem.severity is Severity.ERROR}


def _titles(curriculum: Curriculum, plan: Plan) -> set[str]:
    """Titles of the conditions that the requisites of planned courses name."""
    known = (curriculum.course(code) for code in plan.planned_courses if curriculum.has("courses", code))
    stated = (
        requisite
        for course in known
        for requisite in (course.prerequisites, course.corequisites, course.strict_corequisites)
        if requisite is not None
    )
    return {title for requisite in stated for title in requisites.conditions_in(requisite)}
