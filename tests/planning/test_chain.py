"""A course with all that it asks for."""

from __future__ import annotations

import pytest

from planner import problems
from planner.curriculum import Curriculum
from planner.model import Term
from planner.planning.chain import chain, with_chain
from planner.planning.earliest import first_legal_term
from tests.builders import tiny_curriculum, tiny_plan

FALL, SPRING, NEXT = Term(2026, "Fall"), Term(2027, "Spring"), Term(2027, "Fall")
# C asks for B, B for A or the dearer D.
CURRICULUM = tiny_curriculum(
    courses={"A-1": {}, "B-1": {}, "C-1": {}, "D-1": {}},
    credits={"A-1": 2, "D-1": 4},
    prerequisites={"B-1": "A-1 | D-1", "C-1": "B-1"},
)
PLAN = tiny_plan({"2026 Fall": [], "2027 Spring": [], "2027 Fall": []})


def test_what_is_missing_comes_with_the_course_by_the_fewest_credits() -> None:
    assert chain(CURRICULUM, PLAN, "C-1") == ((FALL, "A-1"), (SPRING, "B-1"), (NEXT, "C-1"))


def test_what_is_planned_stays_in_its_term_and_is_not_added_again() -> None:
    plan = tiny_plan({"2026 Fall": ["D-1"], "2027 Spring": [], "2027 Fall": []}, aims=[])
    assert chain(CURRICULUM, plan, "C-1") == ((SPRING, "B-1"), (NEXT, "C-1"))


def test_an_excluded_course_is_not_taken() -> None:
    plan = PLAN.replace(exclusions=("A-1",))
    assert chain(CURRICULUM, plan, "B-1") == ((FALL, "D-1"), (SPRING, "B-1"))


def test_a_plan_that_is_too_short_has_no_chain() -> None:
    assert chain(CURRICULUM, tiny_plan({"2026 Fall": [], "2027 Spring": []}), "C-1") is None


def test_a_course_in_the_plan_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="A-1 is planned or completed already"):
        chain(CURRICULUM, tiny_plan({"2026 Fall": ["A-1"]}), "A-1")


def test_a_course_that_the_curriculum_does_not_hold_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        chain(CURRICULUM, PLAN, "Z-9")


def test_the_plan_with_a_chain_is_legal(default: Curriculum) -> None:
    plan = default.plans["live-sound"]
    empty = plan.replace(terms=[{"term": planned.term, "courses": ()} for planned in plan.terms])
    assert first_legal_term(default, empty, "MP-340") is None
    found = chain(default, empty, "MP-340")
    assert found is not None
    assert problems.is_legal(default, with_chain(empty, found))
