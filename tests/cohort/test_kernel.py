"""The kernel by hand: two groups of students, two roles, three courses, and every figure of them."""

from __future__ import annotations

import numpy as np

from planner.cohort.kernel import Figures, counted
from planner.cohort.layout import layout_of
from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum


def _curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "ears": ("R", "useful")},
            "agent": {"billing": (None, "essential"), "ears": (None, "useful"), "law": ("I", "useful")},
        },
        courses={"A-1": {"mixing": "I", "ears": "M"}, "A-2": {"mixing": "R", "billing": "I"}, "A-3": {"mixing": "M"}},
    )


def _figures(groups: list[int], passed: list[tuple[int, int]], curriculum: Curriculum | None = None) -> Figures:
    student, course = (np.array([pair[axis] for pair in passed], dtype=np.int64) for axis in (0, 1))
    layout = layout_of(curriculum or _curriculum())
    return counted(layout, np.array(groups, dtype=np.int64), max(groups, default=-1) + 1, student, course)


def test_needs_met_are_counted_by_group_and_role() -> None:
    # Student 0 passed, student 1 nothing, student 2 (in the other group) all three.
    found = _figures([0, 0, 1], [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2)])
    assert found.students.tolist() == [2, 1]
    # mixer: mixing M, ears R. Student 0 reaches R and M: one need met; student 1 none; student 2 both.
    assert found.met[:, 0].tolist() == [[1, 1, 0, 0], [0, 0, 1, 0]]
    # agent: billing and ears at any level; nobody can meet law.
    assert found.met[:, 1].tolist() == [[1, 0, 1, 0], [0, 0, 1, 0]]


def test_coverage_is_counted_in_whole_parts() -> None:
    layout = layout_of(_curriculum())
    # mixer: w · L / t = 2 · 6 / 3 = 4 and 1 · 6 / 2 = 3 a level, of 4 · 3 + 3 · 2 = 18.
    # agent: one level stated, one part.
    assert [role.parts for role in layout.roles] == [18, 1]
    found = _figures([0, 0, 1], [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2)])
    # Student 0: mixing R is 2 levels of 4, ears 2 of 3: 14 of 18.
    assert np.argwhere(found.coverage[:, 0]).tolist() == [[0, 0], [0, 14], [1, 18]]
    assert found.coverage[:, 1, :2].tolist() == [[2, 0], [1, 0]]


def test_depths_and_passes_are_counted_by_skill_and_course() -> None:
    found = _figures([0, 0, 1], [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2)])
    mixing, ears, billing, law = (found.depth[:, place].tolist() for place in range(4))
    assert mixing == [[1, 0, 1, 0], [0, 0, 0, 1]]
    assert ears == [[1, 0, 0, 1], [0, 0, 0, 1]]
    assert billing == [[1, 1, 0, 0], [0, 1, 0, 0]]
    assert law == [[2, 0, 0, 0], [1, 0, 0, 0]]
    assert found.passed.tolist() == [[1, 1, 0], [1, 1, 1]]


def test_a_course_would_help_who_did_not_pass_it_and_lacks_what_it_teaches() -> None:
    found = _figures([0, 0, 1], [(0, 0), (0, 1), (2, 0), (2, 1), (2, 2)])
    # mixer: would help student 1 alone, A-3 students 0 and 1; student 2 has all.
    assert found.helped[:, 0].tolist() == [[1, 1, 2], [0, 0, 0]]
    # agent: A-1 by ears, A-2 by billing, A-3 by nothing.
    assert found.helped[:, 1].tolist() == [[1, 1, 0], [0, 0, 0]]


def test_a_course_that_another_one_passed_makes_needless_does_not_help() -> None:
    found = _figures([0], [(0, 2)])
    assert found.helped[0, 0].tolist() == [1, 0, 0]


def test_courses_outside_count_only_where_they_are_asked_for() -> None:
    curriculum = tiny_curriculum(
        roles={"mixer": {"mixing": "I"}}, courses={"A-1": {}, "X-1": {"mixing": "M"}}, outside=["X-1"]
    )
    without, with_it = layout_of(curriculum), layout_of(curriculum, outside=True)
    assert (without.course_ids, with_it.course_ids) == (("A-1",), ("A-1", "X-1"))
    assert len(without.taught) == 0
    one = np.zeros(1, dtype=np.int64)
    assert counted(without, one, 1, one[:0], one[:0]).met[0, 0].tolist() == [1, 0]
    assert counted(with_it, one, 1, one, one + 1).met[0, 0].tolist() == [0, 1]


def test_no_students_and_no_courses_give_figures_of_nothing() -> None:
    assert _figures([], []).students.tolist() == []
    empty = _figures([0], [], tiny_curriculum(roles={"mixer": {"mixing": "M"}, "idle": {}}))
    assert empty.met[0].tolist() == [[1, 0], [1, 0]]
    assert empty.coverage[0, 0, 0] == 1
    assert empty.helped.shape == (1, 2, 0)


def test_students_of_many_groups_stay_apart_beyond_a_word_of_bits() -> None:
    groups = [place % 3 for place in range(500)]
    found = _figures(groups, [(place, 0) for place in range(500) if place % 2])
    assert found.students.tolist() == [167, 167, 166]
    assert found.passed[:, 0].tolist() == [83, 84, 83]
    assert found.met.sum(axis=2).tolist() == [[167, 167], [167, 167], [166, 166]]
