"""Rows as attempts at courses: student, course, term and grade side by side in one whole number, sorted once.

Sorted, the numbers show what stands there twice, and which attempt at a course is a student's first or last.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from planner.cohort.coded_columns import Flags
from planner.cohort.layout import Places

_STUDENT, _COURSE, _TERM, _GRADE = range(4)


@dataclass(frozen=True)
class Attempts:
    """Attempts by student, course, term and grade, in this order; none twice."""

    keys: Places
    copies: Places
    """The keys of the rows that repeat another, once for each."""
    widths: tuple[int, int, int, int]
    """Bits of student, course, term and grade in a key."""

    @classmethod
    def of(cls, columns: tuple[Places, Places, Places, Places], sizes: tuple[int, int, int, int]) -> Attempts:
        """From a column each, with values from 0 to below its size.

        Raises `ValueError` where 63 bits do not tell them apart: then more parts are needed.
        """
        student, course, term, grade = (max(1, (size - 1).bit_length()) for size in sizes)
        if student + course + term + grade > 63:
            raise ValueError("too many students, courses, terms and grades for one part; take more parts")
        keys = columns[_STUDENT] << course + term + grade
        keys |= columns[_COURSE] << term + grade
        keys |= columns[_TERM] << grade
        keys |= columns[_GRADE]
        keys.sort()
        again = np.zeros(len(keys), dtype=np.bool_)
        again[1:] = keys[1:] == keys[:-1]
        return cls(keys[~again], keys[again], (student, course, term, grade))

    @property
    def student(self) -> Places:
        """[attempts] the student of each."""
        return self._values(self.keys, _STUDENT)

    @property
    def course(self) -> Places:
        """[attempts] the course of each."""
        return self._values(self.keys, _COURSE)

    @property
    def term(self) -> Places:
        """[attempts] the term of each."""
        return self._values(self.keys, _TERM)

    @property
    def grade(self) -> Places:
        """[attempts] the grade of each."""
        return self._values(self.keys, _GRADE)

    @property
    def courses_of_copies(self) -> Places:
        """[copies] the course of each row that repeats another."""
        return self._values(self.copies, _COURSE)

    def only(self, these: Flags) -> Attempts:
        """Some of them."""
        return Attempts(self.keys[these], self.copies, self.widths)

    def in_extreme_term(self, *, last: bool) -> Flags:
        """Which stand in the last (else the first) term of all attempts of the same student at the same course."""
        pair, term = self.keys >> self.widths[_TERM] + self.widths[_GRADE], self.term
        if not len(pair):
            return np.zeros(0, dtype=np.bool_)
        starts = np.flatnonzero(np.diff(pair, prepend=-1))
        ends = np.append(starts[1:], len(pair))
        extreme = term[ends - 1] if last else term[starts]
        return np.asarray(term == np.repeat(extreme, ends - starts))

    def _values(self, keys: Places, which: int) -> Places:
        return (keys >> sum(self.widths[which + 1 :])) & ((1 << self.widths[which]) - 1)
