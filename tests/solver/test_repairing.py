"""The smallest change to a plan, against all legal plans of small random curricula."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.audit import is_complete
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.problems import is_legal
from planner.solver import Clash, Keep, Question, Solution, StageName, repaired
from planner.solver.terms import lengthened
from tests.builders import tiny_curriculum, tiny_plan
from tests.solver import brute
from tests.solver.random_curricula import case

Cost = tuple[int, int, Fraction]
"""Courses added and dropped, courses moved, the coverage of the aims missing from the whole."""


def _cost(curriculum: Curriculum, plan: Plan, other: Plan) -> Cost:
    """What lies between a plan and another one."""
    old, new = set(plan.planned_courses), set(other.planned_courses)
    places = {(code, term) for term, code in plan.placements()}
    moved = sum(code in old and (code, term) not in places for term, code in other.placements())
    figures = brute.figures_of(curriculum, other)
    total = sum(weight for weight, _ in figures)
    mean = sum((weight * figure for weight, figure in figures), Fraction(0)) / total if total else Fraction(0)
    return len(old ^ new), moved, -mean


def _terms_left(curriculum: Curriculum, plan: Plan) -> int:
    """Terms that the plan's programmes have after its last."""
    behind = {entry.term for entry in plan.completed if entry.term is not None} - {entry.term for entry in plan.terms}
    known = [curriculum.programme(name).terms for name in plan.programmes if curriculum.has("programmes", name)]
    return max(0, min(known, default=0) - len(behind) - len(plan.terms))


def _every(curriculum: Curriculum, question: Question) -> list[Cost]:
    """The costs of all legal plans that the question allows, the least first."""
    plan = question.plan
    exclusions = tuple(code for code in plan.exclusions if code not in plan.planned_courses)
    locks = tuple(lock for lock in plan.locks if lock.course_id in plan.completed_courses or _has(curriculum, lock))
    longer = lengthened(curriculum, plan, _terms_left(curriculum, plan))
    open_plan = longer.replace(exclusions=exclusions, locks=locks)
    asked = Question(open_plan, complete=question.complete, outside=True, conditions_free=False)
    locked = {lock.course_id for lock in locks}
    held = {*plan.planned_courses, *locked}
    costs = []
    for found in brute.answers(curriculum, asked):
        added = set(found.plan.planned_courses) - held
        if not any(curriculum.course(code).outside for code in added):
            costs.append(_cost(curriculum, plan, found.plan))
    return sorted(costs)


def _has(curriculum: Curriculum, lock: object) -> bool:
    return curriculum.has("courses", getattr(lock, "course_id", ""))


@pytest.mark.parametrize("seeds", [range(start, start + 20) for start in range(0, 120, 20)], ids=str)
def test_the_repair_is_as_small_as_the_smallest_of_all_legal_plans(seeds: range) -> None:
    for seed in seeds:
        given = case(seed, sizes=((4, 2), (4, 3), (5, 2)), keep=Keep.NOTHING, conditions_free=False)
        plan = given.question.plan
        if _terms_left(given.curriculum, plan) > 2:
            continue
        every = _every(given.curriculum, given.question)
        found = repaired(given.curriculum, given.question)
        assert isinstance(found, Solution) == bool(every), seed
        if isinstance(found, Clash):
            assert found.rules, seed
            continue
        assert isinstance(found, Solution)
        assert found.is_proved, seed
        assert _cost(given.curriculum, plan, found.plan) == every[0], seed
        stated = {stage.name: stage.value for stage in found.stages}
        assert [stated[StageName.CHANGES], stated[StageName.MOVES]] == [*map(Fraction, every[0][:2])], seed
        assert is_legal(given.curriculum, found.plan), seed
        assert not given.question.complete or is_complete(given.curriculum, found.plan), seed


def test_a_course_that_the_curriculum_does_not_hold_is_dropped_and_one_planned_twice_stands_once() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}, "A-2": {}})
    plan = tiny_plan({"2026 Fall": ["A-1", "X-9"], "2027 Spring": ["A-1", "A-2"]}, completed=["A-2"])
    found = repaired(curriculum, Question(plan, complete=False))
    assert isinstance(found, Solution)
    assert found.plan.planned_courses == ("A-1",)
    assert {stage.name: stage.value for stage in found.stages}[StageName.CHANGES] == 2


def test_of_two_as_small_repairs_the_one_that_covers_more_is_taken() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": "M"}},
        {"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}},
        programmes={"major": {"terms": 1}},
        groups={"core": {"pool": "A-1 | A-2", "least_courses": 1}},
    )
    plan = tiny_plan({"2026 Fall": []}, aims=["mixer"], programmes=("major",))
    found = repaired(curriculum, Question(plan))
    assert isinstance(found, Solution)
    assert found.plan.planned_courses == ("A-2",)


def test_outside_courses_stay_and_none_is_added() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}, "O-1": {}, "O-2": {}}, outside=["O-1", "O-2"], prerequisites={"A-1": "O-2"}
    )
    plan = tiny_plan({"2026 Fall": ["O-1"], "2027 Spring": ["A-1"]})
    found = repaired(curriculum, replace(Question(plan), complete=False))
    assert isinstance(found, Solution)
    assert found.plan.planned_courses == ("O-1",)
