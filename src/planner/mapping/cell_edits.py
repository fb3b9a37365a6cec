"""Edits of the map as edits of rows, of which a draft is made: letters, courses that teach none, confirmed cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner import tables
from planner.curriculum import Curriculum
from planner.editing import RowEdit, remove_row, row_cells, set_cells
from planner.effects import CellEdit
from planner.tables import CourseSkill

Cell = tuple[str, str]
"""A course and a skill."""
LINKS, COURSES = "course_skills", "courses"


def row_edits(saved: Curriculum, draft: Curriculum, cells: Iterable[CellEdit]) -> tuple[RowEdit, ...]:
    """What makes these cells of a draft so; of a cell that is named more than once the last one counts.

    As `planner.effects.set_level`: a changed cell has the basis "local", and with another level neither source nor
    evidence. A cell that is as it was saved again has all that it had. A course gets `mapped` with its first letter,
    and what it was saved with when it loses its last. Cells of courses and skills that the draft does not hold, and
    those that stand already, are left out. Raises `ValueError` for a depth that the scale does not have.
    """
    wanted = {(edit.course_id, edit.skill_id): edit for edit in cells}
    held = {cell: edit for cell, edit in wanted.items() if draft.has(COURSES, cell[0]) and draft.has("skills", cell[1])}
    standing = {cell: _link(draft, cell) for cell in held}
    edits: list[RowEdit] = []
    after: dict[str, int] = {}
    for cell, edit in held.items():
        if not 0 <= edit.level <= len(draft.scale.levels):
            raise ValueError(f"{edit.level} is no depth of the scale")
        here = standing[cell]
        change = _row(saved, draft, cell, edit, here)
        if change is None:
            continue
        edits.append(change)
        number = after.setdefault(cell[0], len(draft.taught_in(cell[0])))
        after[cell[0]] = number + (here is None) - (edit.level == 0)
    return (*edits, *_mapped(saved, draft, after))


def _row(saved: Curriculum, draft: Curriculum, cell: Cell, edit: CellEdit, here: CourseSkill | None) -> RowEdit | None:
    """What sets one cell; None where it stands already."""
    if edit.level == 0:
        return None if here is None else remove_row(LINKS, cell)
    stood = here.assessed if here else None
    assessed = stood if edit.assessed is None else edit.assessed
    if here is not None and (here.level, here.assessed) == (edit.level, assessed):
        return None
    before = _link(saved, cell) if saved.scale == draft.scale else None
    if before is not None and before.level == edit.level and _is_as_saved(before, here, assessed):
        return set_cells(LINKS, cell, _without_key(row_cells(saved, LINKS, cell) or {}))
    texts = {"level": draft.scale.code(edit.level), "assessed": _text(draft, assessed, "assessed"), "basis": "local"}
    if here is None or here.level != edit.level:
        texts |= {"evidence": "", "source_id": ""}
    return set_cells(LINKS, cell, texts)


def _is_as_saved(before: CourseSkill, here: CourseSkill | None, assessed: bool | None) -> bool:
    """Whether an assessment is what was saved; one that was only just set, and is taken back, is so too."""
    taken_back = before.assessed is None and assessed is False and here is not None and here.assessed is True
    return before.assessed == assessed or taken_back


def _mapped(saved: Curriculum, draft: Curriculum, letters: Mapping[str, int]) -> Iterable[RowEdit]:
    """What keeps `mapped` true to the number of letters that courses have afterwards."""
    for course_id, number in letters.items():
        if number and not draft.is_mapped(course_id):
            yield set_cells(COURSES, (course_id,), {"mapped": "true"})
        elif not number and draft.is_mapped(course_id) and _was_not_mapped(saved, course_id):
            yield set_cells(COURSES, (course_id,), {"mapped": _unmapped_text(saved, course_id)})


def teaching_none(
    saved: Curriculum, draft: Curriculum, course_ids: Iterable[str], *, none: bool
) -> tuple[RowEdit, ...]:
    """What marks courses without a letter as mapped and teaching none of the skills, or as not mapped again.

    Courses that have a letter, and those that are so already, are left out.
    """
    return tuple(
        set_cells(COURSES, (course_id,), {"mapped": "true" if none else _unmapped_text(saved, course_id)})
        for course_id in dict.fromkeys(course_ids)
        if draft.has(COURSES, course_id) and not draft.taught_in(course_id) and draft.is_mapped(course_id) != none
    )


def confirming(draft: Curriculum, cells: Iterable[Cell]) -> tuple[RowEdit, ...]:
    """What gives cells the basis "local": somebody of the department says that the level is right.

    Source and evidence stay, for they still speak for it. Cells without a letter or with that basis are left out.
    """
    found = ((cell, _link(draft, cell)) for cell in dict.fromkeys(cells))
    return tuple(
        set_cells(LINKS, cell, {"basis": "local"}) for cell, link in found if link is not None and link.basis != "local"
    )


def cells_of_edits(edits: Iterable[RowEdit]) -> frozenset[Cell]:
    """The cells of the map that edits touch."""
    return frozenset((edit.key[0], edit.key[1]) for edit in edits if edit.table == LINKS)


def courses_of_edits(edits: Iterable[RowEdit]) -> frozenset[str]:
    """The courses whose cells, or whose own rows, edits touch."""
    return frozenset(edit.key[0] for edit in edits if edit.table in {LINKS, COURSES})


def link_of(curriculum: Curriculum, course_id: str, skill_id: str) -> CourseSkill | None:
    """The row of a cell; None where the course does not teach the skill."""
    return next((link for link in curriculum.taught_in(course_id) if link.skill_id == skill_id), None)


def _link(curriculum: Curriculum, cell: Cell) -> CourseSkill | None:
    return link_of(curriculum, *cell)


def _without_key(cells: Mapping[str, str]) -> dict[str, str]:
    return {name: text for name, text in cells.items() if name not in {"course_id", "skill_id"}}


def _text(curriculum: Curriculum, value: object, column: str) -> str:
    return tables.cell(value, curriculum.scale, column)


def _unmapped_text(saved: Curriculum, course_id: str) -> str:
    """What `mapped` says of a course that is not mapped: as it was saved, where it was not mapped then either."""
    return _text(saved, saved.course(course_id).mapped, "mapped") if _was_not_mapped(saved, course_id) else ""


def _was_not_mapped(saved: Curriculum, course_id: str) -> bool:
    return saved.has(COURSES, course_id) and not saved.is_mapped(course_id)
