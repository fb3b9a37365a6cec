"""Changes that cannot be made are refused in words, at the field that is wrong, and nothing is changed."""

from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.scenario import (
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    Replace,
    SetCourse,
    SetGroup,
    Teach,
    edits_of_change,
    faults_of_change,
    play,
)
from tests.scenario.school import school

SCHOOL = school()


def new(**fields: str) -> NewCourse:
    """A course in which these fields are other than they should be."""
    whole: dict[str, Any] = {"course_id": "N-9", "title": "New", **fields}
    return NewCourse(**whole)


@pytest.mark.parametrize(
    ("change", "field", "why"),
    [
        (Drop(()), "course_ids", "Name at least one course."),
        (Drop(("B-22",)), "course_ids", "“B-22” is no course of this curriculum; the nearest is B-2."),
        (Drop(("Z",)), "course_ids", "“Z” is no course of this curriculum."),
        (Merge(("A-1", "A-1"), new()), "course_ids", "Name at least two courses."),
        (Replace("", new()), "course_id", "Name a course."),
        (Add(new(course_id="")), "course.course_id", "Give the course a code."),
        (Add(new(course_id="A-1")), "course.course_id", "There is a course “A-1” already."),
        (Replace("A-1", new(course_id="A-2")), "course.course_id", "There is a course “A-2” already."),
        (Add(new(title=" ")), "course.title", "Give the course a title."),
        (Add(new(), "cores"), "group_id", "“cores” is no degree rule of this curriculum; the nearest is core."),
        (Add(new(credits="three")), "course.credits", "“three” is not right; expected: a number."),
        (Add(new(prerequisites="N-9")), "course.prerequisites", "These courses would wait for each other: N-9."),
        (Add(new(corequisites="X-1")), "course.corequisites", "“X-1” is no course of this curriculum."),
        (SetCourse("A-1", "title", "x"), "column", "A scenario does not change “title”; it changes credits, terms, "),
        (SetGroup("core", "title", "x"), "column", "A scenario does not change “title”; it changes pool, "),
        (SetCourse("A-1", "credits", "-1"), "text", "“-1” is not right; expected: at least 0."),
        (SetCourse("A-1", "terms", "Autumn"), "text", "“Autumn” is not right; expected: seasons of this curriculum"),
        (SetCourse("A-1", "prerequisites", "B-2"), "text", "These courses would wait for each other: A-1, B-2."),
        (SetCourse("A-1", "prerequisites", "A-2 &"), "text", "“A-2 &” is not right; expected: at the end: a course"),
        (
            SetCourse("A-1", "prerequisites", '"maths"'),
            "text",
            "“maths” is no condition of this curriculum; it has non",
        ),
        (SetGroup("core", "pool", ""), "text", "Something must stand here."),
        (SetGroup("core", "pool", "X-1"), "text", "“X-1” is no course of this curriculum."),
        (Teach("A-1", "juggling", "M"), "skill_id", "“juggling” is no skill of this curriculum."),
        (Teach("A-1", "mixing", "Q"), "level", "“Q” is not right; expected: a level of the scale (I, R, M)."),
        (Need("baker", "mixing", "M", "essential"), "role_id", "“baker” is no role of this curriculum."),
        (Need("mixer", "mixing", "Q", "essential"), "level", "“Q” is not right; expected: a level of the scale"),
        (Need("mixer", "mixing", "M", "vital"), "importance", "“vital” is not right; expected: essential or useful."),
    ],
    ids=str,
)
def test_a_fault_names_its_field_and_says_why(change: Change, field: str, why: str) -> None:
    (fault,) = faults_of_change(SCHOOL, change)
    assert (fault.change, fault.field) == (change, field)
    assert fault.why.startswith(why)
    with pytest.raises(ValueError, match=r".") as refused:
        edits_of_change(SCHOOL, change)
    assert str(refused.value) == fault.why
    assert play(SCHOOL, [change]).curriculum is SCHOOL


def test_what_a_new_course_teaches_is_checked_skill_by_skill() -> None:
    course = NewCourse("N-9", "New", teaches=(("juggling", "M"), ("mixing", " "), ("writing", "M")))
    assert [(fault.field, fault.why) for fault in faults_of_change(SCHOOL, Add(course))] == [
        ("course.teaches", "“juggling” is no skill of this curriculum."),
        ("course.teaches", "Say how deep the course teaches “Mixing”."),
    ]
    (wrong,) = faults_of_change(SCHOOL, Add(NewCourse("N-9", "New", teaches=(("mixing", "Q"),))))
    assert (wrong.field, wrong.why[:3]) == ("course.teaches", "“Q”")


def test_several_faults_are_said_together() -> None:
    fields = [fault.field for fault in faults_of_change(SCHOOL, Add(NewCourse("", "")))]
    assert fields == ["course.course_id", "course.title"]
    wrong = Add(NewCourse("N-9", "New", credits="x", suggested_term="y"))
    assert [fault.field for fault in faults_of_change(SCHOOL, wrong)] == ["course.credits", "course.suggested_term"]


def test_what_was_wrong_before_keeps_no_change_from_being_made() -> None:
    rows = tuple(
        row.model_copy(update={"terms": ("Autumn",)}) if row.course_id == "B-4" else row for row in SCHOOL.courses
    )
    wrong: Curriculum = SCHOOL.replace(courses=rows)
    assert faults_of_change(wrong, SetCourse("A-1", "credits", "4")) == ()
