"""A small curriculum in a store, and edits of it: what the tests of drafts begin with."""

from __future__ import annotations

from planner.curriculum import Curriculum
from planner.editing import RowEdit, remove_row, set_cells
from planner.store import Store, curricula, revisions
from tests.builders import tiny_curriculum, tiny_plan
from tests.people import ADA

BASE = tiny_curriculum(
    roles={"mixer": {"mixing": ("M", "essential"), "editing": ("R", "useful")}},
    courses={"A-1": {"mixing": "I", "editing": "R"}, "A-2": {"mixing": "R"}, "A-3": {"mixing": "I"}},
    plans={"first": tiny_plan({"2026 Fall": ["A-1"]})},
)


def made(db: Store, state: Curriculum = BASE) -> None:
    """Make the curriculum `tiny` with its first revision."""
    curricula.create(db, ADA, "tiny", state, "")


def level(course_id: str, code: str) -> RowEdit:
    """How deep a course teaches mixing; empty takes the row away."""
    if not code:
        return remove_row("course_skills", (course_id, "mixing"))
    return set_cells("course_skills", (course_id, "mixing"), {"level": code})


def title(course_id: str, text: str) -> RowEdit:
    """Another title of a course."""
    return set_cells("courses", (course_id,), {"title": text})


def levels(db: Store, number: int | None = None) -> dict[str, str]:
    """How deep each course teaches mixing at a revision, by code."""
    found = revisions.read(db, "tiny", number)
    return {
        link.course_id: found.scale.levels[link.level - 1].code
        for link in found.course_skills
        if link.skill_id == "mixing"
    }


def titles(db: Store) -> dict[str, str]:
    """Titles of the courses at the latest revision."""
    return {course.course_id: course.title or "" for course in revisions.read(db, "tiny").courses}
