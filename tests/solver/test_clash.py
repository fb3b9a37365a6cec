"""Why there is no legal plan: worked cases."""

from __future__ import annotations

import threading
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from planner.audit import is_complete
from planner.curriculum import Curriculum
from planner.curriculum import TermCredits as Limits
from planner.model import Term
from planner.optimiser import Progress, Watch
from planner.plan import Completed, Lock, Pin, Plan
from planner.problems import is_legal
from planner.solver import Clash, Keep, NotFound, Question, Rule, RuleKind
from planner.solver.clash import clash
from planner.solver.guarantees import question_of
from tests.builders import tiny_curriculum, tiny_plan

FIRST, SECOND = Term(2026, "Fall"), Term(2027, "Spring")


def _curriculum(**more: Any) -> Curriculum:
    fields: dict[str, Any] = {
        "courses": {"A-1": {}, "A-2": {}, "A-3": {}},
        "prerequisites": {"A-2": "A-1"},
        "programmes": {"major": {"terms": 8}},
        "groups": {"core": {"pool": "A-2", "least_courses": 1}},
    }
    return tiny_curriculum(**{**fields, **more})


def _plan(**more: Any) -> Plan:
    return tiny_plan(**{"terms": {str(FIRST): [], str(SECOND): []}, "programmes": ("major",), **more})


def _found(curriculum: Curriculum, plan: Plan, **more: Any) -> Clash:
    found = clash(curriculum, Question(plan, **more))
    assert isinstance(found, Clash)
    assert found.is_proved
    return found


CORE = Rule(RuleKind.GROUP, group_id="core", programme_id="major")
A_2_ASKS = Rule(RuleKind.REQUISITES, course_id="A-2")


def test_a_lock_into_the_first_term_clashes_with_the_prerequisite_and_is_dropped() -> None:
    lock = Lock(course_id="A-2", term=FIRST)
    found = _found(_curriculum(), _plan(locks=(lock,)))
    locked = Rule(RuleKind.LOCK, course_id="A-2", lock=lock)
    assert set(found.rules) == {locked, A_2_ASKS}
    assert found.relaxation == (locked,)
    assert found.plan is not None
    assert [entry.courses for entry in found.plan.terms] == [("A-1",), ("A-2",)]
    assert found.plan.locks == ()


def test_an_exclusion_clashes_with_the_group_that_asks_for_the_course() -> None:
    found = _found(_curriculum(), _plan(exclusions=("A-2",)))
    assert set(found.rules) == {Rule(RuleKind.EXCLUSION, course_id="A-2"), CORE}
    assert found.relaxation == (Rule(RuleKind.EXCLUSION, course_id="A-2"),)
    assert found.plan is not None
    assert found.plan.exclusions == ()


def test_a_condition_that_is_not_ticked_is_ticked_by_the_relaxation() -> None:
    curriculum = _curriculum(prerequisites={"A-2": '"mathematics"'}, conditions={"maths": "Mathematics"})
    found = _found(curriculum, _plan())
    condition = Rule(RuleKind.CONDITION, condition_id="maths")
    assert set(found.rules) == {condition, A_2_ASKS, CORE}
    assert found.relaxation == (condition,)
    assert found.plan is not None
    assert found.plan.conditions == ("maths",)


def test_one_term_is_too_few_for_two_courses_in_a_row() -> None:
    found = _found(_curriculum(), _plan(terms={str(FIRST): []}))
    assert set(found.rules) == {Rule(RuleKind.TERMS), A_2_ASKS, CORE}
    assert found.relaxation == (Rule(RuleKind.TERMS),)
    assert found.plan is not None
    assert len(found.plan.terms) == 2


def test_the_terms_of_the_programme_are_a_rule_of_their_own() -> None:
    found = _found(_curriculum(programmes={"major": {"terms": 1}}), _plan())
    assert set(found.rules) == {Rule(RuleKind.TERMS, programme_id="major"), A_2_ASKS, CORE}


def test_wishes_are_dropped_before_rules_of_the_programme() -> None:
    plan = _plan(locks=(Lock(course_id="A-1", term=SECOND), Lock(course_id="A-2", term=SECOND)))
    found = _found(_curriculum(), plan)
    assert len(found.rules) == 3
    assert [rule.kind for rule in found.relaxation] == [RuleKind.LOCK]


def test_a_budget_that_is_too_small() -> None:
    curriculum = _curriculum(groups={"core": {"pool": "A-1 | A-3", "least_courses": 1}})
    found = _found(curriculum, _plan(), most_credits=2.0)
    budget = Rule(RuleKind.BUDGET_CREDITS, amount=Fraction(2))
    assert found.rules == (budget, CORE)
    assert found.relaxation == (budget,)
    found = _found(curriculum, _plan(), most_courses=0)
    assert Rule(RuleKind.BUDGET_COURSES, amount=Fraction(0)) in found.rules


def test_kept_courses_are_wishes() -> None:
    plan = _plan(terms={str(FIRST): ["A-2"], str(SECOND): []})
    kept = Rule(RuleKind.KEPT, course_id="A-2", term=FIRST)
    assert _found(_curriculum(), plan, keep=Keep.TERMS).relaxation == (kept,)


def test_a_pin_of_an_outside_course_and_outside_courses_themselves() -> None:
    curriculum = _curriculum(outside=("A-3",))
    pin = Rule(RuleKind.PIN, course_id="A-3", group_id="core")
    found = _found(curriculum, _plan(pins=(Pin(course_id="A-3", group_id="core"),)))
    assert found.rules == found.relaxation == (pin,)
    assert found.plan is not None
    assert found.plan.pins == ()
    curriculum = _curriculum(outside=("A-1",))
    assert _found(curriculum, _plan()).relaxation == (Rule(RuleKind.OUTSIDE),)


def test_credits_of_a_term_and_of_the_degree_and_offerings_are_named() -> None:
    most = {"credits_per_term": Limits(usual=2, least=0, most=2)}
    found = _found(_curriculum(about=most, prerequisites={}), _plan())
    assert {rule.kind for rule in found.rules} == {RuleKind.GROUP, RuleKind.MOST_CREDITS}
    found = _found(_curriculum(programmes={"major": {"total_credits": 5}}), _plan(), within_degree=True)
    assert Rule(RuleKind.DEGREE, programme_id="major", amount=Fraction(5)) in found.rules
    found = _found(_curriculum(terms={"A-1": ("Winter",)}), _plan())
    assert set(found.rules) == {Rule(RuleKind.OFFERING, course_id="A-1"), A_2_ASKS, CORE}


def test_completed_courses_are_facts_and_never_named() -> None:
    plan = _plan(completed=(), exclusions=("A-1", "A-3")).replace(
        completed=(Completed(course_id="A-2"),), locks=(Lock(course_id="A-2", term=FIRST), Lock(course_id="A-1"))
    )
    found = _found(_curriculum(), plan)
    assert {rule.course_id for rule in found.rules} == {"A-1"}
    assert {rule.kind for rule in found.rules} == {RuleKind.LOCK, RuleKind.EXCLUSION}


def test_a_term_beyond_the_plan_that_completed_courses_overfill_makes_nothing_impossible() -> None:
    curriculum = _curriculum(
        about={"credits_per_term": Limits(usual=2, least=0, most=6)},
        programmes={"major": {"terms": 8, "unlisted_credits": 16}},  # 2 a term, and 6 completed in the second one
        prerequisites={},
    )
    plan = _plan(terms={str(FIRST): []}, exclusions=("A-2",))
    done = tuple(Completed(course_id=course_id, term=SECOND) for course_id in ("A-1", "A-3"))
    found = _found(curriculum, plan.replace(completed=done))
    assert found.rules == (Rule(RuleKind.EXCLUSION, course_id="A-2"), CORE)


def test_to_ask_for_a_clash_where_a_plan_is_legal_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="a legal plan exists"):
        clash(_curriculum(), Question(_plan()))


def test_whoever_stops_it_first_gets_nothing() -> None:
    stop = threading.Event()
    stop.set()
    found = clash(_curriculum(), Question(_plan(exclusions=("A-2",))), Watch(stop=stop))
    assert isinstance(found, NotFound)
    assert found.stopped


def test_whoever_stops_it_later_gets_rules_that_clash_not_proved_to_be_irreducible() -> None:
    stop = threading.Event()

    def tell(progress: Progress) -> None:
        if progress.of:
            stop.set()

    found = clash(_curriculum(), Question(_plan(exclusions=("A-2",))), Watch(tell, stop))
    assert isinstance(found, Clash)
    assert {Rule(RuleKind.EXCLUSION, course_id="A-2"), CORE} <= set(found.rules)
    assert not found.is_proved


def test_without_time_nothing_is_known(default: Curriculum) -> None:
    asked = question_of(default, "mpe-major")
    found = clash(default, replace(asked, plan=asked.plan.replace(exclusions=("MP-113",)), time_limit_s=0.0))
    assert isinstance(found, NotFound)
    assert not found.stopped


def test_a_lock_of_the_last_course_into_the_second_term_of_the_default_curriculum(default: Curriculum) -> None:
    asked = question_of(default, "mpe-major")
    lock = Lock(course_id="MP-461", term=asked.plan.terms[1].term)
    found = clash(default, replace(asked, plan=asked.plan.replace(locks=(lock,))))
    assert isinstance(found, Clash)
    assert {rule.kind for rule in found.rules} == {RuleKind.LOCK, RuleKind.REQUISITES}
    assert found.relaxation == (Rule(RuleKind.LOCK, course_id="MP-461", lock=lock),)
    assert found.plan is not None
    assert is_legal(default, found.plan)
    assert is_complete(default, found.plan)
