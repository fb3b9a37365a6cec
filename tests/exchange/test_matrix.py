from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from planner.errors import DataError
from planner.exchange import matrix
from planner.exchange.imported import Imported
from planner.tables import Course, CourseSkill, Role, RoleSkill, Skill
from tests.builders import tiny_curriculum

INTO = tiny_curriculum(
    roles={"hears-well": {"ears": "M"}},
    courses={"MP-101": {"mixing": "I"}, "MP-211": {}},
    skills=["ears"],
    unmapped=["MP-211"],
    role_columns={"hears-well": {"kind": "outcome"}},
)
MAP = """\
Map of the major,,,,
,,Studio,,Ears
Course,Title,Mixing,Miking,Hearing
MP 101,Intro,I,I,
mp211,Principles,R,x,"R, A"
MP-320,Records,M/A,?,IR
Total,,3,2,2
I = Introduced; R = Reinforced; M = Mastered; A = Assessed
"""


def read(text: str, **more: Any) -> Imported:
    return matrix.read(text.encode(), INTO, **more)


def links(found: Imported) -> dict[tuple[str, str], str]:
    """Level's code, with A where it is assessed, by course and skill."""
    rows = [row for row in found.rows["course_skills"] if isinstance(row, CourseSkill)]
    return {(row.course_id, row.skill_id): INTO.scale.code(row.level) + "A" * bool(row.assessed) for row in rows}


def test_a_map_as_departments_have_it_is_understood() -> None:
    found = read(MAP)
    assert links(found) == {
        ("MP-101", "mixing"): "I",
        ("MP-101", "miking"): "I",
        ("MP-211", "mixing"): "R",
        ("MP-211", "miking"): "I",
        ("MP-211", "hearing"): "RA",
        ("MP-320", "mixing"): "MA",
        ("MP-320", "hearing"): "R",
    }
    assert found.rows["skills"] == (
        Skill(skill_id="miking", name="Miking", category="Studio"),
        Skill(skill_id="hearing", name="Hearing", category="Ears"),
    )
    assert [str(fault) for fault in found.left_out] == [
        "matrix, row 6, column D: found '?'; expected letters such as I, R, M, D, P, A or x, or a legend that explains "
        "others"
    ]
    assert not found.whole


def test_what_was_understood_and_assumed_is_told_with_counts() -> None:
    found = read(MAP)
    assert found.understood == (
        "In matrix: Courses run down, in column A, because 3 of its cells are courses or look like their codes; the "
        "names of the skills stand in row 3.",
        "A was read as assessed: 2 cells, as the file's legend says.",
        "I was read as I (introduced): 3 cells, as the file's legend says.",
        "M was read as M (mastered): 1 cell, as the file's legend says.",
        "R was read as R (reinforced): 3 cells, as the file's legend says.",
        "X was read as taught, with no depth stated: 1 cell.",
        "Courses: 2 of the curriculum, 1 new. Skills: 1 of the curriculum, 2 new. Links: 7.",
    )
    assert found.assumed == ("Where no depth is stated (1 cell), the lowest level was taken, I.",)


def test_courses_are_found_again_new_ones_made_and_those_with_letters_mapped() -> None:
    rows = read(MAP).rows["courses"]
    assert [(row.course_id, row.mapped) for row in rows if isinstance(row, Course)] == [
        ("MP-211", True),
        ("MP-320", True),
    ]
    new = Course(course_id="MP-320", title="Records", title_basis="local", subject="MP", mapped=True)
    assert rows[1] == new


def test_links_of_the_map_are_the_departments_own_word() -> None:
    found = {(row.course_id, row.skill_id): row.basis for row in read(MAP).rows["course_skills"]}  # type: ignore[attr-defined]
    assert found["MP-211", "mixing"] == "local"


def test_a_link_that_stands_already_keeps_what_is_known_of_it() -> None:
    old = CourseSkill(course_id="MP-101", skill_id="mixing", level=1, evidence="a mix", basis="published")
    into = INTO.replace(course_skills=(old,))
    assert matrix.read(MAP.encode(), into).rows["course_skills"][0] == old
    deeper = matrix.read(MAP.replace("Intro,I", "Intro,M").encode(), into).rows["course_skills"][0]
    assert deeper == CourseSkill(course_id="MP-101", skill_id="mixing", level=3, evidence="a mix", basis="local")


@pytest.mark.parametrize("separator", [";", "\t"])
def test_courses_may_run_across(separator: str) -> None:
    text = """\
Category,Skill,MP-101,MP-211
Ears,Hearing,I,R
,Judging,,M
Studio,Mixing,x,
"""
    found = read(text.replace(",", separator))
    assert links(found) == {
        ("MP-101", "hearing"): "I",
        ("MP-211", "hearing"): "R",
        ("MP-211", "judging"): "M",
        ("MP-101", "mixing"): "I",
    }
    assert [row.category for row in found.rows["skills"]] == ["Ears", "Ears"]  # type: ignore[attr-defined]
    assert "Courses run across, in row 1," in found.understood[0]
    assert found.understood[0].endswith("the names of the skills stand in column B.")


def test_headings_among_the_names_are_bands() -> None:
    found = read("Outcome,MP-101,MP-211\nTECHNICAL:,,\nMiking,I,R\nSoldering,,\nPROFESSIONAL:,,\nTeamwork,x,M\n")
    assert [(row.name, row.category) for row in found.rows["skills"]] == [  # type: ignore[attr-defined]
        ("Miking", "Technical"),
        ("Soldering", "Technical"),
        ("Teamwork", "Professional"),
    ]


def test_outcomes_are_roles_that_need_a_skill_of_their_own() -> None:
    found = read("Outcome;MUS 101;MUS 202\nPLO 1: Mixes a record;I;M\nHears well;;R\n", kind="outcomes")
    assert found.rows["roles"] == (Role(role_id="plo-1-mixes-a-record", kind="outcome", title="PLO 1: Mixes a record"),)
    assert found.rows["role_skills"] == (
        RoleSkill(
            role_id="plo-1-mixes-a-record", skill_id="plo-1-mixes-a-record", importance="essential", basis="local"
        ),
    )
    assert links(found)["MUS 202", "ears"] == "R"
    assert (
        found.understood[-1] == "Courses: 0 of the curriculum, 2 new. Outcomes: 1 of the curriculum, 1 new. Links: 3."
    )


def test_subject_and_number_in_two_columns_are_a_code_and_short_labels_other_names() -> None:
    text = """\
Subject,Number,Course Title,Credits,PLO 1,PLO 2
,,,,Mixes,Listens
MUS,101,Intro,3,1,2
MUS,102,More,2.5,3,
"""
    found = read(text)
    assert found.rows["courses"][1] == Course(
        course_id="MUS 102",
        title="More",
        title_basis="local",
        credits=2.5,
        credits_basis="local",
        subject="MUS",
        mapped=True,
    )
    assert [(row.name, row.also_known_as) for row in found.rows["skills"]] == [  # type: ignore[attr-defined]
        ("Mixes", ("PLO 1",)),
        ("Listens", ("PLO 2",)),
    ]
    assert links(found) == {("MUS 101", "mixes"): "I", ("MUS 101", "listens"): "R", ("MUS 102", "mixes"): "M"}


def test_courses_without_codes_are_taken_to_run_down_and_that_is_told() -> None:
    found = read(
        "Course,Mix,Listen\nIntro to Mixing,I,I\nCapstone,D,D A\nNumber of courses,2,2\nI,Introduced\nD,Mastered\n"
    )
    assert links(found) == {
        ("Intro to Mixing", "mix"): "I",
        ("Intro to Mixing", "listen"): "I",
        ("Capstone", "mix"): "M",
        ("Capstone", "listen"): "MA",
    }
    assert found.assumed[0].startswith("In matrix: Courses run down, in column A, because the cells do not show")


def test_known_skills_decide_where_courses_do_not() -> None:
    found = read("Skill,Intro,Capstone\nMixing,I,R\nEars,,M\n")
    assert links(found) == {("Intro", "mixing"): "I", ("Capstone", "mixing"): "R", ("Capstone", "ears"): "M"}
    assert "because the known skills run the other way" in found.assumed[0]


def test_a_letter_that_is_not_explained_is_told() -> None:
    found = read("Course,Mixing\nMP-101,R\nMP-211,D\n")
    assert links(found)["MP-211", "mixing"] == "M"
    assert "The file does not explain D: it was taken for demonstrated, as R is used and M is not." in found.assumed


def test_a_course_that_stands_twice_has_the_deeper_of_its_letters() -> None:
    found = read('Course,Mixing\nMP-101,R\nMP 101,"I, A"\nMP-211 Principles,I\n')
    assert links(found) == {("MP-101", "mixing"): "RA", ("MP-211", "mixing"): "I"}


def test_a_course_without_letters_is_not_called_mapped() -> None:
    found = read("Course,Mixing\nMP-101,R\nMP-320,\n")
    assert found.rows["courses"] == (Course(course_id="MP-320", subject="MP"),)
    assert found.assumed == ("Nothing is said of what courses without a letter teach (1): MP-320.",)


def test_the_sheet_with_the_most_letters_of_a_workbook_is_read() -> None:
    made = Workbook()
    first = made.worksheets[0]
    first.append(["Notes", "by the committee"])
    sheet = made.create_sheet("Map")
    for row in (
        ["Our map"],
        ["", "Studio", "", "Ears"],
        ["Course", "Mixing", "Miking", "Hearing"],
        ["MP-101", "I", 1, "x"],
    ):
        sheet.append(row)
    sheet.append(["MP-211", "R", "=1+1", None])
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("B2:C2")
    held = io.BytesIO()
    made.save(held)
    found = matrix.read(held.getvalue(), INTO, "map.xlsx")
    assert [row.category for row in found.rows["skills"]] == ["Studio", "Ears"]  # type: ignore[attr-defined]
    assert set(links(found)) == {
        ("MP-101", "mixing"),
        ("MP-101", "miking"),
        ("MP-101", "hearing"),
        ("MP-211", "mixing"),
    }
    assert [(fault.file, fault.row, fault.column) for fault in found.left_out] == [
        ("sheet Map", 5, "C"),
        ("sheet Sheet", None, None),
    ]


@pytest.mark.parametrize("text", ["", "a text", "Course,Mixing\nMP-101,\n", "MP-101,I\nMP-211,R\n", "Course\nMP-101\n"])
def test_what_is_no_map_is_refused(text: str) -> None:
    with pytest.raises(DataError, match="courses one way, skills the other way"):
        read(text)


def test_too_large_a_file_is_refused_before_it_is_read() -> None:
    with pytest.raises(DataError, match="at most 5,000,000 bytes"):
        read("x" * 5_000_001)
