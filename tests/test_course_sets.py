"""Required core, catalogue, every course."""

from __future__ import annotations

from typing import Any

import pytest

from planner.course_sets import (
    every_course,
    main_programme,
    must_take,
    must_take_whole,
    pool_of,
    required_core,
    usual_sets,
)
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum

CODES = ("A-1", "A-2", "A-3", "B-1", "B-2", "O-1")


def _department(group: dict[str, Any], **more: Any) -> Curriculum:
    """Courses of 3 credits, O-1 outside, and one group of the only programme."""
    return tiny_curriculum(
        courses={code: {} for code in CODES}, outside=["O-1"], programmes={"major": {}}, groups={"core": group}, **more
    )


def test_a_pool_is_required_where_its_credits_are_all_needed() -> None:
    curriculum = _department({"pool": "A-2 | A-1", "least_credits": 6})

    assert required_core(curriculum, "major") == ("A-1", "A-2")


def test_a_pool_is_required_where_its_courses_are_all_needed() -> None:
    curriculum = _department({"pool": "A-2 | A-1", "least_courses": 2})

    assert required_core(curriculum, "major") == ("A-1", "A-2")


@pytest.mark.parametrize(
    "rule", [{"least_credits": 3}, {"least_courses": 1}, {"least_credits": 3, "least_courses": 1}, {}], ids=str
)
def test_a_pool_with_a_choice_is_not_required(rule: dict[str, int]) -> None:
    assert required_core(_department({"pool": "A-1 | A-2", **rule}), "major") == ()


def test_a_course_without_which_the_others_have_too_few_credits_is_required() -> None:
    rule = {"pool": "A-1 | A-2 | B-1", "least_credits": 7}
    curriculum = _department(rule, credits={"A-1": 4, "A-2": 3, "B-1": 1})
    group = curriculum.groups_of("major")[0]

    assert must_take(curriculum, group) == ("A-1", "A-2")
    assert not must_take_whole(curriculum, group)
    assert required_core(curriculum, "major") == ("A-1", "A-2")


def test_one_credit_more_than_a_group_asks_for_leaves_no_choice_of_courses_of_two() -> None:
    curriculum = _department({"pool": "A-1 | A-2", "least_credits": 5})

    assert required_core(curriculum, "major") == ("A-1", "A-2")


def test_courses_outside_count_for_no_pool() -> None:
    curriculum = _department({"pool": "A-1 | O-1", "least_credits": 3})
    group = curriculum.groups_of("major")[0]

    assert pool_of(curriculum, group) == ("A-1",)
    assert must_take_whole(curriculum, group)
    assert required_core(curriculum, "major") == ("A-1",)


def test_unknown_credits_decide_nothing() -> None:
    by_credits = _department({"pool": "A-1 | A-2", "least_credits": 3}, credits={"A-1": None})
    by_courses = _department({"pool": "A-1 | A-2", "least_credits": 3, "least_courses": 2}, credits={"A-1": None})

    assert required_core(by_credits, "major") == ()
    assert required_core(by_courses, "major") == ("A-1", "A-2")


def test_credits_of_tenths_are_summed_without_a_rounding_error() -> None:
    curriculum = _department(
        {"pool": "A-1 | A-2 | A-3", "least_credits": 0.3}, credits={"A-1": 0.1, "A-2": 0.1, "A-3": 0.1}
    )

    assert required_core(curriculum, "major") == ("A-1", "A-2", "A-3")


def test_prerequisites_without_an_alternative_belong_to_the_core() -> None:
    curriculum = _department(
        {"pool": "A-3", "least_courses": 1},
        prerequisites={"A-3": "A-2 & (B-1 | B-2)", "A-2": "A-1"},
    )

    assert required_core(curriculum, "major") == ("A-1", "A-2", "A-3")


def test_a_condition_or_credits_beside_a_course_leave_an_alternative() -> None:
    curriculum = _department(
        {"pool": "A-3", "least_courses": 1},
        prerequisites={"A-3": 'A-1 | "mathematics proficiency"'},
        conditions={"maths": "mathematics proficiency"},
    )

    assert required_core(curriculum, "major") == ("A-3",)


def test_corequisites_are_followed_and_may_go_in_a_circle() -> None:
    curriculum = _department(
        {"pool": "A-1", "least_courses": 1},
        corequisites={"A-1": "A-2", "A-2": "A-1"},
        strict_corequisites={"A-2": "2 of (B-1, B-2)"},
    )

    assert required_core(curriculum, "major") == ("A-1", "A-2", "B-1", "B-2")


def test_outside_and_unknown_prerequisites_are_left_out_of_the_core() -> None:
    curriculum = _department({"pool": "A-1", "least_courses": 1}, prerequisites={"A-1": "O-1 & Z-9"})

    assert required_core(curriculum, "major") == ("A-1",)


def test_groups_of_another_programme_do_not_count() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}, "B-1": {}},
        programmes={"major": {}, "second": {"kind": "minor"}},
        groups={
            "core": {"pool": "A-1", "least_courses": 1},
            "other": {"pool": "B-1", "least_courses": 1, "programme_id": "second"},
        },
    )

    assert required_core(curriculum, "major") == ("A-1",)
    assert required_core(curriculum, "second") == ("B-1",)


def test_the_core_of_an_unknown_programme_is_a_wrong_call() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        required_core(tiny_curriculum(), "nowhere")


def test_the_first_major_is_the_main_programme() -> None:
    programmes = {"small": {"kind": "minor"}, "first": {}, "second": {}}

    assert main_programme(tiny_curriculum(programmes=programmes)) == "first"
    assert main_programme(tiny_curriculum(programmes={"small": {"kind": "minor"}})) is None


def test_every_course_includes_those_outside() -> None:
    curriculum = _department({"pool": "A-1", "least_courses": 1})

    assert every_course(curriculum) == CODES
    assert curriculum.catalogue == CODES[:-1]


def test_the_usual_sets_are_core_and_catalogue() -> None:
    assert usual_sets(_department({"pool": "A-1", "least_courses": 1})) == {
        "required core": ("A-1",),
        "catalogue": CODES[:-1],
    }
    assert usual_sets(tiny_curriculum(courses={"A-1": {}})) == {"catalogue": ("A-1",)}
