"""A draft of the map beside what is saved: the edited curriculum, the tables that changed, and the map in counts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from planner.curriculum import Curriculum
from planner.effects import CellEdit, apply_edits
from planner.tables import BY_NAME
from planner.wording import counted, level_name

if TYPE_CHECKING:
    import pandas as pd


def drafted(saved: Curriculum, edits: Iterable[CellEdit]) -> Curriculum:
    """The curriculum with edits of cells in it; of a cell that was set more than once the last edit counts.

    A course of which nobody had said what it teaches is mapped once it has a letter. Raises as
    `planner.effects.set_level`.
    """
    last = {(edit.course_id, edit.skill_id): edit for edit in edits}
    draft = apply_edits(saved, last.values())
    filled = {course_id for course_id, _ in last if draft.taught_in(course_id) and not draft.is_mapped(course_id)}
    if not filled:
        return draft
    courses = (
        course.model_copy(update={"mapped": True}) if course.course_id in filled else course for course in draft.courses
    )
    return draft.replace(courses=tuple(courses))


def changed_tables(saved: Curriculum, draft: Curriculum) -> dict[str, pd.DataFrame]:
    """The tables that differ, whole, by name, as they are written into a folder of CSV files (all cells are texts)."""
    return {name: draft.frame(name) for name in BY_NAME if draft.rows(name) != saved.rows(name)}


def headline(curriculum: Curriculum) -> str:
    """How much of the map is filled in, and how much of it faculty have confirmed (basis "local"), in counts."""
    if not curriculum.courses:
        return "No course is here to be mapped yet."
    mapped = sum(bool(course.mapped) for course in curriculum.courses)
    links = curriculum.course_skills
    confirmed = sum(link.basis == "local" for link in links)
    share = f"{mapped} of {counted(len(curriculum.courses), 'course')} {'is' if mapped == 1 else 'are'} mapped"
    words = f"{share}, with {counted(len(links), 'link')} to skills"
    if not links:
        return f"{words}."
    if not confirmed:
        return f"{words}; none is confirmed by faculty yet: our reading."
    rest = "" if confirmed == len(links) else ", the others are our reading"
    return f"{words}; {confirmed} {'is' if confirmed == 1 else 'are'} confirmed by faculty{rest}."


def skill_note(curriculum: Curriculum, skill_id: str) -> str:
    """What a column's heading has no room for: the skill's name, its definition, who needs it and who teaches it."""
    skill = curriculum.skill(skill_id)
    return " ".join(filter(None, [f"{skill.name}.", skill.definition, need_and_supply(curriculum, skill_id)]))


def course_note(curriculum: Curriculum, course_id: str) -> str:
    """What a column's heading has no room for: the course's title and what it is about."""
    course = curriculum.course(course_id)
    return " ".join(filter(None, [f"{course.name}.", course.summary]))


def need_and_supply(curriculum: Curriculum, skill_id: str) -> str:
    """Who needs a skill and how deep, and how many courses of the catalogue teach it."""
    needs, links = curriculum.needed_by(skill_id), curriculum.taught_by(skill_id)
    deepest = max((need.level for need in needs if need.level is not None), default=None)
    depth = f", as deep as {level_name(curriculum, deepest)}" if deepest else ""
    needed = f"Needed by {counted(len(needs), 'role')}{depth}" if needs else "Needed by no role"
    taught = f"taught by {counted(len(links), 'course')}" if links else "taught by no course"
    return f"{needed}; {taught} of the catalogue."


def sound(curriculum: Curriculum) -> Curriculum:
    """The same without links to roles, skills and courses that are no more, for figures that rest on whole tables.

    A draft may hold such links between two steps; `planner.editing.faults_of` names them, and they are not saved.
    """
    roles, skills, courses = (
        frozenset(getattr(row, key) for row in curriculum.rows(name))
        for name, key in (("roles", "role_id"), ("skills", "skill_id"), ("courses", "course_id"))
    )
    needs = tuple(row for row in curriculum.role_skills if row.role_id in roles and row.skill_id in skills)
    links = tuple(row for row in curriculum.course_skills if row.course_id in courses and row.skill_id in skills)
    if len(needs) == len(curriculum.role_skills) and len(links) == len(curriculum.course_skills):
        return curriculum
    return curriculum.replace(role_skills=needs, course_skills=links)
