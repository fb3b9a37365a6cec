"""Look-ups of a curriculum of which some tables were changed: as if it had been made anew."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest

from planner.curriculum import Curriculum
from tests.builders import tiny_curriculum

BEFORE = tiny_curriculum(
    roles={"mixer": {"mixing": "M"}, "editor": {"editing": "R"}},
    courses={"A-1": {"mixing": "I"}, "A-2": {"editing": "R"}},
    programmes={"major": {}},
    role_columns={"mixer": {"family": "Sound"}},
)
AFTER = tiny_curriculum(
    roles={"editor": {"mixing": "I"}},
    courses={"B-1": {"editing": "M", "ear": "I"}},
    outside=["B-1"],
    categories={"ear": "listening"},
    programmes={"minor": {}},
)
TABLES = ("roles", "skills", "role_skills", "courses", "course_skills", "programmes")


def _look_ups(curriculum: Curriculum) -> dict[str, Any]:
    names = ("roles", "skills", "courses", "programmes")
    ids = ("mixer", "editor", "mixing", "editing", "ear", "A-1", "A-2", "B-1", "major", "minor")
    courses = {course.course_id for course in curriculum.courses}
    return {
        "has": [(name, key) for name in names for key in ids if curriculum.has(name, key)],
        "needs": [curriculum.needs_of(key) for key in ids],
        "needed": [curriculum.needed_by(key) for key in ids],
        "teaches": [curriculum.taught_in(key) for key in ids],
        "taught": [curriculum.taught_by(key, outside=True) for key in ids],
        "courses": [curriculum.course(key) for key in sorted(courses)],
        "others": (curriculum.catalogue, curriculum.outside, curriculum.categories, curriculum.families),
        "index": dict(curriculum.skill_index),
    }


@pytest.mark.parametrize("changed", [*[(name,) for name in TABLES], TABLES, ("courses", "course_skills")])
def test_look_ups_are_those_of_the_tables_as_they_are_now(changed: tuple[str, ...]) -> None:
    _look_ups(BEFORE)
    after = BEFORE.replace(**{name: AFTER.rows(name) for name in changed})
    anew = Curriculum(**{field.name: getattr(after, field.name) for field in fields(after)})
    assert _look_ups(after) == _look_ups(anew)
    assert after == anew
