"""O*NET's tables to a database, and chosen occupations of it as roles and skills."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.editing import combined
from planner.errors import DataError
from planner.exchange.imported import Imported
from planner.exchange.onet import Database, Rating, open_database, read
from planner.exchange.onet.importance import depth, level_sentence, of_rating
from planner.tables import Skill
from tests.builders import tiny_curriculum
from tests.exchange import onet_files as given_files
from tests.exchange.esco_files import zipped
from tests.exchange.onet_files import ACTOR, SOUND

DATABASE = open_database(given_files.before_30_3(), "29.2")


def values(imported: Imported, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of the rows of a table."""
    return [tuple(getattr(row, column) for column in columns) for row in imported.rows.get(table, ())]


def test_an_occupation_becomes_a_role() -> None:
    (role,) = read(DATABASE, [SOUND]).rows["roles"]
    assert role.model_dump(exclude_defaults=True) == {
        "role_id": "sound-engineering-technicians",
        "title": "Sound Engineering Technicians",
        "family": "Arts, design, entertainment, sports and media",
        "summary": 'Assemble "live" equipment to record sound.',
        "also_known_as": ("Recording Engineer", "Mixer"),
        "onet_soc": (SOUND,),
        "onet_match": ("exact",),
        "source_id": "onet-29-2",
    }


def test_importance_decides_what_is_a_need() -> None:
    needs = values(
        read(DATABASE, [SOUND], parts=["skills", "knowledge"]), "role_skills", "skill_id", "importance", "level"
    )
    assert needs == [
        ("active-listening", "essential", None),
        ("mathematics-skills", "useful", None),
        ("mathematics-knowledge", "useful", None),
    ]


def test_software_is_essential_where_it_is_in_demand() -> None:
    needs = values(read(DATABASE, [SOUND], parts=["software"]), "role_skills", "skill_id", "importance")
    assert needs == [("music-or-sound-editing-software", "essential"), ("spreadsheet-software", "useful")]


def test_without_a_column_of_demand_hot_technology_decides() -> None:
    rows = [[SOUND, "Excel", "1", "Spreadsheets", "Y"], [SOUND, "Paint", "2", "Drawing", "N"]]
    technology = given_files.text("O*NET-SOC Code|Example|Commodity Code|Commodity Title|Hot Technology", rows)
    imported = read({"Technology Skills.txt": technology})
    assert values(imported, "role_skills", "skill_id", "importance") == [
        ("drawing", "useful"),
        ("spreadsheets", "essential"),
    ]


def test_skills_have_their_group_and_description() -> None:
    assert values(read(DATABASE, [SOUND]), "skills", "name", "category", "definition") == [
        ("Active Listening", "Basic Skills", "Giving full attention."),
        ("Mathematics (skills)", "Basic Skills", None),
        ("Mathematics (knowledge)", "Knowledge", None),
        ("Music or sound editing software", "Software", "Examples: Audacity, Avid Pro Tools."),
        ("Spreadsheet software", "Software", "Examples: Microsoft Excel."),
    ]


def test_abilities_come_only_when_asked_for() -> None:
    assert values(read(DATABASE, [SOUND], parts=["abilities"]), "skills", "name") == [("Hearing Sensitivity",)]


def test_what_was_left_out_is_counted() -> None:
    assert read(DATABASE, [SOUND], parts=["skills"]).understood == (
        "O*NET 29.2 Database: 1 of 2 occupations, with 1 essential and 1 useful needs, from skills.",
        "Left out, ratings that O*NET itself recommends not to show, as they are imprecise: 1.",
        "Left out, ratings that O*NET marks as not relevant for the occupation: 1.",
    )


def test_the_names_since_30_3_say_the_same() -> None:
    made = open_database(given_files.since_30_3(), "29.2")
    assert made.occupations == DATABASE.occupations
    assert made.ratings == DATABASE.ratings
    assert [list(of.values()) for of in made.software.values()] == [
        list(of.values()) for of in DATABASE.software.values()
    ]
    assert values(read(made, [SOUND]), "role_skills", "skill_id", "importance") == values(
        read(DATABASE, [SOUND]), "role_skills", "skill_id", "importance"
    )


def test_a_zip_says_the_same_and_its_version() -> None:
    folder = {f"db_29_2_text/{name}": data for name, data in given_files.before_30_3().items()}
    assert open_database({"download.zip": zipped(folder)}) == DATABASE


def test_csv_with_titles_and_no_ids_is_read_by_its_name() -> None:
    header = "O*NET-SOC Code,Title,Element Name,Scale ID,Scale Name,Data Value\n"
    data = (header + f'{SOUND},"Technicians, Sound",Physics,IM,Importance,4.2\n').encode()
    imported = read({"Knowledge.csv": data})
    assert values(imported, "roles", "title", "summary") == [("Technicians, Sound", None)]
    assert values(imported, "skills", "name", "category") == [("Physics", "Knowledge")]


def test_a_missing_title_is_the_code_and_said() -> None:
    imported = read({"Skills.txt": given_files.SKILLS}, [ACTOR])
    assert values(imported, "roles", "title", "role_id") == [(ACTOR, "27-2011-00")]
    assert "There is no title for 2 of 2 occupations, so their codes stand in its place." in imported.assumed


def test_a_code_without_its_end_stands_for_the_first() -> None:
    assert values(read(DATABASE, ["27-2011", "99-9999.00"]), "roles", "title") == [("Actors",)]
    assert [fault.value for fault in read(DATABASE, ["99-9999.00"]).left_out] == ["99-9999.00"]


def test_levels_are_cut_into_equal_parts_when_asked_for() -> None:
    into = tiny_curriculum()
    imported = read(DATABASE, [SOUND], into, parts=["skills"], level_from_lv=True)
    assert values(imported, "role_skills", "skill_id", "level") == [
        ("active-listening", 2),
        ("mathematics-skills", None),
    ]
    assert level_sentence(3) in imported.assumed
    with pytest.raises(ValueError, match="scale"):
        read(DATABASE, [SOUND], level_from_lv=True)


@pytest.mark.parametrize(("level", "expected"), [(0, 1), (2.33, 1), (2.34, 2), (4.67, 3), (7, 3)])
def test_a_level_keeps_its_third(level: float, expected: int) -> None:
    assert depth(level, 3) == expected


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        (Rating(importance=3), "useful"),
        (Rating(importance=4), "essential"),
        (Rating(importance=2.99), None),
        (Rating(importance=5, suppressed=True), None),
        (Rating(importance=5, not_relevant=True), None),
        (Rating(level=5), None),
    ],
)
def test_ratings_are_read_by_the_words_of_the_scale(rating: Rating, expected: str | None) -> None:
    assert of_rating(rating) == expected


def test_roles_and_skills_that_are_there_stay() -> None:
    columns = {"onet_soc": (SOUND,), "onet_match": ("exact",)}
    start = tiny_curriculum(roles={"engineer": {"hear": "M"}}, role_columns={"engineer": columns})
    into = start.replace(skills=(Skill(skill_id="hear", name="active listening", category="Ears"),))
    imported = read(DATABASE, [SOUND], into, parts=["skills"])
    assert "roles" not in imported.rows
    assert values(imported, "role_skills", "role_id", "skill_id") == [("engineer", "mathematics-skills")]
    made = combined(into, imported)
    assert read(DATABASE, [SOUND], made, parts=["skills"]).rows == {}


def test_occupations_are_found_by_title_and_code() -> None:
    assert [one.soc for one in DATABASE.search("recording engineers")] == [SOUND]
    assert [one.soc for one in DATABASE.search("27-")] == [ACTOR, SOUND]


def test_wrong_cells_are_left_out_with_their_place() -> None:
    rows = [
        given_files.rated(SOUND, "2.A.1.a", "Reading", "IM", "six"),
        given_files.rated(SOUND, "2.A.1.a", "Reading", "LV", "7.5"),
        given_files.rated("sound", "2.A.1.a", "Reading", "IM", "4"),
    ]
    database = open_database({"Skills.txt": given_files.text(given_files.RATINGS, rows)})
    assert [(fault.row, fault.value, fault.expected) for fault in database.left_out] == [
        (2, "six", "a number from 1 to 5 on the scale IM"),
        (3, "7.5", "a number from 0 to 7 on the scale LV"),
        (4, "sound", "a code such as 27-4014.00"),
    ]


def test_files_of_another_kind_are_refused() -> None:
    with pytest.raises(DataError, match="Occupation Data, Skills"):
        open_database({"notes.txt": b"a\tb\n1\t2\n", "Work Activities.txt": given_files.ACTIVITIES})


@settings(deadline=None, max_examples=60)
@given(st.data())
def test_any_bytes_are_a_database_or_faults(data: st.DataObject) -> None:
    contents = given_files.before_30_3()
    name = data.draw(st.sampled_from(sorted(contents)))
    position = data.draw(st.integers(0, len(contents[name]) - 1))
    change = data.draw(st.binary(max_size=8))
    contents[name] = contents[name][:position] + change + contents[name][position + data.draw(st.integers(0, 9)) :]
    with contextlib.suppress(DataError):
        database = open_database(contents)
        assert isinstance(database, Database)
        needs = read(database).rows.get("role_skills", ())
        assert len({(need.role_id, need.skill_id) for need in needs}) == len(needs)  # type: ignore[attr-defined]
