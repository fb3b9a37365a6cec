from __future__ import annotations

import dataclasses

import pytest

from planner.charts.chart import records
from planner.curriculum import Curriculum
from planner.review.structure_frames import (
    absent_requisites,
    redundant_requisites,
    sets_together,
    structure_courses,
)
from planner.review.structure_reach import reach_in
from planner.review.structure_sets import programme_courses
from tests.builders import tiny_curriculum
from tests.review.structures import chain, chain_structure, choice, choice_structure, circle, empty_structure


def test_courses_stand_most_complex_first_with_one_column_a_measure_where_no_choice_matters() -> None:
    frame = structure_courses(chain(), chain_structure())
    assert list(frame.columns) == ["course_id", "course", "blocking", "delay", "centrality", "complexity"]
    assert [tuple(row.values()) for row in records(frame)] == [
        ("A-1", "Course A-1", 2, 3, 0, 5),
        ("A-2", "Course A-2", 1, 3, 3, 4),
        ("A-3", "Course A-3", 0, 3, 0, 3),
        ("A-4", "Course A-4", 0, 1, 0, 1),
    ]


def test_where_a_choice_matters_a_column_stands_for_each_end() -> None:
    row = records(structure_courses(choice(), choice_structure()))[0]
    assert (row["course_id"], row["blocking"], row["blocking_most"]) == ("B-1", 0, 2)
    assert (row["complexity"], row["complexity_most"]) == (1, 4)


def test_without_courses_and_with_a_cycle_there_are_no_rows() -> None:
    empty = tiny_curriculum()
    assert structure_courses(empty, empty_structure()).empty
    assert structure_courses(tiny_curriculum(courses={"C-1": {}, "C-2": {}}), circle()).empty


def test_a_redundant_requisite_comes_with_the_path_that_implies_it() -> None:
    (row,) = records(redundant_requisites(chain(), chain_structure()))
    assert (row["course_id"], row["requisite"], row["implied_by"]) == ("A-3", "A-1", "A-1 → A-2 → A-3")


def test_a_requisite_outside_the_set_says_where_it_is() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}, "A-3": {}, "Z-1": {}}, outside=["Z-1"])
    structure = dataclasses.replace(chain_structure(), absent=(("A-3", "X-9"), ("A-3", "Z-1"), ("A-3", "A-1")))
    assert list(absent_requisites(curriculum, structure)["where"]) == [
        "in no table",
        "outside the degree",
        "in the curriculum, not in this set",
    ]


def test_courses_that_go_together_are_one_line() -> None:
    assert sets_together(choice(), choice_structure()) == ("B-3 Course B-3 and B-4 Course B-4",)


def test_along_a_plan_a_course_reaches_what_the_branches_taken_lead_to() -> None:
    structure = dataclasses.replace(chain_structure(), of_plan=True)
    found = reach_in(chain(), structure, "A-2")
    assert (found.blocks, found.needs, found.longest) == (("A-3",), ("A-1",), ("A-1", "A-2", "A-3"))
    assert (found.may_block, found.may_need) == ((), ())
    together = reach_in(choice(), dataclasses.replace(choice_structure(), of_plan=True), "B-4")
    assert (together.blocks, together.needs) == (("B-3",), ("B-1", "B-2", "B-3"))
    assert together.longest == ("B-1", "B-4")


def test_a_course_that_is_not_in_the_set_has_no_reach() -> None:
    with pytest.raises(KeyError):
        reach_in(chain(), chain_structure(), "X-9")


def test_all_that_counts_for_a_programme_is_its_core_with_the_pools_of_its_groups(default: Curriculum) -> None:
    curriculum = tiny_curriculum(
        courses={f"A-{number}": {} for number in range(1, 6)},
        prerequisites={"A-1": "A-5"},
        programmes={"major": {}},
        groups={"core": {"pool": "A-1", "least_courses": 1}, "free": {"pool": "A-2 | A-3", "least_courses": 1}},
    )
    assert programme_courses(curriculum, "major") == ("A-1", "A-2", "A-3", "A-5")
    with pytest.raises(KeyError):
        programme_courses(default, "nothing")
