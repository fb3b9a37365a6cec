"""What each lock costs, against brute force with and without it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.curriculum import Curriculum
from planner.plan import Lock
from planner.solver import Question, Solution, StageName
from planner.solver.alternatives import costs_of_locks
from planner.solver.electives import best
from tests.solver import brute
from tests.solver.random_curricula import Case, case


@pytest.mark.parametrize("seeds", [range(start, start + 30) for start in range(0, 90, 30)], ids=str)
def test_a_lock_costs_what_the_best_plan_without_it_gains(seeds: range) -> None:
    for seed in seeds:
        given = _locked(case(seed))
        every = brute.answers(given.curriculum, given.question)
        found = best(given.curriculum, given.question)
        if not every or not isinstance(found, Solution):
            continue
        costs = costs_of_locks(given.curriculum, given.question, found)
        locks = [
            lock for lock in given.question.plan.locks if lock.course_id not in given.question.plan.completed_courses
        ]
        assert [cost.lock for cost in costs] == locks, seed
        for cost in costs:
            without = _without(given.curriculum, given.question, cost.lock)
            top = brute.answers(given.curriculum, without)[0]
            assert cost.coverage == every[0].rank[0] - top.rank[0], seed
            assert cost.coverage >= 0, seed
            place = brute.names(without).index(StageName.CREDITS)
            freed = brute.credits_of(given.curriculum, cost.lock.course_id)
            if cost.lock.course_id in brute.base_of(given.curriculum, without):
                freed = Fraction(0)
            assert cost.credits == every[0].rank[place] + freed - top.rank[place], seed


def _locked(given: Case) -> Case:
    """The case with one more lock: of a course that is not completed, without a term."""
    plan = given.question.plan
    free = [row.course_id for row in given.curriculum.courses if row.course_id not in plan.completed_courses]
    locks = tuple(dict.fromkeys((*plan.locks, *(Lock(course_id=course_id) for course_id in free[:1]))))
    return replace(given, question=replace(given.question, plan=plan.replace(locks=locks)))


def _without(curriculum: Curriculum, question: Question, lock: Lock) -> Question:
    """The question without the lock; where that brings the course under the budget, one that is larger by it."""
    plan = question.plan.replace(locks=tuple(other for other in question.plan.locks if other != lock))
    asked = replace(question, plan=plan)
    if lock.course_id in brute.base_of(curriculum, asked):
        return asked
    credits_ = float(brute.credits_of(curriculum, lock.course_id))
    return replace(
        asked,
        most_credits=None if question.most_credits is None else question.most_credits + credits_,
        most_courses=None if question.most_courses is None else question.most_courses + 1,
    )
