"""What a course waits for, one case a kind."""

from __future__ import annotations

from planner.model import Term
from planner.plan import Lock
from planner.planning.waiting import Lack, Waiting, waiting_words, waits_for
from planner.requisites import Taken, Ticked
from tests.builders import tiny_curriculum, tiny_plan

CURRICULUM = tiny_curriculum(
    courses={"A-1": {}, "A-2": {}, "S-1": {}, "C-1": {}, "BIG-1": {}},
    prerequisites={"A-2": "A-1", "C-1": '"proficiency"'},
    terms={"S-1": ("Summer",)},
    credits={"BIG-1": 14},
    conditions={"proficiency": "proficiency"},
)
PLAN = tiny_plan({"2026 Fall": [], "2027 Spring": []})


def test_a_course_that_some_term_can_take_waits_for_nothing() -> None:
    assert waits_for(CURRICULUM, PLAN, "A-1") is None


def test_a_course_of_the_plan_waits_for_nothing() -> None:
    assert waits_for(CURRICULUM, tiny_plan({"2026 Fall": ["A-2"]}), "A-2") is None
    assert waits_for(CURRICULUM, tiny_plan({"2026 Fall": []}, completed=["A-2"]), "A-2") is None


def test_a_missing_prerequisite_is_named() -> None:
    found = waits_for(CURRICULUM, PLAN, "A-2")
    assert found == Waiting("A-2", Lack.REQUISITES, unmet=(Taken("A-1"),))
    assert waiting_words(found) == "A-1"


def test_a_prerequisite_that_is_planned_too_late_is_named() -> None:
    late = tiny_plan({"2026 Fall": [], "2027 Spring": ["A-1"]})
    assert waits_for(CURRICULUM, late, "A-2") == Waiting("A-2", Lack.REQUISITES, unmet=(Taken("A-1"),))


def test_a_condition_is_named() -> None:
    found = waits_for(CURRICULUM, PLAN, "C-1")
    assert found == Waiting("C-1", Lack.REQUISITES, unmet=(Ticked("proficiency"),))
    assert waiting_words(found) == "the condition ‘proficiency’"


def test_a_season_that_the_plan_does_not_have_is_named() -> None:
    found = waits_for(CURRICULUM, PLAN, "S-1")
    assert found == Waiting("S-1", Lack.SEASON, seasons=("Summer",))
    assert waiting_words(found) == "a term in Summer"


def test_full_terms_lack_room() -> None:
    full = tiny_plan({"2026 Fall": ["BIG-1"]})
    found = waits_for(CURRICULUM, full, "A-1")
    assert found == Waiting("A-1", Lack.ROOM)
    assert waiting_words(found) == "room for its credits"


def test_a_lock_into_a_term_that_the_plan_does_not_have_is_said() -> None:
    locked = PLAN.replace(locks=(Lock(course_id="A-1", not_before=Term(2028, "Fall")),))
    found = waits_for(CURRICULUM, locked, "A-1")
    assert found == Waiting("A-1", Lack.LOCK)
    assert waiting_words(found) == "a term that its lock allows"


def test_a_plan_without_terms_lacks_them() -> None:
    found = waits_for(CURRICULUM, tiny_plan(), "A-1")
    assert found == Waiting("A-1", Lack.TERMS)
