"""The table of formats: each is there, is guessed from its own files, and reads back what it writes."""

from __future__ import annotations

import pytest

from planner.curriculum import Curriculum
from planner.editing import combined, difference
from planner.exchange import matrix, workbook
from planner.exchange.format_guess import guessed
from planner.exchange.formats import BY_FORMAT_NAME, FORMATS, Format, Options
from planner.exchange.imported import Imported

WRITTEN = [entry for entry in FORMATS if entry.writes is not None]


def written(entry: Format, curriculum: Curriculum) -> dict[str, bytes]:
    assert entry.writes is not None
    return {f"ours{entry.endings[0]}": entry.writes(curriculum)}


@pytest.mark.parametrize("entry", FORMATS, ids=lambda entry: entry.name)
def test_every_format_says_what_it_holds(entry: Format) -> None:
    assert entry.holds.endswith(".")
    assert entry.endings
    assert entry.most_bytes <= 80_000_000
    assert BY_FORMAT_NAME[entry.name] is entry


@pytest.mark.parametrize("entry", WRITTEN, ids=lambda entry: entry.name)
def test_what_a_format_writes_is_guessed_and_read_back(entry: Format, default: Curriculum) -> None:
    files = written(entry, default)
    assert guessed(files) is entry
    found = entry.reads(files, default, Options(kind="skills"))
    assert isinstance(found, Imported)
    assert found.rows


@pytest.mark.parametrize("name", ["workbook", "csv"])
def test_whole_formats_give_the_same_curriculum_back(name: str, default: Curriculum) -> None:
    entry = BY_FORMAT_NAME[name]
    found = entry.reads(written(entry, default), default, Options())
    assert combined(None, found).fingerprint == default.fingerprint


@pytest.mark.parametrize("name", ["matrix", "rsd", "case", "canvas"])
def test_parts_put_back_leave_what_they_can_say_as_it_was(name: str, default: Curriculum) -> None:
    entry = BY_FORMAT_NAME[name]
    found = entry.reads(written(entry, default), default, Options(kind="skills"))
    changes = difference(default, combined(default, found))
    assert [change.key for change in changes if change.table == "course_skills" and "level" in change.columns] == []


@pytest.mark.parametrize(
    ("files", "name"),
    [
        ({"package.json": b"{}"}, "case"),
        ({"courses.csv": b"course_id,title\n"}, "table"),
        ({"map.csv": b"Course,Mixing\nA-1,I\n"}, "matrix"),
        ({"outcomes.csv": b"vendor_guid,object_type,title\n"}, "canvas"),
        ({"occupations_en.csv": b"conceptType,conceptUri,iscoGroup\n"}, "esco"),
        ({"Skills.txt": b"O*NET-SOC Code\tElement ID\n"}, "onet"),
        ({"x.csv": b"RSD Name,Skill Statement\n"}, "rsd"),
        ({"x.csv": b"Identifier,fullStatement\n"}, "opensalt"),
        ({"000.csv": b"Curriculum,Civil Engineering,,\n"}, "curricular-analytics"),
        ({"broken.xlsx": b"no workbook"}, "workbook"),
    ],
)
def test_formats_are_guessed_by_name_and_beginning(files: dict[str, bytes], name: str) -> None:
    entry = guessed(files)
    assert entry is not None
    assert entry.name == name


def test_a_workbook_without_our_sheets_is_a_matrix(default: Curriculum) -> None:
    grid = matrix.write(default, format="xlsx")
    for data, name in ((grid, "matrix"), (workbook.template(), "workbook")):
        entry = guessed({"a.xlsx": data})
        assert entry is not None
        assert entry.name == name


def test_nothing_is_guessed_of_nothing() -> None:
    assert guessed({}) is None


def test_a_format_of_one_file_refuses_two(default: Curriculum) -> None:
    with pytest.raises(ValueError, match="one file"):
        BY_FORMAT_NAME["workbook"].reads({"a.xlsx": b"", "b.xlsx": b""}, default, Options())
