from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from planner.curriculum import Curriculum
from planner.exchange import matrix
from tests.builders import tiny_curriculum


def test_the_map_is_written_with_categories_letters_and_a_legend() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "M", "ears": "R"}},
        assessed=[("A-2", "ears")],
        categories={"ears": "=Ears"},
    )
    assert (
        matrix.write(curriculum).decode()
        == """\
,,skills,'=Ears
Course,Title,Mixing,Ears
A-1,Course A-1,I,
A-2,Course A-2,M,"R, A"
,,,
I = introduced,,,
R = reinforced,,,
M = mastered,,,
A = assessed,,,
"""
    )
    assert matrix.write(curriculum, skills_down=True).decode().splitlines()[:4] == [
        ",Course,A-1,A-2",
        ",Title,Course A-1,Course A-2",
        "skills,Mixing,I,M",
        '\'=Ears,Ears,,"R, A"',
    ]


def test_texts_of_the_workbook_are_never_formulas() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {"mixing": "I"}}, course_columns={"A-1": {"title": "=1+1"}})
    sheet = load_workbook(io.BytesIO(matrix.write(curriculum, format="xlsx"))).worksheets[0]
    assert (sheet["B3"].value, sheet["B3"].data_type, sheet.freeze_panes) == ("=1+1", "s", "C3")


@pytest.mark.parametrize("skills_down", [False, True])
@pytest.mark.parametrize("made", ["csv", "xlsx"])
def test_the_map_of_the_default_curriculum_comes_back(default: Curriculum, skills_down: bool, made: Any) -> None:
    found = matrix.read(matrix.write(default, skills_down=skills_down, format=made), default)
    assert set(found.rows["course_skills"]) == set(default.course_skills)
    assert (found.count("courses"), found.count("skills"), found.left_out) == (0, 0, ())


def test_the_map_of_the_default_curriculum_fills_an_empty_one(default: Curriculum) -> None:
    into = default.replace(courses=(), skills=(), course_skills=(), roles=(), role_skills=(), evidence=())
    found = matrix.read(matrix.write(default), into)
    assert (found.count("courses"), found.count("course_skills")) == (89, 211)
    assert {(row.name, row.category) for row in found.rows["skills"]} == {  # type: ignore[attr-defined]
        (skill.name, skill.category) for skill in default.skills
    }
