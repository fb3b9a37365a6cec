"""Courses in demand by gap, and electives chosen against those that would have helped: sums of shown figures."""

from __future__ import annotations

import numpy as np
import pytest

from planner.cohort.demand import Demand, Elective, demand, electives, known
from planner.cohort.figures import RowsRead
from planner.cohort.hiding import FEW, NEARLY_ALL, ShownCohort, ShownGroup
from planner.cohort.hiding_groups import Scope
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum


@pytest.fixture
def curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "editing": ("R", "useful")}, "cutter": {"editing": (None, "useful")}},
        courses={"A-1": {"mixing": "R"}, "A-2": {"mixing": "M", "editing": "I"}, "A-3": {"painting": "M"}},
    )


def shown(
    below: list[list[int]], passed: list[int], helped: list[list[int]], students: int | None = 100
) -> ShownCohort:
    """What is shown of two roles, the skills mixing, editing and painting, and the courses A-1 to A-3."""
    return ShownCohort(
        least=10,
        fingerprint="f",
        is_synthetic=False,
        is_whole=True,
        rows=RowsRead(0, 0, {}, {}),
        groups=() if students is None else (ShownGroup(Scope.ALL, students),),
        histograms={},
        role_ids=("mixer", "cutter"),
        skill_ids=("mixing", "editing", "painting"),
        course_ids=("A-1", "A-2", "A-3"),
        below=np.array(below),
        passed=np.array(passed),
        helped=np.array(helped),
    )


FOUND = ([[20, 40, 70], [50, 60, FEW], [0, 0, 0]], [60, 30, FEW], [[40, 70, FEW], [FEW, 50, FEW]])


def test_demand_is_students_below_what_a_course_would_give_over_all_needs(curriculum: Curriculum) -> None:
    # A-1 gives mixing at R: 40 are below it. A-2 gives mixing at M: 70, and editing at I: 50 for each of two roles.
    assert demand(curriculum, shown(*FOUND), ["mixer", "cutter"]) == (
        Demand("A-2", 170, 2, "mixing", 70, 30, False),
        Demand("A-1", 40, 1, "mixing", 40, 60, False),
    )


def test_demand_of_one_role_counts_its_needs_alone(curriculum: Curriculum) -> None:
    assert [(one.course_id, one.needs) for one in demand(curriculum, shown(*FOUND), ["cutter"])] == [("A-2", 50)]


def test_a_part_that_is_few_counts_nobody_and_makes_the_sum_a_least_one(curriculum: Curriculum) -> None:
    found = demand(curriculum, shown([[20, 40, 70], [FEW, 60, 60], [0, 0, 0]], *FOUND[1:]), ["mixer", "cutter"])
    assert found[0] == Demand("A-2", 70, 1, "mixing", 70, 30, True)


def test_nearly_all_counts_as_all_students(curriculum: Curriculum) -> None:
    assert known(np.array([FEW, NEARLY_ALL, 40]), 100).tolist() == [0, 100, 40]
    found = demand(curriculum, shown([[NEARLY_ALL] * 3, [FEW] * 3, [0, 0, 0]], *FOUND[1:]), ["mixer"])
    assert [(one.course_id, one.needs) for one in found] == [("A-1", 100), ("A-2", 100)]


def test_electives_of_a_role_most_helpful_first(curriculum: Curriculum) -> None:
    assert electives(curriculum, shown(*FOUND), "mixer", ()) == (
        Elective("A-2", 30, 70, ("mixing", "editing")),
        Elective("A-1", 60, 40, ("mixing",)),
    )
    assert [one.course_id for one in electives(curriculum, shown(*FOUND), "mixer", {"A-2"})] == ["A-1"]


def test_of_a_hidden_cohort_nothing_is_summed(curriculum: Curriculum) -> None:
    hidden = shown(*FOUND, students=None)
    assert demand(curriculum, hidden, ["mixer"]) == ()
    assert electives(curriculum, hidden, "mixer", ()) == ()
