"""What a draft changes, sorted by what it means for the map."""

from __future__ import annotations

from planner import editing
from planner.curriculum import Curriculum
from planner.editing import RowEdit, difference, remove_row, set_cells
from planner.mapping.changes import Changes, amounts, change_frame, sorted_changes
from tests.builders import tiny_curriculum

SAVED = tiny_curriculum(
    roles={"mixer": {"mixing": "M"}},
    courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "R", "editing": "I"}, "B-1": {}, "B-2": {}},
    unmapped=["B-1", "B-2"],
)


def _changed(*edits: RowEdit) -> tuple[Curriculum, Changes]:
    draft = editing.applied(SAVED, edits).curriculum
    return draft, sorted_changes(draft, difference(SAVED, draft))


def test_changes_of_cells_are_told_apart() -> None:
    draft, changes = _changed(
        set_cells("course_skills", ("A-1", "mixing"), {"level": "M", "basis": "local"}),
        set_cells("course_skills", ("A-2", "mixing"), {"assessed": "true", "basis": "local"}),
        set_cells("course_skills", ("A-2", "editing"), {"basis": "local"}),
    )
    assert amounts(changes) == "1 cell changed, 1 assessment changed, 1 cell confirmed"
    assert change_frame(SAVED, draft, changes.cells).to_numpy().tolist() == [
        ["A-1", "Course A-1", "mixing", "Mixing", "I", "M", "level"],
        ["A-2", "Course A-2", "mixing", "Mixing", "R", "RA", "assessed"],
        ["A-2", "Course A-2", "editing", "Editing", "I", "I", "confirmed"],
    ]


def test_a_course_mapped_because_of_a_letter_is_no_change_of_its_own() -> None:
    mapped = set_cells("courses", ("B-1",), {"mapped": "true"})
    assert amounts(_changed(mapped)[1]) == "1 course without a letter settled"
    letter = set_cells("course_skills", ("B-1", "mixing"), {"level": "I"})
    assert amounts(_changed(mapped, letter)[1]) == "1 cell changed"


def test_other_tables_and_columns_are_counted_beside_the_map() -> None:
    _, changes = _changed(
        remove_row("course_skills", ("A-1", "mixing")),
        set_cells("course_skills", ("A-2", "mixing"), {"evidence": "a line"}),
        set_cells("role_skills", ("mixer", "mixing"), {"level": "R"}),
    )
    assert amounts(changes) == "1 cell changed, 1 cell of what roles need and 1 cell of what courses teach changed"
    assert amounts(Changes((), (), (), (), changes.others)).startswith("Changed: 1 cell of")


def test_no_change_has_no_words() -> None:
    assert amounts(_changed()[1]) == ""


def test_a_cell_of_a_course_that_is_no_more_is_named_as_it_was_saved() -> None:
    draft, changes = _changed(remove_row("courses", ("A-1",)), remove_row("course_skills", ("A-1", "mixing")))
    assert change_frame(SAVED, draft, changes.cells).to_numpy().tolist() == [
        ["A-1", "Course A-1", "mixing", "Mixing", "I", "", "level"]
    ]
