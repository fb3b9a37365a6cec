"""Laws of the kernel: equal to coverage student by student, and no way of parting students changes a sum."""

from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.cohort import kernel
from planner.cohort.kernel import counted
from planner.cohort.layout import layout_of
from planner.coverage import role_coverage
from planner.curriculum import Curriculum
from tests.builders import Need, tiny_curriculum

SKILLS = ("s0", "s1", "s2", "s3")
COURSES = ("A-0", "A-1", "A-2", "A-3", "A-4")
_LEVELS = st.sampled_from(("I", "R", "M"))
_NEEDS: st.SearchStrategy[Need] = st.tuples(st.one_of(st.none(), _LEVELS), st.sampled_from(("essential", "useful")))
_CURRICULA = st.builds(
    lambda first, second, courses, outside: tiny_curriculum(
        roles={"r0": first, "r1": second}, courses=dict(zip(COURSES, courses, strict=True)), outside=outside
    ),
    st.dictionaries(st.sampled_from(SKILLS), _NEEDS, max_size=4),
    st.dictionaries(st.sampled_from(SKILLS), _NEEDS, max_size=4),
    st.tuples(*(st.dictionaries(st.sampled_from(SKILLS), _LEVELS, max_size=3) for _ in COURSES)),
    st.sets(st.sampled_from(COURSES), max_size=1),
)
_STUDENTS = st.lists(
    st.tuples(st.integers(0, 2), st.frozensets(st.integers(0, len(COURSES) - 1))), min_size=1, max_size=12
)
Students = list[tuple[int, frozenset[int]]]


def figures(curriculum: Curriculum, students: Students) -> kernel.Figures:
    layout = layout_of(curriculum)
    place = {code: index for index, code in enumerate(layout.course_ids)}
    pairs = [
        (who, place[COURSES[course]])
        for who, (_, passed) in enumerate(students)
        for course in passed
        if COURSES[course] in place
    ]
    student, course = (np.array([pair[axis] for pair in pairs], dtype=np.int64) for axis in (0, 1))
    return counted(layout, np.array([group for group, _ in students], dtype=np.int64), 3, student, course)


@settings(max_examples=150, deadline=None)
@given(_CURRICULA, _STUDENTS)
def test_the_kernel_equals_coverage_student_by_student(curriculum: Curriculum, students: Students) -> None:
    layout, found = layout_of(curriculum), figures(curriculum, students)
    for place, role_id in enumerate(("r0", "r1")):
        met: Counter[tuple[int, int]] = Counter()
        points: Counter[tuple[int, int]] = Counter()
        helped: Counter[tuple[int, str]] = Counter()
        for group, passed in students:
            codes = {COURSES[course] for course in passed} & set(layout.course_ids)
            before = role_coverage(curriculum, role_id, codes)
            met[group, before.needs_met] += 1
            if before.coverage is not None:
                whole = before.coverage * layout.roles[place].parts
                assert whole.denominator == 1
                points[group, whole.numerator] += 1
            for code in layout.course_ids:
                after = role_coverage(curriculum, role_id, {*codes, code})
                if code not in codes and after.figures != before.figures:
                    helped[group, code] += 1
        assert {tuple(where): found.met[where[0], place, where[1]] for where in np.argwhere(found.met[:, place])} == met
        if layout.roles[place].parts:
            levels = found.coverage[:, place]
            assert {tuple(where): levels[tuple(where)] for where in np.argwhere(levels)} == points
        for index, code in enumerate(layout.course_ids):
            assert found.helped[:, place, index].tolist() == [helped[group, code] for group in range(3)]


@settings(max_examples=60, deadline=None)
@given(_CURRICULA, _STUDENTS, st.integers(0, 12))
def test_parts_add_up_to_the_whole(curriculum: Curriculum, students: Students, at: int) -> None:
    whole, first, second = (figures(curriculum, some) for some in (students, students[:at], students[at:]))
    for axis in ("students", "met", "coverage", "depth", "passed", "helped"):
        assert np.array_equal(getattr(whole, axis), getattr(first, axis) + getattr(second, axis))


@settings(max_examples=30, deadline=None)
@given(_CURRICULA, st.lists(st.tuples(st.integers(0, 2), st.frozensets(st.integers(0, 4))), min_size=200, max_size=300))
def test_blocks_of_one_word_give_the_figures_of_one_block(curriculum: Curriculum, students: Students) -> None:
    before = kernel._BLOCK_BYTES
    whole = figures(curriculum, students)
    try:
        kernel._BLOCK_BYTES = 1
        blocks = figures(curriculum, students)
    finally:
        kernel._BLOCK_BYTES = before
    for axis in ("students", "met", "coverage", "depth", "passed", "helped"):
        assert np.array_equal(getattr(whole, axis), getattr(blocks, axis))
