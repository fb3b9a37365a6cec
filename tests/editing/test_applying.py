"""Edits put into a curriculum: what enters, where it stands, and what is said about the rest."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.editing import ABOUT, EditFault, applied, remove_row, row_cells, set_cells
from tests.builders import tiny_curriculum


@pytest.fixture
def studio() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M"}},
        courses={"A-1": {"mixing": "I", "editing": "R"}, "B-1": {"mixing": "M"}},
    )


def links(curriculum: Curriculum) -> list[tuple[str, str, int]]:
    return [(link.course_id, link.skill_id, link.level) for link in curriculum.course_skills]


def test_no_edits_change_nothing(studio: Curriculum) -> None:
    assert applied(studio, []).curriculum == studio


def test_named_cells_are_set_and_the_others_stay(studio: Curriculum) -> None:
    done = applied(studio, [set_cells("courses", ("A-1",), {"title": "Mixing one", "credits": "2.5"})])
    course = done.curriculum.course("A-1")
    assert (course.title, course.credits, course.department, done.faults) == ("Mixing one", 2.5, "A", ())
    assert done.curriculum.course("B-1") == studio.course("B-1")


def test_a_cell_is_emptied(studio: Curriculum) -> None:
    assert applied(studio, [set_cells("courses", ("A-1",), {"credits": ""})]).curriculum.course("A-1").credits is None


def test_a_new_link_stands_after_the_last_of_its_course_and_a_new_course_at_the_end(studio: Curriculum) -> None:
    edits = [
        set_cells("courses", ("C-1",), {"title": "New"}),
        set_cells("course_skills", ("A-1", "mastering"), {"level": "I"}),
        set_cells("course_skills", ("C-1", "mixing"), {"level": "R"}),
        set_cells("skills", ("mastering",), {"name": "Mastering", "category": "skills"}),
    ]
    edited = applied(studio, edits).curriculum
    assert links(edited) == [
        ("A-1", "mixing", 1),
        ("A-1", "editing", 2),
        ("A-1", "mastering", 1),
        ("B-1", "mixing", 3),
        ("C-1", "mixing", 2),
    ]
    assert [course.course_id for course in edited.courses] == ["A-1", "B-1", "C-1"]


def test_a_row_is_removed_and_one_that_is_not_there_too(studio: Curriculum) -> None:
    edits = [remove_row("course_skills", ("A-1", "mixing")), remove_row("course_skills", ("B-1", "editing"))]
    done = applied(studio, edits)
    assert (links(done.curriculum), done.faults) == ([("A-1", "editing", 2), ("B-1", "mixing", 3)], ())


def test_a_row_that_was_removed_and_set_anew_has_only_its_new_cells(studio: Curriculum) -> None:
    first = set_cells("course_skills", ("A-1", "mixing"), {"evidence": "syllabus", "assessed": "true"})
    anew = [
        remove_row("course_skills", ("A-1", "mixing")),
        set_cells("course_skills", ("A-1", "mixing"), {"level": "M"}),
    ]
    link = applied(studio, [first, *anew]).curriculum.taught_in("A-1")[0]
    assert (link.level, link.evidence, link.assessed) == (3, None, None)


def test_a_wrong_cell_keeps_what_stood_there_and_hides_no_other(studio: Curriculum) -> None:
    done = applied(studio, [set_cells("courses", ("A-1",), {"credits": "many", "title": "Mixing one"})])
    assert (done.curriculum.course("A-1").credits, done.curriculum.course("A-1").title) == (3, "Mixing one")
    assert done.faults == (EditFault("courses", ("A-1",), "credits", "many", "a number"),)


def test_an_unfinished_new_row_stays_out_and_says_what_it_lacks(studio: Curriculum) -> None:
    done = applied(studio, [set_cells("skills", ("mastering",), {"name": "Mastering"})])
    assert done.curriculum == studio
    assert done.faults == (EditFault("skills", ("mastering",), "category", None, "a value; there is none"),)


def test_a_new_row_whose_id_is_none_stays_out(studio: Curriculum) -> None:
    done = applied(studio, [set_cells("skills", ("Mix Down",), {"name": "x", "category": "y"})])
    assert done.curriculum == studio
    assert [(fault.key, fault.column) for fault in done.faults] == [(("Mix Down",), "skill_id")]


def test_settings_are_edited_like_cells(studio: Curriculum) -> None:
    edits = [
        set_cells(ABOUT, ("title",), {"value": "Sound"}),
        set_cells(ABOUT, ("level.3.code",), {"value": "D"}),
        set_cells("course_skills", ("A-1", "mixing"), {"level": "D"}),
    ]
    done = applied(studio, edits)
    assert (done.curriculum.about.title, done.curriculum.scale.code(3), done.faults) == ("Sound", "D", ())
    assert done.curriculum.taught_in("A-1")[0].level == 3


@pytest.mark.parametrize(
    ("setting", "value"), [("title", ""), ("credits_per_term.most", "-1"), ("colour", "red"), ("seasons", "")]
)
def test_a_wrong_setting_leaves_all_settings_as_they_were(studio: Curriculum, setting: str, value: str) -> None:
    done = applied(studio, [set_cells(ABOUT, (setting,), {"value": value})])
    assert done.curriculum.about == studio.about
    assert len(done.faults) == 1


def test_a_level_that_rows_name_is_not_taken_off_the_scale(studio: Curriculum) -> None:
    gone = [remove_row(ABOUT, (f"level.3.{name}",)) for name in ("code", "name", "sentence")]
    done = applied(studio, gone)
    assert done.curriculum.about == studio.about
    assert [fault.expected for fault in done.faults] == ["at least 3 levels: rows name them"]


def test_the_cells_of_one_row_are_read_as_texts(studio: Curriculum) -> None:
    found = row_cells(studio, "course_skills", ("A-1", "editing"))
    assert found is not None
    assert (found["level"], found["assessed"]) == ("R", "")
    assert row_cells(studio, "course_skills", ("B-1", "editing")) is None
    assert row_cells(studio, ABOUT, ("seasons",)) == {"setting": "seasons", "value": "Spring;Summer;Fall"}
