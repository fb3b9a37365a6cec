"""What a draft changes, sorted by what it means for the map: levels, assessments, confirmations, courses, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.editing import RowChange
from planner.mapping.cell_edits import COURSES, LINKS, link_of
from planner.mapping.letters import written
from planner.wording import counted
from planner.wording.revisions import changes_words

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ["course_id", "course", "skill_id", "skill", "before", "after", "what"]


@dataclass(frozen=True)
class Changes:
    """The rows that differ, each in one place."""

    levels: tuple[RowChange, ...]
    """Cells with another level than before, or with one where there was none."""
    assessments: tuple[RowChange, ...]
    """Cells with the same level that are assessed otherwise."""
    confirmed: tuple[RowChange, ...]
    """Cells with the same level and assessment whose basis is "local" now."""
    settled: tuple[RowChange, ...]
    """Courses without a letter of which somebody has said that they teach none, or taken that back."""
    others: tuple[RowChange, ...]
    """Rows of other tables, and other columns of these."""

    @property
    def cells(self) -> tuple[RowChange, ...]:
        """All changes of cells that the map shows or confirms."""
        return (*self.levels, *self.assessments, *self.confirmed)


def sorted_changes(draft: Curriculum, found: Iterable[RowChange]) -> Changes:
    """The differences of a draft, sorted. A course that is mapped because of a letter is no change of its own."""
    levels: list[RowChange] = []
    assessments: list[RowChange] = []
    confirmed: list[RowChange] = []
    settled: list[RowChange] = []
    others: list[RowChange] = []
    for change in found:
        if change.table == LINKS:
            _of_cell(change, levels, assessments, confirmed, others)
        elif change.table == COURSES and change.before and change.after and change.columns == ("mapped",):
            if not draft.taught_in(change.key[0]):
                settled.append(change)
        else:
            others.append(change)
    return Changes(tuple(levels), tuple(assessments), tuple(confirmed), tuple(settled), tuple(others))


def _of_cell(
    change: RowChange,
    levels: list[RowChange],
    assessments: list[RowChange],
    confirmed: list[RowChange],
    others: list[RowChange],
) -> None:
    columns = change.columns
    if change.before is None or change.after is None or "level" in columns:
        levels.append(change)
    elif "assessed" in columns:
        assessments.append(change)
    elif "basis" in columns and change.after["basis"] == "local":
        confirmed.append(change)
    else:
        others.append(change)


def amounts(changes: Changes) -> str:
    """What differs, in counts: "2 cells changed, 1 confirmed"; "" where nothing does."""
    parts = [
        f"{counted(len(found), *noun)} {done}"
        for found, noun, done in (
            (changes.levels, ("cell",), "changed"),
            (changes.assessments, ("assessment",), "changed"),
            (changes.confirmed, ("cell",), "confirmed"),
            (changes.settled, ("course",), "without a letter settled"),
        )
        if found
    ]
    if changes.others:
        parts.append(
            f"{changes_words(changes.others)} changed" if parts else f"Changed: {changes_words(changes.others)}"
        )
    return ", ".join(parts)


def change_frame(saved: Curriculum, draft: Curriculum, changes: Sequence[RowChange]) -> pd.DataFrame:
    """Changes of cells, one a row: course_id, course, skill_id, skill, letters before and after, and what was done."""
    import pandas as pd

    rows = []
    for change in changes:
        course_id, skill_id = change.key
        what = "level" if "level" in change.columns else "assessed" if "assessed" in change.columns else "confirmed"
        rows.append(
            {
                "course_id": course_id,
                "course": _holder(saved, draft, COURSES, course_id).course(course_id).name,
                "skill_id": skill_id,
                "skill": _holder(saved, draft, "skills", skill_id).skill(skill_id).name,
                "before": _letters(saved, course_id, skill_id),
                "after": _letters(draft, course_id, skill_id),
                "what": what,
            }
        )
    return pd.DataFrame(rows, columns=COLUMNS, dtype="str")


def _holder(saved: Curriculum, draft: Curriculum, table: str, key: str) -> Curriculum:
    """The state that has the row: a course or a skill may be new, or be no more."""
    return draft if draft.has(table, key) else saved


def _letters(curriculum: Curriculum, course_id: str, skill_id: str) -> str:
    link = link_of(curriculum, course_id, skill_id)
    return "" if link is None else written(curriculum.scale, link.level, assessed=link.assessed) or ""
