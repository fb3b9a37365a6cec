"""The first term in which a course may be taken, and the one to try where there is none yet."""

from __future__ import annotations

import pytest

from planner.plan import Lock, Substitution
from planner.planning.earliest import first_legal_term, term_to_try, unmet_in
from planner.requisites import Taken, Ticked
from tests.builders import tiny_curriculum, tiny_plan

CURRICULUM = tiny_curriculum(
    courses={"A-1": {}, "A-2": {}, "A-3": {}, "B-1": {}, "B-2": {}, "C-1": {}, "D-1": {}, "X-1": {}},
    prerequisites={"A-2": "A-1", "A-3": 'A-2 | "maths"', "D-1": "2 of (A-1, A-2, A-3)"},
    corequisites={"B-1": "B-2", "B-2": "B-1"},
    strict_corequisites={"C-1": "A-1"},
    terms={"X-1": ("Spring",)},
    credits={"D-1": 6},
    conditions={"maths": "maths"},
)
EMPTY = tiny_plan({"2026 Fall": [], "2027 Spring": [], "2027 Fall": [], "2028 Spring": []})
WITH_A1 = tiny_plan({"2026 Fall": [], "2027 Spring": ["A-1"], "2027 Fall": [], "2028 Spring": []})
FALL, SPRING, NEXT_FALL, LAST = (planned.term for planned in EMPTY.terms)


def test_a_course_that_asks_for_nothing_may_be_taken_in_the_first_term() -> None:
    assert first_legal_term(CURRICULUM, EMPTY, "A-1") == FALL


def test_a_prerequisite_must_lie_in_an_earlier_term() -> None:
    assert first_legal_term(CURRICULUM, WITH_A1, "A-2") == NEXT_FALL


def test_a_completed_prerequisite_lies_before_every_term() -> None:
    assert first_legal_term(CURRICULUM, EMPTY.replace(completed=({"course_id": "A-1"},)), "A-2") == FALL


def test_a_substitution_stands_for_the_prerequisite() -> None:
    plan = tiny_plan(
        {"2026 Fall": ["X-1"], "2027 Spring": []},
        substitutions=(Substitution(course_id="X-1", stands_for="A-1", reason="agreed"),),
    )
    assert first_legal_term(CURRICULUM, plan, "A-2") == SPRING


def test_a_strict_corequisite_must_lie_in_the_same_term() -> None:
    assert first_legal_term(CURRICULUM, WITH_A1, "C-1") == SPRING


def test_corequisites_of_each_other_wait_until_one_is_planned() -> None:
    assert first_legal_term(CURRICULUM, EMPTY, "B-1") is None
    planned = tiny_plan({"2026 Fall": [], "2027 Spring": ["B-2"]})
    assert first_legal_term(CURRICULUM, planned, "B-1") == SPRING


def test_a_season_that_does_not_offer_the_course_is_passed_over() -> None:
    assert first_legal_term(CURRICULUM, EMPTY, "X-1") == SPRING


def test_a_full_term_is_passed_over() -> None:
    full = tiny_curriculum(courses={"A-1": {}, "B-1": {}}, credits={"A-1": 15, "B-1": 3})
    plan = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": []})
    assert first_legal_term(full, plan, "B-1") == SPRING


def test_a_lock_keeps_the_course_in_its_term() -> None:
    assert first_legal_term(CURRICULUM, EMPTY.replace(locks=(Lock(course_id="A-1", term=NEXT_FALL),)), "A-1") == (
        NEXT_FALL
    )


def test_the_term_to_try_is_the_first_legal_one_where_there_is_one() -> None:
    assert term_to_try(CURRICULUM, WITH_A1, "A-2") == NEXT_FALL


def test_the_term_to_try_leaves_room_for_the_chain_of_what_is_missing() -> None:
    assert term_to_try(CURRICULUM, EMPTY, "A-2") == SPRING
    assert term_to_try(CURRICULUM, WITH_A1, "D-1") == NEXT_FALL


def test_the_shorter_way_of_an_any_of_is_counted() -> None:
    # A-3 needs A-2, a chain of two terms, or a condition that can be ticked at once.
    assert term_to_try(CURRICULUM, EMPTY, "A-3") == FALL


def test_a_cycle_of_corequisites_ends() -> None:
    assert term_to_try(CURRICULUM, EMPTY, "B-1") == FALL


def test_a_chain_longer_than_the_plan_ends_in_the_last_term() -> None:
    assert term_to_try(CURRICULUM, tiny_plan({"2026 Fall": []}), "A-2") == FALL


def test_a_plan_without_terms_has_no_term_to_try() -> None:
    assert term_to_try(CURRICULUM, tiny_plan(), "A-1") is None


def test_credits_earned_are_waited_for() -> None:
    later = tiny_curriculum(courses={"A-1": {}, "B-1": {}}, prerequisites={"B-1": "credits >= 3"})
    plan = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": []})
    assert first_legal_term(later, plan, "B-1") == SPRING
    assert term_to_try(later, tiny_plan({"2026 Fall": [], "2027 Spring": []}), "B-1") == SPRING


def test_what_is_unmet_is_the_smallest_missing_part() -> None:
    assert unmet_in(CURRICULUM, EMPTY, "A-2", SPRING) == (Taken("A-1"),)
    assert unmet_in(CURRICULUM, EMPTY, "B-1", FALL) == (Taken("B-2"),)
    assert unmet_in(CURRICULUM, WITH_A1, "A-2", NEXT_FALL) == ()
    ticking = tiny_curriculum(courses={"A-1": {}}, prerequisites={"A-1": '"maths"'}, conditions={"maths": "maths"})
    assert unmet_in(ticking, EMPTY, "A-1", FALL) == (Ticked("maths"),)


def test_a_course_of_the_plan_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="A-1 is planned or completed already"):
        first_legal_term(CURRICULUM, WITH_A1, "A-1")


def test_an_unknown_course_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        term_to_try(CURRICULUM, EMPTY, "Z-9")
