"""One role and a set of courses: states, figures, exact fractions."""

from __future__ import annotations

import doctest
from fractions import Fraction
from types import ModuleType

import pytest

from planner.coverage import NeedState, State, role, role_coverage, role_coverages, table
from tests.builders import tiny_curriculum

STUDIO = tiny_curriculum(
    {
        "mixer": {
            "mixing": ("M", "essential"),
            "listening": ("R", "essential"),
            "billing": ("I", "useful"),
            "rigging": ("R", "useful"),
        },
        "writer": {"listening": (None, "essential"), "writing": (None, "useful")},
        "dreamer": {},
    },
    {
        "A-1": {"mixing": "I", "listening": "R"},
        "A-2": {"mixing": "R"},
        "A-3": {"mixing": "R", "billing": "M"},
        "X-1": {},
        "X-2": {"rigging": "I"},
    },
    unmapped=["X-1", "X-2"],
)


def test_a_mixed_set_gives_each_need_its_state_and_exact_figures() -> None:
    found = role_coverage(STUDIO, "mixer", ["A-1", "A-2", "A-3"])

    assert [need.state for need in found.needs] == [State.SHORT, State.COVERED, State.COVERED, State.MISSING]
    assert (found.needs_met, found.needs_total) == (2, 4)
    assert (found.essentials_met, found.essentials_total) == (1, 2)
    # (2 × 2/3 + 2 × 2/2 + 1 × 1/1 + 1 × 0/2) ÷ 6
    assert found.coverage == Fraction(13, 18)
    # (2 + 2 + 1) ÷ 6
    assert found.breadth == Fraction(5, 6)
    assert found.leading == Fraction(13, 18)
    assert found.figures == (2, 1, Fraction(13, 18), Fraction(5, 6))


def test_a_short_need_says_what_is_attained_by_whom_and_what_closing_it_adds() -> None:
    found = role_coverage(STUDIO, "mixer", ["A-3", "A-1", "A-2"])

    assert found.needs[0] == NeedState(
        skill_id="mixing",
        importance="essential",
        weight=2,
        needed=3,
        attained=2,
        state=State.SHORT,
        by=("A-2", "A-3"),
        gap=1,
        adds=Fraction(1, 9),  # 2 × 1/3 ÷ 6
    )


def test_a_missing_need_is_taught_by_nobody_and_adds_its_whole_weight() -> None:
    rigging = role_coverage(STUDIO, "mixer", ["A-1"]).needs[3]

    assert (rigging.attained, rigging.by, rigging.gap, rigging.adds) == (0, (), 2, Fraction(1, 6))
    assert not rigging.is_met


def test_more_depth_than_needed_has_no_gap_and_adds_nothing() -> None:
    billing = role_coverage(STUDIO, "mixer", ["A-3"]).needs[2]

    assert (billing.needed, billing.attained, billing.gap, billing.adds) == (1, 3, 0, Fraction(0))
    assert billing.is_met


def test_each_state_is_counted() -> None:
    found = role_coverage(STUDIO, "mixer", ["A-1", "A-2", "A-3"])

    assert {state: found.count(state) for state in State} == {
        State.COVERED: 2,
        State.SHORT: 1,
        State.MISSING: 1,
        State.NOT_KNOWN: 0,
    }


def test_breadth_leads_where_no_level_is_stated() -> None:
    found = role_coverage(STUDIO, "writer", ["A-1"])

    assert found.coverage is None
    assert found.breadth == Fraction(2, 3)
    assert found.leading == Fraction(2, 3)


def test_a_need_without_a_level_is_met_at_any_depth_and_stays_out_of_the_essentials() -> None:
    found = role_coverage(STUDIO, "writer", ["A-1"])

    assert [need.state for need in found.needs] == [State.COVERED, State.MISSING]
    assert (found.needs_met, found.needs_total) == (1, 2)
    assert (found.essentials_met, found.essentials_total) == (0, 0)
    assert [(need.gap, need.adds) for need in found.needs] == [(0, Fraction(0))] * 2


def test_a_need_without_a_level_stays_out_of_coverage_but_not_of_breadth() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": ("M", "useful"), "billing": (None, "essential")}}, {"A-1": {"mixing": "I"}}
    )
    found = role_coverage(curriculum, "mixer", ["A-1"])

    assert found.coverage == Fraction(1, 3)
    assert found.breadth == Fraction(1, 3)
    assert (found.needs_met, found.needs_total, found.essentials_total) == (0, 2, 0)


def test_a_role_without_needs_has_no_figure_at_all() -> None:
    found = role_coverage(STUDIO, "dreamer", ["A-1", "X-1"])

    assert (found.coverage, found.breadth, found.leading, found.needs_total) == (None, None, None, 0)
    assert not found.could_rise


def test_in_a_plan_with_an_unmapped_course_short_and_missing_are_not_known() -> None:
    found = role_coverage(STUDIO, "mixer", ["A-1", "X-1"], plan=True)

    assert [need.state for need in found.needs] == [State.NOT_KNOWN, State.COVERED, State.NOT_KNOWN, State.NOT_KNOWN]
    assert found.needs[0].attained == 1
    assert found.unmapped == ("X-1",)
    assert found.could_rise


def test_in_a_plan_of_mapped_courses_the_states_stay() -> None:
    found = role_coverage(STUDIO, "mixer", ["A-1"], plan=True)

    assert [need.state for need in found.needs] == [State.SHORT, State.COVERED, State.MISSING, State.MISSING]
    assert (found.unmapped, found.could_rise) == ((), False)


def test_for_core_and_catalogue_an_unmapped_course_is_named_and_the_states_stay() -> None:
    found = role_coverage(STUDIO, "mixer", ["X-2", "A-1", "X-1"])

    assert [need.state for need in found.needs] == [State.SHORT, State.COVERED, State.MISSING, State.SHORT]
    assert found.unmapped == ("X-1", "X-2")
    assert found.could_rise


def test_a_role_that_is_met_in_full_cannot_rise() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": "I"}}, {"A-1": {"mixing": "I"}, "X-1": {}}, unmapped=["X-1"])
    found = role_coverage(curriculum, "mixer", ["A-1", "X-1"], plan=True)

    assert (found.coverage, found.unmapped, found.could_rise) == (Fraction(1), ("X-1",), False)


def test_a_mapped_course_that_teaches_nothing_is_not_unmapped() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": "I"}}, {"L-1": {}})

    assert role_coverage(curriculum, "mixer", ["L-1"], plan=True).needs[0].state is State.MISSING


def test_an_unknown_code_teaches_nothing_and_counts_as_unmapped() -> None:
    found = role_coverage(STUDIO, "mixer", ["A-1", "Z-9"])

    assert found.coverage == role_coverage(STUDIO, "mixer", ["A-1"]).coverage
    assert found.unmapped == ("Z-9",)


def test_outside_courses_count_where_they_are_in_the_set() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": "M"}}, {"O-1": {"mixing": "M"}}, outside=["O-1"])

    assert role_coverage(curriculum, "mixer", ["O-1"]).coverage == 1
    assert role_coverage(curriculum, "mixer", curriculum.catalogue).coverage == 0


def test_a_course_named_twice_counts_once() -> None:
    assert role_coverage(STUDIO, "mixer", ["A-1", "A-1"]) == role_coverage(STUDIO, "mixer", ["A-1"])


def test_several_roles_by_one_set_come_in_the_order_asked_for() -> None:
    found = role_coverages(STUDIO, ["writer", "mixer"], ["X-1", "A-1"], plan=True)

    assert found == tuple(role_coverage(STUDIO, role_id, ["A-1", "X-1"], plan=True) for role_id in ("writer", "mixer"))


def test_an_unknown_role_is_a_wrong_call() -> None:
    with pytest.raises(KeyError, match="drummer"):
        role_coverage(STUDIO, "drummer", [])


@pytest.mark.parametrize("module", [role, table], ids=lambda module: module.__name__)
def test_the_examples_of_the_formulas_hold(module: ModuleType) -> None:
    outcome = doctest.testmod(module)

    assert outcome.attempted > 0
    assert outcome.failed == 0
