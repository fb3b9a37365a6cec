"""A transcript beside a plan: what each row would do to it, what is left to the person, and the plan that comes of it.

Nothing is dropped in silence: every row has one outcome, and the outcomes sum to the rows. The rows stay in memory;
what is taken over becomes part of the plan.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.exchange.transcript import TranscriptRow
from planner.exchange.transcript_marks import Standing
from planner.model import Term
from planner.plan import Completed, Plan, PlannedTerm
from planner.planning.transcript_answers import AS_IT_IS, IN, Ask, Choices, Entry, Outcome, Preview, Question
from planner.planning.transcript_attempts import counting_rows, without_copies
from planner.planning.transcript_rows import Reader, Reading

_BECOMES_COMPLETED = frozenset({Outcome.COMPLETED, Outcome.MOVED, Outcome.CONFIRMED})
NO_CHOICES: Mapping[tuple[int, Ask], str] = {}


def preview(
    curriculum: Curriculum, plan: Plan, rows: Sequence[TranscriptRow], choices: Choices = NO_CHOICES
) -> Preview:
    """What would become of each row under these choices, with the questions that it raises, and the plan after it.

    Without an answer the proposed option holds. A row without a grade is proposed as running where other rows have
    grades, and as passed where none has one.
    """
    reader = Reader(curriculum, plan, choices, graded=any(row.grade for row in rows))

    def ask(reading: Reading, what: Ask, options: Sequence[str], proposed: str) -> Question:
        return reader.question(reading.row, what, options, proposed)

    readings, copies = without_copies([reader.read(row) for row in rows], ask)
    attempts = [reading for reading in readings if reading.row.number not in copies]
    counting = counting_rows(curriculum.about, attempts)
    passed = _passed(attempts, counting)
    entries = []
    for reading in readings:
        if reading.left_out:
            entries.append(_entry(reading, Outcome.LEFT_OUT, plan))
        elif reading.row.number in copies:
            entries.append(_entry(reading, Outcome.SAME_ROW, plan, counts=copies[reading.row.number]))
        elif reading.standing is Standing.RUNNING:
            entries.append(_running(reading, plan, reader, passed))
        else:
            entries.append(_attempted(reading, plan, counting[reading.row.number]))
    return Preview(tuple(entries), _taken_over(curriculum, plan, entries))


def apply(curriculum: Curriculum, plan: Plan, rows: Sequence[TranscriptRow], choices: Choices = NO_CHOICES) -> Plan:
    """The plan that the preview of these rows shows."""
    return preview(curriculum, plan, rows, choices).plan


def _passed(attempts: Sequence[Reading], counting: Mapping[int, int]) -> frozenset[str]:
    """The courses of which the attempt that counts is passed or transferred."""
    return frozenset(
        reading.course_id
        for reading in attempts
        if reading.course_id
        and counting.get(reading.row.number) == reading.row.number
        and reading.standing is not Standing.NOT_PASSED
    )


def _entry(reading: Reading, outcome: Outcome, plan: Plan, counts: int | None = None) -> Entry:
    planned = next((term for term, code in plan.placements() if code == reading.course_id), None)
    return Entry(
        row=reading.row,
        outcome=outcome,
        course_id=reading.course_id,
        standing=reading.standing,
        term=reading.term,
        planned=planned,
        counts=counts,
        questions=reading.questions,
    )


def _attempted(reading: Reading, plan: Plan, counts: int) -> Entry:
    """A row that is passed, transferred or not passed."""
    if counts != reading.row.number:
        return _entry(reading, Outcome.OTHER_ATTEMPT, plan, counts)
    if reading.standing is Standing.NOT_PASSED:
        return _entry(reading, Outcome.NOT_PASSED, plan)
    if reading.course_id in plan.completed_courses:
        return _entry(reading, Outcome.CONFIRMED, plan)
    return _entry(reading, Outcome.MOVED if reading.course_id in plan.planned_courses else Outcome.COMPLETED, plan)


def _running(reading: Reading, plan: Plan, reader: Reader, passed: frozenset[str]) -> Entry:
    """A running course: it may be planned for its term, unless the plan has it there or it is completed anyway."""
    found = _entry(reading, Outcome.RUNNING, plan)
    if reading.course_id in passed | {*plan.completed_courses}:
        return found
    own = [planned.term for planned in plan.terms]
    terms = own if reading.term is None else [reading.term]
    if any(term.season not in reader.curriculum.about.seasons for term in own):
        terms = [term for term in terms if term in own]  # A new term has no place beside one of no known season.
    if found.planned is not None and found.planned in terms and len(terms) == 1:
        return found
    proposed = IN + str(terms[0]) if len(terms) == 1 and terms[0] in own else AS_IT_IS
    asked = reader.question(reading.row, Ask.RUNNING, [AS_IT_IS, *(IN + str(term) for term in terms)], proposed)
    term = next((term for term in terms if IN + str(term) == asked.answer), None)
    outcome = Outcome.RUNNING if term is None or term == found.planned else Outcome.PLANNED
    return replace(found, outcome=outcome, term=term, questions=(*found.questions, asked))


def _taken_over(curriculum: Curriculum, plan: Plan, entries: Sequence[Entry]) -> Plan:
    """The plan after all rows: what is completed, in the order of the calendar, then what is running."""
    seasons = curriculum.about.seasons
    known = {entry.course_id: entry for entry in plan.completed}
    taken: dict[str, Completed] = {}
    for entry in sorted(entries, key=lambda entry: _calendar(entry.term, seasons)):
        if entry.outcome in _BECOMES_COMPLETED and entry.course_id:
            before = known.get(entry.course_id, Completed(course_id=entry.course_id))
            term = entry.term if entry.term is not None else before.term
            grade = entry.row.grade if entry.row.grade is not None else before.grade
            taken[entry.course_id] = Completed(course_id=entry.course_id, term=term, grade=grade)
    stay = tuple(taken.get(entry.course_id, entry) for entry in plan.completed)
    completed = (*stay, *(entry for course_id, entry in taken.items() if course_id not in known))
    changed = _unplanned(plan, {entry.course_id for entry in entries if entry.outcome is Outcome.MOVED})
    changed = changed.replace(completed=completed)
    for entry in entries:
        if entry.outcome is Outcome.PLANNED and entry.course_id and entry.term is not None:
            changed = _planned(changed, entry.course_id, entry.term, seasons)
    return changed


def _unplanned(plan: Plan, courses: set[str | None]) -> Plan:
    kept = (
        PlannedTerm(term=planned.term, courses=tuple(code for code in planned.courses if code not in courses))
        for planned in plan.terms
    )
    return plan.replace(terms=tuple(kept))


def _planned(plan: Plan, course_id: str, term: Term, seasons: tuple[str, ...]) -> Plan:
    """The plan with a running course in its term, which is added where the plan does not have it."""
    rest = _unplanned(plan, {course_id})
    if term not in {planned.term for planned in rest.terms}:
        rest = plan_edits.add_term(rest, seasons, term)
    return plan_edits.add(rest, course_id, term)


def _calendar(term: Term | None, seasons: tuple[str, ...]) -> tuple[int, int]:
    if term is None:
        return -1, -1
    return term.year, seasons.index(term.season) if term.season in seasons else len(seasons)
