"""What a lock costs: the optimum without it less the optimum."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from planner.model import Term
from planner.plan import Lock, Plan
from planner.solver import LockCost, Question, Solution, best, costs_of_locks
from tests.builders import tiny_curriculum, tiny_plan

CURRICULUM = tiny_curriculum(
    roles={"mixer": {"mixing": "M", "editing": "I"}},
    courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}, "B-1": {"editing": "I"}, "C-1": {}},
    credits={"A-1": 2, "A-2": 4, "B-1": 3, "C-1": 2},
    prerequisites={"A-2": "B-1"},
)


def _plan(*locks: Lock, **more: Any) -> Plan:
    return tiny_plan({"2026 Fall": [], "2027 Spring": []}, aims=["mixer"], locks=locks, **more)


def _costs(plan: Plan, **more: Any) -> list[tuple[str, Fraction | int, Fraction | int]]:
    question = Question(plan, complete=False, **more)
    found = best(CURRICULUM, question)
    assert isinstance(found, Solution)
    costs: tuple[LockCost, ...] = costs_of_locks(CURRICULUM, question, found)
    return [(entry.lock.course_id, entry.coverage, entry.credits) for entry in costs]


def test_a_course_that_serves_nothing_costs_its_credits() -> None:
    assert _costs(_plan(Lock(course_id="C-1"))) == [("C-1", 0, 2)]


def test_a_budget_grows_by_the_course_that_is_no_longer_locked() -> None:
    """5 credits beside C-1 pay for B-1 and A-1; 7 pay for B-1 and A-2."""
    plan = _plan(Lock(course_id="C-1"))
    assert _costs(plan, most_credits=5) == [("C-1", Fraction(1) - Fraction(2, 3), 2 + 5 - 7)]
    assert _costs(_plan(Lock(course_id="B-1")), most_courses=1) == [("B-1", 0, 0)]


def test_a_lock_into_a_term_costs_what_cannot_follow() -> None:
    """B-1 in the second term leaves no term for A-2."""
    late = Lock(course_id="B-1", term=Term(2027, "Spring"))
    assert _costs(_plan(late)) == [("B-1", Fraction(1) - Fraction(2, 3), 2 + 3 - 7)]


def test_locks_of_completed_courses_are_left_out_and_each_is_looked_at_alone() -> None:
    plan = _plan(Lock(course_id="A-1"), Lock(course_id="C-1"), Lock(course_id="B-1"), completed=("A-1",))
    assert _costs(plan) == [("C-1", 0, 2), ("B-1", 0, 0)]
