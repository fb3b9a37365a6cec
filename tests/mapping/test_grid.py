"""The grid of letters, and what is read back from what was typed into it."""

from __future__ import annotations

import pandas as pd
import pytest

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.grid import NEEDED_BY, ROW_NAME, STANDING, CellFault, EditedRows, Grid, letters, read_edits
from tests.builders import tiny_curriculum


@pytest.fixture(scope="module")
def curriculum() -> Curriculum:
    return tiny_curriculum(
        roles={"mixer": {"mixing": "M", "editing": "R"}, "editor": {"editing": ("I", "useful")}},
        courses={"A-1": {"mixing": "I"}, "A-2": {"mixing": "R", "editing": "I"}, "B-1": {}},
        skills=["harmony"],
    )


@pytest.fixture(scope="module")
def grid() -> Grid:
    return Grid(("A-1", "A-2", "B-1"), ("mixing", "editing"))


@pytest.fixture(scope="module")
def turned() -> Grid:
    return Grid(("A-1", "A-2"), ("mixing", "editing", "harmony"), skills_down=True)


def _cells(frame: pd.DataFrame) -> list[list[str | None]]:
    return [[None if pd.isna(cell) else str(cell) for cell in row] for row in frame.to_numpy()]


def test_a_row_is_a_course_and_a_cell_its_letter(curriculum: Curriculum, grid: Grid) -> None:
    frame = letters(curriculum, grid)
    assert list(frame.index) == ["A-1", "A-2", "B-1"]
    assert list(frame.columns) == [ROW_NAME, STANDING, "mixing", "editing"]
    assert _cells(frame) == [
        ["Course A-1", "", "I", None],
        ["Course A-2", "", "R", "I"],
        ["Course B-1", "teaches none", None, None],
    ]


def test_turned_a_row_is_a_skill_with_the_roles_that_need_it(curriculum: Curriculum, turned: Grid) -> None:
    frame = letters(curriculum, turned)
    assert list(frame.columns) == [ROW_NAME, NEEDED_BY, "A-1", "A-2"]
    assert _cells(frame) == [
        ["Mixing", "1 role, M", "I", "R"],
        ["Editing", "2 roles, R", None, "I"],
        ["Harmony", "no role", None, None],
    ]


def test_columns_are_texts_even_where_they_are_empty(curriculum: Curriculum) -> None:
    frame = letters(curriculum, Grid(("B-1",), ("mixing", "editing")))
    assert [str(kind) for kind in frame.dtypes] == ["str", "str", "str", "str"]


def test_what_was_typed_is_given_back_unread(curriculum: Curriculum, grid: Grid) -> None:
    frame = letters(curriculum, grid, {0: {"mixing": "m", "editing": "x"}, 1: {"mixing": None}})
    assert _cells(frame)[:2] == [["Course A-1", "", "m", "x"], ["Course A-2", "", None, "I"]]


def test_cells_that_change_are_read_in_the_order_of_typing(curriculum: Curriculum, grid: Grid) -> None:
    reading = read_edits(curriculum, grid, {2: {"editing": "r"}, 0: {"mixing": "M", "editing": "i"}})
    assert reading.edits == (CellEdit("B-1", "editing", 2), CellEdit("A-1", "mixing", 3), CellEdit("A-1", "editing", 1))
    assert reading.faults == ()


def test_a_turned_grid_is_read_the_other_way_round(curriculum: Curriculum, turned: Grid) -> None:
    assert read_edits(curriculum, turned, {1: {"A-1": "R"}}).edits == (CellEdit("A-1", "editing", 2),)


@pytest.mark.parametrize("cleared", [None, "", "  "])
def test_a_cleared_cell_means_that_the_course_does_not_teach_the_skill(
    curriculum: Curriculum, grid: Grid, cleared: str | None
) -> None:
    assert read_edits(curriculum, grid, {1: {"mixing": cleared}}).edits == (CellEdit("A-2", "mixing", 0),)


def test_a_letter_that_stands_already_is_no_edit(curriculum: Curriculum, grid: Grid) -> None:
    typed: EditedRows = {0: {"mixing": "i", "editing": None}, 1: {"mixing": "R"}}
    assert read_edits(curriculum, grid, typed).edits == ()


def test_a_letter_outside_the_scale_is_refused_and_the_others_are_taken(curriculum: Curriculum, grid: Grid) -> None:
    reading = read_edits(curriculum, grid, {0: {"mixing": "x", "editing": "R"}, 2: {"mixing": 7}})
    assert reading.edits == (CellEdit("A-1", "editing", 2),)
    assert reading.faults == (CellFault("A-1", "mixing", "x", 1), CellFault("B-1", "mixing", "7", 0))


def test_a_refusal_names_the_cell_and_what_it_keeps(curriculum: Curriculum) -> None:
    assert CellFault("A-1", "mixing", "x", 1).sentence(curriculum) == (
        "A-1 × Mixing: “x” is no level, and the cell keeps I. Type I, R or M, or clear it."
    )
    assert CellFault("B-1", "mixing", "7", 0).sentence(curriculum) == (
        "B-1 × Mixing: “7” is no level, and the cell stays empty. Type I, R or M, or clear it."
    )


def test_rows_and_columns_that_the_grid_does_not_have_are_passed_over(curriculum: Curriculum, grid: Grid) -> None:
    typed = {-1: {"mixing": "R"}, 3: {"mixing": "R"}, 0: {ROW_NAME: "R", "harmony": "R", "no-such-skill": "R"}}
    assert read_edits(curriculum, grid, typed).edits == ()
    assert _cells(letters(curriculum, grid, typed)) == _cells(letters(curriculum, grid))


@pytest.mark.parametrize(("columns", "too_wide"), [(25, False), (26, True)])
def test_a_grid_of_more_than_25_columns_is_too_wide(columns: int, too_wide: bool) -> None:
    ids = tuple(f"skill-{number}" for number in range(columns))
    assert Grid(("A-1",), ids).is_too_wide is too_wide
    assert not Grid(("A-1",), ids, skills_down=True).is_too_wide


@pytest.mark.parametrize(
    ("course_ids", "skill_ids", "empty"),
    [((), ("mixing",), True), (("A-1",), (), True), (("A-1",), ("mixing",), False)],
)
def test_a_grid_without_a_cell_is_empty(course_ids: tuple[str, ...], skill_ids: tuple[str, ...], empty: bool) -> None:
    assert Grid(course_ids, skill_ids).is_empty is empty


def test_assessed_and_disputed_cells_are_marked_and_unmapped_courses_said() -> None:
    curriculum = tiny_curriculum(
        courses={"A-1": {"mixing": "M", "editing": "I"}, "B-1": {}}, assessed=[("A-1", "mixing")], unmapped=["B-1"]
    )
    shown = Grid(("A-1", "B-1"), ("mixing", "editing"))
    frame = letters(curriculum, shown, disputed={("A-1", "mixing"), ("B-1", "editing")})
    assert _cells(frame) == [["Course A-1", "", "(MA)", "I"], ["Course B-1", "not mapped", None, "( )"]]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("MA", ()),
        ("(MA)", ()),
        ("A", ()),
        ("M", (CellEdit("A-1", "mixing", 3, False),)),
        ("RA", (CellEdit("A-1", "mixing", 2, True),)),
        ("R", (CellEdit("A-1", "mixing", 2, False),)),
        ("", (CellEdit("A-1", "mixing", 0),)),
    ],
)
def test_a_behind_the_level_stands_for_assessed(text: str, edits: tuple[CellEdit, ...]) -> None:
    curriculum = tiny_curriculum(courses={"A-1": {"mixing": "M"}}, assessed=[("A-1", "mixing")])
    reading = read_edits(curriculum, Grid(("A-1",), ("mixing",)), {0: {"mixing": text}})
    assert (reading.edits, reading.faults) == (edits, ())


def test_a_alone_keeps_the_level_and_is_refused_where_none_stands(curriculum: Curriculum, grid: Grid) -> None:
    reading = read_edits(curriculum, grid, {0: {"mixing": "a", "editing": "A"}})
    assert reading.edits == (CellEdit("A-1", "mixing", 1, True),)
    assert [fault.sentence(curriculum) for fault in reading.faults] == [
        "A-1 × Editing: A alone says that the skill is assessed, and no level stands here. "
        "Type the level with it, such as MA."
    ]
