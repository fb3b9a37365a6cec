"""Chosen occupations of ESCO as roles and skills of a curriculum."""

from __future__ import annotations

from typing import Any

import pytest

from planner.curriculum import Curriculum
from planner.editing import combined
from planner.exchange import esco
from planner.exchange.esco import open_release, read
from planner.exchange.imported import Imported
from planner.tables import Skill, Source
from tests.builders import tiny_curriculum
from tests.exchange import esco_files
from tests.exchange.esco_files import ACOUSTICS, DJ, MIXER, MIXING

RELEASE = open_release(esco_files.files(), "1.1.1")


def values(imported: Imported, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of the rows of a table."""
    return [tuple(getattr(row, column) for column in columns) for row in imported.rows.get(table, ())]


def test_chosen_occupations_become_roles() -> None:
    imported = read(RELEASE, [MIXER])
    (role,) = imported.rows["roles"]
    assert role.model_dump(exclude_defaults=True) == {
        "role_id": "sound-mixer",
        "title": "sound mixer",
        "family": "Broadcasting technicians",
        "summary": "Mixes.",
        "also_known_as": ("mix engineer",),
        "esco_uri": (MIXER,),
        "esco_label": ("sound mixer",),
        "esco_match": ("exact",),
        "source_id": "esco-1-1-1",
    }
    assert not imported.whole


def test_only_the_skills_that_they_need_come_along() -> None:
    imported = read(RELEASE, [MIXER])
    assert values(imported, "skills", "skill_id", "name", "category", "definition", "also_known_as", "esco_uri") == [
        ("mix-sound", "mix sound", "creating", "Mix it.", ("mixing",), MIXING),
        ("acoustics", "acoustics", "creating", "Sound in rooms.", (), ACOUSTICS),
    ]


def test_essential_relations_are_essential_needs_without_a_level() -> None:
    imported = read(RELEASE, [MIXER])
    assert values(imported, "role_skills", "role_id", "skill_id", "level", "importance", "basis", "source_id") == [
        ("sound-mixer", "mix-sound", None, "essential", "published", "esco-1-1-1"),
        ("sound-mixer", "acoustics", None, "useful", "published", "esco-1-1-1"),
    ]


def test_optional_relations_may_be_left_aside() -> None:
    imported = read(RELEASE, [MIXER, DJ], relations="essential")
    assert values(imported, "role_skills", "role_id", "skill_id") == [
        ("sound-mixer", "mix-sound"),
        ("disc-jockey", "be-patient"),
    ]
    assert imported.understood == (
        "ESCO 1.1.1: 2 of 2 occupations, with 2 essential and 0 optional relations to 2 skills.",
        "Optional relations were not asked for.",
    )


@pytest.mark.parametrize(
    ("categories", "expected"),
    [
        ("broad", ["creating", "creating", "skills", "knowledge"]),
        ("narrow", ["creating sound", "creating sound", "skills", "knowledge"]),
    ],
)
def test_categories_are_the_groups_of_skills(categories: esco.Categories, expected: list[str]) -> None:
    imported = read(RELEASE, categories=categories)
    assert [category for (category,) in values(imported, "skills", "category")] == expected


def test_none_takes_the_whole_classification() -> None:
    imported = read(RELEASE)
    assert {name: len(rows) for name, rows in imported.rows.items()} == {
        "sources": 1,
        "roles": 2,
        "skills": 4,
        "role_skills": 4,
    }


def test_the_source_carries_the_attribution() -> None:
    (source,) = read(RELEASE, [DJ]).rows["sources"]
    assert isinstance(source, Source)
    assert source.title == "ESCO 1.1.1, European classification of skills, competences and occupations"
    assert source.licence is not None
    assert source.licence.endswith("This service uses the ESCO classification of the European Commission.")


def into(match: str) -> Curriculum:
    """A curriculum with a mixer of this match to ESCO's, and a skill with the URI of ESCO's."""
    columns = {"esco_uri": (MIXER,), "esco_label": ("sound mixer",), "esco_match": (match,)}
    start = tiny_curriculum(roles={"our-mixer": {"desk": "M"}}, role_columns={"our-mixer": columns})
    mine = Skill(skill_id="desk", name="Desk", category="Mixing", esco_uri=MIXING)
    return start.replace(skills=(mine,))


def test_exact_roles_and_skills_of_the_same_uri_stay_as_they_are() -> None:
    imported = read(RELEASE, [MIXER], into=into("exact"))
    assert "roles" not in imported.rows
    assert values(imported, "skills", "skill_id") == [("acoustics",)]
    assert values(imported, "role_skills", "role_id", "skill_id") == [("our-mixer", "acoustics")]
    assert imported.understood[1:] == (
        "Roles that stand here already with an exact match, and stay as they are: 1.",
        "Skills that stand here already with the same URI, and stay as they are: 1.",
    )


def test_a_role_that_is_only_close_stays_beside_the_new_one() -> None:
    imported = read(RELEASE, [MIXER], into=into("close"))
    assert values(imported, "roles", "role_id") == [("sound-mixer",)]
    assert values(imported, "role_skills", "role_id", "skill_id") == [
        ("sound-mixer", "desk"),
        ("sound-mixer", "acoustics"),
    ]


def test_the_rows_go_into_a_curriculum() -> None:
    there = into("close")
    made = combined(there, read(RELEASE, into=there))
    assert [role.role_id for role in made.roles] == ["our-mixer", "sound-mixer", "disc-jockey"]
    again = read(RELEASE, into=made)
    assert again.rows == {}
    assert combined(made, again) == made


def test_an_id_that_is_taken_gets_a_number() -> None:
    there = tiny_curriculum(roles={"sound-mixer": {"acoustics": "M"}})
    imported = read(RELEASE, [MIXER], into=there)
    assert values(imported, "role_skills", "role_id", "skill_id") == [
        ("sound-mixer-2", "mix-sound"),
        ("sound-mixer-2", "acoustics-2"),
    ]


def test_an_unknown_occupation_is_left_out() -> None:
    imported = read(RELEASE, ["http://gone", DJ])
    assert values(imported, "roles", "role_id") == [("disc-jockey",)]
    assert [(fault.value, fault.expected) for fault in imported.left_out] == [
        ("http://gone", "the URI of an occupation of this release")
    ]
