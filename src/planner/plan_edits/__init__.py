"""Edits of a plan: each takes a plan and gives a new one, with the terms in calendar order.

A wrong call (a course that is planned already, a term that the plan does not have) raises `ValueError`. Whether an
edit is wise is not asked here: that is what `planner.problems` says afterwards.
"""

from planner.plan_edits.counting import pin, substitute, unpin, unsubstitute, unwaive, waive
from planner.plan_edits.courses import add, complete, move, remove, uncomplete
from planner.plan_edits.fixes import apply
from planner.plan_edits.terms import add_term, drop_term, empty_plan
from planner.plan_edits.wishes import aim, exclude, include, lock, rename, tick, unlock

__all__ = [
    "add",
    "add_term",
    "aim",
    "apply",
    "complete",
    "drop_term",
    "empty_plan",
    "exclude",
    "include",
    "lock",
    "move",
    "pin",
    "remove",
    "rename",
    "substitute",
    "tick",
    "uncomplete",
    "unlock",
    "unpin",
    "unsubstitute",
    "unwaive",
    "waive",
]
