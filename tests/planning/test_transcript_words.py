from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.exchange import transcript as transcript_file
from planner.planning import transcript, transcript_words
from planner.planning.transcript_answers import AS_IT_IS, Ask, Choices, Preview
from tests.builders import SEASONS, tiny_curriculum, tiny_plan

CURRICULUM = tiny_curriculum(
    courses={code: {} for code in ("A-1", "A-2", "B-1")}, about={"grades_that_pass": ("A", "B")}
)
PLAN = tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["B-1"]}, completed=["A-2"])


def seen(*lines: str, choices: Choices = transcript.NO_CHOICES) -> Preview:
    rows = transcript_file.read("\n".join(["course,term,grade", *lines]).encode(), "t.csv", SEASONS).rows
    return transcript.preview(CURRICULUM, PLAN, rows, choices)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("A-1,2026 Fall,A", "A-1 Course A-1 (planned for 2026 Fall) becomes completed in 2026 Fall"),
        ("A-1,,T", "A-1 Course A-1 (planned for 2026 Fall) becomes completed by transfer"),
        ("A-2,2025 Fall,A", "A-2 Course A-2 is completed already"),
        ("B-1,2026 Fall,IP", "B-1 Course B-1 (planned for 2027 Spring) is planned in 2026 Fall, as it is running"),
        (
            "A-1,2026 Fall,IP",
            "A-1 Course A-1 (planned for 2026 Fall) is running, which is not completed; the plan stays as it is",
        ),
        ("A-1,2026 Fall,F", "A-1 Course A-1 (planned for 2026 Fall) was not passed; the plan stays as it is"),
        ("X-9,2026 Fall,A", "‘X-9’ is no course of this curriculum, and is left out"),
        (",2026 Fall,A", "The row names no course, and is left out"),
    ],
)
def test_what_becomes_of_a_row(line: str, words: str) -> None:
    assert transcript_words.becomes(CURRICULUM, seen(line).entries[0]) == words


def test_rows_that_another_stands_for_name_it() -> None:
    frame = transcript_words.preview_frame(CURRICULUM, seen("A-1,2026 Fall,B", "A-1,2026 Fall,B", "A-1,2027 Fall,A"))
    assert frame["becomes"].tolist() == [
        "A-1 Course A-1: the attempt in row 4 counts",
        "A-1 Course A-1: the same as row 2, counted once",
        "A-1 Course A-1 (planned for 2026 Fall) becomes completed in 2027 Fall",
    ]
    assert frame["row"].tolist() == ["2", "3", "4"]


def test_the_summary_counts_every_row_once() -> None:
    found = seen("A-1,2026 Fall,B", "A-1,2026 Fall,B", "X,2026 Fall,A", "Y,2026 Fall,A", "A-2,2026 Fall,A")
    assert transcript_words.summary(found) == (
        "5 rows: 1 moves from planned to completed, 1 confirms what is completed, 1 repeats another row "
        "and 2 are left out."
    )
    assert transcript_words.summary(seen("A-2,2026 Fall,F")) == "1 row: 1 was not passed."


def test_the_rules_name_the_settings() -> None:
    assert transcript_words.rules(CURRICULUM) == (
        "Counts as passed: A, B. Transfer credit, which counts as completed: T, TR, Transfer. Still running, which "
        "does not: IP, In progress. Of several attempts at a course the best grade counts. A row without a grade "
        "counts as running where other rows have grades, and as passed where none has."
    )


def test_options_in_words() -> None:
    answers = ("is A-1", "in 2026 Fall", AS_IT_IS, "leave out", "keep both", "not passed")
    assert [transcript_words.option(CURRICULUM, answer) for answer in answers] == [
        "it is A-1 Course A-1",
        "2026 Fall",
        "leave the plan as it is",
        "leave this row out",
        "it was taken twice",
        "not passed",
    ]
    assert set(transcript_words.ASKED) == set(Ask)


def test_the_sample_is_read_without_a_question(default: Curriculum) -> None:
    sample = transcript_words.sample(default)
    rows = transcript_file.read(sample.encode(), "t.csv", default.about.seasons).rows
    found = transcript.preview(default, default.plans["required-core"], rows)
    assert [(entry.standing, entry.course_id) for entry in found.entries] == [
        ("passed", "MP-211"),
        ("transferred", "MP-212"),
        ("running", "MP-214"),
    ]
