"""What courses add and what is lost without them, coverage after each term, what one more course moves."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.coverage import Contribution, State, after_each_term, contributions, moves
from planner.model import Term
from tests.builders import tiny_curriculum, tiny_plan

STUDIO = tiny_curriculum(
    {
        "mixer": {"mixing": ("M", "essential"), "billing": ("I", "useful")},
        "writer": {"mixing": (None, "useful"), "writing": (None, "essential")},
        "dreamer": {},
    },
    {
        "A-1": {"mixing": "I"},
        "A-2": {"mixing": "M"},
        "A-3": {"mixing": "R", "billing": "R"},
        "L-1": {},
        "X-1": {},
    },
    unmapped=["X-1"],
)


def test_adds_go_by_the_order_of_terms_and_lost_by_what_others_reach() -> None:
    assert contributions(STUDIO, "mixer", ["A-1", "A-3", "A-2", "L-1"]) == (
        Contribution("A-1", Fraction(2, 9), Fraction(0)),
        Contribution("A-3", Fraction(5, 9), Fraction(1, 3)),  # mixing I to R: 2/9; billing 3/9, only there
        Contribution("A-2", Fraction(2, 9), Fraction(2, 9)),  # mixing R to M; without it R stays
        Contribution("L-1", Fraction(0), Fraction(0)),
    )


def test_two_courses_that_reach_the_same_lose_nothing_each() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": "R"}}, {"A-1": {"mixing": "R"}, "A-2": {"mixing": "M"}})

    assert contributions(curriculum, "mixer", ["A-1", "A-2"]) == (
        Contribution("A-1", Fraction(1), Fraction(0)),
        Contribution("A-2", Fraction(0), Fraction(0)),
    )


def test_breadth_is_shared_out_where_no_level_is_stated() -> None:
    assert contributions(STUDIO, "writer", ["A-1", "A-2"]) == (
        Contribution("A-1", Fraction(1, 3), Fraction(0)),
        Contribution("A-2", Fraction(0), Fraction(0)),
    )


def test_a_course_named_twice_counts_where_it_first_stands() -> None:
    assert [part.course_id for part in contributions(STUDIO, "mixer", ["A-1", "A-2", "A-1"])] == ["A-1", "A-2"]


def test_courses_add_nothing_to_a_role_without_needs() -> None:
    assert contributions(STUDIO, "dreamer", ["A-1"]) == (Contribution("A-1", Fraction(0), Fraction(0)),)


def test_contributions_to_an_unknown_role_are_a_wrong_call() -> None:
    with pytest.raises(KeyError, match="drummer"):
        contributions(STUDIO, "drummer", ["A-1"])


def test_coverage_rises_from_what_is_completed_over_the_terms() -> None:
    plan = tiny_plan({"2026 Fall": ["A-3"], "2027 Spring": [], "2027 Fall": ["A-2", "X-1"]}, completed=["A-1"])
    found = after_each_term(STUDIO, ["mixer", "writer"], plan)

    assert [step.term for step in found] == [None, Term(2026, "Fall"), Term(2027, "Spring"), Term(2027, "Fall")]
    assert [[role.role_id for role in step.roles] for step in found] == [["mixer", "writer"]] * 4
    assert [step.roles[0].coverage for step in found] == [Fraction(2, 9), Fraction(7, 9), Fraction(7, 9), Fraction(1)]
    assert [step.roles[1].breadth for step in found] == [Fraction(1, 3)] * 4


def test_a_need_is_not_known_from_the_term_on_that_has_an_unmapped_course() -> None:
    plan = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["X-1"]})
    states = [step.roles[0].needs[0].state for step in after_each_term(STUDIO, ["mixer"], plan)]

    assert states == [State.MISSING, State.SHORT, State.NOT_KNOWN]


def test_an_added_course_moves_the_roles_whose_figures_change() -> None:
    found = moves(STUDIO, "A-3", ["A-1"])

    assert [move.role_id for move in found] == ["mixer"]
    assert (found[0].before.coverage, found[0].after.coverage) == (Fraction(2, 9), Fraction(7, 9))


def test_a_course_moves_every_role_of_an_empty_set_that_needs_what_it_teaches() -> None:
    assert [move.role_id for move in moves(STUDIO, "A-1", [])] == ["mixer", "writer"]


def test_a_course_of_the_set_and_one_that_others_reach_move_nothing() -> None:
    assert moves(STUDIO, "A-1", ["A-1"]) == ()
    assert moves(STUDIO, "A-1", ["A-2"]) == ()
    assert moves(STUDIO, "X-1", []) == ()


def test_adding_an_unknown_course_is_a_wrong_call() -> None:
    with pytest.raises(KeyError, match="Z-9"):
        moves(STUDIO, "Z-9", [])
