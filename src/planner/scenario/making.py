"""A change compiled into edits of rows, and the curriculum that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner import editing
from planner.course_sets import pool_of
from planner.curriculum import Curriculum
from planner.editing import Key, RowEdit, remove_row, set_cells
from planner.editing.basis import with_basis
from planner.scenario import checking, new_courses, places
from planner.scenario.changes import Add, Change, Drop, Merge, Need, NewCourse, Replace, SetCourse, SetGroup, Teach
from planner.scenario.outcomes import ChangeFault
from planner.tables import BY_NAME


@dataclass(frozen=True)
class Made:
    """A change made: its edits and the curriculum after them. With faults there are no edits, and it is as before."""

    curriculum: Curriculum
    edits: tuple[RowEdit, ...] = ()
    faults: tuple[ChangeFault, ...] = ()


def made(curriculum: Curriculum, change: Change) -> Made:
    """Make one change to a curriculum, where everything that it names is there and nothing is wrong afterwards."""
    faults = checking.missing(curriculum, change)
    if faults:
        return Made(curriculum, faults=faults)
    try:
        edits = _with_basis(curriculum, _edits(curriculum, change))
    except places.EmptyPoolError as empty:
        return Made(curriculum, faults=(checking.empty_pool(curriculum, change, empty.group_id),))
    applied = editing.applied(curriculum, edits)
    wrong = applied.faults or checking.new_faults(curriculum, applied.curriculum)
    if wrong:
        return Made(curriculum, faults=checking.told(curriculum, change, wrong))
    return Made(applied.curriculum, edits)


def _edits(curriculum: Curriculum, change: Change) -> tuple[RowEdit, ...]:
    match change:
        case Drop(course_ids):
            return places.left(curriculum, tuple(dict.fromkeys(course_ids)))
        case Add(course, group_id):
            return _added(curriculum, course, group_id)
        case Replace(course_id, course):
            return _instead(curriculum, (course_id,), course)
        case Merge(course_ids, course):
            return _instead(curriculum, tuple(dict.fromkeys(course_ids)), course)
        case SetCourse(course_id, column, text):
            return (set_cells("courses", (course_id,), {column: text.strip()}),)
        case SetGroup(group_id, column, text):
            return (set_cells("requirement_groups", (group_id,), {column: text.strip()}),)
        case Teach(course_id, skill_id, level):
            return tuple(_teaching(curriculum, course_id, skill_id, level.strip()))
        case Need(role_id, skill_id, level, importance):
            key = (role_id, skill_id)
            if importance.strip():
                cells = {"level": level.strip(), "importance": importance.strip()}
                return (set_cells("role_skills", key, cells),)
            return (remove_row("role_skills", key),) if editing.row_cells(curriculum, "role_skills", key) else ()


def _added(curriculum: Curriculum, course: NewCourse, group_id: str) -> tuple[RowEdit, ...]:
    edits = new_courses.rows_of(curriculum, course)
    after = editing.applied(curriculum, edits).curriculum
    group = next((row for row in curriculum.requirement_groups if row.group_id == group_id), None)
    if group is None or course.course_id in pool_of(after, group):
        return edits
    return (*edits, places.taking_in(group_id, group.pool, course.course_id))


def _instead(curriculum: Curriculum, gone: tuple[str, ...], course: NewCourse) -> tuple[RowEdit, ...]:
    """One course for others: their rows go, and its own take their place wherever they are named."""
    links = [link for course_id in gone for link in curriculum.taught_in(course_id)]
    rows = new_courses.rows_of(curriculum, course, gone)
    if len(gone) > 1 and not course.teaches:
        rows = _deepest_of_each(curriculum, gone, course.course_id, rows)
    edits = (
        *(remove_row("courses", (course_id,)) for course_id in gone),
        *(remove_row("course_skills", (link.course_id, link.skill_id)) for link in links),
        *rows,
        *places.taken_over(curriculum, gone, course.course_id),
    )
    after = editing.applied(curriculum, edits).curriculum
    if not after.has("courses", course.course_id):  # Its own row is wrong, which is said of it.
        return edits
    return (*edits, *places.let_in(curriculum, after, gone, course.course_id))


def _deepest_of_each(
    curriculum: Curriculum, gone: tuple[str, ...], course_id: str, rows: tuple[RowEdit, ...]
) -> tuple[RowEdit, ...]:
    """The rows of a course that teaches what others taught, with the grounds that theirs have."""
    links = []
    for link in new_courses.deepest(curriculum, gone):
        key = link.course_id, link.skill_id
        cells = editing.row_cells(curriculum, "course_skills", key) or {}
        filled = {name: text for name, text in cells.items() if text and name not in BY_NAME["course_skills"].key}
        links.append(set_cells("course_skills", (course_id, link.skill_id), {"basis": "", **filled}))
    mapped = "true" if all(map(curriculum.is_mapped, gone)) else ""
    return (*rows, set_cells("courses", (course_id,), {"mapped": mapped}), *links)


def _teaching(curriculum: Curriculum, course_id: str, skill_id: str, level: str) -> Iterator[RowEdit]:
    """A course that teaches something is mapped; one that no longer teaches a skill stays as mapped as it was."""
    if level:
        yield new_courses.link_of(course_id, skill_id, level)
        if not curriculum.is_mapped(course_id):
            yield set_cells("courses", (course_id,), {"mapped": "true"})
    elif editing.row_cells(curriculum, "course_skills", (course_id, skill_id)):
        yield remove_row("course_skills", (course_id, skill_id))


def _with_basis(curriculum: Curriculum, edits: tuple[RowEdit, ...]) -> tuple[RowEdit, ...]:
    """The edits with the basis of the facts that they change; rows that the change itself removes stand no more."""
    removed = {edit.place for edit in edits if edit.cells is None}

    def stands(table: str, key: Key) -> Mapping[str, str] | None:
        return None if (table, key) in removed else editing.row_cells(curriculum, table, key)

    return with_basis(edits, stands)
