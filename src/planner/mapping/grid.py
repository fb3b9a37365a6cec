"""The map as a grid to type into: the letters of some courses and skills, and edits read back from it.

A grid has a row a course and a column a skill, or the other way round; a cell holds the code of a level, or nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.model import Scale
from planner.wording import counted

if TYPE_CHECKING:
    import pandas as pd

MOST_COLUMNS = 25
"""A wider grid cannot be read: a narrower choice is asked for."""
ROW_ID = "id;"
ROW_NAME = "name;"
NEEDED_BY = "needed by;"
"""The columns beside those of the cells; with a semicolon, which no id holds."""

EditedRows = Mapping[int, Mapping[str, object]]
"""What was typed, by the number of the row and the name of the column; None = cleared."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Courses and skills of a grid, in the order of the tables; courses are the rows unless the skills are."""

    course_ids: tuple[str, ...]
    skill_ids: tuple[str, ...]
    skills_down: bool = False

    @property
    def rows(self) -> tuple[str, ...]:
        """Ids of the rows."""
        return self.skill_ids if self.skills_down else self.course_ids

    @property
    def columns(self) -> tuple[str, ...]:
        """Ids of the columns."""
        return self.course_ids if self.skills_down else self.skill_ids

    @property
    def is_empty(self) -> bool:
        """Whether there is no cell."""
        return not self.course_ids or not self.skill_ids

    @property
    def is_too_wide(self) -> bool:
        """Whether there are more columns than can be read side by side."""
        return len(self.columns) > MOST_COLUMNS

    def cell(self, row: str, column: str) -> tuple[str, str]:
        """The course and the skill of a row and a column."""
        return (column, row) if self.skills_down else (row, column)


@dataclass(frozen=True, slots=True)
class CellFault:
    """What was typed into a cell and is no level of the scale; the cell keeps the level that it had."""

    course_id: str
    skill_id: str
    found: str
    kept: int

    def sentence(self, curriculum: Curriculum) -> str:
        """The fault in words, naming the cell."""
        *others, last = [level.code for level in curriculum.scale.levels]
        codes = f"{', '.join(others)} or {last}" if others else last
        cell = f"{self.course_id} × {curriculum.skill(self.skill_id).name}"
        kept = f"keeps {curriculum.scale.code(self.kept)}" if self.kept else "stays empty"
        return f"{cell}: “{self.found}” is no level, and the cell {kept}. Type {codes}, or clear it."


@dataclass(frozen=True, slots=True)
class Reading:
    """What the edits of a grid say: the cells that change, and what was refused."""

    edits: tuple[CellEdit, ...]
    faults: tuple[CellFault, ...]


def letters(curriculum: Curriculum, shown: Grid, typed: EditedRows | None = None) -> pd.DataFrame:
    """The grid's frame: the index is the row's id, then its name, then a column a skill or course with levels' codes.

    Where skills are the rows, the roles that need them stand behind the name ("10 roles, M"). All columns are texts,
    missing where a course does not teach a skill. What stands in `typed` replaces the letter unread: an editor that is
    given back what it sent knows that it was heard, and lets go of it.
    """
    import pandas as pd

    codes = {(link.course_id, link.skill_id): curriculum.scale.code(link.level) for link in curriculum.course_skills}
    names = [_name(curriculum, shown, row) for row in shown.rows]
    cells: dict[str, list[str | None]] = {ROW_NAME: [*names]}
    if shown.skills_down:
        cells[NEEDED_BY] = [_needed_by(curriculum, skill_id) for skill_id in shown.rows]
    for column in shown.columns:
        cells[column] = [codes.get(shown.cell(row, column)) for row in shown.rows]
    for place, column, text in _typed(shown, typed or {}):
        cells[column][place] = text
    # Texts even where a column is empty: an editor whose columns change their type begins anew and loses its place.
    return pd.DataFrame(cells, index=pd.Index(shown.rows, name=ROW_ID, dtype="str"), dtype="str")


def _name(curriculum: Curriculum, shown: Grid, row: str) -> str:
    return curriculum.skill(row).name if shown.skills_down else curriculum.course(row).name


def _needed_by(curriculum: Curriculum, skill_id: str) -> str:
    needs = curriculum.needed_by(skill_id)
    if not needs:
        return "no role"
    deepest = max(need.level or 0 for need in needs)
    return counted(len(needs), "role") + (f", {curriculum.scale.code(deepest)}" if deepest else "")


def read_edits(curriculum: Curriculum, shown: Grid, typed: EditedRows) -> Reading:
    """What was typed into a grid, against the levels that stand: the cells that change, and what is no level.

    Case and spaces around a letter are ignored; nothing = the course does not teach the skill. A letter that stands
    already is no edit. Rows and columns that the grid does not have are passed over.
    """
    standing = {(link.course_id, link.skill_id): link.level for link in curriculum.course_skills}
    edits: list[CellEdit] = []
    faults: list[CellFault] = []
    for place, column, text in _typed(shown, typed):
        course_id, skill_id = shown.cell(shown.rows[place], column)
        here = standing.get((course_id, skill_id), 0)
        depth = depth_of(curriculum.scale, text or "")
        if depth is None:
            faults.append(CellFault(course_id, skill_id, (text or "").strip(), here))
        elif depth != here:
            edits.append(CellEdit(course_id, skill_id, depth))
    return Reading(tuple(edits), tuple(faults))


def depth_of(scale: Scale, text: str) -> int | None:
    """The depth that a typed letter means, 0 for nothing, None where it is no level of the scale."""
    if not text.strip():
        return 0
    try:
        return scale.depth(text)
    except KeyError:
        return None


def _typed(shown: Grid, typed: EditedRows) -> list[tuple[int, str, str | None]]:
    """The typed cells that the grid has: number of the row, column, text."""
    return [
        (place, column, None if text is None else str(text))
        for place, cells in typed.items()
        if 0 <= place < len(shown.rows)
        for column, text in cells.items()
        if column in shown.columns
    ]
