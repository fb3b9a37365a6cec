"""Laws of the map's grid: what is shown, typed back, changes nothing; what is typed is what stands afterwards."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from planner import editing
from planner.curriculum import Curriculum
from planner.editing import RowEdit
from planner.effects import CellEdit, changed_cells
from planner.mapping.cell_edits import row_edits
from planner.mapping.draft import drafted
from planner.mapping.grid import NEEDED_BY, ROW_NAME, STANDING, Grid, letters, read_edits
from tests.builders import tiny_curriculum

COURSES = ("A-1", "A-2", "B-1")
SKILLS = ("mixing", "editing", "harmony")
letter = st.sampled_from(["I", "R", "M"])
maps = st.dictionaries(st.sampled_from(COURSES), st.dictionaries(st.sampled_from(SKILLS), letter))
cell = st.tuples(st.sampled_from(COURSES), st.sampled_from(SKILLS))
edits = st.lists(st.builds(lambda at, level: CellEdit(at[0], at[1], level), cell, st.integers(0, 3)), max_size=12)
assessed = st.sets(cell)
grids = st.builds(Grid, st.just(COURSES), st.just(SKILLS), st.booleans())


def _curriculum(links: dict[str, dict[str, str]], marked: Collection[tuple[str, str]] = ()) -> Curriculum:
    courses = {course_id: links.get(course_id, {}) for course_id in COURSES}
    return tiny_curriculum(courses=courses, skills=SKILLS, assessed=marked)


def _typed(frame: pd.DataFrame, shown: Grid) -> dict[int, dict[str, object]]:
    """All cells of a frame as if each had been typed."""
    cells = frame.drop(columns=[ROW_NAME, NEEDED_BY, STANDING], errors="ignore").to_dict("records")
    return {
        place: {str(column): None if pd.isna(text) else text for column, text in row.items()}
        for place, row in enumerate(cells)
    }


@given(maps, assessed, st.sets(cell), grids)
def test_letters_typed_back_are_no_edit(
    links: dict[str, dict[str, str]], marked: set[tuple[str, str]], disputed: set[tuple[str, str]], shown: Grid
) -> None:
    curriculum = _curriculum(links, marked)
    reading = read_edits(curriculum, shown, _typed(letters(curriculum, shown, disputed=disputed), shown))
    assert (reading.edits, reading.faults) == ((), ())


@given(maps, edits, grids)
def test_the_letters_of_a_draft_typed_over_what_is_saved_are_its_changes(
    links: dict[str, dict[str, str]], cells: list[CellEdit], shown: Grid
) -> None:
    saved = _curriculum(links)
    draft = drafted(saved, cells)
    reading = read_edits(saved, shown, _typed(letters(draft, shown), shown))
    assert set(reading.edits) == set(changed_cells(saved, draft))
    assert letters(drafted(saved, reading.edits), shown).equals(letters(draft, shown))


@given(maps, edits)
def test_edits_that_put_every_cell_back_leave_no_change(
    links: dict[str, dict[str, str]], cells: list[CellEdit]
) -> None:
    saved = _curriculum(links)
    standing = {(link.course_id, link.skill_id): link.level for link in saved.course_skills}
    back = [CellEdit(cell.course_id, cell.skill_id, standing.get((cell.course_id, cell.skill_id), 0)) for cell in cells]
    assert changed_cells(saved, drafted(saved, [*cells, *back])) == ()


def _in_steps(saved: Curriculum, cells: list[CellEdit]) -> tuple[RowEdit, ...]:
    """The edits of rows of one step a cell, each made on what the ones before it came to."""
    made: tuple[RowEdit, ...] = ()
    for edit in cells:
        made = (*made, *row_edits(saved, editing.applied(saved, made).curriculum, [edit]))
    return made


@given(maps, assessed, edits)
def test_edits_of_rows_do_to_cells_what_edits_of_cells_do(
    links: dict[str, dict[str, str]], marked: set[tuple[str, str]], cells: list[CellEdit]
) -> None:
    saved = _curriculum(links, marked)
    found = editing.applied(saved, row_edits(saved, saved, cells))
    wanted = drafted(saved, cells)
    assert found.faults == ()
    assert set(found.curriculum.course_skills) == set(wanted.course_skills)
    assert found.curriculum.courses == wanted.courses


@given(maps, assessed, edits)
def test_one_step_a_cell_gives_the_same_levels_as_one_step_for_all(
    links: dict[str, dict[str, str]], marked: set[tuple[str, str]], cells: list[CellEdit]
) -> None:
    saved = _curriculum(links, marked)
    found = editing.applied(saved, _in_steps(saved, cells)).curriculum
    assert changed_cells(saved, found) == changed_cells(saved, drafted(saved, cells))


@given(maps, edits)
def test_every_cell_set_back_leaves_what_was_saved(links: dict[str, dict[str, str]], cells: list[CellEdit]) -> None:
    saved = _curriculum(links)
    standing = {(link.course_id, link.skill_id): link.level for link in saved.course_skills}
    back = [CellEdit(edit.course_id, edit.skill_id, standing.get((edit.course_id, edit.skill_id), 0)) for edit in cells]
    found = editing.applied(saved, _in_steps(saved, [*cells, *back])).curriculum
    assert set(found.course_skills) == set(saved.course_skills)
    assert found.courses == saved.courses
