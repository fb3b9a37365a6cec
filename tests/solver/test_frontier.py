"""Coverage against credits: the exact steps."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Any

from planner import plan_edits
from planner.audit import is_complete
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.problems import is_legal
from planner.solver import Frontier, Question, frontier
from tests.builders import tiny_curriculum, tiny_plan


def _curriculum(**more: Any) -> Curriculum:
    fields: dict[str, Any] = {
        "roles": {"mixer": {"mixing": "M", "editing": "M", "law": "I"}},
        "courses": {"A-1": {"mixing": "R"}, "A-2": {"mixing": "M"}, "B-1": {"editing": "R"}, "C-1": {"law": "I"}},
        "credits": {"A-1": 1, "A-2": 2, "B-1": 2, "C-1": 4},
    }
    return tiny_curriculum(**{**fields, **more})


def _plan(**more: Any) -> Plan:
    return tiny_plan({"2026 Fall": [], "2027 Spring": []}, **{"aims": ["mixer"], **more})


def _steps(found: Frontier) -> list[tuple[Fraction | int, Fraction | int, bool]]:
    assert found.is_proved
    return [(point.credits, point.solution.coverage * 9, point.is_complete) for point in found.points]


def test_each_step_has_the_fewest_credits_that_reach_it() -> None:
    """In ninths: A-1 counts 2, A-2 3, B-1 2, C-1 3."""
    found = frontier(_curriculum(), Question(_plan(), complete=False), 20)
    assert [step[:2] for step in _steps(found)] == [(0, 0), (1, 2), (2, 3), (3, 4), (4, 5), (6, 6), (7, 7), (8, 8)]
    assert all(point.is_complete for point in found.points)
    assert (found.ceiling, found.least_complete) == (Fraction(8, 9), None)


def test_only_steps_within_the_credits_asked_for_are_given_whatever_the_budget() -> None:
    question = Question(_plan(), complete=False, most_credits=1)
    assert [point.credits for point in frontier(_curriculum(), question, 3).points] == [0, 1, 2, 3]
    assert frontier(_curriculum(), question, 3).ceiling == Fraction(8, 9)


def test_below_the_least_complete_plan_groups_stay_open_and_coverage_still_rises() -> None:
    """C-1 and two more must be taken: A-1, B-1, C-1 is the least complete plan, 7 credits and 7 ninths."""
    curriculum = _curriculum(
        programmes={"major": {}},
        groups={
            "law": {"pool": "C-1 | D-1", "least_courses": 1},
            "free": {"pool": "A-1 | A-2 | B-1", "least_courses": 2},
        },
        courses={
            "A-1": {"mixing": "R"},
            "A-2": {"mixing": "M"},
            "B-1": {"editing": "R"},
            "C-1": {"law": "I"},
            "D-1": {},
        },
        credits={"A-1": 1, "A-2": 2, "B-1": 2, "C-1": 4, "D-1": 4},
    )
    found = frontier(curriculum, Question(_plan(programmes=("major",))), 20)
    assert _steps(found) == [
        (0, 0, False),
        (1, 2, False),
        (2, 3, False),
        (3, 4, False),
        (4, 5, False),
        (6, 6, False),
        (7, 7, True),
        (8, 8, True),
    ]
    assert found.least_complete == 7
    short = frontier(curriculum, Question(_plan(programmes=("major",))), 6)
    assert short.least_complete is None
    assert [point.is_complete for point in short.points] == [False] * 6


def test_open_plans_hold_the_base() -> None:
    curriculum = _curriculum(programmes={"major": {}}, groups={"law": {"pool": "C-1", "least_courses": 1}})
    found = frontier(curriculum, Question(_plan(programmes=("major",))), 4)
    assert _steps(found) == [(0, 3, True), (1, 5, True), (2, 6, True), (3, 7, True), (4, 8, True)]
    assert {point.solution.base for point in found.points} == {("C-1",)}


def test_the_ceiling_counts_what_may_ever_be_taken() -> None:
    never = {"A-2": "X-9", "C-1": "credits >= 100"}
    found = frontier(_curriculum(prerequisites=never), Question(_plan(), complete=False), 20)
    assert found.ceiling == Fraction(2 + 2 + 3, 9)
    excluded = frontier(_curriculum(), Question(_plan(exclusions=("C-1",)), complete=False), 20)
    assert excluded.ceiling == Fraction(5, 9)
    together = {"A-2": "B-1", "B-1": "A-2"}
    both = frontier(_curriculum(corequisites=together), Question(_plan(), complete=False), 20)
    assert both.ceiling == Fraction(8, 9)
    circle = frontier(_curriculum(prerequisites=together), Question(_plan(), complete=False), 20)
    assert circle.ceiling == Fraction(5, 9)


def test_where_nothing_is_legal_there_is_no_step() -> None:
    curriculum = _curriculum(programmes={"major": {}}, groups={"law": {"pool": "C-1", "least_courses": 1}})
    found = frontier(curriculum, Question(_plan(programmes=("major",), exclusions=("C-1",))), 20)
    assert (found.points, found.is_proved, found.least_complete) == ((), True, None)


def test_the_default_curriculum_is_settled_up_to_40_credits(default: Curriculum) -> None:
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", Term(2026, "Fall")), ["audio-developer"])
    found = frontier(default, Question(plan))
    assert found.is_proved
    assert found.least_complete == 16
    for before, after in pairwise(found.points):
        assert before.credits < after.credits
        assert before.solution.coverage < after.solution.coverage <= found.ceiling
    for point in found.points:
        assert is_legal(default, point.solution.plan)
        assert is_complete(default, point.solution.plan) is point.is_complete is (point.credits >= 16)


def test_without_time_nothing_is_called_proved(default: Curriculum) -> None:
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", Term(2026, "Fall")), ["audio-developer"])
    found = frontier(default, Question(plan, time_limit_s=0.0))
    assert (found.points, found.is_proved, found.least_complete) == ((), False, None)
