"""Blocking, delay, centrality and complexity of small curricula, by hand or as published."""

from __future__ import annotations

from decimal import Decimal

import pytest

from planner.curriculum import Curriculum
from planner.structure import Bounds, Measures, Structure, structure_of
from tests.builders import tiny_curriculum


def _curriculum(asks: dict[str, str], beside: dict[str, str] | None = None, **more: object) -> Curriculum:
    """Courses with their prerequisites, and corequisites `beside` them."""
    return tiny_curriculum(courses={code: {} for code in asks}, prerequisites=asks, corequisites=beside, **more)  # type: ignore[arg-type]


def _figures(structure: Structure, measure: str) -> dict[str, int]:
    """One figure a course; a range would fail."""
    found = {}
    for course_id, measures in structure.courses.items():
        bounds: Bounds = getattr(measures, measure)
        assert bounds.is_one
        assert bounds.is_exact
        found[course_id] = int(bounds.least)
    return found


def _totals(structure: Structure) -> tuple[int | Decimal, ...]:
    assert isinstance(structure.totals, Measures)
    totals = structure.totals
    return totals.blocking.least, totals.delay.least, totals.centrality.least, totals.complexity.least


def test_the_first_example_of_the_paper() -> None:
    """Heileman et al. (2018), figure with two curricula of four courses: complexity 15."""
    structure = structure_of(_curriculum({"v1": "none", "v2": "v1", "v3": "v1", "v4": "v2"}))
    assert _figures(structure, "blocking") == {"v1": 3, "v2": 1, "v3": 0, "v4": 0}
    assert _figures(structure, "delay") == {"v1": 3, "v2": 3, "v3": 2, "v4": 3}
    assert _figures(structure, "centrality") == {"v1": 0, "v2": 3, "v3": 0, "v4": 0}
    assert _figures(structure, "complexity") == {"v1": 6, "v2": 4, "v3": 2, "v4": 3}
    assert _totals(structure) == (4, 11, 3, 15)


def test_the_second_example_of_the_paper() -> None:
    structure = structure_of(_curriculum({"v1": "none", "v2": "none", "v3": "v1 & v2", "v4": "v3"}))
    assert _figures(structure, "complexity") == {"v1": 5, "v2": 5, "v3": 4, "v4": 3}
    assert _figures(structure, "centrality") == {"v1": 0, "v2": 0, "v3": 6, "v4": 0}
    assert _totals(structure) == (5, 12, 6, 17)


def test_prerequisites_and_corequisites_are_edges_alike() -> None:
    """Eight courses, one of them a laboratory beside the lecture; figures of the field's own tests."""
    asks = dict.fromkeys("ABDGH", "none") | {"C": "A & B", "E": "C", "F": "D"}
    structure = structure_of(_curriculum(asks, {"C": "D"}))
    assert _figures(structure, "blocking") == {"A": 2, "B": 2, "D": 3, "G": 0, "H": 0, "C": 1, "E": 0, "F": 0}
    assert _figures(structure, "delay") == {"A": 3, "B": 3, "D": 3, "G": 1, "H": 1, "C": 3, "E": 3, "F": 2}
    assert _totals(structure) == (8, 19, 9, 27)
    assert structure.credits == 24
    assert structure.redundant == ()


def test_paths_share_their_courses() -> None:
    """Seven courses with many ways through; figures of the field's own tests."""
    asks = {"A": "none", "B": "none", "C": "A", "D": "B", "E": "C", "F": "D & G", "G": "none"}
    structure = structure_of(_curriculum(asks, {"B": "A", "D": "C", "G": "D"}))
    assert _figures(structure, "blocking") == {"A": 6, "B": 3, "C": 4, "D": 2, "E": 0, "F": 0, "G": 1}
    assert _figures(structure, "centrality") == {"A": 0, "B": 9, "C": 12, "D": 18, "E": 0, "F": 0, "G": 10}
    assert _totals(structure) == (16, 33, 49, 49)
    assert structure.longest_path == ("A", "B", "D", "G", "F")
    assert structure.longest == Bounds(5, 5)


@pytest.mark.parametrize(
    ("asks", "beside", "totals"),
    [
        (
            {"1": "none", "3": "none", "2": "`1`", "4": "`3`", "5": "`2`", "6": "`2`", "7": "`6`"},
            {"3": "`1`", "4": "`2`", "6": "`4`", "7": "`5`"},
            (17, 34, 46, 51),
        ),
        (
            {"8": "none", "1": "`8`", "3": "none", "2": "`1`", "4": "`3`", "5": "`2`", "6": "`2`", "7": "`6`"},
            {"3": "`1`", "4": "`2`", "6": "`4`", "7": "`5`"},
            (24, 47, 78, 71),
        ),
        (
            {"1": "none", "2": "`1`", "4": "none", "3": "`2`", "5": "`4`", "7": "`1`", "6": "`3`", "8": "`7`"},
            {"4": "`2`", "5": "`3`", "8": "`6`"},
            (18, 36, 34, 54),
        ),
    ],
)
def test_three_ways_into_a_first_course_on_circuits(
    asks: dict[str, str], beside: dict[str, str], totals: tuple[int, ...]
) -> None:
    """Design patterns of a published notebook: calculus ready, precalculus ready, by way of an engineering course."""
    assert _totals(structure_of(_curriculum(asks, beside))) == totals


def test_one_course_alone() -> None:
    structure = structure_of(_curriculum({"A": "none"}))
    assert _totals(structure) == (0, 1, 0, 1)
    assert structure.longest_path == ("A",)
    assert structure.layers == {"A": 1}


def test_no_courses_at_all() -> None:
    structure = structure_of(_curriculum({}))
    assert _totals(structure) == (0, 0, 0, 0)
    assert structure.credits is None
    assert structure.longest == Bounds(0, 0)


def test_a_quarter_system_scales_the_complexity_of_each_course() -> None:
    """round(2/3 · (6, 4, 2, 3), 1) = 4.0, 2.7, 1.3, 2.0; blocking and delay stay."""
    curriculum = _curriculum({"v1": "none", "v2": "v1", "v3": "v1", "v4": "v2"})
    structure = structure_of(curriculum, quarter=True)
    scaled = {course_id: str(measures.complexity.least) for course_id, measures in structure.courses.items()}
    assert scaled == {"v1": "4", "v2": "2.7", "v3": "1.3", "v4": "2"}
    assert _totals(structure) == (4, 11, 3, Decimal("10.0"))


def test_what_the_set_does_not_hold_is_left_out_and_listed() -> None:
    curriculum = _curriculum({"A": "none", "B": "A & X-1", "C": "B"})
    structure = structure_of(curriculum, ["C", "B", "nowhere"])
    assert structure.course_ids == ("B", "C")
    assert structure.absent == (("B", "A"), ("B", "X-1"))
    assert _figures(structure, "blocking") == {"B": 1, "C": 0}


def test_numbers_of_paths_may_be_huge() -> None:
    """Eighty steps with two courses each, every one asking for both before it."""
    asks = {"S": "none"}
    before = "S"
    for step in range(80):
        asks |= {f"A{step}": before, f"B{step}": before}
        before = f"A{step} & B{step}"
    asks["T"] = before
    structure = structure_of(_curriculum(asks))
    # Through A0 lead 2^79 paths of 82 courses each.
    assert structure.courses["A0"].centrality.least == 82 * 2**79
    assert structure.courses["S"].delay.least == 82


def test_redundant_requisites_name_the_way_around() -> None:
    asks = {"A": "none", "B": "A", "C": "B", "D": "A & C"}
    (found,) = structure_of(_curriculum(asks)).redundant
    assert (found.requisite, found.course, found.via) == ("A", "D", ("A", "B", "C", "D"))


def test_a_requisite_that_a_corequisite_leads_to_is_no_redundant_one() -> None:
    """The field's toolbox keeps it; so does this."""
    assert structure_of(_curriculum({"A": "none", "B": "none", "C": "A & B"}, {"B": "A"})).redundant == ()


def test_a_branch_that_may_not_be_chosen_makes_nothing_redundant() -> None:
    asks = {"A": "none", "B": "A", "X": "none", "C": "A & (B | X)"}
    assert structure_of(_curriculum(asks)).redundant == ()


def test_the_earliest_term_of_each_course_takes_the_quickest_branch() -> None:
    asks = {"A": "none", "B": "A", "C": "B", "D": "C | B", "E": "2 of (A, B, C)", "F": "none"}
    structure = structure_of(_curriculum(asks, {"F": "C"}))
    assert structure.layers == {"A": 1, "B": 2, "C": 3, "D": 3, "E": 3, "F": 3}
