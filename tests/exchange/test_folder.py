from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner import requisites
from planner.errors import DataError
from planner.exchange import folder
from planner.model import Term
from planner.tables import TABLES
from tests.exchange.good_folder import GOOD, contents, edited, faults_of, put, tables_of


def messages(**changes: str | bytes | None) -> list[str]:
    """The faults of the good folder with some files changed."""
    return [str(fault) for fault in faults_of(contents(**changes))]


def test_the_good_folder_loads_with_every_table(tmp_path: Path) -> None:
    curriculum = folder.read(put(contents(), tmp_path))
    assert {table.name: len(curriculum.rows(table.name)) for table in TABLES} == {
        "sources": 1,
        "roles": 2,
        "evidence": 2,
        "skills": 2,
        "role_skills": 3,
        "courses": 4,
        "course_skills": 3,
        "programmes": 1,
        "requirement_groups": 2,
        "conditions": 1,
        "occupations": 1,
        "alumni": 1,
    }
    assert list(curriculum.plans) == ["core"]
    assert curriculum.warnings == ()


def test_cells_become_values() -> None:
    curriculum = folder.read_tables(contents())
    assert curriculum.role("mixer").works_in == ("studio", "home")
    assert [need.level for need in curriculum.role_skills] == [2, None, 1]
    assert curriculum.role_skills[0].evidence == (1, 2)
    assert [course.credits for course in curriculum.courses] == [2, 2.5, None, 3]
    assert [course.mapped for course in curriculum.courses] == [True, True, None, True]
    assert curriculum.course("MP-1").prerequisites == requisites.NONE
    assert curriculum.course("OX-1").prerequisites is None
    assert curriculum.course("OX-1").outside is True
    assert curriculum.source("sheet").checked_on == date(2026, 8, 31)
    assert curriculum.plans["core"].terms[1].term == Term(2027, "Spring")


def test_optional_tables_may_be_absent() -> None:
    roles = "role_id,title\nmixer,Mixer\n"
    role_skills = "role_id,skill_id,importance,evidence\nmixer,mixing,essential,1;7\n"
    courses = "course_id\nMP-1\nMP-2\nOX-1\n"
    optional = {table.name: None for table in TABLES if not table.required}
    files = contents(roles=roles, role_skills=role_skills, courses=courses, plan=None, **optional)
    curriculum = folder.read_tables(files)
    assert (curriculum.sources, curriculum.evidence, dict(curriculum.plans)) == ((), (), {})
    assert curriculum.role_skills[0].evidence == (1, 7)


def test_every_absent_table_that_must_be_there_is_named() -> None:
    expected = "this file: every curriculum has it, if only with a header"
    assert messages(about=None, roles=None, skills=None) == [
        "curriculum.toml; expected this file: it names the institution, the seasons and the levels",
        f"roles.csv; expected {expected}",
        f"skills.csv; expected {expected}",
    ]


def test_a_table_that_cannot_be_read_is_one_fault_and_no_reference_to_it_is() -> None:
    assert messages(courses=b"\x00\x01\x02") == [
        "courses.csv, row 1; expected text in UTF-8, or in UTF-16 with a byte order mark; this holds NUL characters"
    ]
    assert messages(skills="name,category\nMixing,Studio\n") == [
        "skills.csv, row 1, column skill_id; expected a column of this name"
    ]


def test_wrong_levels_are_not_told_where_the_scale_itself_is_wrong() -> None:
    assert messages(about=edited("curriculum.toml", 'code = "M"', 'code = ""')) == [
        "curriculum.toml, column scale[1].code: found ''; expected a text that is not blank"
    ]


def test_every_wrong_row_of_every_table_is_told() -> None:
    role_skills = """\
role_id,skill_id,level,importance,evidence
mixer,mixing,X,vital,1;two;0
mixer,ears,M,essential,
live-sound,ears,,,
"""
    courses = edited("courses", "Mixing 1,2,MP", "Mixing 1,-2,MP").replace("Fall,true", "Fall,perhaps")
    assert messages(role_skills=role_skills, courses=courses) == [
        "courses.csv, row 2, column credits: found '-2'; expected at least 0",
        "courses.csv, row 3, column mapped: found 'perhaps'; expected true or false",
        "role_skills.csv, row 2, column level: found 'X'; expected a level of the scale (I, M)",
        "role_skills.csv, row 2, column importance: found 'vital'; expected essential or useful",
        "role_skills.csv, row 2, column evidence: found '1;two;0'; expected a whole number",
        "role_skills.csv, row 2, column evidence: found '1;two;0'; expected at least 1",
        "role_skills.csv, row 4, column importance; expected a value; there is none",
    ]


@pytest.mark.parametrize(
    ("column", "value", "expected"),
    [
        ("course_id", "=MP-1", "an id that does not begin like a formula (= + - @)"),
        ("course_id", "MP\x07-1", "an id without control characters"),
        ("title", "Mix\x07ing", "text without control characters"),
        ("credits", "1e9", "at most 1000"),
        ("credits", "nan", "a number that is finite"),
        ("suggested_term", "2.5", "a whole number"),
        ("suggested_term", "9" * 5000, "a whole number"),
        ("title_basis", "hearsay", "published, inferred, assumed or local"),
        ("prerequisites", "A-1 &", "at the end"),
    ],
)
def test_a_wrong_cell_is_told_in_plain_words(column: str, value: str, expected: str) -> None:
    columns = {"course_id": "A-1"} | {column: value}
    courses = f"{','.join(columns)}\n{','.join(columns.values())}\n"
    nothing = {"course_skills": "course_id,skill_id,level\n", "requirement_groups": None, "plan": None}
    found = [fault for fault in faults_of(contents(courses=courses, **nothing)) if fault.file == "courses.csv"]
    assert [(fault.row, fault.column) for fault in found] == [(2, column)]
    assert found[0].expected.startswith(expected)


def test_an_unknown_column_is_left_out_with_a_hint() -> None:
    curriculum = folder.read_tables(
        contents(skills="skill_id,name,category,definitoin,colour\nmixing,A,B,C,D\nears,A,B,C,D")
    )
    assert curriculum.skill("mixing").definition is None
    assert curriculum.warnings == (
        "skills.csv: column definitoin is not known and was left out; is it definition?",
        "skills.csv: column colour is not known and was left out",
    )


def test_a_missing_column_is_told_with_a_hint_and_its_cells_are_not() -> None:
    assert messages(skills="skill_id,name,categroy\nmixing,Mixing,Studio\nears,Ears,Studio\n") == [
        "skills.csv, row 1, column category; expected a column of this name; is it categroy?"
    ]


def test_a_file_that_is_none_of_the_tables_is_left_out_with_a_hint(tmp_path: Path) -> None:
    files = {**contents(alumni=None), "alumnii.csv": b"alumnus_id", "notes.txt": b"", "plans/readme.md": b""}
    assert folder.read(put(files, tmp_path)).warnings == (
        "alumnii.csv is none of the tables and was left out; is it alumni.csv?",
    )


def test_a_folder_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"expected a folder with curriculum\.toml and the tables"):
        folder.read(tmp_path / "nowhere")


def test_a_folder_in_the_place_of_a_file_is_one_fault(tmp_path: Path) -> None:
    put(contents(roles=None), tmp_path)
    (tmp_path / "roles.csv").mkdir()
    with pytest.raises(DataError) as caught:
        folder.read(tmp_path)
    assert [str(fault) for fault in caught.value.faults] == [
        "roles.csv; expected a file that can be opened; Is a directory"
    ]


def test_a_file_that_is_too_long_is_not_opened(tmp_path: Path) -> None:
    put(contents(), tmp_path)
    with (tmp_path / "courses.csv").open("ab") as file:
        file.truncate(20_000_001)
    with pytest.raises(DataError) as caught:
        folder.read(tmp_path)
    assert [fault.expected for fault in caught.value.faults] == ["a file of at most 20,000,000 bytes"]


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_separator_encoding_and_line_ends_change_no_value(separator: str, encoding: str) -> None:
    changed = {"skills": edited("skills", "Mixing", "Mixing – à deux"), "role_skills": GOOD["role_skills.csv"]}
    expected = folder.read_tables(contents(**changed))
    skills, role_skills = (
        text.replace("1;2", '"1;2"').replace(",", separator).replace("\n", "\r\n").encode(encoding)
        for text in changed.values()
    )
    found = folder.read_tables(contents(skills=skills, role_skills=role_skills))
    assert tables_of(found) == tables_of(expected)
