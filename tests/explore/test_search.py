"""Finding by words, on rows small enough to see every word."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.explore.search import Found, find_courses, find_roles, find_skills
from tests.builders import tiny_curriculum


def _curriculum() -> Curriculum:
    made = tiny_curriculum(
        roles={"mixer": {"mixing": "M"}, "agent": {"booking": "R"}},
        courses={"AB-12": {"mixing": "R"}, "CD-34": {}},
        categories={"mixing": "sound", "booking": "business"},
        role_columns={
            "mixer": {"also_known_as": ("balance engineer",), "works_in": ("Studio",)},
            "agent": {"family": "Café trade"},
        },
        course_columns={
            "AB-12": {"title": "First steps", "summary": "With faders."},
            "CD-34": {"title": None, "department": "Business"},
        },
    )
    skills = tuple(
        skill.model_copy(update={"also_known_as": ("summing",), "definition": "Put sounds together."})
        if skill.skill_id == "mixing"
        else skill
        for skill in made.skills
    )
    return made.replace(skills=skills)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", [Found("mixer"), Found("agent")]),
        ("  ", [Found("mixer"), Found("agent")]),
        ("MIXER", [Found("mixer")]),
        ("mix", [Found("mixer")]),
        ("ixer", []),
        ("engineer balance", [Found("mixer", "balance engineer")]),
        ("studio", [Found("mixer", "Studio")]),
        ("summing", [Found("mixer", "summing")]),
        ("cafe", [Found("agent", "Café trade")]),
        ("mixer café", []),
        ("mixer summing", [Found("mixer", "summing")]),
    ],
)
def test_roles_are_found_by_the_beginnings_of_words(words: str, expected: list[Found]) -> None:
    assert list(find_roles(_curriculum(), words)) == expected


def test_skills_are_found_by_other_names_category_and_definition() -> None:
    curriculum = _curriculum()
    assert find_skills(curriculum, "summing") == (Found("mixing", "summing"),)
    assert find_skills(curriculum, "business") == (Found("booking", "business"),)
    assert find_skills(curriculum, "together") == (Found("mixing", "Put sounds together."),)


def test_courses_are_found_by_code_with_and_without_hyphen() -> None:
    curriculum = _curriculum()
    assert find_courses(curriculum, "ab-12") == (Found("AB-12"),)
    assert find_courses(curriculum, "ab12") == (Found("AB-12"),)
    assert find_courses(curriculum, "ab 12 first") == (Found("AB-12"),)


def test_courses_are_found_by_taught_skill_department_and_summary() -> None:
    curriculum = _curriculum()
    assert find_courses(curriculum, "mixing") == (Found("AB-12", "Mixing"),)
    assert find_courses(curriculum, "business") == (Found("CD-34", "Business"),)
    assert find_courses(curriculum, "faders") == (Found("AB-12", "With faders."),)
