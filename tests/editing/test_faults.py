"""What prevents a curriculum from being saved, and what an import would make of one."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.editing import EditFault, applied, combined, faults_of, remove_row, set_cells
from planner.errors import DataError
from planner.exchange.imported import Imported
from planner.tables import CourseSkill, Skill
from tests.builders import tiny_curriculum


@pytest.fixture
def studio() -> Curriculum:
    return tiny_curriculum(courses={"A-1": {"mixing": "I"}, "A-2": {}}, prerequisites={"A-2": "A-1"})


def test_a_curriculum_that_was_read_has_none(default: Curriculum) -> None:
    assert faults_of(default) == ()


def test_a_reference_that_leads_nowhere_is_named_by_its_row(studio: Curriculum) -> None:
    edited = applied(studio, [remove_row("skills", ("mixing",))]).curriculum
    assert [(fault.table, fault.key, fault.column, fault.found) for fault in faults_of(edited)] == [
        ("course_skills", ("A-1", "mixing"), "skill_id", "mixing")
    ]


def test_a_rule_that_names_no_course_and_a_circle_are_found(studio: Curriculum) -> None:
    gone = applied(studio, [set_cells("courses", ("A-1",), {"prerequisites": "A-3"})]).curriculum
    assert [(fault.key, fault.column, fault.found) for fault in faults_of(gone)] == [(("A-1",), "prerequisites", "A-3")]
    circle = applied(studio, [set_cells("courses", ("A-1",), {"prerequisites": "A-2"})]).curriculum
    assert {fault.column for fault in faults_of(circle)} == {"prerequisites"}


def test_a_fault_reads_like_that_of_a_file() -> None:
    fault = EditFault("course_skills", ("A-1", "mixing"), "level", "Z", "a level")
    assert str(fault.as_fault) == "course_skills, column A-1 × mixing, level: found 'Z'; expected a level"


def test_a_part_changes_rows_of_the_same_key_and_takes_none_away(studio: Curriculum) -> None:
    found = Imported(
        {
            "skills": (Skill(skill_id="editing", name="Editing", category="skills"),),
            "course_skills": (
                CourseSkill(course_id="A-1", skill_id="mixing", level=3),
                CourseSkill(course_id="A-2", skill_id="editing", level=1),
            ),
        }
    )
    made = combined(studio, found)
    assert [(link.course_id, link.skill_id, link.level) for link in made.course_skills] == [
        ("A-1", "mixing", 3),
        ("A-2", "editing", 1),
    ]
    assert [skill.skill_id for skill in made.skills] == ["mixing", "editing"]


def test_a_part_that_names_what_is_not_there_is_refused_with_every_fault(studio: Curriculum) -> None:
    rows = tuple(CourseSkill(course_id=code, skill_id="mixing", level=1) for code in ("Z-1", "Z-2"))
    with pytest.raises(DataError) as refused:
        combined(studio, Imported({"course_skills": rows}))
    assert [fault.value for fault in refused.value.faults] == ["Z-1", "Z-2"]


def test_a_whole_curriculum_stands_for_itself(studio: Curriculum) -> None:
    whole = Imported({"skills": studio.skills}, about=studio.about, whole=True)
    made = combined(None, whole)
    assert (made.skills, made.courses) == (studio.skills, ())
    with pytest.raises(ValueError, match="needs one to go into"):
        combined(None, Imported({}))
    with pytest.raises(ValueError, match="what it is about"):
        combined(studio, Imported({}, whole=True))
