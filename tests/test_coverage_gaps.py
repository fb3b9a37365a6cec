"""Gaps in order, courses that close them, worked sums, and which roles may be put in order."""

from __future__ import annotations

import pytest

from planner.coverage import comparable, courses_that_close, gaps, role_coverage, worked_sum
from tests.builders import tiny_curriculum


def test_gaps_are_ranked_by_what_closing_them_adds() -> None:
    curriculum = tiny_curriculum(
        {
            "mixer": {
                "billing": ("I", "useful"),  # 1 × 1/1
                "listening": ("M", "essential"),  # 2 × 1/3
                "mixing": ("M", "essential"),  # 2 × 2/3
                "rigging": ("R", "essential"),  # covered
            }
        },
        {"A-1": {"listening": "R", "mixing": "I", "rigging": "M"}},
    )
    found = gaps(curriculum, role_coverage(curriculum, "mixer", ["A-1"]))

    assert [need.skill_id for need in found] == ["mixing", "billing", "listening"]


def test_equal_gaps_go_by_the_number_of_roles_that_need_the_skill_then_by_the_table() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"billing": "I", "rigging": "I", "mixing": "I"}, "engineer": {"mixing": "I"}},
    )
    found = gaps(curriculum, role_coverage(curriculum, "mixer", []))

    assert [need.skill_id for need in found] == ["mixing", "billing", "rigging"]


def test_roles_of_another_kind_do_not_break_a_tie() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"billing": "I", "mixing": "I"}, "outcome-1": {"mixing": "I"}},
        role_columns={"outcome-1": {"kind": "outcome"}},
    )
    found = gaps(curriculum, role_coverage(curriculum, "mixer", []))

    assert [need.skill_id for need in found] == ["billing", "mixing"]


def test_a_gap_without_a_level_comes_last() -> None:
    curriculum = tiny_curriculum({"mixer": {"billing": (None, "essential"), "mixing": ("M", "useful")}})
    found = gaps(curriculum, role_coverage(curriculum, "mixer", []))

    assert [need.skill_id for need in found] == ["mixing", "billing"]


def test_a_role_that_is_met_has_no_gaps() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": "I"}}, {"A-1": {"mixing": "R"}})

    assert gaps(curriculum, role_coverage(curriculum, "mixer", ["A-1"])) == ()


def test_needs_that_are_not_known_are_gaps_too() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": "I"}}, {"X-1": {}}, unmapped=["X-1"])
    found = gaps(curriculum, role_coverage(curriculum, "mixer", ["X-1"], plan=True))

    assert [need.skill_id for need in found] == ["mixing"]


TAUGHT = tiny_curriculum(
    courses={
        "B-1": {"mixing": "R"},
        "A-2": {"mixing": "R"},
        "A-1": {"mixing": "I"},
        "C-1": {"mixing": "M"},
        "O-1": {"mixing": "M"},
    },
    outside=["O-1"],
)


def test_closing_courses_reach_the_depth_deepest_first_then_by_code() -> None:
    assert [link.course_id for link in courses_that_close(TAUGHT, "mixing", 2)] == ["C-1", "A-2", "B-1"]


def test_outside_courses_close_a_gap_only_where_asked_for() -> None:
    assert [link.course_id for link in courses_that_close(TAUGHT, "mixing", 3)] == ["C-1"]
    assert [link.course_id for link in courses_that_close(TAUGHT, "mixing", 3, outside=True)] == ["C-1", "O-1"]


def test_any_depth_closes_a_need_without_a_level() -> None:
    assert [link.course_id for link in courses_that_close(TAUGHT, "mixing", None)] == ["C-1", "A-2", "B-1", "A-1"]


def test_an_unknown_skill_is_a_wrong_call() -> None:
    with pytest.raises(KeyError, match="juggling"):
        courses_that_close(TAUGHT, "juggling", 1)


def test_the_worked_sum_shows_every_part_and_the_total() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": ("M", "essential"), "billing": ("I", "useful"), "luck": (None, "useful")}},
        {"A-1": {"mixing": "I", "billing": "R"}},
    )
    frame = worked_sum(curriculum, role_coverage(curriculum, "mixer", ["A-1"]))

    assert list(frame.columns) == ["skill", "importance", "weight", "needed", "attained", "part", "counts"]
    assert frame.to_numpy().tolist() == [
        ["Mixing", "essential", "2", "M", "I", "2 × 1/3", "2/3"],
        ["Billing", "useful", "1", "I", "R", "1 × 1/1", "1"],
        ["Luck", "useful", "1", "not stated", "none", "no level stated", ""],
        ["Total", "", "3", "", "", "5/3 ÷ 3", "5/9"],
    ]


def test_the_worked_sum_is_that_of_breadth_where_no_level_is_stated() -> None:
    curriculum = tiny_curriculum(
        {"writer": {"writing": (None, "essential"), "luck": (None, "useful")}}, {"A-1": {"writing": "M"}}
    )
    frame = worked_sum(curriculum, role_coverage(curriculum, "writer", ["A-1"]))

    assert frame.to_numpy().tolist() == [
        ["Writing", "essential", "2", "not stated", "M", "2 × 1", "2"],
        ["Luck", "useful", "1", "not stated", "none", "1 × 0", "0"],
        ["Total", "", "3", "", "", "2 ÷ 3", "2/3"],
    ]


def test_the_worked_sum_of_a_role_without_needs_is_empty() -> None:
    curriculum = tiny_curriculum({"dreamer": {}})

    assert worked_sum(curriculum, role_coverage(curriculum, "dreamer", [])).empty


ORDER = tiny_curriculum(
    {
        # By A-1: weighted 2/4, equal 1/3.
        "essential-met": {"mixing": ("I", "essential"), "billing": ("I", "useful"), "rigging": ("I", "useful")},
        # By A-1: weighted 2/5, equal 2/4.
        "useful-met": {
            "mixing": ("I", "useful"),
            "listening": ("I", "useful"),
            "billing": ("I", "useful"),
            "rigging": ("I", "essential"),
        },
        # By A-1: weighted 0, equal 0.
        "nothing-met": {"rigging": ("I", "essential")},
        "no-level": {"mixing": (None, "essential")},
        "no-level-either": {"rigging": (None, "essential")},
        "no-needs": {},
    },
    {"A-1": {"mixing": "I", "listening": "I"}},
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("essential-met", "nothing-met", True),
        ("useful-met", "nothing-met", True),
        ("essential-met", "useful-met", False),
        ("essential-met", "essential-met", True),
        ("no-level", "no-level-either", True),
        ("no-level", "essential-met", False),
        ("no-needs", "essential-met", False),
        ("no-needs", "no-needs", False),
    ],
)
def test_roles_are_comparable_only_where_equal_weights_give_the_same_order(
    one: str, other: str, *, expected: bool
) -> None:
    a, b = role_coverage(ORDER, one, ["A-1"]), role_coverage(ORDER, other, ["A-1"])

    assert comparable(a, b) is expected
    assert comparable(b, a) is expected
