"""Courses that hold each other, and circles that nothing resolves."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.structure import Bounds, EdgeKind, Structure, structure_of
from tests.builders import tiny_curriculum


def _structure(
    asks: dict[str, str], beside: dict[str, str] | None = None, strictly: dict[str, str] | None = None
) -> Structure:
    curriculum = tiny_curriculum(
        courses={code: {} for code in asks}, prerequisites=asks, corequisites=beside, strict_corequisites=strictly
    )
    return structure_of(curriculum)


def test_courses_that_hold_each_other_count_as_one() -> None:
    """A, then the set of L and P, then Z: a path has three courses, and each of the set blocks the other."""
    structure = _structure({"A": "none", "L": "A", "P": "none", "Z": "P"}, {"L": "P", "P": "L"})
    figures = {
        course_id: (row.blocking.least, row.delay.least, row.centrality.least)
        for course_id, row in structure.courses.items()
    }
    assert figures == {"A": (3, 3, 0), "L": (2, 3, 3), "P": (2, 3, 3), "Z": (0, 3, 0)}
    assert structure.sets == (("L", "P"),)
    assert structure.longest_path == ("A", "P", "Z")
    assert structure.layers == {"A": 1, "L": 2, "P": 2, "Z": 3}
    assert structure.cycle == ()


def test_strict_corequisites_join_courses_too() -> None:
    structure = _structure({"L": "none", "P": "none"}, {"L": "P"}, {"P": "L"})
    assert structure.sets == (("L", "P"),)
    assert structure.courses["L"].blocking == Bounds(1, 1)
    assert structure.clash == ()


def test_three_courses_of_the_default_curriculum_are_one_set(default: Curriculum) -> None:
    structure = structure_of(default)
    assert ("MP-318", "MP-340", "MP-341") in structure.sets
    assert structure.totals is not None
    assert structure.totals.complexity == Bounds(478, 513)
    assert structure.courses["MP-318"].blocking == Bounds(6, 6)


def test_a_circle_is_named_and_nothing_measured() -> None:
    structure = _structure({"A": "C", "B": "A", "C": "B", "D": "C"})
    assert structure.cycle == ("A", "B", "C", "A")
    assert structure.courses == {}
    assert structure.totals is None
    assert structure.longest is None


def test_a_course_that_asks_for_itself_is_a_circle() -> None:
    assert _structure({"A": "A"}).cycle == ("A", "A")


def test_a_prerequisite_between_courses_that_hold_each_other_is_a_circle() -> None:
    assert _structure({"A": "none", "B": "A"}, {"A": "B"}).cycle == ("A", "B", "A")


def test_a_circle_with_a_way_around_is_none() -> None:
    """Of the two branches of A only X can be chosen, so there is no range either."""
    structure = _structure({"A": "B | X", "B": "A", "X": "none"})
    assert structure.cycle == ()
    assert structure.courses["X"].blocking == Bounds(2, 2)
    assert structure.courses["B"].blocking == Bounds(0, 0)


def test_one_term_and_one_before_another_is_a_clash() -> None:
    """P is in one term with L, but L asks for Q first, and Q for P by its term: nothing satisfies all three."""
    structure = _structure({"L": "Q", "P": "none", "Q": "none"}, {"Q": "P"}, {"L": "P"})
    assert structure.cycle == ()
    assert structure.clash == ("L", "P", "Q", "L")
    assert structure.courses["P"].delay == Bounds(3, 3)


def test_an_edge_is_of_the_first_kind_and_certain_where_every_choice_has_it() -> None:
    structure = _structure({"A": "none", "B": "A | X", "X": "none"}, {"B": "A"})
    (first, second) = structure.edges
    assert (first.requisite, first.kind, first.is_certain) == ("A", EdgeKind.PREREQUISITE, True)
    assert (second.requisite, second.kind, second.is_certain) == ("X", EdgeKind.PREREQUISITE, False)


def test_the_earliest_terms_take_the_branch_that_closes_no_circle() -> None:
    found = _structure({"C0": "none", "C1": "C0", "C2": "none"}, strictly={"C0": "C1 | C2"})
    assert found.layers == {"C0": 1, "C1": 2, "C2": 1}
