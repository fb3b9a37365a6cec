"""Files of Curricular Analytics as people write them: what is read, what is assumed, what is left out."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from planner import pools, requisites
from planner.curriculum import Curriculum
from planner.exchange import curricular_analytics, folder
from planner.exchange.imported import Imported
from planner.tables import Course, Programme, RequirementGroup

HEADING = """Curriculum,Audio Engineering,,,,,,,,,
Degree Plan,Four years,,,,,,,,,
Institution,Tiny college,,,,,,,,,
Degree Type,BS,,,,,,,,,
System Type,semester,,,,,,,,,
CIP,10.0203,,,,,,,,,
Courses,,,,,,,,,,
"""
HEADER = (
    "Course ID,Course Name,Prefix,Number,Prerequisites,Corequisites,Strict-Corequisites,"
    "Credit Hours,Institution,Canonical Name,Term\n"
)
ROWS = """1,Acoustics,AU,101,,,,3,,,1
2,Acoustics lab,AU,101L,,1,,1.5,,,1
3,Signals,AU,2040,1;2,,4,4,,,2
4,Signals lab,AU,2040L,,,3,1,,,2
"""


def _read(rows: str, *, header: str = HEADER, heading: str = HEADING, encoding: str = "utf-8") -> Imported:
    return curricular_analytics.read((heading + header + rows).encode(encoding), "plan.csv")


def _courses(found: Imported) -> dict[str, Course]:
    return {row.course_id: row for row in found.rows["courses"] if isinstance(row, Course)}


def curriculum_of(found: Imported) -> Curriculum:
    """What was read, as one value."""
    assert found.about is not None
    rows: dict[str, Any] = dict(found.rows)
    return Curriculum(about=found.about, **rows, plans=found.plans)


def test_courses_requisites_and_terms_are_read() -> None:
    courses = _courses(_read(ROWS))
    assert [*courses] == ["AU-101", "AU-101L", "AU-2040", "AU-2040L"]
    assert courses["AU-101"].title == "Acoustics"
    assert (courses["AU-101"].subject, courses["AU-101"].course_level) == ("AU", 100)
    assert (courses["AU-101L"].credits, courses["AU-101L"].suggested_term) == (1.5, 1)
    assert courses["AU-2040"].prerequisites == requisites.parse("AU-101 & AU-101L")
    assert courses["AU-101L"].corequisites == requisites.parse("AU-101")
    assert courses["AU-2040"].strict_corequisites == requisites.parse("AU-2040L")
    assert courses["AU-2040"].course_level == 2000
    assert courses["AU-101"].prerequisites is None
    assert courses["AU-101"].mapped is None


def test_the_heading_becomes_the_facts_and_one_programme_that_takes_all_courses() -> None:
    found = _read(ROWS)
    assert found.whole
    assert found.about is not None
    assert (found.about.title, found.about.institution) == ("Audio Engineering", "Tiny college")
    assert found.about.seasons == ("Spring", "Summer", "Fall")
    assert [level.code for level in found.about.scale.levels] == ["I", "R", "M"]
    (programme,) = found.rows["programmes"]
    assert isinstance(programme, Programme)
    assert (programme.programme_id, programme.terms, programme.total_credits) == ("audio-engineering", 2, 9.5)
    assert programme.note == "Degree Type: BS\nCIP: 10.0203"
    (group,) = found.rows["requirement_groups"]
    assert isinstance(group, RequirementGroup)
    assert (pools.unparse(group.pool), group.least_courses) == ("AU-101 | AU-101L | AU-2040 | AU-2040L", 4)


def test_the_terms_become_a_plan_of_the_calendar() -> None:
    plan = _read(ROWS).plans["degree-plan"]
    assert plan.title == "Four years"
    assert [(str(term), course) for term, course in plan.placements()] == [
        ("2026 Fall", "AU-101"),
        ("2026 Fall", "AU-101L"),
        ("2027 Spring", "AU-2040"),
        ("2027 Spring", "AU-2040L"),
    ]
    in_quarters = curricular_analytics.read(
        (HEADING.replace("semester", "Quarter") + HEADER + "1,A,AU,1,,,,3,,,5\n").encode(), first_year=2030
    )
    assert [str(term.term) for term in in_quarters.plans["degree-plan"].terms] == [
        "2030 Fall",
        "2031 Winter",
        "2031 Spring",
        "2031 Fall",
        "2032 Winter",
    ]


def test_a_curriculum_without_terms_has_no_plan() -> None:
    found = _read("1,Acoustics,AU,101,,,,3,,\n", header=HEADER.replace(",Term", ""))
    assert found.plans == {}
    assert any("No course has a term: a degree of 8 terms was assumed." in said for said in found.assumed)


def test_additional_courses_are_outside_the_degree_with_or_without_a_header_of_their_own() -> None:
    for header in (HEADER, ""):
        found = _read(ROWS + "Additional Courses,,,,,,,,,,\n" + header + "5,Precalculus,MA,90,,,,3,,,1\n")
        assert _courses(found)["MA-90"].outside
        (group,) = found.rows["requirement_groups"]
        assert isinstance(group, RequirementGroup)
        assert "MA-90" not in pools.codes_in(group.pool)
        assert "MA-90" in found.plans["degree-plan"].courses


@pytest.mark.parametrize(
    ("row", "course_id", "title", "subject"),
    [
        ("1,HIST 100,,,,,,3,,,1", "HIST-100", None, "HIST"),
        ("1,MUSC1290,,,,,,3,,,1", "MUSC-1290", None, "MUSC"),
        ("1,Free elective!,,,,,,3,,,1", "Free-elective", "Free elective!", None),
        ("1,L*** 100 LANGUAGE,,,,,,3,,,1", "L-100-LANGUAGE", "L*** 100 LANGUAGE", None),
        ("1,General Education,GE,,,,,3,,,1", "GE", "General Education", "GE"),
        ("1,Env Engr Princ,,2300,,,,3,,,1", "2300", "Env Engr Princ", None),
        ("1,,CO,150,,,,3,,,1", "CO-150", None, "CO"),
        ("1,,,,,,,4,,Calculus I,1", "Calculus-I", "Calculus I", None),
        ("1,*,,,,,,4,,,1", "course", "*", None),
        ('1,"=1+1",=A,;1,,,,4,,,1', "A- 1", "=1+1", None),
        (f"1,{'long ' * 30},,,,,,4,,,1", "long-long-long-long-long-long-long-long", ("long " * 30).strip(), None),
    ],
)
def test_every_course_gets_a_code(row: str, course_id: str, title: str | None, subject: str | None) -> None:
    ((found, course),) = _courses(_read(row + "\n")).items()
    assert (found, course.title, course.subject) == (course_id, title, subject)


def test_codes_that_stand_twice_get_a_number() -> None:
    found = _read("1,Elective,,,,,,3,,,1\n2,Elective,,,,,,3,,,1\n3,Elective-2,,,1;2,,,3,,,2\n4,elective,,,,,,3,,,2\n")
    assert [*_courses(found)] == ["Elective", "Elective-3", "Elective-2", "elective-4"]
    assert _courses(found)["Elective-2"].prerequisites == requisites.parse("Elective & Elective-3")
    assert any("2 courses have the code of an earlier one" in said for said in found.assumed)


@pytest.mark.parametrize(
    ("said", "credits_"),
    [("3", 3), ("1.5", 1.5), ("1,5", 1.5), ("3-4", 3), ("1 to 3", 1), ("3-Jan", 1), ("", None), ("?", None)],
)
def test_credits_as_people_write_them(said: str, credits_: float | None) -> None:
    found = _read(f'1,Acoustics,AU,101,,,,"{said}",,,1\n')
    assert _courses(found)["AU-101"].credits == credits_
    assert [fault.column for fault in found.left_out] == (["credit hours"] if said == "?" else [])


def test_a_sum_of_unknown_credits_is_not_known() -> None:
    (programme,) = _read("1,Acoustics,AU,101,,,,,,,1\n").rows["programmes"]
    assert isinstance(programme, Programme)
    assert programme.total_credits is None


@pytest.mark.parametrize(("said", "term"), [("2", 2), ("2.0", 2), ("", None), ("0", None), ("41", None), ("I", None)])
def test_terms_from_1_to_40(said: str, term: int | None) -> None:
    found = _read(f"1,Acoustics,AU,101,,,,3,,,{said}\n")
    assert _courses(found)["AU-101"].suggested_term == term
    assert bool(found.left_out) == (term is None and said != "")


@pytest.mark.parametrize("cell", ["1;2", '"1,2"', '"1, 2,"', "1;2;1", "1.0;2.0", "AU 101;au-102", "Acoustics;2"])
def test_requisites_as_people_write_them(cell: str) -> None:
    found = _read(f"1,Acoustics,AU,101,,,,3,,,1\n2,Optics,AU,102,,,,3,,,1\n3,Signals,AU,103,{cell},,,3,,,2\n")
    assert _courses(found)["AU-103"].prerequisites == requisites.parse("AU-101 & AU-102")
    assert found.left_out == ()


def test_requisites_that_lead_nowhere_are_left_out_with_their_place() -> None:
    found = _read("1,Acoustics,AU,101,99;1,,,3,,,1\n")
    assert _courses(found)["AU-101"].prerequisites is None
    assert [str(fault) for fault in found.left_out] == [
        "plan.csv, row 9, column prerequisites: found '99'; expected the Course ID of a course in this file",
        "plan.csv, row 9, column prerequisites: found '1'; expected another course than this one",
    ]


def test_the_requisite_that_closes_a_circle_is_left_out_and_said() -> None:
    found = _read("1,A,AU,1,3,,,3,,,1\n2,B,AU,2,1,,,3,,,1\n3,C,AU,3,2,,,3,,,1\n")
    courses = _courses(found)
    assert courses["AU-1"].prerequisites == requisites.parse("AU-3")
    assert courses["AU-3"].prerequisites == requisites.parse("AU-2")
    assert courses["AU-2"].prerequisites is None
    assert "AU-2 and AU-1 wait for each other, so AU-1 was left out of its prerequisites." in found.assumed
    with tempfile.TemporaryDirectory() as path:
        folder.write(curriculum_of(found), Path(path))
        assert folder.read(Path(path)).fingerprint == curriculum_of(found).fingerprint


def test_corequisites_of_each_other_stay_and_a_prerequisite_between_them_goes() -> None:
    courses = _courses(_read("1,A,AU,1,,2,,3,,,1\n2,B,AU,2,1,1,,3,,,1\n"))
    assert courses["AU-1"].corequisites == requisites.parse("AU-2")
    assert courses["AU-2"].corequisites == requisites.parse("AU-1")
    assert courses["AU-2"].prerequisites is None


def test_a_long_chain_of_requisites_is_walked_without_recursion() -> None:
    rows = "".join(f"{place},C{place},AU,{place},{place % 3000 + 1},,,3,,,\n" for place in range(1, 3001))
    found = _read(rows)
    assert sum("wait for each other" in said for said in found.assumed) == 1


def test_other_columns_are_passed_over_or_left_out() -> None:
    header = "Course ID,Course Name,Prerequisites,Prerequisites (Text),CoPrerequisites,Credits,Complexity,Room\n"
    rows = "1,Acoustics,,,2,3,9,12\n2,Signals,1,Acoustics or Optics,,3,,\n"
    found = _read(rows, header=header)
    courses = _courses(found)
    assert courses["Acoustics"].corequisites == requisites.parse("Signals")
    assert {fault.column for fault in found.left_out} == {"prerequisites (text)", "room"}
    assert any("complexity" in said for said in found.understood)
    assert any("name alternatives" in said for said in found.assumed)


def test_institution_and_canonical_name_of_a_course_are_kept_in_its_summary() -> None:
    course = _courses(_read("1,Calc,MA,1,,,,3,Other college,Calculus I,1\n"))["MA-1"]
    assert course.summary == "Institution: Other college\nCanonical Name: Calculus I"


def test_learning_outcomes_become_skills_and_roles() -> None:
    outcomes = (
        "Course Learning Outcomes,,,,,,,,,,\n"
        "Course ID,Learning Outcome ID,Learning Outcome,Description,Requisites,Hours,,,,,\n"
        "1,1,Measures a room,Takes an impulse response,,0,,,,,\n"
        "9,2,Nobody's,,,,,,,,\n"
        "Curriculum Learning Outcomes,,,,,,,,,,\n"
        "Learning Outcome,Description,,,,,,,,,\n"
        "Measures a room,For the whole,,,,,,,,,\n"
    )
    curriculum = curriculum_of(_read(ROWS + outcomes))
    assert [(role.role_id, role.kind, role.summary) for role in curriculum.roles] == [
        ("measures-a-room", "outcome", "For the whole")
    ]
    assert [(link.course_id, link.skill_id, link.level) for link in curriculum.course_skills] == [
        ("AU-101", "measures-a-room", 1)
    ]
    assert [(need.role_id, need.skill_id, need.level) for need in curriculum.role_skills] == [
        ("measures-a-room", "measures-a-room", None)
    ]
