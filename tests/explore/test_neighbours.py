"""Nearest roles: the coverage formula with the levels of one role as what is attained."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.explore.neighbours import Neighbour, Step, nearest_roles
from tests.builders import tiny_curriculum


def test_a_neighbour_says_what_is_met_what_to_deepen_and_what_to_learn() -> None:
    curriculum = tiny_curriculum(
        roles={"here": {"a": "R", "b": "M"}, "there": {"a": "M", "b": "R", "c": ("I", "useful")}}
    )
    # (2 × 2/3 + 2 × 2/2 + 1 × 0/1) ÷ 5
    assert nearest_roles(curriculum, "here") == (
        Neighbour(
            role_id="there",
            needs_met=1,
            needs_total=3,
            share=Fraction(2, 3),
            deepen=(Step("a", "essential", 2, 3),),
            learn=(Step("c", "useful", 0, 1),),
        ),
    )


def test_nearness_is_not_symmetric() -> None:
    curriculum = tiny_curriculum(roles={"wide": {"a": "M", "b": "M"}, "narrow": {"a": "M"}})
    assert [(near.role_id, near.share) for near in nearest_roles(curriculum, "wide")] == [("narrow", Fraction(1))]
    assert [(near.role_id, near.share) for near in nearest_roles(curriculum, "narrow")] == [("wide", Fraction(1, 2))]


def test_roles_that_share_nothing_and_roles_of_another_kind_are_left_out() -> None:
    curriculum = tiny_curriculum(
        roles={"here": {"a": "R"}, "apart": {"b": "R"}, "outcome": {"a": "R"}},
        role_columns={"outcome": {"kind": "outcome"}},
    )
    assert nearest_roles(curriculum, "here") == ()


def test_nearest_first_then_fewer_steps_then_the_order_of_the_table_up_to_the_number_asked_for() -> None:
    curriculum = tiny_curriculum(
        roles={
            "here": {"a": "R", "b": "R", "c": "R"},
            "half-in-two-steps": {"a": "R", "b": "R", "x": "R", "y": "R"},
            "half-in-one-step": {"a": "R", "x": "R"},
            "half-in-one-step-too": {"b": "R", "x": "R"},
            "whole": {"c": "I"},
        }
    )
    found = [near.role_id for near in nearest_roles(curriculum, "here")]
    assert found == ["whole", "half-in-one-step", "half-in-one-step-too", "half-in-two-steps"]
    assert [near.role_id for near in nearest_roles(curriculum, "here", most=2)] == found[:2]


def test_a_need_without_a_level_is_held_at_the_first_step_and_met_by_any() -> None:
    curriculum = tiny_curriculum(
        roles={"here": {"a": (None, "essential")}, "deeper": {"a": "R"}, "open": {"a": (None, "useful")}}
    )
    found = {near.role_id: near for near in nearest_roles(curriculum, "here")}
    assert found["deeper"].deepen == (Step("a", "essential", 1, 2),)
    assert found["deeper"].share == Fraction(1, 2)
    assert (found["open"].needs_met, found["open"].share) == (1, Fraction(1))


def test_an_unknown_role_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        nearest_roles(tiny_curriculum(), "nobody")
