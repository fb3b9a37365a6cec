"""Curricula and plans written for Curricular Analytics, and the sentences on what could not be said."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.exchange import curricular_analytics
from tests.builders import tiny_curriculum, tiny_plan
from tests.exchange.test_curricular_analytics import HEADER, HEADING, ROWS, curriculum_of


def _lines(data: bytes) -> list[str]:
    return data.decode().splitlines()


def test_a_file_that_was_read_is_written_as_it_was() -> None:
    text = HEADING + HEADER + ROWS
    found = curricular_analytics.read(text.encode())
    curriculum = curriculum_of(found)
    data = text.replace("\n", "\r\n").encode()
    assert curricular_analytics.written(curriculum) == (data, ())
    assert curricular_analytics.write(curriculum, plan=curriculum.plans["degree-plan"]) == data


def test_of_alternatives_the_first_that_the_file_holds_is_written_and_said() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}, "A-2": {}, "A-3": {}},
        prerequisites={"A-3": '(B-9 | A-2) & (A-1 | "mathematics") & credits >= 30', "A-2": "2 of (A-1, B-9, A-3)"},
    )
    data, said = curricular_analytics.written(curriculum)
    assert [line.split(",")[:5] for line in _lines(data)[-3:]] == [
        ["1", "Course A-1", "A", "1", ""],
        ["2", "Course A-2", "A", "2", "1;3"],
        ["3", "Course A-3", "A", "3", "2;1"],
    ]
    assert len(said) == 2
    assert said[0].startswith("A-2, prerequisites: ")
    assert said[1].endswith("was written as A-2 and A-1.")


def test_a_programme_is_its_required_courses_and_one_course_for_each_choice() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}, "A-2": {}, "A-3": {}, "X-9": {}},
        outside=["X-9"],
        programmes={"major": {"title": "Audio"}},
        groups={
            "core": {"pool": "A-1", "least_courses": 1},
            "electives": {"pool": "A-2 | A-3", "least_credits": 3, "title": "Electives"},
            "anything": {"pool": "A-3"},
        },
    )
    data, said = curricular_analytics.written(curriculum, "major")
    assert _lines(data)[0] == "Curriculum,Audio,,,,,,,,"
    assert _lines(data)[-2:] == ["1,Course A-1,A,1,,,,3,,", "2,Electives,,electives,,,,3,,"]
    assert said == ("The choice “Electives” (at least 3 credits) was written as one course that stands for it.",)
    with pytest.raises(KeyError):
        curricular_analytics.write(curriculum, "minor")


def test_a_plan_is_its_terms_in_order_and_what_its_programme_still_requires() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}, "A-2": {}, "A-3": {}, "A-4": {}, "X-9": {}},
        outside=["X-9"],
        programmes={"major": {}},
        groups={"core": {"pool": "A-1 | A-4", "least_courses": 2}},
    )
    plan = tiny_plan({"2026 Spring": ["A-2"], "2026 Fall": ["A-3", "X-9", "Q-1"]}, completed=["A-1"])
    data, said = curricular_analytics.written(curriculum, plan=plan.replace(programmes=("major",)))
    cells = [line.split(",") for line in _lines(data)]
    assert [(row[1], row[-1]) for row in cells if row[0].isdecimal()] == [
        ("Course A-1", "1"),
        ("Course A-2", "2"),
        ("Course A-3", "3"),
        ("Course A-4", ""),
        ("Course X-9", "3"),
    ]
    assert [row[0] for row in cells if row[0].startswith("Additional")] == ["Additional Courses"]
    assert said == (
        "Completed courses without a term stand in term 1.",
        "Left out, as the curriculum does not have them: Q-1.",
        "Required, but in no term of the plan: A-4. Their term is blank.",
    )


def test_no_cell_begins_a_formula() -> None:
    columns = {"A-1": {"title": "=HYPERLINK(1)"}, "A-2": {"title": "'-3 dB"}, "A-3": {"title": "'quoted'"}}
    curriculum = tiny_curriculum(courses={"A-1": {}, "A-2": {}, "A-3": {}}, course_columns=columns)
    data = curricular_analytics.write(curriculum)
    assert [line.split(",")[1] for line in _lines(data)[-3:]] == [" =HYPERLINK(1)", "'-3 dB", "'quoted'"]
    again = curricular_analytics.read(data).rows["courses"]
    assert [getattr(row, "title", None) for row in again] == ["=HYPERLINK(1)", "'-3 dB", "'quoted'"]


def test_what_courses_teach_is_written_as_outcomes() -> None:
    curriculum = tiny_curriculum(
        roles={"mixes": {"mixing": "M"}},
        role_columns={"mixes": {"kind": "outcome", "title": "Mixes a record"}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "M"}},
    )
    data, said = curricular_analytics.written(curriculum)
    assert _lines(data)[-6:] == [
        "Course ID,Learning Outcome ID,Learning Outcome,Description,Requisites,Hours,,,,",
        "1,1,Mixing,,,,,,,",
        "2,1,Mixing,,,,,,,",
        "Curriculum Learning Outcomes,,,,,,,,,",
        "Learning Outcome,Description,,,,,,,,",
        "Mixes a record,,,,,,,,,",
    ]
    assert said == ("What courses teach was written as 2 learning outcomes, without levels.",)


def test_the_default_curriculum_is_written_and_read(default: Curriculum) -> None:
    for name in (None, "mpe-major"):
        found = curricular_analytics.read(curricular_analytics.write(default, name))
        assert found.left_out == ()
    every = curricular_analytics.read(curricular_analytics.write(default))
    assert [getattr(row, "course_id", "") for row in every.rows["courses"]] == [
        *default.catalogue,
        *default.outside,
    ]
