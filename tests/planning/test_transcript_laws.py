"""Laws of taking a transcript over: no row is lost, and only what is passed becomes completed."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.exchange import plan_file
from planner.exchange.transcript import TranscriptRow
from planner.exchange.transcript_marks import Standing
from planner.exchange.transcript_terms import read as read_term
from planner.planning import transcript
from planner.planning.transcript_answers import Choices, Outcome
from planner.planning.transcript_words import preview_frame, summary
from tests.builders import SEASONS, tiny_curriculum, tiny_plan

CODES = ("A-1", "A-2", "B-1", "C-1")
CURRICULUM = tiny_curriculum(
    courses={code: {} for code in CODES}, about={"grades_that_pass": ("A", "B"), "repeats": "best"}
)
PLAN = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["B-1"]}, completed=["A-2"])


@st.composite
def transcripts(draw: st.DrawFn) -> tuple[TranscriptRow, ...]:
    found = []
    for number in range(2, 2 + draw(st.integers(0, 8))):
        course = draw(st.sampled_from([*CODES, "a1", "X-1", "=x", "", "A-1 Title"]))
        term = draw(st.sampled_from(["2025 Fall", "2026 Fall", "2027 Spring", "when", "", "Transfer"]))
        grade = draw(st.sampled_from([None, "A", "B", "F", "IP", "T", "?"]))
        found.append(TranscriptRow(number, course, term, read_term(term, SEASONS), grade))
    return tuple(found)


@st.composite
def answered(draw: st.DrawFn) -> tuple[tuple[TranscriptRow, ...], Choices]:
    """Rows with answers to some of the questions that they raise, one after the other."""
    rows = draw(transcripts())
    choices: Choices = {}
    for _ in range(3):
        entries = transcript.preview(CURRICULUM, PLAN, rows, choices).entries
        open_questions = [(entry.row.number, question) for entry in entries for question in entry.questions]
        if not open_questions:
            break
        number, question = draw(st.sampled_from(open_questions))
        choices = {**choices, (number, question.ask): draw(st.sampled_from(question.options))}
    return rows, choices


@settings(max_examples=60, deadline=None)
@given(answered())
def test_every_row_has_one_outcome_and_is_told(given_rows: tuple[tuple[TranscriptRow, ...], Choices]) -> None:
    rows, choices = given_rows
    found = transcript.preview(CURRICULUM, PLAN, rows, choices)
    assert [entry.row for entry in found.entries] == list(rows)
    assert sum(found.count(outcome) for outcome in Outcome) == len(rows)
    assert len(preview_frame(CURRICULUM, found)) == len(rows)
    told = summary(found).partition(": ")[2]
    figures = [int(word) for word in told.replace(",", "").split() if word.isdecimal()]
    assert sum(figures) == len(rows)


@settings(max_examples=60, deadline=None)
@given(answered())
def test_what_is_completed_was_so_before_or_is_passed_once(
    given_rows: tuple[tuple[TranscriptRow, ...], Choices],
) -> None:
    rows, choices = given_rows
    found = transcript.preview(CURRICULUM, PLAN, rows, choices)
    passed = {entry.course_id for entry in found.entries if entry.standing in {Standing.PASSED, Standing.TRANSFERRED}}
    completed = found.plan.completed_courses
    assert set(PLAN.completed_courses) <= set(completed) <= set(PLAN.completed_courses) | passed
    assert max(Counter(completed).values()) == 1
    assert not set(completed) & set(found.plan.planned_courses)
    assert set(PLAN.courses) <= set(found.plan.courses)


@settings(max_examples=60, deadline=None)
@given(answered())
def test_the_plan_can_be_saved(given_rows: tuple[tuple[TranscriptRow, ...], Choices]) -> None:
    found = transcript.apply(CURRICULUM, PLAN, *given_rows)
    assert plan_file.read(plan_file.write(found), seasons=SEASONS) == found


@settings(max_examples=60, deadline=None)
@given(transcripts())
def test_taking_over_again_changes_nothing(rows: tuple[TranscriptRow, ...]) -> None:
    """Where each course stands once: of several attempts the second time may know better which one counts."""
    entries = transcript.preview(CURRICULUM, PLAN, rows).entries
    once_each = tuple({entry.course_id: entry.row for entry in entries if entry.course_id}.values())
    once = transcript.apply(CURRICULUM, PLAN, once_each)
    assert transcript.apply(CURRICULUM, once, once_each) == once
