"""A draft of the map beside what is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.exchange import folder
from planner.mapping.draft import changed_tables, course_note, drafted, headline, skill_note, sound
from tests.builders import tiny_curriculum


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M"}, "helper": {"mixing": (None, "useful")}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "R", "editing": "I"}, "B-1": {}},
        skills=["harmony"],
        unmapped=["B-1"],
    )


def _rows(curriculum: Curriculum) -> list[tuple[str, str, int]]:
    return [(link.course_id, link.skill_id, link.level) for link in curriculum.course_skills]


def test_no_edits_change_nothing(curriculum: Curriculum) -> None:
    assert drafted(curriculum, []) == curriculum


def test_of_a_cell_that_was_set_more_than_once_the_last_edit_counts(curriculum: Curriculum) -> None:
    draft = drafted(
        curriculum, [CellEdit("A-1", "mixing", 3), CellEdit("A-2", "editing", 0), CellEdit("A-1", "mixing", 2)]
    )
    assert _rows(draft) == [("A-1", "mixing", 2), ("A-2", "mixing", 2)]


def test_a_course_that_gets_its_first_letter_is_mapped(curriculum: Curriculum) -> None:
    assert drafted(curriculum, [CellEdit("B-1", "harmony", 1)]).is_mapped("B-1")


def test_a_course_that_gets_a_letter_and_loses_it_again_is_not_mapped(curriculum: Curriculum) -> None:
    assert drafted(curriculum, [CellEdit("B-1", "harmony", 1), CellEdit("B-1", "harmony", 0)]) == curriculum


def test_an_edit_of_a_course_that_does_not_exist_is_a_wrong_call(curriculum: Curriculum) -> None:
    with pytest.raises(KeyError):
        drafted(curriculum, [CellEdit("Z-9", "mixing", 1)])


def test_only_the_tables_that_differ_are_changed_tables(curriculum: Curriculum) -> None:
    assert changed_tables(curriculum, curriculum) == {}
    assert list(changed_tables(curriculum, drafted(curriculum, [CellEdit("A-1", "mixing", 2)]))) == ["course_skills"]
    filled = drafted(curriculum, [CellEdit("B-1", "harmony", 1)])
    assert list(changed_tables(curriculum, filled)) == ["courses", "course_skills"]


def test_a_changed_table_is_whole_and_in_the_codes_of_the_scale(curriculum: Curriculum) -> None:
    table = changed_tables(curriculum, drafted(curriculum, [CellEdit("A-1", "mixing", 2)]))["course_skills"]
    assert table[["course_id", "skill_id", "level", "basis"]].to_numpy().tolist() == [
        ["A-1", "mixing", "R", "local"],
        ["A-2", "mixing", "R", ""],
        ["A-2", "editing", "I", ""],
    ]


def test_a_changed_table_takes_the_place_of_its_file(curriculum: Curriculum, tmp_path: Path) -> None:
    folder.write(curriculum, tmp_path)
    draft = drafted(curriculum, [CellEdit("A-1", "mixing", 2), CellEdit("B-1", "harmony", 3)])
    for name, table in changed_tables(curriculum, draft).items():
        table.to_csv(tmp_path / f"{name}.csv", index=False, encoding="utf-8")
    read = folder.read(tmp_path)
    assert (read.course_skills, read.courses) == (draft.course_skills, draft.courses)


def test_links_to_what_is_no_more_are_left_out_of_a_sound_curriculum(curriculum: Curriculum) -> None:
    assert sound(curriculum) is curriculum
    shorn = curriculum.replace(courses=curriculum.courses[1:], skills=curriculum.skills[:1], roles=curriculum.roles[:1])
    whole = sound(shorn)
    assert _rows(whole) == [("A-2", "mixing", 2)]
    assert [need.role_id for need in whole.role_skills] == ["mixer"]


def test_the_headline_counts_what_is_mapped_and_says_whose_reading_it_is(curriculum: Curriculum) -> None:
    assert headline(curriculum) == (
        "2 of 3 courses are mapped, with 3 links to skills; none is confirmed by faculty yet: our reading."
    )


def test_the_headline_counts_what_faculty_have_confirmed(curriculum: Curriculum) -> None:
    assert headline(drafted(curriculum, [CellEdit("A-1", "mixing", 2)])) == (
        "2 of 3 courses are mapped, with 3 links to skills; 1 is confirmed by faculty, the others are our reading."
    )


def test_the_headline_of_an_empty_map_has_no_readings() -> None:
    assert headline(tiny_curriculum(courses={"A-1": {}})) == "1 of 1 course is mapped, with 0 links to skills."


@pytest.mark.parametrize(
    ("skill_id", "note"),
    [
        ("mixing", "Mixing. Needed by 2 roles, as deep as mastered (M); taught by 2 courses of the catalogue."),
        ("editing", "Editing. Needed by no role; taught by 1 course of the catalogue."),
        ("harmony", "Harmony. Needed by no role; taught by no course of the catalogue."),
    ],
)
def test_a_skills_note_says_who_needs_and_who_teaches_it(curriculum: Curriculum, skill_id: str, note: str) -> None:
    assert skill_note(curriculum, skill_id) == note


def test_a_courses_note_is_its_title_and_what_it_is_about() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {}, "A-2": {}}, course_columns={"A-1": {"summary": "Mixes."}, "A-2": {"title": None}}
    )
    assert [course_note(curriculum, code) for code in ("A-1", "A-2")] == ["Course A-1. Mixes.", "A-2."]
