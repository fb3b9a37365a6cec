"""Edits of what a student wishes and of what the department allows."""

from __future__ import annotations

import pytest

from planner import plan_edits
from planner.model import Term
from planner.plan import Lock, Pin, Plan, Substitution, Waiver
from tests.builders import tiny_plan

FALL, SPRING = Term(2026, "Fall"), Term(2027, "Spring")


def one_term() -> Plan:
    return tiny_plan({"2026 Fall": ["A-1"]})


def test_a_lock_may_say_not_before_and_replaces_an_earlier_lock() -> None:
    locked = plan_edits.lock(plan_edits.lock(one_term(), "A-1", FALL), "A-1", not_before=SPRING)
    assert locked.locks == (Lock(course_id="A-1", not_before=SPRING),)


def test_a_course_is_excluded_once_and_included_again() -> None:
    plan = plan_edits.exclude(one_term(), "B-1")
    assert plan.exclusions == ("B-1",)
    assert plan_edits.exclude(plan, "B-1") is plan
    assert plan_edits.include(plan, "B-1") == one_term()
    assert plan_edits.include(plan, "C-1") == plan


def test_a_pin_replaces_an_earlier_one_of_the_course_and_leaves_others() -> None:
    plan = plan_edits.pin(plan_edits.pin(one_term(), "A-1", "core"), "B-1", "core")
    assert plan_edits.pin(plan, "A-1", "free").pins == (
        Pin(course_id="B-1", group_id="core"),
        Pin(course_id="A-1", group_id="free"),
    )
    assert plan_edits.unpin(plan, "A-1").pins == (Pin(course_id="B-1", group_id="core"),)
    assert plan_edits.unpin(plan, "C-1") == plan


def test_a_waiver_has_a_reason_and_is_taken_back() -> None:
    plan = plan_edits.waive(plan_edits.waive(one_term(), "core", "an examination"), "core", "experience")
    assert plan.waivers == (Waiver(group_id="core", reason="experience"),)
    assert plan_edits.unwaive(plan, "core") == one_term()
    assert plan_edits.unwaive(plan, "free") == plan


def test_a_substitution_has_a_reason_and_is_taken_back() -> None:
    plan = plan_edits.substitute(one_term(), "A-1", "B-1", "transferred")
    plan = plan_edits.substitute(plan_edits.substitute(plan, "A-1", "C-1", "agreed"), "A-1", "B-1", "agreed too")
    assert plan.substitutions == (
        Substitution(course_id="A-1", stands_for="C-1", reason="agreed"),
        Substitution(course_id="A-1", stands_for="B-1", reason="agreed too"),
    )
    left = plan_edits.unsubstitute(plan, "A-1", "B-1")
    assert left.substitutions == (Substitution(course_id="A-1", stands_for="C-1", reason="agreed"),)
    assert plan_edits.unsubstitute(left, "B-1", "A-1") == left


def test_what_the_department_allows_needs_a_reason() -> None:
    with pytest.raises(ValueError, match="a reason is needed"):
        plan_edits.waive(one_term(), "core", "  ")
    with pytest.raises(ValueError, match="a reason is needed"):
        plan_edits.substitute(one_term(), "A-1", "B-1", "")


def test_a_course_cannot_stand_for_itself() -> None:
    with pytest.raises(ValueError, match="A-1 cannot stand for itself"):
        plan_edits.substitute(one_term(), "A-1", "A-1", "agreed")
