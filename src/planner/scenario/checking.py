"""What keeps a change from being made, field by field, in words for whoever makes it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal

from planner import editing
from planner.curriculum import Curriculum
from planner.editing import EditFault
from planner.scenario.changes import (
    COURSE_COLUMNS,
    GROUP_COLUMNS,
    Add,
    Change,
    Drop,
    Merge,
    Need,
    NewCourse,
    Replace,
    SetCourse,
    SetGroup,
    Teach,
)
from planner.scenario.outcomes import ChangeFault
from planner.tables import BY_NAME

_Found = tuple[str, str]
"""A field and why it is wrong."""
_Named = Literal["roles", "skills", "courses", "requirement_groups"]
_NOUNS: dict[str, str] = {
    "roles": "role",
    "skills": "skill",
    "courses": "course",
    "requirement_groups": "degree rule",
    "conditions": "condition",
}
_KNOWN = "faults across rows"
"""Under this name a curriculum keeps what is wrong across its rows, links left out."""
_CLOSE = 0.75
"""How alike two codes are at least where one is named for the other, from 0 to 1."""
_CIRCLE = "each of these waits for another: "


def missing(curriculum: Curriculum, change: Change) -> tuple[ChangeFault, ...]:
    """What the change names that is not there, and what it must say and does not."""
    return tuple(ChangeFault(change, *found) for found in _missing(curriculum, change))


def _missing(curriculum: Curriculum, change: Change) -> Iterator[_Found]:
    match change:
        case Drop(course_ids):
            yield from _several(curriculum, course_ids, 1)
        case Add(course, group_id):
            yield from _new(curriculum, course, ())
            if group_id:
                yield from _there(curriculum, "requirement_groups", "group_id", group_id)
        case Replace(course_id, course):
            yield from _there(curriculum, "courses", "course_id", course_id)
            yield from _new(curriculum, course, (course_id,))
        case Merge(course_ids, course):
            yield from _several(curriculum, course_ids, 2)
            yield from _new(curriculum, course, course_ids)
        case SetCourse(course_id, column):
            yield from _there(curriculum, "courses", "course_id", course_id)
            yield from _one_of("column", column, COURSE_COLUMNS)
        case SetGroup(group_id, column):
            yield from _there(curriculum, "requirement_groups", "group_id", group_id)
            yield from _one_of("column", column, GROUP_COLUMNS)
        case Teach(course_id, skill_id):
            yield from _there(curriculum, "courses", "course_id", course_id)
            yield from _there(curriculum, "skills", "skill_id", skill_id)
        case Need(role_id, skill_id):
            yield from _there(curriculum, "roles", "role_id", role_id)
            yield from _there(curriculum, "skills", "skill_id", skill_id)


def _several(curriculum: Curriculum, course_ids: tuple[str, ...], least: int) -> Iterator[_Found]:
    if len(set(course_ids)) < least:
        yield "course_ids", "Name at least one course." if least == 1 else "Name at least two courses."
    for course_id in dict.fromkeys(course_ids):
        yield from _there(curriculum, "courses", "course_ids", course_id)


def _there(curriculum: Curriculum, table: _Named, field: str, wanted: str) -> Iterator[_Found]:
    if not curriculum.has(table, wanted):
        yield field, _nothing(curriculum, table, wanted)


def _one_of(field: str, wanted: str, known: tuple[str, ...]) -> Iterator[_Found]:
    if wanted not in known:
        yield field, f"A scenario does not change “{wanted}”; it changes {', '.join(known[:-1])} and {known[-1]}."


def _new(curriculum: Curriculum, course: NewCourse, gone: tuple[str, ...]) -> Iterator[_Found]:
    if not course.course_id.strip():
        yield "course.course_id", "Give the course a code."
    elif course.course_id not in gone and curriculum.has("courses", course.course_id):
        yield "course.course_id", f"There is a course “{course.course_id}” already."
    if not course.title.strip():
        yield "course.title", "Give the course a title."
    for skill_id, level in course.teaches:
        if not curriculum.has("skills", skill_id):
            yield "course.teaches", _nothing(curriculum, "skills", skill_id)
        elif not level.strip():
            yield "course.teaches", f"Say how deep the course teaches “{curriculum.skill(skill_id).name}”."


def empty_pool(curriculum: Curriculum, change: Change, group_id: str) -> ChangeFault:
    """That a group asks for nothing but courses that go."""
    title = next(group.title for group in curriculum.requirement_groups if group.group_id == group_id)
    why = f"The degree rule “{title}” asks for nothing else. Say first what it asks for instead."
    return ChangeFault(change, "course_ids", why)


def told(curriculum: Curriculum, change: Change, faults: Iterable[EditFault]) -> tuple[ChangeFault, ...]:
    """Faults of the rows that a change makes, as faults of its fields; each is said once."""
    found = (ChangeFault(change, _field(change, fault), _why(curriculum, fault)) for fault in faults)
    return tuple(dict.fromkeys(found))


def _field(change: Change, fault: EditFault) -> str:
    match change:
        case Add(course) | Replace(_, course) | Merge(_, course):
            if fault.table == "course_skills":
                return "course.teaches"
            own = fault.table == "courses" and fault.key[:1] == (course.course_id,)
            return f"course.{fault.column or 'course_id'}" if own else "course.prerequisites"
        case SetCourse() | SetGroup():
            return "text"
        case Teach():
            return "level"
        case Need():
            return "importance" if fault.column == "importance" else "level"
        case Drop():
            return "course_ids"


def _why(curriculum: Curriculum, fault: EditFault) -> str:
    expected, found = fault.expected, fault.found
    if _CIRCLE in expected:
        return f"These courses would wait for each other: {expected.partition(_CIRCLE)[2]}."
    for table, key in (("courses", "course_id"), ("skills", "skill_id")):
        if expected.startswith(f"a {key} of ") and found:
            return _nothing(curriculum, "courses" if table == "courses" else "skills", found)
    if expected.startswith("the title of a condition") and found:
        known = [f"“{row.title}”" for row in curriculum.conditions]
        return f"“{found}” is no condition of this curriculum; {_known(known)}."
    if not found:
        return "Something must stand here." if expected.startswith("a value") else f"Expected: {expected}."
    words = expected.replace("seasons of the settings", "seasons of this curriculum")
    return f"“{found}” is not right; expected: {words}."


def _known(titles: list[str]) -> str:
    return f"it has {', '.join(titles)}" if titles else "it has none"


def _nothing(curriculum: Curriculum, table: _Named, wanted: str) -> str:
    if not wanted:
        return f"Name a {_NOUNS[table]}."
    ids = (str(getattr(row, BY_NAME[table].key[0])) for row in curriculum.rows(table))
    near = difflib.get_close_matches(wanted, ids, 1, _CLOSE)
    return f"“{wanted}” is no {_NOUNS[table]} of this curriculum{f'; the nearest is {near[0]}' if near else ''}."


def new_faults(before: Curriculum, after: Curriculum) -> tuple[EditFault, ...]:
    """What is wrong across the rows after a change and was not before.

    A link that is the very same as before is right if it was: only others are looked at (an edited curriculum has no
    links of courses that are gone, see `planner.scenario.places`).
    """
    if _KNOWN not in before.derived:
        before.derived[_KNOWN] = frozenset(_faults(before, before))
    known: frozenset[EditFault] = before.derived[_KNOWN]
    found = _faults(before, after)
    if known.issuperset(found):
        after.derived[_KNOWN] = frozenset(found)  # The next change begins here.
    return tuple(fault for fault in found if fault not in known)


def _faults(before: Curriculum, after: Curriculum) -> tuple[EditFault, ...]:
    same = set(map(id, chain(before.role_skills, before.course_skills)))
    links = {
        name: tuple(row for row in after.rows(name) if id(row) not in same) for name in ("role_skills", "course_skills")
    }
    return editing.faults_of(after.replace(**links))
