"""Laws of the solver's answers, over random questions: what no change of a question may do."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.solver import Clash, Guarantees, Objective, Question, Solution
from planner.solver.clash import clash
from planner.solver.electives import best
from planner.solver.guarantees import guarantees, question_of
from tests.solver.random_curricula import Case, case

law = settings(deadline=None, max_examples=30)

cases = st.integers(min_value=1_000, max_value=100_000).map(case)
weighted = st.integers(min_value=1_000, max_value=100_000).map(lambda seed: case(seed, objective=Objective.WEIGHTED))


def _coverage(curriculum: Curriculum, question: Question) -> Fraction:
    """The best coverage; -1 where nothing is legal."""
    found = best(curriculum, question)
    return found.coverage if isinstance(found, Solution) else Fraction(-1)


@law
@given(weighted, st.floats(min_value=0, max_value=6, allow_nan=False))
def test_a_larger_budget_never_covers_less(asked: Case, budget: float) -> None:
    tight = replace(asked.question, most_credits=budget)
    loose = replace(asked.question, most_credits=budget + 1)
    assert _coverage(asked.curriculum, tight) <= _coverage(asked.curriculum, loose)


@law
@given(weighted, st.data())
def test_leaving_out_one_more_course_never_covers_more(asked: Case, data: st.DataObject) -> None:
    course = data.draw(st.sampled_from([row.course_id for row in asked.curriculum.courses]))
    plan = asked.question.plan
    without = replace(asked.question, plan=plan.replace(exclusions=(*plan.exclusions, course)))
    if course not in plan.completed_courses:
        assert _coverage(asked.curriculum, without) <= _coverage(asked.curriculum, asked.question)


@law
@given(weighted)
def test_a_plan_that_may_leave_groups_open_covers_no_less(asked: Case) -> None:
    budget_free = replace(asked.question, most_credits=None, most_courses=None, complete=True)
    assert _coverage(asked.curriculum, budget_free) <= _coverage(asked.curriculum, replace(budget_free, complete=False))


@law
@given(weighted)
def test_free_conditions_and_outside_courses_never_cover_less(asked: Case) -> None:
    free = replace(asked.question, conditions_free=True, outside=True)
    assert _coverage(asked.curriculum, asked.question) <= _coverage(asked.curriculum, free)


@law
@given(cases)
def test_the_same_question_gets_the_same_answer(asked: Case) -> None:
    first, second = best(asked.curriculum, asked.question), best(asked.curriculum, asked.question)
    if isinstance(first, Solution) and isinstance(second, Solution):
        assert first.plan == second.plan
    else:
        assert first == second


@law
@given(cases)
def test_the_plan_of_a_solution_keeps_its_own_courses(asked: Case) -> None:
    """Where each of its courses is locked into its term, and none may be added, it is the answer again."""
    found = best(asked.curriculum, replace(asked.question, conditions_free=False))
    if isinstance(found, Solution):
        again = replace(
            asked.question, plan=_locked(found.plan), most_credits=None, most_courses=0, conditions_free=False
        )
        same = best(asked.curriculum, again)
        assert isinstance(same, Solution)
        assert same.plan.terms == found.plan.terms


def _locked(plan: Plan) -> Plan:
    locks = [{"course_id": course_id, "term": term} for term, course_id in plan.placements()]
    return plan.replace(locks=(*plan.locks, *locks))


@law
@given(cases)
def test_after_its_relaxation_a_clash_is_gone(asked: Case) -> None:
    found = best(asked.curriculum, asked.question)
    if isinstance(found, Clash):
        assert found.relaxation
        assert clash(asked.curriculum, asked.question) == found
        assert set(found.rules) & set(found.relaxation)


@law
@given(weighted)
def test_the_best_plan_lies_between_guaranteed_and_possible(asked: Case) -> None:
    for programme_id in asked.question.plan.programmes[:1]:
        plan = asked.question.plan
        found = guarantees(asked.curriculum, programme_id, plan=plan)
        if not isinstance(found, Guarantees):
            continue
        for aim in plan.roles:
            question = question_of(asked.curriculum, programme_id, plan.replace(roles=(aim,)))
            top, role = best(asked.curriculum, question), found.roles[aim.role_id]
            assert isinstance(top, Solution)
            if role.coverage is not None:
                assert role.coverage.least <= top.coverage == role.coverage.most
