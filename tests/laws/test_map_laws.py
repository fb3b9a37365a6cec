"""Laws of the map's grid: what is shown, typed back, changes nothing; what is typed is what stands afterwards."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.effects import CellEdit, changed_cells
from planner.mapping.draft import drafted
from planner.mapping.grid import NEEDED_BY, ROW_NAME, Grid, letters, read_edits
from tests.builders import tiny_curriculum

COURSES = ("A-1", "A-2", "B-1")
SKILLS = ("mixing", "editing", "harmony")
letter = st.sampled_from(["I", "R", "M"])
maps = st.dictionaries(st.sampled_from(COURSES), st.dictionaries(st.sampled_from(SKILLS), letter))
edits = st.lists(st.builds(CellEdit, st.sampled_from(COURSES), st.sampled_from(SKILLS), st.integers(0, 3)), max_size=12)
grids = st.builds(Grid, st.just(COURSES), st.just(SKILLS), st.booleans())


def _curriculum(links: dict[str, dict[str, str]]) -> Curriculum:
    return tiny_curriculum(courses={course_id: links.get(course_id, {}) for course_id in COURSES}, skills=SKILLS)


def _typed(frame: pd.DataFrame, shown: Grid) -> dict[int, dict[str, object]]:
    """All cells of a frame as if each had been typed."""
    cells = frame.drop(columns=[ROW_NAME, NEEDED_BY], errors="ignore").to_dict("records")
    return {
        place: {str(column): None if pd.isna(text) else text for column, text in row.items()}
        for place, row in enumerate(cells)
    }


@given(maps, grids)
def test_letters_typed_back_are_no_edit(links: dict[str, dict[str, str]], shown: Grid) -> None:
    curriculum = _curriculum(links)
    reading = read_edits(curriculum, shown, _typed(letters(curriculum, shown), shown))
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
