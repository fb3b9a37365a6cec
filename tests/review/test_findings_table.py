"""The table of findings and the lists by finding, on a tiny curriculum."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.review.findings_table import findings, idle_courses, skills_found
from tests.builders import tiny_curriculum


def thin() -> Curriculum:
    """Rigging and touring are taught by nobody, mixing by one course alone, juggling is needed by nobody."""
    return tiny_curriculum(
        roles={
            "mixer": {"mixing": "M", "rigging": "R"},
            "roadie": {"touring": "I", "rigging": "I"},
        },
        courses={"A-1": {"mixing": "M"}, "A-2": {"juggling": "I"}},
        unmapped=["A-1"],
    )


def test_every_problem_of_the_curriculum_is_a_row_with_its_sentence() -> None:
    frame = findings(thin())
    assert frame[["finding", "severity", "skill_id", "course_id", "role_id", "group_id"]].values.tolist() == [
        ["fragile skill", "warning", "mixing", "A-1", "", ""],
        ["orphan skill", "warning", "rigging", "", "", ""],
        ["orphan skill", "warning", "touring", "", "", ""],
        ["idle skill", "warning", "juggling", "", "", ""],
        ["idle course", "warning", "", "A-2", "", ""],
        ["unmapped course", "warning", "", "A-1", "", ""],
        ["short description", "warning", "", "", "mixer", ""],
        ["short description", "warning", "", "", "roadie", ""],
    ]
    assert frame["says"][1] == "‘Rigging’ is needed by 2 roles, as deep as R, and taught by no course of the catalogue."


def test_a_list_holds_the_skills_of_one_finding_most_needed_first() -> None:
    assert list(skills_found(thin(), "orphan skill")["skill_id"]) == ["rigging", "touring"]
    assert list(skills_found(thin(), "fragile skill")["course_id"]) == ["A-1"]
    assert skills_found(thin(), "never deep enough").empty


def test_idle_courses_are_listed_with_what_they_teach() -> None:
    assert idle_courses(thin()).values.tolist() == [["A-2", "Course A-2", 1]]
