"""Outcomes of Canvas, both ways."""

from __future__ import annotations

import contextlib
import csv
import doctest
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.curriculum import Curriculum
from planner.editing import combined
from planner.errors import DataError
from planner.exchange import canvas
from planner.exchange.canvas import markup
from planner.exchange.imported import Imported
from planner.exchange.naming import item, line
from planner.tables import Skill
from tests.builders import tiny_curriculum
from tests.exchange.right_values import curricula

SAMPLE = b"""vendor_guid,object_type,title,description,display_name,calculation_method,calculation_int,workflow_state,\
parent_guids,ratings,,,,,,,
a,group,Programme outcomes,what we promise,G-1,,,active,,,,,,,,,
b,group,Sound,about sound,G-1.1,,,active,a,,,,,,,,
c,outcome,Mix a song,<p>Balance &amp; place</p><p>all tracks</p>,LS-100,decaying_average,40,active,b a,\
3,Excellent,2,Better,1,Good,,
d,outcome,Play in time,,,,,active,,3,Excellent,1,Good,,,,
e,outcome,Old,,,,,deleted,a,,,,,,,,
"""


def values(imported: Imported, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """These columns of the rows of a table."""
    return [tuple(getattr(row, column) for column in columns) for row in imported.rows.get(table, ())]


def test_outcomes_become_skills_in_their_group() -> None:
    imported = canvas.read(SAMPLE)
    assert imported.rows["skills"] == (
        Skill(skill_id="mix-a-song", name="Mix a song", category="Sound", definition="Balance & place\nall tracks"),
        Skill(skill_id="play-in-time", name="Play in time", category="Imported"),
    )
    assert imported.left_out == ()
    assert imported.understood == (
        "Outcomes: 2, in groups: 2. Each statement is a skill.",
        "Left out, outcomes and groups that are deleted in Canvas: 1.",
    )


def test_outcomes_may_become_roles_of_kind_outcome() -> None:
    imported = canvas.read(SAMPLE, kind="outcome")
    assert values(imported, "roles", "role_id", "kind", "title", "family") == [
        ("mix-a-song", "outcome", "Mix a song", "Sound"),
        ("play-in-time", "outcome", "Play in time", "Imported"),
    ]
    assert values(imported, "role_skills", "role_id", "skill_id", "level", "importance", "basis") == [
        ("mix-a-song", "mix-a-song", None, "essential", "published"),
        ("play-in-time", "play-in-time", None, "essential", "published"),
    ]


def test_outcomes_are_skills_of_the_curriculum_by_their_title() -> None:
    there = tiny_curriculum(roles={"mixer": {"mix-a-song": "M"}})
    imported = canvas.read(SAMPLE, there, kind="outcome")
    assert values(imported, "skills", "skill_id", "category") == [("mix-a-song", "Sound"), ("play-in-time", "Imported")]
    made = combined(there, imported)
    assert combined(made, canvas.read(SAMPLE, made, kind="outcome")) == made


def test_rows_that_cannot_be_taken_are_left_out() -> None:
    data = b"""vendor_guid,object_type,title,parent_guids
a b,outcome,Spaced,
c,outcome,,
d,thing,What,
e,outcome,Early,later
later,group,Late,
e,outcome,Again,
"""
    imported = canvas.read(data)
    assert values(imported, "skills", "name", "category") == [("Early", "Imported")]
    assert [(fault.row, fault.column, fault.value, fault.expected) for fault in imported.left_out] == [
        (2, "vendor_guid", "a b", "an id without spaces"),
        (3, "title", "", "a title"),
        (4, "object_type", "thing", "outcome or group"),
        (5, "parent_guids", "later", "the id of a group in an earlier row"),
        (7, "vendor_guid", "e", "an id that no earlier row has"),
    ]


@pytest.mark.parametrize(
    ("data", "columns"),
    [
        (b"", ["vendor_guid", "object_type", "title"]),
        (b"vendor_guid,title\nc,Mix\n", ["object_type"]),
        (b"title,title,object_type,vendor_guid\n", ["title"]),
        (b"ratings,vendor_guid,object_type,title\n", ["vendor_guid", "object_type", "title"]),
    ],
)
def test_a_file_without_its_columns_is_refused(data: bytes, columns: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        canvas.read(data)
    assert [fault.column for fault in caught.value.faults] == columns


def test_skills_are_written_as_canvas_wants_them() -> None:
    skills = (
        Skill(skill_id="mix", name="-3 dB & less", category="Sound", definition="a < b\n<script>alert(1)</script>"),
        Skill(skill_id="play", name="Play", category="Music"),
    )
    rows = list(csv.reader(io.StringIO(canvas.write(tiny_curriculum().replace(skills=skills)).decode())))
    ratings = ["3", "mastered: does it alone in any case", "2", "reinforced: does it alone in a common case"]
    ratings += ["1", "introduced: follows with help"]
    shown = "a &lt; b\n&lt;script&gt;alert(1)&lt;/script&gt;"
    sound, music = "tiny-curriculum:category:sound", "tiny-curriculum:category:music"
    columns = "vendor_guid object_type title description display_name calculation_method calculation_int parent_guids"
    assert rows == [
        [*columns.split(), "workflow_state", "mastery_points", "ratings", "", "", "", "", ""],
        [sound, "group", "Sound", "", "", "", "", "", "active", "", "", "", "", "", "", ""],
        [music, "group", "Music", "", "", "", "", "", "active", "", "", "", "", "", "", ""],
        [
            "tiny-curriculum:skill:mix",
            "outcome",
            " -3 dB & less",
            shown,
            "",
            "highest",
            "",
            sound,
            "active",
            "3",
            *ratings,
        ],
        ["tiny-curriculum:skill:play", "outcome", "Play", "", "", "highest", "", music, "active", "3", *ratings],
    ]


def test_what_is_written_is_read_back(default: Curriculum) -> None:
    data = canvas.write(default)
    assert canvas.write(default) == data
    assert canvas.read(data, default).rows == {"skills": default.skills}
    columns = ("skill_id", "name", "category", "definition")
    assert values(canvas.read(data), "skills", *columns) == [
        tuple(getattr(skill, column) for column in columns) for skill in default.skills
    ]


@settings(deadline=None, max_examples=30)
@given(curricula())
def test_skills_come_back_as_far_as_the_format_holds_them(curriculum: Curriculum) -> None:
    imported = canvas.read(canvas.write(curriculum))
    assert values(imported, "skills", "skill_id", "name", "category", "definition") == [
        (
            skill.skill_id,
            line(skill.name),
            item(skill.category),
            "\n".join(filter(None, map(line, (skill.definition or "").splitlines()))) or None,
        )
        for skill in curriculum.skills
    ]
    assert imported.left_out == ()


@settings(deadline=None, max_examples=100)
@given(st.data())
def test_any_bytes_are_outcomes_or_faults(data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(SAMPLE)))
    changed = SAMPLE[:position] + data.draw(st.binary(max_size=8)) + SAMPLE[position + data.draw(st.integers(0, 9)) :]
    start = tiny_curriculum(skills=["hearing"])
    with contextlib.suppress(DataError):
        assert combined(start, canvas.read(changed, start, kind="standard")).skills[0] == start.skills[0]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain  text", "plain  text"),
        ("a &lt; b", "a < b"),
        ("<ul><li>one<li>two</ul>", "one\ntwo"),
        ("<b>bold</b> and <br/>new", "bold and\nnew"),
        ("<style>p {}</style>seen<script>not", "seen"),
        ("<![odd[ declaration &amp; more", "<![odd[ declaration & more"),
        ("</script>kept", "kept"),
        ("a < b > c - d", "a < b > c - d"),
        ("<!-- <p>note</p> -->seen<!DOCTYPE html><!-- never closed", "seen"),
        ("<STYLE>p</STYLE><A HREF='x'>link</A>", "link"),
        ("<a " * 3, "<a <a <a"),
    ],
)
def test_descriptions_are_shown_as_text(html: str, text: str) -> None:
    assert markup.as_text(html) == text


@given(st.text(max_size=40))
def test_a_text_holds_no_tag_and_is_shown_as_it_is(text: str) -> None:
    written = markup.as_html(text)
    assert "<" not in written
    assert " ".join(markup.as_text(written).split()) == line(text)


def test_examples_in_docstrings_hold() -> None:
    assert doctest.testmod(markup).failed == 0
