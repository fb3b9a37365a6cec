"""What becomes of the rows of transcripts: used, left out, counted twice, passed or not; and whose they are."""

from __future__ import annotations

import pytest

from planner.cohort import Group, LeftOut
from tests.cohort.transcripts import as_parquet, counted, csv, passes, students, table


def test_courses_that_were_not_passed_do_not_count() -> None:
    found = counted(csv("1,A-1,2024 Fall,A,m", "1,A-2,2025 Spring,F,m", "2,A-2,2025 Spring,W,m"))
    assert passes(found) == {"A-1": 1, "A-2": 0, "A-3": 0}
    assert found.met[:, 0].sum(axis=0).tolist() == [1, 1, 0]
    assert (found.rows.rows, found.rows.used, found.rows.left_out) == (3, 3, {LeftOut.NOT_PASSED: 2})
    assert found.rows.examples == {LeftOut.NOT_PASSED: ("f", "w")}


def test_without_grades_every_course_counts_as_passed() -> None:
    assert passes(counted(csv("1,A-1,2024 Fall", header="student,course,term")))["A-1"] == 1
    assert passes(counted(csv("1,A-1,2024 Fall,,m")))["A-1"] == 1


def test_a_row_without_a_grade_is_running_where_others_have_one() -> None:
    found = counted(csv("1,A-1,2024 Fall,A,m", "1,A-2,2026 Fall,,m", "1,A-3,2026 Fall,IP,m"))
    assert passes(found) == {"A-1": 1, "A-2": 0, "A-3": 0}
    assert found.rows.left_out == {LeftOut.RUNNING: 2}


def test_a_grade_that_nobody_knows_counts_as_not_passed_and_is_named() -> None:
    found = counted(csv("1,A-1,2024 Fall,A,m", "1,A-2,2024 Fall,Merit,m"))
    assert passes(found)["A-2"] == 0
    assert found.rows.left_out == {LeftOut.NOT_PASSED: 1, LeftOut.UNKNOWN_GRADE: 1}
    assert found.rows.examples[LeftOut.UNKNOWN_GRADE] == ("merit",)


def test_transfer_credit_counts_with_and_without_a_term() -> None:
    found = counted(csv("1,A-1,Transfer,,m", "1,A-2,,TR,m", "1,A-3,2024 Fall,TR,m"))
    assert passes(found) == {"A-1": 1, "A-2": 1, "A-3": 1}
    assert students(found) == {Group(2024, "m"): 1}


def test_rows_that_cannot_be_used_are_counted_by_the_first_reason_and_named() -> None:
    found = counted(
        csv(
            "1,A-1,2024 Fall,A,m",
            ",A-1,2024 Fall,A,m",
            "1,,2024 Fall,A,m",
            "1,Z-9,2024 Fall,A,m",
            "2,Z-9,someday,A,m",
            "2,Y-8,2024 Fall,A,m",
            "1,A-2,someday,A,m",
            "1,A-2,1949 Fall,A,m",
            "1,A-2,2028 Fall,A,m",
            "1,A-2,2027 Fall,A,m",
            "1,A-1,Fall 2024,a,m",
        )
    )
    assert found.rows.left_out == {
        LeftOut.UNKNOWN_COURSE: 3,
        LeftOut.NO_STUDENT: 1,
        LeftOut.NO_COURSE: 1,
        LeftOut.BAD_TERM: 3,
        LeftOut.DUPLICATE: 1,
    }
    assert (found.rows.rows, found.rows.used, found.rows.share_used) == (11, 2, 2 / 11)
    assert found.rows.examples[LeftOut.UNKNOWN_COURSE] == ("Z-9", "Y-8")
    assert found.rows.examples[LeftOut.BAD_TERM] == ("1949 Fall", "2028 Fall", "someday")
    assert found.rows.examples[LeftOut.DUPLICATE] == ("A-1",)
    # Student 2 has no row that can be used, and is no student of the figures.
    assert students(found) == {Group(2024, "m"): 1}


def test_codes_are_read_whatever_their_signs_and_case() -> None:
    assert passes(counted(csv("1,a 1,2024 Fall,A,m", "2, A1 ,2024 Fall,A,m")))["A-1"] == 2


def test_courses_outside_are_read_and_left_out_of_the_figures() -> None:
    source = csv("1,X-1,2024 Fall,A,m")
    assert (counted(source).rows.used, counted(source).met[0, 0].tolist()) == (1, [1, 0, 0])
    with_outside = counted(source, outside=True)
    assert (with_outside.met[0, 0].tolist(), passes(with_outside)["X-1"]) == ([0, 1, 0], 1)


@pytest.mark.parametrize(("repeats", "expected"), [("best", 1), ("last", 0), ("first", 1)])
def test_of_several_attempts_the_setting_for_repeats_chooses(repeats: str, expected: int) -> None:
    source = csv("1,A-1,2025 Spring,F,m", "1,A-1,2024 Fall,A,m", "1,A-1,2025 Fall,IP,m")
    assert passes(counted(source, repeats=repeats))["A-1"] == expected


def test_the_last_attempt_after_a_failed_first_one_counts() -> None:
    source = csv("1,A-1,2025 Spring,B,m", "1,A-1,2024 Fall,F,m")
    assert [passes(counted(source, repeats=kind))["A-1"] for kind in ("best", "last", "first")] == [1, 1, 0]


def test_the_year_of_entry_is_that_of_the_first_term_or_as_it_is_stated() -> None:
    rows = ("1,A-1,2024 Fall,A,m", "1,A-2,2023 Fall,F,m", "2,A-1,2024 Fall,A,n")
    assert students(counted(csv(*rows))) == {Group(2023, "m"): 1, Group(2024, "n"): 1}
    stated = csv("1,A-1,2024 Fall,2022", "2,A-1,2024 Fall,soon", header="student,course,term,Entry year")
    assert students(counted(stated)) == {Group(2022, None): 1, Group(2024, None): 1}


def test_the_programme_is_that_of_the_last_term_that_states_one() -> None:
    source = csv("1,A-1,2025 Fall,A,", "1,A-2,2025 Spring,A,n", "1,A-3,2024 Fall,A,m", "2,A-1,2024 Fall,A,")
    assert students(counted(source)) == {Group(2024, "n"): 1, Group(2024, None): 1}


def test_how_many_parts_are_made_changes_nothing() -> None:
    rows: list[tuple[str | None, ...]] = [
        (str(who), f"A-{who % 3 + 1}", f"{2019 + who % 5} Fall", "ABF"[who % 3], f"m{who % 2}") for who in range(200)
    ]
    rows += [(" 7 ", "A-2", "2024 Fall", "A", None), ("7", "Q-1", "2024 Fall", "A", None)]
    source = as_parquet(table(rows))
    whole, parted = counted(source, parts=1), counted(source, parts=7)
    assert whole.groups == parted.groups
    assert whole.rows == parted.rows
    for axis in ("students", "met", "coverage", "depth", "passed", "helped"):
        assert getattr(whole, axis).tolist() == getattr(parted, axis).tolist()
    assert whole.students.sum() == 200
