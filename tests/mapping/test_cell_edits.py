"""Edits of the map as edits of rows."""

from __future__ import annotations

import pytest

from planner import editing
from planner.curriculum import Curriculum
from planner.editing import RowEdit, remove_row, set_cells
from planner.effects import CellEdit
from planner.mapping.cell_edits import (
    cells_of_edits,
    confirming,
    courses_of_edits,
    link_of,
    row_edits,
    teaching_none,
)
from planner.tables import CourseSkill
from tests.builders import tiny_curriculum

PUBLISHED = CourseSkill(
    course_id="A-1",
    skill_id="mixing",
    level=1,
    assessed=True,
    basis="published",
    source_id="sheet",
    evidence="line 3",
)
READ = CourseSkill(course_id="A-2", skill_id="mixing", level=2, basis="inferred")


@pytest.fixture(scope="module")
def saved() -> Curriculum:
    """A-1 and A-2 have a letter, B-1 is not mapped, B-2 is known to teach none."""
    made = tiny_curriculum(
        courses={"A-1": {}, "A-2": {}, "B-1": {}, "B-2": {}}, skills=["mixing", "editing"], unmapped=["B-1"]
    )
    return made.replace(course_skills=(PUBLISHED, READ))


def _after(curriculum: Curriculum, edits: tuple[RowEdit, ...]) -> Curriculum:
    found = editing.applied(curriculum, edits)
    assert found.faults == ()
    return found.curriculum


def test_another_level_is_local_and_loses_what_backed_the_old_one(saved: Curriculum) -> None:
    after = _after(saved, row_edits(saved, saved, [CellEdit("A-1", "mixing", 3)]))
    assert link_of(after, "A-1", "mixing") == CourseSkill(
        course_id="A-1", skill_id="mixing", level=3, assessed=True, basis="local"
    )


def test_an_assessment_keeps_what_backs_the_level(saved: Curriculum) -> None:
    after = _after(saved, row_edits(saved, saved, [CellEdit("A-1", "mixing", 1, assessed=False)]))
    assert link_of(after, "A-1", "mixing") == PUBLISHED.model_copy(update={"assessed": False, "basis": "local"})


def test_a_cell_typed_back_to_what_was_saved_has_all_that_it_had(saved: Curriculum) -> None:
    draft = _after(saved, row_edits(saved, saved, [CellEdit("A-1", "mixing", 3)]))
    assert _after(draft, row_edits(saved, draft, [CellEdit("A-1", "mixing", 1)])) == saved
    first = row_edits(saved, saved, [CellEdit("A-1", "mixing", 0)])
    second = row_edits(saved, _after(saved, first), [CellEdit("A-1", "mixing", 1, assessed=True)])
    assert _after(saved, (*first, *second)) == saved


def test_an_assessment_just_set_and_taken_back_is_as_saved(saved: Curriculum) -> None:
    draft = _after(saved, row_edits(saved, saved, [CellEdit("A-2", "mixing", 2, assessed=True)]))
    assert _after(draft, row_edits(saved, draft, [CellEdit("A-2", "mixing", 2, assessed=False)])) == saved


def test_to_say_that_a_skill_is_not_assessed_is_a_statement_of_its_own(saved: Curriculum) -> None:
    after = _after(saved, row_edits(saved, saved, [CellEdit("A-2", "mixing", 2, assessed=False)]))
    assert link_of(after, "A-2", "mixing") == READ.model_copy(update={"assessed": False, "basis": "local"})


def test_a_course_is_mapped_by_its_first_letter_and_not_mapped_without_its_last(saved: Curriculum) -> None:
    edits = row_edits(saved, saved, [CellEdit("B-1", "mixing", 2)])
    assert edits == (
        set_cells(
            "course_skills",
            ("B-1", "mixing"),
            {"level": "R", "assessed": "", "basis": "local", "evidence": "", "source_id": ""},
        ),
        set_cells("courses", ("B-1",), {"mapped": "true"}),
    )
    draft = _after(saved, edits)
    assert _after(draft, row_edits(saved, draft, [CellEdit("B-1", "mixing", 0)])) == saved


def test_a_course_that_was_mapped_stays_so_without_its_last_letter(saved: Curriculum) -> None:
    assert row_edits(saved, saved, [CellEdit("A-2", "mixing", 0)]) == (remove_row("course_skills", ("A-2", "mixing")),)


def test_of_a_cell_that_is_named_twice_the_last_one_counts(saved: Curriculum) -> None:
    assert row_edits(saved, saved, [CellEdit("A-2", "mixing", 1), CellEdit("A-2", "mixing", 2)]) == ()


@pytest.mark.parametrize(
    "edit",
    [
        CellEdit("A-2", "mixing", 2),
        CellEdit("A-1", "editing", 0),
        CellEdit("Z-9", "mixing", 1),
        CellEdit("A-1", "z", 1),
    ],
)
def test_what_stands_already_and_what_is_not_there_is_no_edit(saved: Curriculum, edit: CellEdit) -> None:
    assert row_edits(saved, saved, [edit]) == ()


def test_a_depth_that_the_scale_does_not_have_is_a_wrong_call(saved: Curriculum) -> None:
    with pytest.raises(ValueError, match="no depth"):
        row_edits(saved, saved, [CellEdit("A-1", "mixing", 4)])


def test_confirming_makes_the_basis_local_and_keeps_the_rest(saved: Curriculum) -> None:
    edits = confirming(saved, [("A-1", "mixing"), ("A-1", "editing"), ("A-1", "mixing")])
    assert edits == (set_cells("course_skills", ("A-1", "mixing"), {"basis": "local"}),)
    after = _after(saved, edits)
    assert link_of(after, "A-1", "mixing") == PUBLISHED.model_copy(update={"basis": "local"})
    assert confirming(after, [("A-1", "mixing")]) == ()


def test_courses_without_a_letter_can_be_mapped_as_teaching_none_and_back(saved: Curriculum) -> None:
    courses = ["A-1", "B-1", "B-2", "Z-9"]
    none = teaching_none(saved, saved, courses, none=True)
    assert none == (set_cells("courses", ("B-1",), {"mapped": "true"}),)
    assert teaching_none(saved, saved, courses, none=False) == (set_cells("courses", ("B-2",), {"mapped": ""}),)
    assert _after(saved, none).is_mapped("B-1")


def test_edits_say_which_cells_and_courses_they_touch(saved: Curriculum) -> None:
    edits = (*row_edits(saved, saved, [CellEdit("B-1", "mixing", 2)]), RowEdit("roles", ("mixer",), None))
    assert cells_of_edits(edits) == {("B-1", "mixing")}
    assert courses_of_edits(edits) == {"B-1"}
