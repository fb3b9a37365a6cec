"""Several rows of a transcript about the same course: which is a copy of another, and which attempt counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from planner.curriculum import About
from planner.exchange.transcript_marks import Standing, plain_grade
from planner.planning.transcript_answers import KEEP_BOTH, KEEP_ONE, Ask, Question
from planner.planning.transcript_rows import Reading

Asking = Callable[[Reading, Ask, Sequence[str], str], Question]


def without_copies(readings: Iterable[Reading], ask: Asking) -> tuple[list[Reading], dict[int, int]]:
    """The readings, copies with their question, and for the copies that go the row that they repeat, by number.

    A copy has the same course, term and grade as an earlier row. The person may keep it as an attempt of its own.
    """
    first: dict[tuple[str, ...], int] = {}
    kept, copies = [], {}
    for reading in readings:
        found = reading
        if not reading.left_out:
            number = first.setdefault(_content(reading), reading.row.number)
            if number != reading.row.number:
                question = ask(reading, Ask.SAME_ROW, (KEEP_ONE, KEEP_BOTH), KEEP_ONE)
                found = reading.asking(question)
                if question.answer == KEEP_ONE:
                    copies[reading.row.number] = number
        kept.append(found)
    return kept, copies


def _content(reading: Reading) -> tuple[str, ...]:
    row = reading.row
    term = row.term_text.casefold() if row.term is None else str(row.term)
    return reading.course_id or "", term, plain_grade(row.grade or ""), str(reading.term)


def counting_rows(about: About, readings: Iterable[Reading]) -> dict[int, int]:
    """For each attempt at a course, by number of its row, the number of the row that counts.

    Running courses are no attempts yet. By the curriculum's setting for repeats the best grade counts (the earlier in
    `grades_that_pass`; then transfer credit and passes without a grade, then what is not passed; of equals the later
    one), or the last attempt, or the first. Attempts without a term come before those with one, and rows of the same
    term stand in the order of the file.
    """
    attempts: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        if not reading.left_out and reading.course_id and reading.standing is not Standing.RUNNING:
            attempts[reading.course_id].append(reading)
    counting: dict[int, int] = {}
    for taken in attempts.values():
        in_time = sorted(taken, key=lambda reading: _when(about, reading))
        chosen = in_time[0] if about.repeats == "first" else in_time[-1]
        if about.repeats == "best":
            chosen = min(reversed(in_time), key=lambda reading: _rank(about, reading))
        counting |= {reading.row.number: chosen.row.number for reading in taken}
    return counting


def _when(about: About, reading: Reading) -> tuple[int, int, int]:
    term = reading.term
    if term is None:
        return -1, -1, reading.row.number
    return term.year, about.seasons.index(term.season) if term.season in about.seasons else -1, reading.row.number


def _rank(about: About, reading: Reading) -> int:
    """Place of a grade, the best first."""
    grades = [plain_grade(grade) for grade in about.grades_that_pass]
    grade = plain_grade(reading.row.grade or "")
    if reading.standing is Standing.NOT_PASSED:
        return len(grades) + 1
    return grades.index(grade) if grade in grades and reading.standing is Standing.PASSED else len(grades)
