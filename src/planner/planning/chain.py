"""A course together with all that it asks for, put into a plan at once."""

from __future__ import annotations

from planner import plan_edits, solver
from planner.curriculum import Curriculum
from planner.model import Term
from planner.optimiser import Watch
from planner.plan import Plan
from planner.solver import Keep, Question, Solution

Chain = tuple[tuple[Term, str], ...]
"""Courses to be added, each with its term, in term order."""


def chain(curriculum: Curriculum, plan: Plan, course_id: str, watch: Watch | None = None) -> Chain | None:
    """The fewest credits that bring a course legally into the plan: the course, and what is missing for it.

    What is planned stays in its term, locks and exclusions hold, and each course stands as early as may be. The degree
    rules are not asked for. None where there is no such plan, or none was found in the solver's time. Raises `KeyError`
    for a course that the curriculum does not hold, `ValueError` where it is in the plan already.
    """
    curriculum.course(course_id)
    if course_id in plan.courses:
        raise ValueError(f"{course_id} is planned or completed already")
    wanted = plan.replace(roles=())
    if course_id not in {lock.course_id for lock in plan.locks}:
        wanted = plan_edits.lock(wanted, course_id)
    answer = solver.best(curriculum, Question(plan=wanted, keep=Keep.TERMS, complete=False, outside=True), watch)
    if not isinstance(answer, Solution):
        return None
    present = set(plan.courses)
    return tuple((term, code) for term, code in answer.plan.placements() if code not in present)


def with_chain(plan: Plan, found: Chain) -> Plan:
    """Plan with a chain added. Raises `ValueError` where one of its courses is in the plan, or a term is not."""
    for term, course_id in found:
        plan = plan_edits.add(plan, course_id, term)
    return plan
