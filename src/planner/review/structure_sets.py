"""The sets of courses that a structure is looked at for, beside the core and the catalogue."""

from __future__ import annotations

from planner.course_sets import pool_of, required_core
from planner.curriculum import Curriculum


def programme_courses(curriculum: Curriculum, programme_id: str) -> tuple[str, ...]:
    """All courses that count for a programme: its required core and the pools of all its groups, in table order.

    Raises `KeyError` for a programme that does not exist.
    """
    inside = set(required_core(curriculum, programme_id))
    for group in curriculum.groups_of(programme_id):
        inside.update(pool_of(curriculum, group))
    return tuple(course_id for course_id in curriculum.catalogue if course_id in inside)
