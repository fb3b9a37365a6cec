"""One part of the rows, with all rows of its students, to counts: what DuckDB and Spark both hand their rows to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from planner.cohort.attempts import Attempts
from planner.cohort.coded_columns import Column, Flags, column, numbered
from planner.cohort.figures import Group, LeftOut
from planner.cohort.kernel import counted
from planner.cohort.layout import Layout, Places
from planner.cohort.meanings import BAD_TERM, BLANK, NO_TERM, UNKNOWN, Meanings, Outcome
from planner.cohort.parts import Part
from planner.exchange.transcript_marks import plain_grade

_NEVER = np.iinfo(np.int64).max


@dataclass
class _Used:
    """Which rows are used, and why the others are not."""

    rows: Flags
    left_out: Counter[LeftOut] = field(default_factory=Counter)
    texts: dict[LeftOut, dict[str, int]] = field(default_factory=dict)

    def leave_out(self, reason: LeftOut, rows: Flags, named: Column | None = None) -> None:
        """Rows that are used no longer, of those that still were."""
        found = rows & self.rows
        self.note(reason, int(np.count_nonzero(found)), {} if named is None else named.counts(found))
        self.rows &= ~found

    def note(self, reason: LeftOut, count: int, texts: dict[str, int]) -> None:
        """Count rows for a reason, with what stands in them."""
        if count:
            self.left_out[reason] = count
        if texts:
            self.texts[reason] = texts


@dataclass(frozen=True)
class _Read:
    """The rows that are used, as whole numbers; `term` counts from 0, which is transfer credit without a term."""

    student: Places
    course: Places
    term: Places
    mark: Places
    marks: tuple[str, ...]
    """The different grades."""
    students: int
    """Number of different students, of all rows."""


def part_of(layout: Layout, meanings: Meanings, table: pa.Table) -> Part:
    """The counts of a table of texts: student, course and term, and grade, programme and entry_year where there are.

    Students are told apart by their text as it stands. Of a row with several faults the first counts, in the order
    student, course, term, copy. Raises `ValueError` where one part has more students, courses, terms and grades than
    63 bits tell apart, and `KeyError` without one of the first three columns.
    """
    used = _Used(np.ones(len(table), dtype=np.bool_))
    read = _read(meanings, table, used)
    attempts = Attempts.of(
        (read.student, read.course, read.term, read.mark),
        (read.students, len(meanings.courses), int(read.term.max(initial=0)) + 1, len(read.marks)),
    )
    codes = tuple(meanings.courses)
    copies = np.bincount(attempts.courses_of_copies, minlength=len(codes))
    used.note(
        LeftOut.DUPLICATE, len(attempts.copies), {codes[place]: int(copies[place]) for place in np.flatnonzero(copies)}
    )
    passed = attempts.only(_passed(meanings, attempts, read.marks, used))
    columns = (column(table, name) for name in ("entry_year", "programme"))
    groups, group_of = _groups(meanings, read, *(found and found.only(used.rows) for found in columns))
    place = {code: index for index, code in enumerate(layout.course_ids)}
    in_figures = np.array([place.get(code, -1) for code in codes], dtype=np.int64)
    student, course = _renumbered(group_of >= 0)[passed.student], in_figures[passed.course]
    figures = counted(layout, group_of[group_of >= 0], len(groups), student[course >= 0], course[course >= 0])
    return Part(len(table), len(attempts.keys), used.left_out, used.texts, groups, figures)


def _read(meanings: Meanings, table: pa.Table, used: _Used) -> _Read:
    student, students, blank = numbered(table, "student")
    courses, terms = (column(table, name) or Column.blank(len(table)) for name in ("course", "term"))
    grades = column(table, "grade") or Column.blank(len(table))
    course, term = courses.meant(meanings.course), terms.meant(meanings.term)
    term[(grades.meant(meanings.outcome) == Outcome.TRANSFERRED) & (term == BAD_TERM)] = NO_TERM
    used.leave_out(LeftOut.NO_STUDENT, student == blank)
    used.leave_out(LeftOut.NO_COURSE, course == BLANK)
    used.leave_out(LeftOut.UNKNOWN_COURSE, course == UNKNOWN, courses)
    used.leave_out(LeftOut.BAD_TERM, term == BAD_TERM, terms)
    marks = tuple(sorted({plain_grade(text) for text in grades.texts}))
    place = {mark: index for index, mark in enumerate(marks)}
    mark, kept = grades.meant(lambda text: place[plain_grade(text)]), used.rows
    return _Read(student[kept], course[kept], term[kept] - NO_TERM, mark[kept], marks, students)


def _passed(meanings: Meanings, attempts: Attempts, marks: tuple[str, ...], used: _Used) -> Flags:
    """Which attempts count as passed; notes which rows say otherwise.

    By the curriculum's setting for repeats any attempt counts (best), or those in the last, or in the first term in
    which the student tried; of several in one term the best. A running course is no attempt yet.
    """
    outcomes = np.array([meanings.outcome(mark) for mark in marks], dtype=np.int64)
    outcome = np.where(attempts.term == 0, Outcome.TRANSFERRED, outcomes[attempts.grade])
    by_mark = Column(attempts.grade, marks)
    running, unknown = outcome == Outcome.RUNNING, outcome == Outcome.UNKNOWN
    failed = unknown | (outcome == Outcome.NOT_PASSED)
    for reason, rows in (
        (LeftOut.NOT_PASSED, failed),
        (LeftOut.RUNNING, running),
        (LeftOut.UNKNOWN_GRADE, unknown),
    ):
        used.note(reason, int(np.count_nonzero(rows)), by_mark.counts(rows))
    passed = np.asarray((outcome == Outcome.PASSED) | (outcome == Outcome.TRANSFERRED))
    if meanings.about.repeats != "best":
        tried = ~running
        passed[tried] &= attempts.only(tried).in_extreme_term(last=meanings.about.repeats == "last")
    return passed


def _groups(
    meanings: Meanings, read: _Read, entry_year: Column | None, programme: Column | None
) -> tuple[tuple[Group, ...], Places]:
    """The groups that occur, and [students] the group of each; −1 for a student without a row that is used.

    The year of entry is the least that is stated, else the year of the first term; the programme is that of the last
    term for which one is stated, of several the last in the alphabet.
    """
    year = np.full(read.students, _NEVER)
    if entry_year is not None:
        stated = entry_year.meant(lambda text: meanings.entry_year(text) or 0)
        np.minimum.at(year, read.student[stated > 0], stated[stated > 0])
    first = np.full(read.students, _NEVER)
    in_time = read.term > 0
    terms = (read.term[in_time] + NO_TERM) // len(meanings.about.seasons)
    np.minimum.at(first, read.student[in_time], terms)
    year = np.where(year == _NEVER, first, year)
    year[year == _NEVER] = 0
    names, last = _last_programme(read, programme)
    both = year * (len(names) + 1) + last + 1
    both[np.bincount(read.student, minlength=read.students) == 0] = -1
    found, group_of = np.unique(both, return_inverse=True)
    is_group = found >= 0
    groups = tuple(
        Group(int(code) // (len(names) + 1) or None, (None, *names)[int(code) % (len(names) + 1)])
        for code in found[is_group]
    )
    return groups, group_of - int(np.count_nonzero(~is_group))


def _last_programme(read: _Read, programme: Column | None) -> tuple[tuple[str, ...], Places]:
    """The names in the order of the alphabet, and [students] the position of the last one; −1 where none is stated."""
    last = np.full(read.students, -1)
    if programme is None:
        return (), last
    names = tuple(sorted({text for text in programme.texts if text}))
    place = {"": -1, **{name: index for index, name in enumerate(names)}}
    named = programme.meant(place.__getitem__)
    is_named = named >= 0
    np.maximum.at(last, read.student[is_named], read.term[is_named] * len(names) + named[is_named])
    return names, np.where(last < 0, -1, last % max(1, len(names)))


def _renumbered(these: Flags) -> Places:
    """A new number for each that is among these, counting from 0."""
    return np.asarray(np.cumsum(these) - 1)
