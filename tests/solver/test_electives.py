"""The best electives: objectives in their order, limits, and what is said where the time is up."""

from __future__ import annotations

import threading
from fractions import Fraction
from typing import Any

import pytest

from planner import plan_edits
from planner.audit import is_complete
from planner.curriculum import Curriculum
from planner.curriculum import TermCredits as Limits
from planner.model import Term
from planner.optimiser import Progress, Watch
from planner.plan import Aim, Plan
from planner.problems import is_legal
from planner.solver import Clash, Keep, NotFound, Objective, Question, Shape, Solution, StageName, best, runners_up
from planner.solver.aims import LARGEST, measure_of
from planner.solver.alternatives import telling_courses
from planner.solver.instance import Instance
from tests.builders import tiny_curriculum, tiny_plan

MIXER = {"mixing": "M", "editing": ("R", "useful")}
COURSES = {"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}, "B-1": {"editing": "R"}, "B-2": {"editing": "R"}, "C-1": {}}


def _curriculum(**more: Any) -> Curriculum:
    return tiny_curriculum(**{"roles": {"mixer": MIXER}, "courses": COURSES, **more})


def _plan(**more: Any) -> Plan:
    return tiny_plan({"2026 Fall": [], "2027 Spring": []}, **{"aims": ["mixer"], **more})


def _best(curriculum: Curriculum, plan: Plan, **more: Any) -> Solution:
    found = best(curriculum, Question(plan, **{"complete": False, **more}))
    assert isinstance(found, Solution)
    assert found.is_proved
    assert is_legal(curriculum, found.plan)
    return found


def _values(found: Solution) -> list[tuple[StageName, Fraction | int]]:
    return [(stage.name, stage.value) for stage in found.stages]


def test_coverage_comes_before_credits_and_these_before_terms() -> None:
    found = _best(_curriculum(credits={"B-1": 4}, prerequisites={"B-2": "A-1 | A-2"}), _plan())
    assert found.added == ("A-2", "B-2")
    assert _values(found) == [
        (StageName.COVERAGE, 1),
        (StageName.CREDITS, 6),
        (StageName.FINISH, 2),
        (StageName.EARLINESS, 1),
    ]
    assert found.coverage == 1
    assert found.added_credits == 6
    assert found.base == ()
    assert found.roles == (("mixer", Fraction(1)),)


def test_a_budget_in_credits_or_courses_takes_what_covers_most() -> None:
    assert _best(_curriculum(), _plan(), most_credits=3.0).added == ("A-2",)
    assert _best(_curriculum(), _plan(), most_courses=1).added == ("A-2",)
    assert _best(_curriculum(), _plan(), most_credits=2.5).added == ()
    assert _best(_curriculum(), _plan(), most_credits=3.0).coverage == Fraction(2, 3)


def test_the_base_is_held_and_costs_no_budget() -> None:
    plan = _plan(completed=("B-1",)).replace(terms=tiny_plan({"2026 Fall": ["C-1"], "2027 Spring": []}).terms)
    found = _best(_curriculum(), plan, most_credits=3.0, keep=Keep.COURSES)
    assert (found.base, found.added) == (("B-1", "C-1"), ("A-2",))
    assert [entry.courses for entry in found.plan.terms] == [("A-2", "C-1"), ()]
    assert _best(_curriculum(), plan, most_credits=3.0).base == ("B-1",)


def test_courses_stay_in_their_terms_where_that_is_asked() -> None:
    plan = _plan().replace(terms=tiny_plan({"2026 Fall": [], "2027 Spring": ["A-2"]}).terms)
    found = _best(_curriculum(), plan, keep=Keep.TERMS)
    assert [entry.courses for entry in found.plan.terms] == [("B-1",), ("A-2",)]


def test_excluded_and_outside_courses_are_left_out_unless_they_are_let_in() -> None:
    curriculum = _curriculum(outside=("B-1", "B-2"), credits={"B-1": 2})
    assert _best(curriculum, _plan(exclusions=("A-2",))).added == ("A-1",)
    found = _best(curriculum, _plan(), outside=True)
    assert found.added == ("A-2", "B-1")
    assert found.added_credits == 5


def test_the_weakest_role_comes_first_where_that_is_asked() -> None:
    """One course of 3 credits: A lifts the first role to 1, B lifts each to a half."""
    roles = {"one": {"a": "I", "b": "I"}, "two": {"b": "I", "c": "I"}}
    curriculum = tiny_curriculum(roles=roles, courses={"A-1": {"a": "M", "b": "I"}, "B-1": {"b": "I"}, "C-1": {}})
    plan = tiny_plan({"2026 Fall": []}).replace(roles=(Aim(role_id="one", weight=5), Aim(role_id="two")))
    only = plan.replace(exclusions=("C-1",))
    assert _best(curriculum, only, most_courses=1).coverage == Fraction(5 * 2 + 1, 12)
    courses = {"A-1": {"a": "M"}, "B-1": {"c": "I"}}
    other = tiny_curriculum(roles={"one": {"a": "I"}, "two": {"c": "I", "d": "I"}}, courses=courses)
    weighted = _best(other, plan, most_courses=1)
    weakest = _best(other, plan, objective=Objective.WEAKEST)
    assert weighted.roles == (("one", Fraction(1)), ("two", Fraction(0)))
    assert [stage.value for stage in weakest.stages[:2]] == [Fraction(1, 2), Fraction(11, 12)]
    assert weakest.stages[0].name is StageName.WEAKEST


def test_breadth_leads_where_a_role_states_no_level() -> None:
    roles = {"mixer": {"mixing": (None, "essential"), "editing": (None, "useful")}}
    found = _best(_curriculum(roles=roles, credits={"A-2": 4}), _plan(), most_courses=1)
    assert found.added == ("A-1",)
    assert found.coverage == Fraction(2, 3)


def test_a_course_without_credits_that_serves_nothing_is_not_taken() -> None:
    courses = {"A-1": {"mixing": "M"}, "A-2": {"mixing": "M"}, "B-1": {"editing": "R"}}
    curriculum = _curriculum(courses=courses, credits=dict.fromkeys(courses))
    assert len(_best(curriculum, _plan()).added) == 2


def test_without_roles_the_fewest_credits_are_sought() -> None:
    found = _best(_curriculum(), _plan(aims=()))
    assert (found.added, found.roles) == ((), ())
    assert found.coverage == 0
    assert found.stages[0].name is StageName.CREDITS


def test_listed_credits_stay_within_the_degree_where_that_is_asked() -> None:
    curriculum = _curriculum(programmes={"major": {"total_credits": 9, "unlisted_credits": 4}})
    plan = _plan(programmes=("major",))
    assert _best(curriculum, plan).added_credits == 6
    assert _best(curriculum, plan, within_degree=True).added == ("A-2",)


def test_even_terms_have_the_least_differences_and_then_are_early() -> None:
    courses = {f"A-{number}": {f"skill-{number}": "I"} for number in range(1, 5)}
    curriculum = tiny_curriculum(roles={"mixer": {f"skill-{number}": "I" for number in range(1, 5)}}, courses=courses)
    assert [len(entry.courses) for entry in _best(curriculum, _plan()).plan.terms] == [4, 0]
    even = _best(curriculum, _plan(), shape=Shape.EVEN)
    assert [entry.courses for entry in even.plan.terms] == [("A-1", "A-2"), ("A-3", "A-4")]
    assert _values(even)[2:] == [
        (StageName.EVENNESS, 0),
        (StageName.EARLINESS, 2),
    ]
    chained = tiny_curriculum(
        roles={"mixer": {f"skill-{number}": "I" for number in range(1, 5)}},
        courses=courses,
        prerequisites=dict.fromkeys(("A-2", "A-3", "A-4"), "A-1"),
    )
    assert _best(chained, _plan(), shape=Shape.EVEN).stages[2].value == 6


def test_parts_too_fine_for_whole_numbers_are_rounded_and_the_bound_says_so() -> None:
    """Roles with prime numbers of needs have a common denominator beyond 2⁵⁰."""
    primes = [41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97]
    roles = {f"role-{prime}": {f"skill-{number}": "I" for number in range(prime)} for prime in primes}
    courses = {"A-1": {f"skill-{number}": "I" for number in range(60)}, "B-1": {"skill-0": "I"}}
    curriculum = tiny_curriculum(roles=roles, courses=courses)
    measure = measure_of(curriculum, dict.fromkeys(roles, 1))
    assert (measure.whole, measure.slack) == (LARGEST, Fraction(97, LARGEST))
    found = best(curriculum, Question(_plan(aims=tuple(roles)), complete=False))
    assert isinstance(found, Solution)
    assert found.added == ("A-1",)
    stage = found.stages[0]
    assert stage.value == sum((Fraction(min(60, prime), prime) for prime in primes), Fraction(0)) / len(primes)
    assert stage.value < stage.bound <= stage.value + 2 * measure.slack
    assert not found.is_proved


def test_runners_up_differ_in_what_teaches_something_and_come_in_order() -> None:
    curriculum = _curriculum(credits={"B-1": 4})
    question = Question(_plan(), complete=False, most_credits=7)
    first = best(curriculum, question)
    assert isinstance(first, Solution)
    others = runners_up(curriculum, question, first, count=3)
    assert [set(entry.added) for entry in (first, *others)] == [
        {"A-2", "B-2"},
        {"A-2", "B-1"},
        {"A-2"},
        {"A-1", "A-2"},
    ]
    instance = Instance.of(curriculum, question, {"mixing": 3, "editing": 2})
    assert telling_courses(instance) == {"A-1", "A-2", "B-1", "B-2"}


def test_where_no_other_set_teaches_anything_sets_that_differ_at_all_follow() -> None:
    curriculum = tiny_curriculum(
        roles={"mixer": {"mixing": "I"}},
        courses={"A-1": {"mixing": "I"}, "B-1": {}, "B-2": {}},
        credits={"B-2": 4},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}, "free": {"pool": "B-1 | B-2", "least_courses": 1}},
    )
    question = Question(_plan(programmes=("major",)))
    first = best(curriculum, question)
    assert isinstance(first, Solution)
    assert (first.base, first.added) == (("A-1",), ("B-1",))
    assert [entry.added for entry in runners_up(curriculum, question, first)] == [("B-2",), ("B-1", "B-2")]


def test_whoever_looks_on_is_told_of_every_step(default: Curriculum) -> None:
    told: list[Progress] = []
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", Term(2026, "Fall")), ["sound-designer"])
    found = best(default, Question(plan, most_credits=16), Watch(told.append))
    assert isinstance(found, Solution)
    assert [step.what for step in told if step.best is None] == ["coverage", "credits", "finish"]
    assert {step.of for step in told} == {4}


def test_whoever_stops_it_gets_nothing_or_the_best_so_far_with_its_bound(default: Curriculum) -> None:
    """Stopped when the search for terms begins; the search itself may then be over before it is looked at."""
    stop = threading.Event()
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", Term(2026, "Fall")), ["sound-designer"])
    watch = Watch(lambda step: stop.set() if step.what == "finish" else None, stop)
    found = best(default, Question(plan, most_credits=16), watch)
    assert isinstance(found, NotFound | Solution)
    if isinstance(found, NotFound):
        assert found.stopped
    else:
        assert is_legal(default, found.plan)
        assert all(stage.bound >= stage.value for stage in found.stages if stage.name is StageName.COVERAGE)


def test_a_time_limit_of_nothing_finds_nothing_that_is_called_proved_without_proof(default: Curriculum) -> None:
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", Term(2026, "Fall")), ["sound-designer"])
    found = best(default, Question(plan, most_credits=16, time_limit_s=0.0))
    assert isinstance(found, NotFound)
    assert not found.stopped


@pytest.mark.parametrize("role_id", ["audio-developer", "sound-designer", "recording-engineer-mixer"])
def test_the_default_curriculum_is_proved_legal_and_complete(default: Curriculum, role_id: str) -> None:
    plan = plan_edits.aim(plan_edits.empty_plan(default, "Test", Term(2026, "Fall")), [role_id])
    found = best(default, Question(plan, most_credits=16))
    assert isinstance(found, Solution)
    assert found.is_proved
    assert is_legal(default, found.plan)
    assert is_complete(default, found.plan)
    assert len(found.base) == 29
    assert found.added_credits == 16
    assert isinstance(best(default, Question(plan, most_credits=15)), Clash)


def test_too_little_room_is_a_clash() -> None:
    limits = {"credits_per_term": Limits(usual=2, least=0, most=2)}
    plan = _plan(aims=()).replace(terms=tiny_plan({"2026 Fall": ["A-1"]}).terms)
    assert isinstance(best(_curriculum(about=limits), Question(plan, Keep.COURSES, complete=False)), Clash)
