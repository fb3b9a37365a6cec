"""Which courses and skills of the map are shown: the filter, where it opens, and the grid that it gives."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from planner.course_sets import main_programme, required_core
from planner.curriculum import Curriculum
from planner.mapping.cell_edits import Cell
from planner.mapping.grid import Grid

COMFORTABLE = 17
"""Skills that a laptop shows at once: what the first screen keeps to."""
CourseChoice = Literal["all", "unmapped", "with a letter", "mine", "disputed", "not confirmed"]


@dataclass(frozen=True, slots=True)
class Known:
    """What a curriculum itself does not say, and a filter asks for."""

    mine: frozenset[str] = frozenset()
    """Courses whose cells the person has set or confirmed, or that are in their draft."""
    disputed: frozenset[Cell] = frozenset()
    """Cells that somebody disputes."""


NOTHING_KNOWN = Known()


@dataclass(frozen=True, slots=True)
class MapFilter:
    """Which part of the map is shown. None and empty choose everything."""

    department: str | None = None
    categories: tuple[str, ...] = ()
    role_id: str | None = None
    """Only skills that this role needs."""
    courses: CourseChoice = "all"
    taught_only: bool = False
    """Only skills that one of the courses shown teaches."""


def departments(curriculum: Curriculum) -> tuple[str, ...]:
    """The departments of the courses, in the order of the table; courses without one are left out."""
    return tuple(dict.fromkeys(course.department for course in curriculum.courses if course.department))


def home_filter(curriculum: Curriculum) -> MapFilter:
    """Where the map opens: the department with most courses of the main programme's required core, and its categories.

    Those are the categories of which its courses teach most, as many as stay comfortable side by side. Ties go to the
    order of the tables. Without a major, the department with most courses of the catalogue.
    """
    programme_id = main_programme(curriculum)
    core = required_core(curriculum, programme_id) if programme_id else ()
    named = [curriculum.course(course_id).department for course_id in core or curriculum.catalogue]
    counts = Counter(name for name in named if name)
    department = max(counts, key=lambda name: counts[name], default=None)
    return MapFilter(department=department, categories=telling_categories(curriculum, department))


def telling_categories(curriculum: Curriculum, department: str | None) -> tuple[str, ...]:
    """The categories in which a department's courses have most letters a skill; together at most `COMFORTABLE` skills.

    In table order. The first in rank is chosen whatever its size, one without a letter only where there is no other.
    None counts the courses of all departments.
    """
    sizes = Counter(skill.category for skill in curriculum.skills)
    links = Counter(
        curriculum.skill(link.skill_id).category
        for link in curriculum.course_skills
        if department in {None, curriculum.course(link.course_id).department}
    )
    chosen: list[str] = []
    for category in sorted(curriculum.categories, key=lambda name: -links[name] / sizes[name]):
        if not chosen or (links[category] and sum(sizes[name] for name in (*chosen, category)) <= COMFORTABLE):
            chosen.append(category)
    return tuple(category for category in curriculum.categories if category in chosen)


def grid(
    saved: Curriculum,
    draft: Curriculum,
    chosen: MapFilter,
    *,
    skills_down: bool = False,
    known: Known = NOTHING_KNOWN,
) -> Grid:
    """The courses and skills of a filter, those that the draft holds.

    A letter counts where it stands before or after the edits, and what was unmapped or not confirmed before them counts
    as such, so that no edit makes the row or the column vanish in which it was made. Raises `KeyError` for a role that
    does not exist.
    """
    skill_ids = _skills(draft, chosen)
    marked = {(link.course_id, link.skill_id) for table in (saved, draft) for link in table.course_skills}
    wanted = _wanted(saved, draft, chosen.courses, frozenset(skill_ids), marked, known)
    course_ids = tuple(
        course.course_id
        for course in draft.courses
        if chosen.department in {None, course.department} and (wanted is None or course.course_id in wanted)
    )
    if chosen.taught_only:
        skill_ids = tuple(
            skill_id for skill_id in skill_ids if any((course_id, skill_id) in marked for course_id in course_ids)
        )
    return Grid(course_ids, skill_ids, skills_down)


def _wanted(
    saved: Curriculum,
    draft: Curriculum,
    choice: CourseChoice,
    skill_ids: frozenset[str],
    marked: set[Cell],
    known: Known,
) -> set[str] | frozenset[str] | None:
    """The courses of a choice; None for all of them."""
    if choice == "unmapped":
        return {course.course_id for course in draft.courses if not saved.is_mapped(course.course_id)}
    if choice == "with a letter":
        return {course_id for course_id, skill_id in marked if skill_id in skill_ids}
    if choice == "mine":
        return known.mine
    if choice == "disputed":
        return {course_id for course_id, skill_id in known.disputed if skill_id in skill_ids}
    if choice == "not confirmed":
        links = (link for link in saved.course_skills if link.basis != "local")
        return {link.course_id for link in links if link.skill_id in skill_ids}
    return None


def _skills(curriculum: Curriculum, chosen: MapFilter) -> tuple[str, ...]:
    needed = None
    if chosen.role_id is not None:
        curriculum.role(chosen.role_id)
        needed = {need.skill_id for need in curriculum.needs_of(chosen.role_id)}
    return tuple(
        skill.skill_id
        for skill in curriculum.skills
        if (not chosen.categories or skill.category in chosen.categories)
        and (needed is None or skill.skill_id in needed)
    )
