"""A given set of courses put into terms."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.plan import Lock, Plan
from planner.problems import is_legal, term_credits
from planner.solver import Clash, Question, RuleKind, Shape, Solution, StageName, schedule
from tests.builders import tiny_curriculum, tiny_plan


def _curriculum(**more: Any) -> Curriculum:
    courses: dict[str, dict[str, str]] = {f"A-{number}": {} for number in range(1, 7)}
    return tiny_curriculum(**{"courses": courses, **more})


def _plan(terms: int = 3, **more: Any) -> Plan:
    return tiny_plan({f"{2026 + number} Fall": [] for number in range(terms)}, **more)


def _scheduled(curriculum: Curriculum, plan: Plan, courses: list[str], shape: Shape = Shape.EARLY) -> Solution:
    found = schedule(curriculum, Question(plan, shape=shape), courses)
    assert isinstance(found, Solution)
    assert found.is_proved
    assert is_legal(curriculum, found.plan)
    assert set(found.plan.planned_courses) == {*courses, *(lock.course_id for lock in plan.locks)}
    return found


def _values(found: Solution) -> list[tuple[StageName, Fraction | int]]:
    return [(stage.name, stage.value) for stage in found.stages]


ALL = [f"A-{number}" for number in range(1, 7)]


def test_early_fills_the_first_terms_up_to_the_most_credits() -> None:
    found = _scheduled(_curriculum(), _plan(), ALL)
    assert [len(entry.courses) for entry in found.plan.terms] == [5, 1, 0]
    assert _values(found) == [(StageName.FINISH, 2), (StageName.EARLINESS, 1)]
    assert (found.added, len(found.base)) == ((), 6)
    assert found.added_credits == 0


def test_an_early_finish_comes_before_early_courses() -> None:
    """12 and 4 credits fit into one term; without the finish two courses would go first and the long one last."""
    curriculum = _curriculum(credits={"A-1": 12, "A-2": 4, "A-3": 5, "A-4": 5, "A-5": 6})
    found = _scheduled(curriculum, _plan(), ALL[:5])
    assert [stage.value for stage in found.stages] == [2, 2]
    assert found.plan.terms[1].courses == ("A-1", "A-2")


def test_even_spreads_over_all_terms() -> None:
    found = _scheduled(_curriculum(), _plan(4), ALL, Shape.EVEN)
    assert [len(entry.courses) for entry in found.plan.terms] == [2, 2, 1, 1]
    assert _values(found) == [(StageName.EVENNESS, 12), (StageName.EARLINESS, 7)]


def test_where_the_mean_cannot_be_had_the_least_differences_are_found() -> None:
    """A-1 before all others: 1, 3 and 2 courses, or 1, 2 and 3; differences of 3 + 6 + 3 credits."""
    curriculum = _curriculum(prerequisites=dict.fromkeys(ALL[1:], "A-1"))
    found = _scheduled(curriculum, _plan(), ALL, Shape.EVEN)
    assert found.stages[0].value == 12
    assert [len(entry.courses) for entry in found.plan.terms] == [1, 3, 2]


def test_evenness_counts_what_a_term_holds_already() -> None:
    major = {"major": {"terms": 1, "unlisted_credits": 6}}
    curriculum = _curriculum(programmes=major)
    plan = _plan(3, programmes=("major",))
    found = _scheduled(curriculum, plan, ALL[:4], Shape.EVEN)
    assert [entry.total for entry in term_credits(curriculum, found.plan)] == [6, 6, 6]
    assert found.stages[0].value == 0


def test_credits_in_halves_are_exact() -> None:
    curriculum = _curriculum(credits={"A-1": 1.5, "A-2": 2.5, "A-3": 1})
    found = _scheduled(curriculum, _plan(2), ALL[:3], Shape.EVEN)
    assert found.stages[0].value == 0
    assert _scheduled(curriculum, _plan(2), ALL[:2], Shape.EVEN).stages[0].value == Fraction(1)


def test_locked_courses_are_put_in_too_and_groups_are_not_asked_for() -> None:
    curriculum = _curriculum(programmes={"major": {}}, groups={"core": {"pool": "A-6", "least_courses": 1}})
    plan = _plan(programmes=("major",), locks=(Lock(course_id="A-5"),))
    assert _scheduled(curriculum, plan, ["A-1"]).plan.terms[0].courses == ("A-1", "A-5")


def test_a_set_that_asks_for_a_further_course_clashes_with_being_exactly_these() -> None:
    found = schedule(_curriculum(prerequisites={"A-2": "A-1"}), Question(_plan()), ["A-2"])
    assert isinstance(found, Clash)
    assert {rule.kind for rule in found.rules} == {RuleKind.KEPT, RuleKind.REQUISITES, RuleKind.BUDGET_COURSES}


def test_wrong_calls_are_refused() -> None:
    with pytest.raises(KeyError):
        schedule(_curriculum(), Question(_plan()), ["X-9"])
    with pytest.raises(ValueError, match="without terms"):
        schedule(_curriculum(), Question(tiny_plan({})), ["A-1"])
