"""The kernel: from who passed what to whole numbers of students, for a block of whole students at a time.

One bit a student: a row of bits says who passed a course, or who reached a step (a skill at a depth). Bits are joined
by *or*, counted by population count, and summed in whole numbers: nothing is rounded anywhere, so that blocks, parts
and engines agree to the last student. Formulas are those of `planner.coverage.role`.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.cohort.figures import Counts
from planner.cohort.layout import Layout, Places, RoleLayout

Bits = NDArray[np.uint64]
"""[rows, words] bits of 64 students each; the first student is the lowest bit."""

_WORD = 64
_BLOCK_BYTES = 24_000_000
"""Most bytes of the largest array of a block, one byte a student and step: small enough to stay near the processor."""


@dataclass(frozen=True)
class Figures:
    """The counts of a `Cohort` for g groups (see there for the axes)."""

    students: Counts
    met: Counts
    coverage: Counts
    depth: Counts
    passed: Counts
    helped: Counts

    @classmethod
    def none(cls, layout: Layout, groups: int) -> Figures:
        """No students in any group."""
        roles, courses = len(layout.role_ids), len(layout.course_ids)

        def zeros(*shape: int) -> Counts:
            return np.zeros((groups, *shape), dtype=np.int64)

        return cls(
            students=zeros(),
            met=zeros(roles, layout.most_needs + 1),
            coverage=zeros(roles, layout.most_points + 1),
            depth=zeros(len(layout.skill_ids), layout.levels + 1),
            passed=zeros(courses),
            helped=zeros(roles, courses),
        )


def counted(layout: Layout, group_of: Places, groups: int, student: Places, course: Places) -> Figures:
    """The figures of students 0…N − 1, given the group of each and the pairs of student and course passed.

    `group_of` is [N], each from 0 to `groups` − 1; `student` and `course` are [m], positions in `group_of` and in
    `layout.course_ids`; a pair may be given twice. Students without a pair count: they passed nothing.
    """
    figures = Figures.none(layout, groups)
    if not len(group_of):
        return figures
    seats, group_of_word, students_of = _seated(group_of, groups)
    figures.students[:] = students_of
    passed = _bits(len(layout.course_ids), len(group_of_word), course, seats[student])
    there = _bits(1, len(group_of_word), np.zeros_like(seats), seats)[0]
    steps = max(1, len(layout.teachers), len(layout.roles))
    words = max(1, _BLOCK_BYTES // (_WORD * steps))
    for first in range(0, len(group_of_word), words):
        block = slice(first, first + words)
        _count_block(figures, layout, passed[:, block], there[block], group_of_word[block])
    # Who reached no depth of a skill, taught or not, is everybody else.
    figures.depth[:, :, 0] = figures.students[:, None] - figures.depth[:, :, 1:].sum(axis=2)
    return figures


def _seated(group_of: Places, groups: int) -> tuple[Places, Places, Counts]:
    """A seat for each student, such that a word of 64 seats holds one group alone; seats that nobody takes stay empty.

    Returns the seats [N], the group of each word, and the number of students of each group.
    """
    sizes = np.bincount(group_of, minlength=groups)
    words = -(-sizes // _WORD)
    order = np.argsort(group_of, kind="stable")
    first_student, first_seat = np.cumsum(sizes) - sizes, (np.cumsum(words) - words) * _WORD
    seats = np.empty(len(group_of), dtype=np.int64)
    sorted_groups = group_of[order]
    seats[order] = np.arange(len(group_of)) - first_student[sorted_groups] + first_seat[sorted_groups]
    return seats, np.repeat(np.arange(groups), words), sizes.astype(np.int64)


def _bits(rows: int, words: int, row: Places, seat: Places) -> Bits:
    bits = np.zeros((rows, words), dtype=np.uint64)
    one = np.uint64(1) << (seat & (_WORD - 1)).astype(np.uint64)
    np.bitwise_or.at(bits.reshape(-1), row * words + (seat >> 6), one)
    return bits


def _count_block(figures: Figures, layout: Layout, passed: Bits, there: Bits, group_of_word: Places) -> None:
    """Add the students of a block of words to the figures."""
    starts = np.flatnonzero(np.diff(group_of_word, prepend=-1))
    present = group_of_word[starts]

    def by_group(bits: Bits) -> Counts:
        """[rows, groups present] numbers of students."""
        return np.add.reduceat(np.bitwise_count(bits), starts, axis=-1, dtype=np.int64)

    reached = np.zeros((len(layout.teachers), passed.shape[1]), dtype=np.uint64)
    for step, courses in enumerate(layout.teachers):
        if len(courses):
            np.bitwise_or.reduce(passed[courses], axis=0, out=reached[step])
    figures.passed[present] += by_group(passed).T
    _count_depths(figures, layout, by_group(reached), present)
    _count_roles(figures, layout, reached, there, group_of_word)
    lacking = ~reached & there
    for steps, roles, courses in layout.helping:
        helped = by_group(lacking[steps[0]] if len(steps) == 1 else np.bitwise_or.reduce(lacking[steps], axis=0))
        figures.helped[present[:, None], roles, courses] += helped[:, None]


def _count_depths(figures: Figures, layout: Layout, at_least: Counts, present: Places) -> None:
    """Who reached depth l and no deeper, from the numbers of those who reached l or more, [steps, groups present]."""
    if len(layout.taught):
        counts = at_least.reshape(len(layout.taught), layout.levels, -1)
        exactly = counts.copy()
        exactly[:, :-1] -= counts[:, 1:]
        figures.depth[present[:, None, None], layout.taught[:, None], np.arange(1, layout.levels + 1)] += (
            exactly.transpose(2, 0, 1)
        )


def _count_roles(figures: Figures, layout: Layout, reached: Bits, there: Bits, group_of_word: Places) -> None:
    """Histograms of needs met and of points, role by role, over the students who take a seat."""
    # Empty seats count in a group of their own, which is left out.
    who = np.where(_unpacked(there), np.repeat(group_of_word, _WORD), len(figures.students))
    one_byte = _unpacked(reached)
    for place, role in enumerate(layout.roles):
        _add_histogram(figures.met, place, role.needs + 1, who, _total(one_byte, role.met))
        if role.parts:
            _add_histogram(figures.coverage, place, role.parts + 1, who, _points(one_byte, role))


def _unpacked(bits: Bits) -> NDArray[np.uint8]:
    return np.unpackbits(bits.astype("<u8", copy=False).view(np.uint8), axis=-1, bitorder="little")


def _total(one_byte: NDArray[np.uint8], steps: Places) -> Counts:
    """[students] how many of the steps each has reached."""
    narrow = np.uint8 if len(steps) <= np.iinfo(np.uint8).max else np.int64
    total = np.zeros(one_byte.shape[1], dtype=narrow)
    for step in steps:
        np.add(total, one_byte[step], out=total)
    return total.astype(np.int64)


def _points(one_byte: NDArray[np.uint8], role: RoleLayout) -> Counts:
    points = np.zeros(one_byte.shape[1], dtype=np.int64)
    for unit, steps in role.points:
        points += unit * _total(one_byte, steps)
    return points


def _add_histogram(into: Counts, role: int, bins: int, who: Places, values: Counts) -> None:
    groups = len(into)
    found = np.bincount(who * bins + values, minlength=(groups + 1) * bins)
    into[:, role, :bins] += found.reshape(groups + 1, bins)[:groups]
