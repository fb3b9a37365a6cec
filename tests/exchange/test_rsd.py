"""Rich Skill Descriptors as OSMT writes them, both ways."""

from __future__ import annotations

import contextlib
import csv
import io
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.editing import combined
from planner.errors import DataError
from planner.exchange import rsd
from planner.exchange.imported import Imported
from planner.exchange.naming import item, line
from planner.tables import Skill
from tests.builders import tiny_curriculum
from tests.exchange.right_values import curricula

ESCO = "http://data.europa.eu/esco/skill/11"
UPLOAD = b"""RSD Name,Skill Statement,Categories,Authors,Keywords,Alignment Name,Alignment URL,O*Net Job Codes
Mix a Song,Balance the tracks of a song.,Audio; Music,A College,mixing; balance; Mix a Song,mix,%s,27-4014.00; 27-2041
Tune a Room,,,A College,,,http://example.org/1,
""" % ESCO.encode()
BATCH = b"""Collection,Skill Name,Skill Category,Contextualized Skill Statement,Keywords,O*NET Job Role,Alignment
Basics,Mix a Song,,Balance the tracks of a song.,mixing;balance,27-4014.00,
"""
EXPORT = b"""Canonical URL,RSD Name,Author,Skill Statement,Category,Keywords,Alignment Name,Alignment URL,\
Alignment Framework,Alignment Name 2,Alignment URL 2,Alignment Framework 2
http://x/1,Mix a Song,A College,Balance the tracks of a song.,Audio,mixing,a,http://example.org/a,b,mix,%s,ESCO
""" % ESCO.encode()


def values(imported: Imported, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of the rows of a table."""
    return [tuple(getattr(row, column) for column in columns) for row in imported.rows.get(table, ())]


def test_the_upload_is_read() -> None:
    imported = rsd.read(UPLOAD)
    assert imported.rows["skills"] == (
        Skill(
            skill_id="mix-a-song",
            name="Mix a Song",
            category="Audio",
            definition="Balance the tracks of a song.",
            also_known_as=("mixing", "balance"),
            esco_uri=ESCO,
        ),
        Skill(skill_id="tune-a-room", name="Tune a Room", category="Imported"),
    )
    assert imported.understood == ("Descriptors: 2. Each statement is a skill.",)
    assert imported.assumed == (
        "Keywords are taken as other names, and of several categories the first.",
        "Not kept, since a skill has no place for them: authors.",
    )


def test_the_batch_import_and_the_export_are_read_too() -> None:
    assert values(rsd.read(BATCH), "skills", "name", "category", "also_known_as") == [
        ("Mix a Song", "Basics", ("mixing", "balance"))
    ]
    assert values(rsd.read(EXPORT), "skills", "name", "category", "esco_uri") == [("Mix a Song", "Audio", ESCO)]


def test_headers_may_have_any_case_and_separator() -> None:
    data = "SKILL NAME;contextualized skill statement\nMix;Balance it.\n".encode("utf-16")
    assert values(rsd.read(data), "skills", "name", "definition") == [("Mix", "Balance it.")]


def into() -> Curriculum:
    """Roles that match occupations exactly, closely and broadly."""
    matches: dict[str, dict[str, Any]] = {
        "mixer": {"onet_soc": ("27-4014.00",), "onet_match": ("exact",)},
        "arranger": {"onet_soc": ("27-9999.00", "27-2041.00"), "onet_match": ("broad", "close")},
        "driver": {"onet_soc": ("27-4014.00",), "onet_match": ("broad",)},
    }
    return tiny_curriculum(roles={role: {"hearing": "M"} for role in matches}, role_columns=matches)


def test_roles_of_the_occupations_get_a_useful_need_without_a_level() -> None:
    imported = rsd.read(UPLOAD, into())
    assert values(imported, "role_skills", "role_id", "skill_id", "level", "importance", "basis") == [
        ("mixer", "mix-a-song", None, "useful", "inferred"),
        ("arranger", "mix-a-song", None, "useful", "inferred"),
    ]
    assert imported.understood[1] == (
        "Needs of roles that match an occupation which a new descriptor names, as useful, no level: 2."
    )


def test_a_skill_that_is_there_is_changed_and_gets_no_more_needs() -> None:
    start = into()
    there = start.replace(
        skills=(*start.skills, Skill(skill_id="mix", name="mix A song", category="Old", definition="x"))
    )
    imported = rsd.read(UPLOAD, there)
    assert values(imported, "skills", "skill_id", "name", "category")[0] == ("mix", "Mix a Song", "Audio")
    assert "role_skills" not in imported.rows
    assert combined(there, imported).skill("mix").definition == "Balance the tracks of a song."


def test_an_open_cell_changes_nothing() -> None:
    start = into()
    mine = Skill(skill_id="room", name="Tune a Room", category="Rooms", definition="By ear.", also_known_as=("tuning",))
    imported = rsd.read(UPLOAD, start.replace(skills=(*start.skills, mine)))
    assert imported.rows["skills"][1] == mine


def test_statements_may_become_standards() -> None:
    imported = rsd.read(UPLOAD, kind="standard")
    assert values(imported, "roles", "role_id", "kind", "title", "family", "summary") == [
        ("mix-a-song", "standard", "Mix a Song", "Audio", "Balance the tracks of a song."),
        ("tune-a-room", "standard", "Tune a Room", "Imported", None),
    ]
    assert values(imported, "role_skills", "role_id", "skill_id", "level", "importance") == [
        ("mix-a-song", "mix-a-song", None, "essential"),
        ("tune-a-room", "tune-a-room", None, "essential"),
    ]
    start = into()
    made = combined(start, rsd.read(UPLOAD, start, kind="standard"))
    assert combined(made, rsd.read(UPLOAD, made, kind="standard")) == made


def test_rows_that_cannot_be_taken_are_left_out() -> None:
    data = b"RSD Name,Skill Statement\nMix,Do it.\n,Nameless.\nmix,Do it.\nMix,Do it well.\nA,B,C\n"
    imported = rsd.read(data)
    assert values(imported, "skills", "skill_id") == [("mix",), ("mix-2",)]
    assert [(fault.row, fault.expected) for fault in imported.left_out] == [
        (6, "no cell beyond the 2 columns of the header; a cell that holds the separator is quoted"),
        (3, "a name"),
        (4, "each descriptor once"),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a header row with the names of the columns"),
        (b"Name,Text\nMix,Do it.\n", "a column rsd name or skill name"),
        (b"PK\x03\x04", "a text file; this is a workbook or an archive"),
    ],
)
def test_another_file_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(DataError) as caught:
        rsd.read(data)
    assert caught.value.faults[0].expected == expected


def test_the_upload_is_written() -> None:
    start = into()
    mixing = Skill(skill_id="mix", name="=Mix", category="Audio", also_known_as=("a", "b"), esco_uri=ESCO)
    curriculum = start.replace(skills=(mixing, *start.skills))
    first, second = list(csv.DictReader(io.StringIO(rsd.write(curriculum).decode())))
    assert {name: cell for name, cell in first.items() if cell} == {
        "RSD Name": " =Mix",
        "Skill Statement": " =Mix",
        "Categories": "Audio",
        "Authors": "Tiny college",
        "Keywords": "a; b",
        "Alignment Name": " =Mix (ESCO)",
        "Alignment URL": ESCO,
    }
    assert second["O*Net Job Codes"] == "27-2041.00; 27-4014.00"
    assert second["Detailed Occupations"] == "27-2041; 27-4014"


def test_what_is_written_is_read_back(default: Curriculum) -> None:
    data = rsd.write(default)
    assert rsd.write(default) == data
    assert rsd.read(data, default).rows == {"skills": default.skills}


@settings(deadline=None, max_examples=30)
@given(curricula())
def test_skills_come_back_as_far_as_the_format_holds_them(curriculum: Curriculum) -> None:
    names = [line(skill.name).casefold() for skill in curriculum.skills]
    assume(len(set(names)) == len(names) and all(names))
    found = rsd.read(rsd.write(curriculum), curriculum).rows.get("skills", ())
    assert [(row.skill_id, row.name, row.category) for row in found if isinstance(row, Skill)] == [
        (skill.skill_id, line(skill.name), item(skill.category)) for skill in curriculum.skills
    ]


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_any_bytes_are_descriptors_or_faults(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from([UPLOAD, BATCH, EXPORT]))
    position = data.draw(st.integers(0, len(source)))
    changed = source[:position] + data.draw(st.binary(max_size=8)) + source[position + data.draw(st.integers(0, 9)) :]
    start = into()
    with contextlib.suppress(DataError):
        imported = rsd.read(data.draw(st.sampled_from([changed, changed[:position]])), start, kind="outcome")
        assert combined(start, imported).skills[0] == start.skills[0]
