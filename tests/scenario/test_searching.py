"""Which course to drop at least cost, and which new one would raise the weakest roles most: by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.curriculum import Curriculum
from planner.scenario import DropCost, best_new_course, drop_costs
from tests.builders import IRM, tiny_curriculum


def _studio() -> Curriculum:
    """The mixer needs mixing M and editing R, the writer notation I (useful); A-1 asks for nothing, B-1 for A-1."""
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "editing": "R"}, "writer": {"notation": ("I", "useful")}},
        courses={
            "A-1": {"mixing": "R", "notation": "I"},
            "B-1": {"mixing": "I", "editing": "R"},
            "C-1": {"notation": "M"},
            "D-1": {},
        },
        prerequisites={"B-1": "A-1"},
        programmes={"major": {}},
        groups={"core": {"pool": "B-1", "least_courses": 1}},
    )


def test_the_cheapest_course_to_drop_comes_first() -> None:
    """Without A-1 mixing falls from R to I: 2 · 1/3 of 4. Without B-1 editing goes: 2 of 4, and a need."""
    nothing = Fraction(0)
    assert drop_costs(_studio()) == (
        DropCost("C-1", 0, nothing, (), 0, in_core=False),
        DropCost("D-1", 0, nothing, (), 0, in_core=False),
        DropCost("A-1", 0, Fraction(1, 6), ("mixer",), 1, in_core=True),
        DropCost("B-1", 1, Fraction(1, 2), ("mixer",), 0, in_core=True),
    )


def test_the_only_course_of_a_need_without_a_level_loses_the_need_alone() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": (None, "essential")}}, {"A-1": {"mixing": "R"}})
    assert drop_costs(curriculum) == (DropCost("A-1", 1, Fraction(0), ("mixer",), 0, in_core=False),)


def test_outcomes_and_courses_outside_the_degree_do_not_count() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": "I"}},
        {"A-1": {"mixing": "I"}, "X-1": {"mixing": "M"}},
        outside=["X-1"],
        role_columns={"mixer": {"kind": "outcome"}},
    )
    assert drop_costs(curriculum) == (DropCost("A-1", 0, Fraction(0), (), 0, in_core=False),)


def test_a_circle_leaves_the_courses_that_name_one() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}, "B-1": {}, "C-1": {}}, prerequisites={"A-1": "B-1", "B-1": "A-1", "C-1": "A-1 | B-1"}
    )
    assert [(cost.course_id, cost.blocks) for cost in drop_costs(curriculum)] == [("C-1", 0), ("A-1", 1), ("B-1", 1)]


def test_an_unknown_programme_is_a_wrong_call() -> None:
    with pytest.raises(KeyError):
        drop_costs(_studio(), "nowhere")


def test_the_best_new_course_teaches_the_skills_of_the_largest_gains() -> None:
    """Mixing from R to M adds 2 · 1/3 of 4 to the mixer, notation and the rest nothing."""
    best = best_new_course(_studio(), 2)
    assert best is not None
    assert best.teaches == (("mixing", "M"),)
    assert best.gain == Fraction(1, 6)
    assert best.raised == (("mixer", Fraction(5, 6), Fraction(1)),)
    assert best.runners_up == ()


def _lacking() -> Curriculum:
    """Two roles and an idle catalogue; a (essential M) is needed by both, b and c by one each."""
    return tiny_curriculum(
        roles={
            "first": {"a": "M", "b": ("I", "useful")},
            "second": {"a": "R", "c": ("I", "useful"), "d": ("M", "useful")},
        },
        courses={"A-1": {"d": "I"}},
    )


def test_levels_are_the_lowest_that_gain_all_and_ties_go_by_the_table() -> None:
    """Gains: a 2/3 + 2/4, b 1/3, c 1/4, d 2/3 of 1/4."""
    best = best_new_course(_lacking(), 1)
    assert best is not None
    assert best.teaches == (("a", "M"),)
    assert best.gain == Fraction(7, 6)
    assert best.raised == (("second", Fraction(1, 12), Fraction(7, 12)), ("first", Fraction(0), Fraction(2, 3)))[::-1]
    assert best.runners_up == (
        ((("b", "I"),), Fraction(1, 3)),
        ((("c", "I"),), Fraction(1, 4)),
        ((("d", "M"),), Fraction(1, 6)),
    )


def test_only_the_weakest_roles_and_the_skills_named_count() -> None:
    best = best_new_course(_lacking(), 1, weakest=1)
    assert best is not None
    assert (best.teaches, best.gain) == ((("a", "M"),), Fraction(2, 3))
    other = best_new_course(_lacking(), 3, weakest=1, skills=["c", "b"])
    assert other is not None
    assert (other.teaches, other.gain) == ((("b", "I"),), Fraction(1, 3))


def test_a_role_without_levels_counts_by_breadth() -> None:
    curriculum = tiny_curriculum({"mixer": {"mixing": (None, "essential"), "editing": (None, "useful")}}, {"A-1": {}})
    best = best_new_course(curriculum, 1)
    assert best is not None
    assert best.teaches == (("mixing", "I"),)
    assert best.raised == (("mixer", Fraction(0), Fraction(2, 3)),)


def test_a_scale_without_levels_gives_none() -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": (None, "essential")}}, {"A-1": {}}, about={"scale": type(IRM)(())}
    )
    best = best_new_course(curriculum, 1)
    assert best is not None
    assert best.teaches == (("mixing", ""),)


@pytest.mark.parametrize(
    "curriculum",
    [
        tiny_curriculum(),
        tiny_curriculum({"idler": {}}, {"A-1": {}}),
        tiny_curriculum({"mixer": {"mixing": "I"}}, {"A-1": {"mixing": "M"}}),
    ],
)
def test_where_nothing_lacks_there_is_no_best_course(curriculum: Curriculum) -> None:
    assert best_new_course(curriculum, 3) is None


def test_wrong_calls() -> None:
    with pytest.raises(ValueError, match="at least one"):
        best_new_course(_studio(), 0)
    with pytest.raises(KeyError):
        best_new_course(_studio(), 1, skills=["nowhere"])


def test_the_default_curriculum(default: Curriculum) -> None:
    costs = {cost.course_id: cost for cost in drop_costs(default)}
    assert set(costs) == set(default.catalogue)
    best = best_new_course(default, 3)
    assert best is not None
    assert len(best.teaches) == 3
    assert len(best.runners_up) == 3
