"""The rows of a course that a change adds, and what could stand for several courses at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from planner import requisites
from planner.curriculum import Curriculum
from planner.editing import RowEdit, set_cells
from planner.exchange.rules import REQUISITE_COLUMNS
from planner.scenario.changes import NewCourse, Taught
from planner.tables import Course, CourseSkill, cell

_NUMBER = re.compile(r"-\D*(\d)(\d{2,4})(?!\d)")
"""The number in a code, from its first digit on: MP-211, LMSC-P307, MAC-2311."""
_COLUMNS = ("title", "credits", "department", "suggested_term", "terms", *REQUISITE_COLUMNS)


def rows_of(curriculum: Curriculum, course: NewCourse, replaced: Sequence[str] = ()) -> tuple[RowEdit, ...]:
    """Edits that add a course with what it teaches; `replaced` are the courses whose place it takes.

    It counts as mapped where it says what it teaches.
    """
    old = [curriculum.course(course_id) for course_id in replaced]
    level = course.course_level.strip() or _level(curriculum, course.course_id, old)
    cells = {name: getattr(course, name).strip() for name in _COLUMNS}
    cells |= {"subject": course.subject.strip() or _subject(course.course_id, old), "course_level": level}
    cells["department"] = cells["department"] or next((row.department for row in old if row.department), None) or ""
    cells["outside"] = "true" if old and all(row.outside for row in old) else ""
    cells["mapped"] = "true" if course.teaches else ""
    filled = {name: text for name, text in cells.items() if text}
    links = (link_of(course.course_id, *link) for link in course.teaches)
    return (set_cells("courses", (course.course_id,), filled), *links)


def link_of(course_id: str, skill_id: str, level: str) -> RowEdit:
    """The edit with which a course teaches a skill to a level."""
    return set_cells("course_skills", (course_id, skill_id), {"level": level.strip()})


def deepest(curriculum: Curriculum, course_ids: Iterable[str]) -> tuple[CourseSkill, ...]:
    """For each skill that some of the courses teach, the row of the one that does so deepest, the first of equals."""
    found: dict[str, CourseSkill] = {}
    for course_id in course_ids:
        for link in curriculum.taught_in(course_id):
            if link.skill_id not in found or link.level > found[link.skill_id].level:
                found[link.skill_id] = link
    return tuple(found.values())


def taught(curriculum: Curriculum, links: Iterable[CourseSkill]) -> Taught:
    """Skills and levels as a change holds them."""
    return tuple((link.skill_id, curriculum.scale.code(link.level)) for link in links)


def suggested(curriculum: Curriculum, course_ids: Sequence[str], course_id: str = "", title: str = "") -> NewCourse:
    """What one course would be that takes the place of several: a first entry for a form, to be changed.

    Their credits together (not known where one's are not), all that they ask for but each other, the seasons that offer
    all of them, the last of their suggested terms, and the deepest that they teach. Raises `KeyError` for a course that
    is not there.
    """
    old = [curriculum.course(code) for code in course_ids]
    known = [course.credits for course in old if course.credits is not None]
    stated = [set(course.terms) for course in old if course.terms]
    seasons = [season for season in curriculum.about.seasons if stated and all(season in terms for terms in stated)]
    last = max((course.suggested_term for course in old if course.suggested_term is not None), default=None)
    asked = {column: _asked(old, column, course_ids) for column in REQUISITE_COLUMNS}
    return NewCourse(
        course_id=course_id,
        title=title or (old[0].title or "" if len(old) == 1 else ""),
        credits=cell(round(sum(known), 6), curriculum.scale, "credits") if known and len(known) == len(old) else "",
        department=next((course.department for course in old if course.department), ""),
        terms=";".join(seasons),
        suggested_term=cell(last, curriculum.scale, "suggested_term"),
        teaches=taught(curriculum, deepest(curriculum, course_ids)),
        **asked,
    )


def _asked(old: Sequence[Course], column: str, course_ids: Sequence[str]) -> str:
    """All that the courses ask for in a column, without each other; empty where it is not known of any."""
    stated = [requisite for course in old if (requisite := getattr(course, column)) is not None]
    if not stated:
        return ""
    inside = [part for requisite in stated for part in _parts(requisite) if not _is_of(part, course_ids)]
    return requisites.unparse(requisites.all_of(*dict.fromkeys(inside)))


def _parts(requisite: requisites.Requisite) -> tuple[requisites.Requisite, ...]:
    return requisite.parts if isinstance(requisite, requisites.AllOf) else (requisite,)


def _is_of(part: requisites.Requisite, course_ids: Sequence[str]) -> bool:
    """Whether one of the courses would meet the part: they are one course then."""
    return requisites.is_met(part, requisites.Standing(frozenset(course_ids), 0.0, frozenset()))


def _subject(course_id: str, old: Sequence[Course]) -> str:
    """The subject that a code begins with (definitions: the code's prefix), else that of a course it replaces."""
    prefix, dash, rest = course_id.partition("-")
    if dash and rest:
        return prefix
    return next((course.subject for course in old if course.subject), "")


def _level(curriculum: Curriculum, course_id: str, old: Sequence[Course]) -> str:
    """The level that a code's number stands for, where those of all courses do; else that of a course it replaces."""
    own = _hundreds(course_id)
    coded = [(course.course_level, _hundreds(course.course_id)) for course in curriculum.courses]
    both = [(level, number) for level, number in coded if level is not None and number is not None]
    if own is not None and both and all(level == number for level, number in both):
        return str(own)
    return next((str(course.course_level) for course in old if course.course_level is not None), "")


def _hundreds(course_id: str) -> int | None:
    """200 for MP-211, 2000 for MAC-2311; None for a code without such a number."""
    found = _NUMBER.search(course_id)
    return None if found is None else int(found[1]) * 10 ** len(found[2])
