from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.exchange import transcript as transcript_file
from planner.exchange.transcript import TranscriptRow
from planner.model import Term
from planner.plan import Completed, Plan
from planner.planning import transcript
from planner.planning.transcript_answers import Ask, Choices, Entry, Outcome, Preview
from tests.builders import SEASONS, tiny_curriculum, tiny_plan

CODES = ("A-1", "A-2", "B-1", "C-1")
FALL, SPRING = Term(2026, "Fall"), Term(2027, "Spring")


def curriculum(**about: Any) -> Curriculum:
    settings = {"grades_that_pass": ("A", "B", "C", "P"), **about}
    return tiny_curriculum(courses={code: {} for code in CODES}, about=settings)


def plan(**more: Any) -> Plan:
    return tiny_plan({"2026 Fall": ["A-1"], "2027 Spring": ["B-1"]}, **more)


def rows(*lines: str) -> tuple[TranscriptRow, ...]:
    """The rows of "A-1,2026 Fall,A" and so on; the first is row 2."""
    return transcript_file.read("\n".join(["course,term,grade", *lines]).encode(), "t.csv", SEASONS).rows


def seen(*lines: str, choices: Choices = transcript.NO_CHOICES, on: Plan | None = None, **about: Any) -> Preview:
    return transcript.preview(curriculum(**about), on or plan(), rows(*lines), choices)


def outcomes(found: Preview) -> list[str]:
    return [entry.outcome.value for entry in found.entries]


def asked(entry: Entry) -> dict[str, tuple[tuple[str, ...], str]]:
    """The options and the proposed one by what is asked."""
    return {question.ask.value: (question.options, question.proposed) for question in entry.questions}


def completed(found: Preview) -> list[tuple[str, str | None, str | None]]:
    return [(e.course_id, None if e.term is None else str(e.term), e.grade) for e in found.plan.completed]


def test_a_passed_course_becomes_completed_and_a_planned_one_moves() -> None:
    found = seen("A-2,2025 Fall,B", "A-1,2026 Fall,A")
    assert outcomes(found) == ["completed", "moved"]
    assert completed(found) == [("A-2", "2025 Fall", "B"), ("A-1", "2026 Fall", "A")]
    assert found.plan.planned_courses == ("B-1",)
    assert [planned.term for planned in found.plan.terms] == [FALL, SPRING]
    assert found.undecided == ()


def test_a_completed_course_takes_over_term_and_grade_and_keeps_its_place() -> None:
    before = plan(completed=["C-1", "A-2"])
    found = seen("A-2,2025 Fall,B", "C-1,,A", on=before, choices={(3, Ask.TERM): "no term"})
    assert outcomes(found) == ["confirmed", "confirmed"]
    assert completed(found) == [("C-1", None, "A"), ("A-2", "2025 Fall", "B")]


def test_codes_are_recognised_without_case_and_signs() -> None:
    assert [entry.course_id for entry in seen("a1,2026 Fall,A", "b 1,2026 Fall,A").entries] == ["A-1", "B-1"]


@pytest.mark.parametrize("grade", ["F", "w", "WF", "I", "inc", "NP"])
def test_failed_withdrawn_and_incomplete_courses_are_not_completed_and_ask_nothing(grade: str) -> None:
    found = seen(f"A-1,2026 Fall,{grade}")
    assert outcomes(found) == ["not passed"]
    assert found.undecided == ()
    assert found.plan == plan()


def test_a_grade_that_no_setting_names_is_a_question() -> None:
    found = seen("A-2,2026 Fall,3.7")
    assert outcomes(found) == ["not passed"]
    assert asked(found.entries[0]) == {"standing": (("not passed", "passed"), "not passed")}
    passed = seen("A-2,2026 Fall,3.7", choices={(2, Ask.STANDING): "passed"})
    assert completed(passed) == [("A-2", "2026 Fall", "3.7")]


def test_a_setting_of_the_curriculum_decides_what_passes() -> None:
    assert outcomes(seen("A-1,2026 Fall,c", "A-2,2026 Fall,F", grades_that_pass=("F",))) == ["not passed", "completed"]


def test_transfer_is_recognised_in_the_grade_and_in_the_term_and_needs_no_term() -> None:
    found = seen("A-1,2025 Fall,TR", "A-2,transfer,", "C-1,,t")
    assert outcomes(found) == ["moved", "completed", "completed"]
    assert completed(found) == [("A-2", None, None), ("C-1", None, "t"), ("A-1", "2025 Fall", "TR")]
    assert found.undecided == ()


def test_a_row_without_grade_is_running_where_others_have_one_else_passed() -> None:
    graded, bare = seen("A-2,2026 Fall,A", "C-1,2026 Fall,"), seen("A-2,2026 Fall,", "C-1,2026 Fall,")
    assert outcomes(graded) == ["completed", "planned"]
    assert outcomes(bare) == ["completed", "completed"]
    assert asked(bare.entries[0]) == {"standing": (("passed", "running", "not passed"), "passed")}


def test_a_running_course_is_planned_in_its_term() -> None:
    found = seen("B-1,2026 Fall,IP", "C-1,2025 Fall,IP")
    assert outcomes(found) == ["planned", "running"]
    assert list(found.plan.placements()) == [(FALL, "A-1"), (FALL, "B-1")]
    assert found.plan.completed == ()
    assert asked(found.entries[1]) == {"running": (("as it is", "in 2025 Fall"), "as it is")}
    more = seen("C-1,2025 Fall,IP", choices={(2, Ask.RUNNING): "in 2025 Fall"})
    assert next((str(term), code) for term, code in more.plan.placements()) == ("2025 Fall", "C-1")
    assert more.plan.first_term == Term(2025, "Fall")


def test_a_running_course_that_is_planned_there_or_passed_before_asks_nothing() -> None:
    found = seen("A-1,2026 Fall,IP", "B-1,2025 Fall,A", "B-1,2027 Spring,IP")
    assert outcomes(found) == ["running", "moved", "running"]
    assert found.undecided == ()
    assert found.plan.planned_courses == ("A-1",)


def test_an_unknown_course_is_left_out_unless_somebody_says_what_it_is() -> None:
    line = "A-11,2025 Fall,B"
    options, proposed = asked(seen(line).entries[0])["course"]
    assert (options[:2], options[-1], proposed) == (("leave out", "is A-1"), "keep", "leave out")
    assert set(options[2:-1]) == {"is A-2", "is B-1", "is C-1"}
    assert outcomes(seen(line)) == ["left out"]
    assert seen(line).plan == plan()
    assert completed(seen(line, choices={(2, Ask.COURSE): "is A-2"})) == [("A-2", "2025 Fall", "B")]
    assert completed(seen(line, choices={(2, Ask.COURSE): "keep"})) == [("A-11", "2025 Fall", "B")]


def test_a_code_with_its_title_proposes_the_course() -> None:
    found = seen("A 2 Course for all,2025 Fall,B")
    assert asked(found.entries[0])["course"][1] == "is A-2"
    assert completed(found) == [("A-2", "2025 Fall", "B")]


def test_a_text_that_is_no_code_cannot_be_kept_and_a_blank_one_only_left_out() -> None:
    found = seen("=A-1+1,2025 Fall,B", ",Total,12")
    assert "keep" not in asked(found.entries[0])["course"][0]
    assert outcomes(found) == ["left out", "left out"]
    assert found.entries[1].questions == ()


def test_a_passed_row_without_a_term_asks_for_one_and_proposes_that_of_the_plan() -> None:
    found = seen("A-1,some time,A", "A-2,,A")
    options = ("no term", "in 2026 Fall", "in 2027 Spring", "leave out")
    assert [asked(entry) for entry in found.entries] == [
        {"term": (options, "in 2026 Fall")},
        {"term": (options, "no term")},
    ]
    assert completed(found) == [("A-2", None, "A"), ("A-1", "2026 Fall", "A")]
    chosen = seen("A-1,some time,A", choices={(2, Ask.TERM): "leave out"})
    assert outcomes(chosen) == ["left out"]
    assert chosen.plan == plan()


def test_the_same_row_twice_counts_once_and_the_copy_says_so() -> None:
    lines = ("A-2,2025 Fall,B", "a-2,Fall 2025,b", "A-2,2025 Fall,A")
    found = seen(*lines)
    assert outcomes(found) == ["other attempt", "same row", "completed"]
    assert [entry.counts for entry in found.entries] == [4, 2, None]
    assert asked(found.entries[1]) == {"same row": (("keep one", "keep both"), "keep one")}
    assert outcomes(seen(*lines, choices={(3, Ask.SAME_ROW): "keep both"})) == [
        "other attempt",
        "other attempt",
        "completed",
    ]


ATTEMPTS = ("A-2,2026 Spring,F", "A-2,2025 Fall,B", "A-2,2025 Spring,C")


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [("best", [("A-2", "2025 Fall", "B")]), ("first", [("A-2", "2025 Spring", "C")]), ("last", [])],
)
def test_repeats_count_as_the_curriculum_says(repeats: str, expected: list[tuple[str, str, str]]) -> None:
    found = seen(*ATTEMPTS, repeats=repeats)
    assert completed(found) == expected
    assert found.count(Outcome.OTHER_ATTEMPT) == 2


def test_of_equal_grades_the_later_counts_and_a_grade_before_transfer() -> None:
    assert completed(seen("A-2,2026 Fall,B", "A-2,2025 Fall,B")) == [("A-2", "2026 Fall", "B")]
    assert completed(seen("A-2,2025 Fall,C", "A-2,2026 Fall,TR")) == [("A-2", "2025 Fall", "C")]


def test_an_answer_that_is_no_option_counts_as_none() -> None:
    assert seen("A-11,2025 Fall,B", choices={(2, Ask.COURSE): "is Z-9"}).plan == plan()


def test_a_plan_of_another_curriculum_with_an_unknown_season_is_no_obstacle() -> None:
    foreign = tiny_plan({"2026 Winter": ["A-1"]}, completed=["Z-1", "Z-1"])
    found = seen("C-1,2026 Fall,IP", "A-2,2026 Fall,A", on=foreign)
    assert outcomes(found) == ["running", "completed"]
    assert found.plan.completed_courses == ("Z-1", "Z-1", "A-2")


def test_apply_gives_the_plan_of_the_preview_and_a_second_time_changes_nothing() -> None:
    lines = rows("A-2,2025 Fall,B", "A-1,2026 Fall,A", "C-1,2027 Spring,IP", "Z,2025 Fall,A")
    once = transcript.apply(curriculum(), plan(), lines)
    assert once == transcript.preview(curriculum(), plan(), lines).plan
    assert once.completed[0] == Completed(course_id="A-2", term=Term(2025, "Fall"), grade="B")
    assert transcript.apply(curriculum(), once, lines) == once
