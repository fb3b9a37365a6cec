"""Our optima are those of HiGHS, which is given a formulation of its own (`tests/solver/highs.py`)."""

from __future__ import annotations

import pytest

from benchmarks.instances import synthetic
from planner import audit, plan_edits, problems, solver
from planner.curriculum import Curriculum
from planner.solver import Question, Solution
from tests.solver import highs

STAGES = ("coverage", "credits", "finish")


def compared(curriculum: Curriculum, question: Question, stages: tuple[str, ...] = STAGES) -> None:
    """Solve with both, and check our plan with those who know nothing of either."""
    ours = solver.best(curriculum, question)
    theirs, _ = highs.solve(curriculum, question, stages)
    assert isinstance(ours, Solution)
    assert theirs is not None
    values = {stage.name.value: stage.value for stage in ours.stages}
    assert ours.is_proved
    for stage in stages:
        assert float(values[stage]) == pytest.approx(float(theirs[stage]), abs=1e-6), stage
    assert problems.is_legal(curriculum, ours.plan)
    assert audit.is_complete(curriculum, ours.plan)


@pytest.mark.parametrize("seed", range(100, 105))
def test_synthetic_curricula_of_120_courses(seed: int) -> None:
    curriculum, question = synthetic(seed, subjects=4, skills=40, needs=12, budget=27)
    compared(curriculum, question, STAGES[:2])


@pytest.mark.parametrize("role_id", ["sound-designer", "dj-remixer", "audio-developer"])
def test_the_default_curriculum(default: Curriculum, role_id: str) -> None:
    first = next(iter(default.plans.values())).first_term
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", first), [role_id])
    compared(default, Question(plan=plan, most_credits=16))


def test_both_say_that_nothing_is_legal(default: Curriculum) -> None:
    first = next(iter(default.plans.values())).first_term
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", first), ["sound-designer"])
    question = Question(plan=plan, most_credits=15)
    assert highs.solve(default, question, STAGES)[0] is None
    assert isinstance(solver.best(default, question), solver.Clash)
