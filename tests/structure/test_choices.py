"""Any-of and n-of requisites: measures as ranges, and the branches that a plan took."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from planner.curriculum import Curriculum
from planner.structure import Bounds, Reach, measured, reach, structure_of, structure_of_plan
from tests.builders import tiny_curriculum, tiny_plan


def _curriculum(asks: dict[str, str]) -> Curriculum:
    return tiny_curriculum(courses={code: {} for code in asks}, prerequisites=asks, conditions={"ready": "readiness"})


CHAIN = {"A": "none", "B": "A", "X": "none", "Z": "B | X"}
"""Z by way of A and B, or of X."""


def test_a_choice_makes_a_range() -> None:
    structure = structure_of(_curriculum(CHAIN))
    rows = {course_id: (row.blocking, row.delay) for course_id, row in structure.courses.items()}
    assert rows == {
        "A": (Bounds(1, 2), Bounds(2, 3)),
        "B": (Bounds(0, 1), Bounds(2, 3)),
        "X": (Bounds(0, 1), Bounds(1, 2)),
        "Z": (Bounds(0, 0), Bounds(2, 3)),
    }
    assert structure.choices == 1
    assert structure.longest == Bounds(2, 3)


def test_sums_are_those_of_one_choice_and_not_of_the_ends() -> None:
    """By B: blocking 2 + 1 + 0, delay 3 + 3 + 1 + 3. By X: blocking 1 + 0 + 1, delay 2 + 2 + 2 + 2."""
    totals = structure_of(_curriculum(CHAIN)).totals
    assert totals is not None
    assert totals.blocking == Bounds(2, 3)
    assert totals.delay == Bounds(8, 10)
    assert totals.centrality == Bounds(0, 3)
    assert totals.complexity == Bounds(10, 13)


def test_sums_that_are_not_gone_through_say_so() -> None:
    with patch.object(measured, "MOST_WORK", 0):
        totals = structure_of(_curriculum(CHAIN)).totals
    assert totals is not None
    assert totals.blocking == Bounds(1, 4, is_exact=False)
    assert totals.centrality == Bounds(0, 3, is_exact=False)


@pytest.mark.parametrize("branch", ['"readiness"', "credits >= 30", "X-9"])
def test_a_branch_without_a_course_of_the_set_is_one_without_edges(branch: str) -> None:
    structure = structure_of(_curriculum({"A": "none", "B": f"A | {branch}"}))
    assert structure.courses["A"].blocking == Bounds(0, 1)
    assert structure.courses["B"].delay == Bounds(1, 2)


@pytest.mark.parametrize("asks", ['A & "readiness"', "A & credits >= 30"])
def test_conditions_and_credits_make_no_edges(asks: str) -> None:
    structure = structure_of(_curriculum({"A": "none", "B": asks}))
    assert structure.courses["A"].blocking == Bounds(1, 1)
    assert structure.choices == 0


def test_two_of_three() -> None:
    """Each of the three may be left out; of A, B after A, and X two are always before Z, so Z waits for two at most."""
    structure = structure_of(_curriculum({"A": "none", "B": "A", "X": "none", "Z": "2 of (A, B, X)"}))
    assert structure.courses["A"].blocking == Bounds(2, 2)
    assert structure.courses["X"].blocking == Bounds(0, 1)
    assert structure.courses["Z"].delay == Bounds(2, 3)


def test_what_every_branch_leads_to_is_blocked_for_certain() -> None:
    curriculum = _curriculum({"A": "none", "B": "A", "C": "A", "D": "B | C"})
    assert reach(curriculum, curriculum.catalogue, "A") == Reach(("B", "C", "D"), (), (), (), ("A", "B", "D"))
    assert reach(curriculum, curriculum.catalogue, "D") == Reach((), (), ("A",), ("B", "C"), ("A", "B", "D"))
    with pytest.raises(KeyError):
        reach(curriculum, ["A", "B"], "C")


def test_a_plan_has_the_branch_that_it_took() -> None:
    curriculum = _curriculum(CHAIN)
    terms = {"2026 Fall": ["A", "X"], "2027 Spring": ["B"], "2027 Fall": ["Z"]}
    structure = structure_of_plan(curriculum, tiny_plan(terms))
    assert structure.of_plan
    assert structure.choices == 0
    assert structure.courses["Z"].delay == Bounds(3, 3)
    assert structure.courses["X"].blocking == Bounds(0, 0)


def test_a_branch_that_comes_too_late_was_not_taken() -> None:
    """B stands in one term with Z, so Z rests on X."""
    curriculum = _curriculum(CHAIN)
    plan = tiny_plan({"2026 Fall": ["A", "X"], "2027 Spring": ["B", "Z"]})
    assert structure_of_plan(curriculum, plan).courses["X"].blocking == Bounds(1, 1)


def test_where_no_branch_is_met_in_time_the_one_that_the_plan_holds_counts() -> None:
    curriculum = _curriculum(CHAIN)
    plan = tiny_plan({"2026 Fall": ["Z"], "2027 Spring": ["X"]})
    assert structure_of_plan(curriculum, plan).courses["X"].blocking == Bounds(1, 1)


def test_a_ticked_condition_and_a_substitution_are_branches_taken() -> None:
    curriculum = _curriculum({"A": "none", "B": 'A | "readiness"', "Y": "none", "C": "X"})
    plan = tiny_plan(
        {"2026 Fall": ["B", "Y"], "2027 Spring": ["A", "C"]},
        conditions=("ready",),
        substitutions=({"course_id": "Y", "stands_for": "X", "reason": "taken elsewhere"},),
    )
    structure = structure_of_plan(curriculum, plan)
    assert structure.courses["A"].blocking == Bounds(0, 0)
    assert structure.courses["Y"].blocking == Bounds(1, 1)
    assert structure.absent == ()
