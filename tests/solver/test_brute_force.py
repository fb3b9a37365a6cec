"""Optima against brute force on hundreds of small random questions: every rule of the model comes up in them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from planner.audit import is_complete
from planner.coverage import attained_levels
from planner.curriculum import Curriculum
from planner.plan import Plan, PlannedTerm
from planner.problems import is_legal
from planner.requisites import unparse
from planner.solver import Clash, Frontier, Keep, Objective, Question, Shape, Solution, StageName
from planner.solver.alternatives import runners_up
from planner.solver.base import base_of
from planner.solver.curve import frontier
from planner.solver.electives import best
from planner.solver.placing import schedule
from tests.solver import brute, brute_groups
from tests.solver.random_curricula import Case, case

MOST = 6


def _blocks(number: int, size: int = 20) -> pytest.MarkDecorator:
    """Seeds 0 up to `number`, some in each test, so that a failing one is named."""
    return pytest.mark.parametrize("seeds", [range(start, start + size) for start in range(0, number, size)], ids=str)


def _placed(plan: Plan) -> frozenset[tuple[str, str]]:
    return frozenset((str(term), course_id) for term, course_id in plan.placements())


def _stated(solution: Solution) -> dict[StageName, Fraction]:
    assert solution.is_proved
    return {stage.name: stage.value for stage in solution.stages}


@_blocks(300)
def test_the_best_plan_is_as_good_as_the_best_of_all_legal_plans(seeds: range) -> None:
    for seed in seeds:
        given = case(seed)
        every, found = brute.answers(given.curriculum, given.question), best(given.curriculum, given.question)
        if not every:
            assert isinstance(found, Clash), seed
            continue
        assert isinstance(found, Solution), seed
        wanted = brute.values_of(given.question, every[0])
        assert _stated(found).items() <= wanted.items(), seed
        _check(given, found)
        assert _placed(found.plan) in {_placed(entry.plan) for entry in every}, seed


def _check(given: Case, found: Solution) -> None:
    """What a solution says of its plan, by other means."""
    curriculum, question = given.curriculum, given.question
    assert is_legal(curriculum, found.plan), given.seed
    assert not question.complete or is_complete(curriculum, found.plan), given.seed
    base = brute.base_of(curriculum, question)
    assert set(found.added) == set(found.plan.courses) - base, given.seed
    assert found.added_credits == sum(brute.credits_of(curriculum, code) for code in found.added), given.seed
    kept = {"terms", "conditions"}
    assert found.plan.model_dump(exclude=kept) == question.plan.model_dump(exclude=kept), given.seed


@_blocks(320, 80)
def test_the_base_is_what_the_definitions_say(seeds: range) -> None:
    for seed in seeds:
        given = case(seed)
        assert base_of(given.curriculum, given.question) == brute.base_of(given.curriculum, given.question), seed


@_blocks(60)
def test_runners_up_are_the_next_best_sets_that_matter_and_then_others(seeds: range) -> None:
    for seed in seeds:
        given = case(seed, most_credits=None)
        every = brute.answers(given.curriculum, given.question)
        first = best(given.curriculum, given.question)
        if not isinstance(first, Solution):
            continue
        found = (first, *runners_up(given.curriculum, given.question, first, count=3))
        telling = _telling(given.curriculum, given.question)
        apart = _first_with_each([(entry.added & telling, entry) for entry in every])[:4]
        for solution, entry in zip(found, apart, strict=False):
            assert _stated(solution).items() <= brute.values_of(given.question, entry).items(), seed
        assert len(apart) <= len(found) == len({frozenset(entry.added) for entry in found}), seed
        assert {_placed(entry.plan) for entry in found} <= {_placed(entry.plan) for entry in every}, seed


def _telling(curriculum: Curriculum, question: Question) -> frozenset[str]:
    """Courses that can raise a skill that the aims need above what the base reaches."""
    base = brute.base_of(curriculum, question)
    by_base = attained_levels(curriculum, base)
    lacking = {
        (need.skill_id, depth)
        for aim in question.plan.roles
        for need in curriculum.needs_of(aim.role_id)
        for depth in range(by_base[curriculum.skill_index[need.skill_id]] + 1, (need.level or 1) + 1)
    }
    links = curriculum.course_skills
    return (
        frozenset(
            link.course_id
            for link in links
            if any((link.skill_id, depth) in lacking for depth in range(1, link.level + 1))
        )
        - base
    )


def _first_with_each(entries: list[tuple[frozenset[str], brute.Found]]) -> list[brute.Found]:
    """The first entry of each key, in order."""
    chosen: dict[frozenset[str], brute.Found] = {}
    for key, entry in entries:
        chosen.setdefault(key, entry)
    return list(chosen.values())


@_blocks(60)
def test_the_frontier_has_every_step_and_no_other(seeds: range) -> None:
    for seed in seeds:
        given = case(seed, most_credits=None)
        found = frontier(given.curriculum, given.question, MOST)
        whole = _steps(given.curriculum, given.question)
        below = _open_steps(given.curriculum, given.question) if given.question.complete else []
        steps = [step for step in below if not whole or step[1] < whole[0][1]] + whole
        assert [(point.credits, point.solution.coverage) for point in found.points] == steps, seed
        assert found.is_proved, seed
        _check_points(given, found, len(steps) - len(whole))


def _check_points(given: Case, found: Frontier, below: int) -> None:
    for place, point in enumerate(found.points):
        assert is_legal(given.curriculum, point.solution.plan), given.seed
        assert point.is_complete == is_complete(given.curriculum, point.solution.plan), given.seed
        assert not given.question.complete or point.is_complete == (place >= below), given.seed
        assert point.solution.coverage <= found.ceiling, given.seed


Step = tuple[Fraction, Fraction]
"""Credits and coverage."""


def _steps(curriculum: Curriculum, question: Question) -> list[Step]:
    place = brute.names(question).index(StageName.COVERAGE)
    return _rising((entry.added_credits, -entry.rank[place]) for entry in brute.answers(curriculum, question))


def _open_steps(curriculum: Curriculum, question: Question) -> list[Step]:
    """Steps of legal plans within the programmes' terms that hold the base and may leave groups open."""
    place, base = brute.names(question).index(StageName.COVERAGE), brute.base_of(curriculum, question)
    found = []
    for entry in brute.answers(curriculum, replace(question, complete=False, most_courses=None)):
        held = set(entry.plan.courses)
        few = question.most_courses is None or len(held - base) <= question.most_courses
        if base <= held and few and brute_groups.within_terms(curriculum, entry.plan):
            spent = sum((brute.credits_of(curriculum, code) for code in held - base), Fraction(0))
            found.append((spent, -entry.rank[place]))
    return _rising(found)


def _rising(pairs: object) -> list[Step]:
    """The pairs that cover more than all with fewer or the same credits."""
    steps = list[Step]()
    for credits_, coverage in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):  # type: ignore[call-overload]
        if credits_ <= MOST and (not steps or coverage > steps[-1][1]):
            steps.append((credits_, coverage))
    return steps


@_blocks(80)
def test_a_schedule_has_exactly_the_courses_in_the_best_shape(seeds: range) -> None:
    for seed in seeds:
        given = case(seed)
        plan, codes = given.question.plan, tuple(course.course_id for course in given.curriculum.courses)
        chosen = codes[seed % 2 :: 2]
        found = schedule(given.curriculum, given.question, chosen)
        terms = tuple(
            PlannedTerm(term=entry.term, courses=() if place else chosen) for place, entry in enumerate(plan.terms)
        )
        exactly = Question(
            plan.replace(terms=terms, roles=()),
            keep=Keep.COURSES,
            most_courses=0,
            complete=False,
            outside=given.question.outside,
            conditions_free=given.question.conditions_free,
            shape=given.question.shape,
        )
        every = brute.answers(given.curriculum, exactly)
        assert isinstance(found, Solution) == bool(every), seed
        if isinstance(found, Solution):
            assert _stated(found).items() <= brute.values_of(exactly, every[0]).items(), seed
            assert is_legal(given.curriculum, found.plan), seed
            locked = {lock.course_id for lock in plan.locks}
            assert set(found.plan.courses) == {*chosen, *locked, *plan.completed_courses}, seed


@_blocks(120, 40)
def test_brute_force_calls_the_same_plans_legal_and_complete_as_the_checkers(seeds: range) -> None:
    for seed in seeds:
        given = case(seed, complete=False)
        for entry in brute.answers(given.curriculum, given.question)[:3]:
            assert is_legal(given.curriculum, entry.plan), seed
            assert brute_groups.is_complete(given.curriculum, entry.plan) == is_complete(
                given.curriculum, entry.plan
            ), seed
        filled = given.question.plan
        assert brute.is_legal(given.curriculum, filled) == is_legal(given.curriculum, filled), seed


def test_every_rule_comes_up_in_the_random_questions() -> None:
    cases = [case(seed) for seed in range(300)]
    plans, curricula = [given.question.plan for given in cases], [given.curriculum for given in cases]
    chosen = (
        "completed",
        "locks",
        "pins",
        "exclusions",
        "conditions",
        "substitutions",
        "waivers",
        "programmes",
        "roles",
    )
    assert all(sum(bool(getattr(plan, field)) for plan in plans) >= 10 for field in chosen)
    courses = [course for curriculum in curricula for course in curriculum.courses]
    stated = ("prerequisites", "corequisites", "strict_corequisites", "terms", "outside")
    assert all(sum(bool(getattr(course, field)) for course in courses) >= 50 for field in stated)
    written = " ".join(unparse(course.prerequisites) for course in courses if course.prerequisites is not None)
    assert all(part in written for part in ("credits >=", " of (", " | ", " & ", '"ear training"', "X-9"))
    groups = [group for curriculum in curricula for group in curriculum.requirement_groups]
    assert all(sum(bool(getattr(group, field)) for group in groups) >= 50 for field in ("shares_with", "least_credits"))
    for values in (Keep, Objective, Shape):
        asked = {getattr(given.question, values.__name__.lower()) for given in cases}
        assert asked == set(values)
