"""All roles at once."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from planner.coverage import NeedsTable, attained_levels, coverage_of_roles
from tests.builders import tiny_curriculum

STUDIO = tiny_curriculum(
    {
        "mixer": {"mixing": ("M", "essential"), "listening": ("R", "essential"), "billing": ("I", "useful")},
        "dreamer": {},
        "writer": {"listening": (None, "essential"), "writing": (None, "useful")},
    },
    {"A-1": {"mixing": "I", "listening": "M"}, "A-2": {"mixing": "R"}, "O-1": {"writing": "I"}},
    outside=["O-1"],
)
ONE_NEED = {"role": [0], "skill": [0], "needed": [3], "weight": [2]}


def test_attained_levels_are_the_highest_of_the_set_in_the_order_of_skills() -> None:
    attained = attained_levels(STUDIO, ["A-2", "A-1", "Z-9"])

    assert list(STUDIO.skill_index) == ["mixing", "listening", "billing", "writing"]
    assert attained.tolist() == [2, 3, 0, 0]
    assert attained.dtype == np.int8


def test_the_empty_set_attains_nothing() -> None:
    assert attained_levels(STUDIO, []).tolist() == [0, 0, 0, 0]


def test_all_roles_at_once_give_whole_numbers() -> None:
    found = coverage_of_roles(NeedsTable.of(STUDIO), attained_levels(STUDIO, ["A-1"]))

    assert found.role_ids == ("mixer", "dreamer", "writer")
    # Mixer, in sixths: 2 × 1/3 + 2 × 2/2 + 1 × 0/1 = 4/6 + 12/6, of 5.
    assert found.numerator.tolist() == [16, 0, 0]
    assert found.denominator.tolist() == [30, 0, 0]
    assert found.breadth_numerator.tolist() == [4, 0, 2]
    assert found.breadth_denominator.tolist() == [5, 0, 3]
    assert found.needs_met.tolist() == [1, 0, 1]
    assert found.covered.tolist() == [1, 0, 1]
    assert found.needs_total.tolist() == [3, 0, 2]
    assert found.essentials_met.tolist() == [1, 0, 0]
    assert found.essentials_total.tolist() == [2, 0, 0]
    assert found.short.tolist() == [1, 0, 0]
    assert found.missing.tolist() == [1, 0, 1]


def test_a_role_of_the_table_has_an_exact_fraction_or_none() -> None:
    found = coverage_of_roles(NeedsTable.of(STUDIO), attained_levels(STUDIO, ["A-1"]))

    assert [found.coverage(position) for position in range(3)] == [Fraction(8, 15), None, None]
    assert [found.breadth(position) for position in range(3)] == [Fraction(4, 5), None, Fraction(2, 3)]


def test_the_frame_has_one_row_a_role() -> None:
    frame = coverage_of_roles(NeedsTable.of(STUDIO), attained_levels(STUDIO, ["A-1"])).frame()

    assert frame["role_id"].tolist() == ["mixer", "dreamer", "writer"]
    assert frame["coverage"].isna().tolist() == [False, True, True]
    assert frame["coverage"][0] == 8 / 15
    assert frame["breadth"].isna().tolist() == [False, True, False]
    assert frame[["needs_met", "covered", "short", "missing", "needs_total"]].to_numpy().tolist() == [
        [1, 1, 1, 1, 3],
        [0, 0, 0, 0, 0],
        [1, 1, 0, 1, 2],
    ]


def test_arrays_may_stand_in_any_order_and_a_role_may_have_no_need() -> None:
    needs = NeedsTable.from_arrays(
        ["mixer", "dreamer", "writer", "sleeper"],
        role=[2, 0, 2, 0],
        skill=[1, 0, 0, 1],
        needed=[2, 3, 0, 1],
        weight=[1, 2, 2, 1],
        depths=3,
    )
    found = coverage_of_roles(needs, [2, 0])

    assert needs.bounds.tolist() == [0, 2, 2, 4, 4]
    assert [found.coverage(position) for position in range(4)] == [Fraction(4, 9), None, Fraction(0), None]
    assert found.needs_met.tolist() == [0, 0, 1, 0]


def test_a_curriculum_without_roles_gives_an_empty_table() -> None:
    empty = tiny_curriculum()
    found = coverage_of_roles(NeedsTable.of(empty), attained_levels(empty, []))

    assert found.needs_total.tolist() == []
    assert found.frame().empty


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": [1]},
        {"role": [-1]},
        {"skill": [-1]},
        {"needed": [4]},
        {"weight": [0]},
        {"weight": [1, 2]},
        {"role": [[0]], "skill": [[0]], "needed": [[3]], "weight": [[2]]},
    ],
    ids=str,
)
def test_entries_out_of_range_or_of_unequal_length_are_a_wrong_call(wrong: dict[str, list[int]]) -> None:
    with pytest.raises(ValueError, match=r"must be one-dimensional|out of range"):
        NeedsTable.from_arrays(["mixer"], **{**ONE_NEED, **wrong}, depths=3)


def test_a_skill_without_an_attained_depth_is_a_wrong_call() -> None:
    with pytest.raises(ValueError, match="one attained depth for each skill"):
        coverage_of_roles(NeedsTable.of(STUDIO), [3])
