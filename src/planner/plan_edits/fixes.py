"""Carrying out what a problem offers."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.model import Fix, FixKind
from planner.plan import Plan
from planner.plan_edits.courses import add, move, remove
from planner.plan_edits.wishes import tick


def apply(plan: Plan, fix: Fix, curriculum: Curriculum) -> Plan:
    """Plan after one fix. Raises `ValueError` where the fix does not suit this plan or this curriculum."""
    if fix.kind is FixKind.TICK:
        title = (fix.condition or "").casefold()
        ids = (row.condition_id for row in curriculum.conditions if row.title.casefold() == title)
        condition_id = next(ids, None)
        if condition_id is None:
            raise ValueError(f"{fix.condition!r} is no condition of the curriculum")
        return tick(plan, condition_id)
    if fix.course_id is None:
        raise ValueError(f"a fix of kind {fix.kind} names a course")
    if fix.kind is FixKind.REMOVE:
        return remove(plan, fix.course_id, fix.term)
    if fix.term is None:
        raise ValueError(f"a fix of kind {fix.kind} names a term")
    change = add if fix.kind is FixKind.ADD else move
    return change(plan, fix.course_id, fix.term)
