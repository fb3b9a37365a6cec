"""Edits as values: what they may name, how several become one, how they are kept as text."""

from __future__ import annotations

import pytest

from planner.editing import ABOUT, RowEdit, columns_of, edits, folded, key_of, remove_row, set_cells, unfolded
from planner.editing.edits import Folded

LINK = ("A-1", "mixing")


def test_an_edit_names_cells_and_no_key() -> None:
    assert set_cells("course_skills", LINK, {"level": "R"}) == RowEdit("course_skills", LINK, (("level", "R"),))
    for table, key, cells in (
        ("course_skills", LINK, {"skill_id": "mastering"}),
        ("course_skills", LINK, {"depth": "R"}),
        ("course_skills", ("A-1",), {"level": "R"}),
        ("nothing", ("A-1",), {"level": "R"}),
    ):
        with pytest.raises(ValueError, match=r"no cells|no table"):
            set_cells(table, key, cells)
    with pytest.raises(ValueError, match="no key"):
        remove_row("courses", LINK)


def test_settings_are_a_table_of_their_own() -> None:
    assert (columns_of(ABOUT), key_of(ABOUT)) == (("setting", "value"), ("setting",))


def test_a_later_cell_wins_and_other_cells_stay() -> None:
    several = [
        set_cells("course_skills", LINK, {"level": "I", "basis": "local"}),
        set_cells("courses", ("A-1",), {"title": "First"}),
        set_cells("course_skills", LINK, {"level": "M"}),
    ]
    assert folded(several) == {
        ("course_skills", LINK): Folded(fresh=False, cells={"level": "M", "basis": "local"}),
        ("courses", ("A-1",)): Folded(fresh=False, cells={"title": "First"}),
    }


def test_what_stood_before_a_removal_does_not_come_back() -> None:
    several = [
        set_cells("course_skills", LINK, {"level": "I", "evidence": "syllabus"}),
        remove_row("course_skills", LINK),
        set_cells("course_skills", LINK, {"level": "M"}),
    ]
    assert folded(several) == {("course_skills", LINK): Folded(fresh=True, cells={"level": "M"})}
    assert folded(unfolded(folded(several))) == folded(several)
    assert folded(several[:2]) == {("course_skills", LINK): Folded(fresh=True, cells=None)}


def test_edits_are_read_back_from_their_text() -> None:
    several = (set_cells("skills", ("mixing",), {"name": "Mischen “laut”"}), remove_row("course_skills", LINK))
    assert edits.read(edits.written(several)) == several
    with pytest.raises(ValueError, match="no table"):
        edits.read('[["nothing",["x"],null]]')
