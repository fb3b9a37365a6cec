"""The map as a grid to type into: the letters of some courses and skills, and edits read back from it.

A grid has a row a course and a column a skill, or the other way round. A cell holds letters, or nothing
(`planner.mapping.letters`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.effects import CellEdit
from planner.mapping.letters import ASSESSED, read, takes_assessed, written
from planner.wording import counted

if TYPE_CHECKING:
    import pandas as pd

MOST_COLUMNS = 25
"""A wider grid cannot be read: a narrower choice is asked for."""
ROW_ID = "id;"
ROW_NAME = "name;"
NEEDED_BY = "needed by;"
STANDING = "standing;"
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
    """What was typed into a cell and is no level of the scale; the cell keeps the level that it had.

    `alone`: A was typed, which says that the skill is assessed, where no level stands.
    """

    course_id: str
    skill_id: str
    found: str
    kept: int
    alone: bool = False

    def sentence(self, curriculum: Curriculum) -> str:
        """The fault in words, naming the cell."""
        *others, last = [level.code for level in curriculum.scale.levels]
        codes = f"{', '.join(others)} or {last}" if others else last
        cell = f"{self.course_id} × {curriculum.skill(self.skill_id).name}"
        if self.alone:
            return (
                f"{cell}: {ASSESSED} alone says that the skill is assessed, and no level stands here. "
                f"Type the level with it, such as {last}{ASSESSED}."
            )
        kept = f"keeps {curriculum.scale.code(self.kept)}" if self.kept else "stays empty"
        return f"{cell}: “{self.found}” is no level, and the cell {kept}. Type {codes}, or clear it."


@dataclass(frozen=True, slots=True)
class Reading:
    """What the edits of a grid say: the cells that change, and what was refused."""

    edits: tuple[CellEdit, ...]
    faults: tuple[CellFault, ...]


def letters(
    curriculum: Curriculum,
    shown: Grid,
    typed: EditedRows | None = None,
    disputed: Collection[tuple[str, str]] = frozenset(),
) -> pd.DataFrame:
    """The grid's frame: the index is the row's id, then its name, then a column a skill or course with its letters.

    Where skills are the rows, the roles that need them stand behind the name ("10 roles, M"); where courses are, what
    is to be said of those without a letter (`standing`). All columns are texts, missing where a course does not teach a
    skill; `disputed` cells, by course and skill, stand in brackets. What stands in `typed` replaces the letters unread:
    an editor that is given back what it sent knows that it was heard, and lets go of it.
    """
    import pandas as pd

    scale = curriculum.scale
    codes = {
        cell: written(scale, link.level, assessed=link.assessed, disputed=cell in disputed)
        for link in curriculum.course_skills
        if (cell := (link.course_id, link.skill_id))
    }
    codes |= {cell: written(scale, 0, assessed=None, disputed=True) for cell in disputed if cell not in codes}
    names = [_name(curriculum, shown, row) for row in shown.rows]
    cells: dict[str, list[str | None]] = {ROW_NAME: [*names]}
    if shown.skills_down:
        cells[NEEDED_BY] = [_needed_by(curriculum, skill_id) for skill_id in shown.rows]
    else:
        cells[STANDING] = [standing(curriculum, course_id) for course_id in shown.rows]
    for column in shown.columns:
        cells[column] = [codes.get(shown.cell(row, column)) for row in shown.rows]
    for place, column, text in _typed(shown, typed or {}):
        cells[column][place] = text
    # Texts even where a column is empty: an editor whose columns change their type begins anew and loses its place.
    return pd.DataFrame(cells, index=pd.Index(shown.rows, name=ROW_ID, dtype="str"), dtype="str")


def standing(curriculum: Curriculum, course_id: str) -> str:
    """What is to be said of a course without a letter: nobody has mapped it, or it teaches none of the skills."""
    if not curriculum.is_mapped(course_id):
        return "not mapped"
    return "" if curriculum.taught_in(course_id) else "teaches none"


def _name(curriculum: Curriculum, shown: Grid, row: str) -> str:
    return curriculum.skill(row).name if shown.skills_down else curriculum.course(row).name


def _needed_by(curriculum: Curriculum, skill_id: str) -> str:
    needs = curriculum.needed_by(skill_id)
    if not needs:
        return "no role"
    deepest = max(need.level or 0 for need in needs)
    return counted(len(needs), "role") + (f", {curriculum.scale.code(deepest)}" if deepest else "")


def read_edits(curriculum: Curriculum, shown: Grid, typed: EditedRows) -> Reading:
    """What was typed into a grid, against what stands: the cells that change, and what is no level.

    Nothing = the course does not teach the skill. A behind a level = it is assessed; a level without it where it stood
    = it is not; A alone keeps the level. What stands already is no edit. Rows and columns that the grid does not have
    are passed over.
    """
    links = {(link.course_id, link.skill_id): link for link in curriculum.course_skills}
    edits: list[CellEdit] = []
    faults: list[CellFault] = []
    for place, column, text in _typed(shown, typed):
        cell = shown.cell(shown.rows[place], column)
        here = links.get(cell)
        level, assessed = (here.level, here.assessed) if here else (0, None)
        found = read(curriculum.scale, text or "")
        if found is None or (found.depth is None and not level):
            faults.append(CellFault(*cell, (text or "").strip(), level, alone=found is not None))
            continue
        depth = level if found.depth is None else found.depth
        stated = _stated(curriculum, typed=found.assessed, stood=assessed)
        if depth != level or (depth and stated not in {None, assessed}):
            edits.append(CellEdit(*cell, depth, stated if depth else None))
    return Reading(tuple(edits), tuple(faults))


def _stated(curriculum: Curriculum, *, typed: bool, stood: bool | None) -> bool | None:
    """What typed letters say of the assessment; None where they leave it as it is."""
    if not takes_assessed(curriculum.scale):
        return None
    return True if typed else (False if stood else None)


def _typed(shown: Grid, typed: EditedRows) -> list[tuple[int, str, str | None]]:
    """The typed cells that the grid has: number of the row, column, text."""
    return [
        (place, column, None if text is None else str(text))
        for place, cells in typed.items()
        if 0 <= place < len(shown.rows)
        for column, text in cells.items()
        if column in shown.columns
    ]
