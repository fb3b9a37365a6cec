"""What is said about groups of students, as values: counts of whole students only, which add up exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """Students of one entry year and programme; None where the transcripts do not say."""

    entry_year: int | None
    programme: str | None


class LeftOut(StrEnum):
    """Why a row of the transcripts was not used; the value is what the screen says."""

    UNKNOWN_COURSE = "the course is not in this curriculum"
    NO_STUDENT = "no student is named"
    NO_COURSE = "no course is named"
    BAD_TERM = "the term cannot be read, or lies outside what is possible"
    BROKEN_ROW = "the row has more or fewer cells than the header"
    DUPLICATE = "the same student, course, term and grade stand in another row"
    NOT_PASSED = "the course was not passed"
    RUNNING = "the course is still running"
    UNKNOWN_GRADE = "the grade is neither one that passes nor a usual mark of another outcome, and counts as not passed"


USED = frozenset({LeftOut.NOT_PASSED, LeftOut.RUNNING, LeftOut.UNKNOWN_GRADE})
"""What is said of rows that are used all the same. A row of an unknown grade is one that was not passed, too."""


@dataclass(frozen=True)
class RowsRead:
    """How many rows there were, and what became of them. Rows not passed are used: they say what was taken."""

    rows: int
    used: int
    left_out: Mapping[LeftOut, int]
    """Numbers of rows by reason; those of `USED` count among the used, the others sum to what was not used."""
    examples: Mapping[LeftOut, tuple[str, ...]]
    """A few of the offending texts for each reason (course codes, terms, grades), never students; the most frequent."""

    @property
    def share_used(self) -> float | None:
        """Rows used of all rows; None where there are none."""
        return self.used / self.rows if self.rows else None


@dataclass(frozen=True)
class Cohort:
    """The figures of all students together, in whole numbers, before small groups are hidden.

    The axes: g groups in the order of `groups`, r roles of `role_ids`, s skills, c courses. A histogram over needs met
    has as many bins as the largest number of needs plus one; coverage is counted in the bins of `coverage_edges`.
    """

    fingerprint: str
    """Of the curriculum that it was computed with."""
    rows: RowsRead
    groups: tuple[Group, ...]
    students: Counts
    """[g] number of students: those with a row that is used."""
    role_ids: tuple[str, ...]
    skill_ids: tuple[str, ...]
    course_ids: tuple[str, ...]
    met: Counts
    """[g, r, needs met] number of students."""
    coverage: Counts
    """[g, r, points of coverage] number of students; points are whole parts of 1/`coverage_parts`[r], exact."""
    coverage_parts: tuple[int, ...]
    """[r] the denominator of exact coverage of each role: Σ w · L over the needs with a stated level, L the least
    common multiple of the levels needed, divided by what all points have in common; 0 where no level is stated."""
    depth: Counts
    """[g, s, level attained 0…n] number of students."""
    passed: Counts
    """[g, c] number of students who passed the course."""
    helped: Counts
    """[g, r, c] number of students who did not pass the course, and whom it would have brought nearer to a need."""
    is_whole: bool = True
    """False where the computation was stopped: then only some of the students, taken at random, are in it."""
    is_synthetic: bool = False
    """Whether it was made up by the generator: said wherever it is shown."""
