"""What a cell of each column may hold."""

from __future__ import annotations

import pytest

from planner.tables import TABLES
from planner.tabular.columns import Column, column, columns
from planner.tabular.words import TITLES, help_text, label
from tests.builders import IRM

BASES = ("published", "inferred", "assumed", "local")


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_every_column_of_a_table_is_there_once_with_the_key_first(table: str) -> None:
    found = columns(table, IRM)
    schema = next(known for known in TABLES if known.name == table)
    assert sorted(found_column.name for found_column in found) == sorted(schema.columns)
    assert tuple(found_column.name for found_column in found if found_column.is_key) == schema.key
    assert found[0].is_key


@pytest.mark.parametrize(
    ("table", "name", "expected"),
    [
        ("courses", "course_id", Column("course_id", "text", is_key=True, is_needed=True)),
        ("courses", "credits", Column("credits", "number")),
        ("courses", "course_level", Column("course_level", "whole")),
        ("courses", "prerequisites", Column("prerequisites", "requisite")),
        ("courses", "terms", Column("terms", "list")),
        ("courses", "mapped", Column("mapped", "flag")),
        ("courses", "outside", Column("outside", "flag")),
        ("courses", "title_basis", Column("title_basis", "choice", options=BASES)),
        ("courses", "source_id", Column("source_id", "text", target="sources")),
        ("role_skills", "level", Column("level", "choice", options=("I", "R", "M"))),
        ("role_skills", "importance", Column("importance", "choice", is_needed=True, options=("essential", "useful"))),
        ("role_skills", "evidence", Column("evidence", "list")),
        ("role_skills", "role_id", Column("role_id", "text", is_key=True, is_needed=True, target="roles")),
        ("requirement_groups", "pool", Column("pool", "pool", is_needed=True)),
        ("requirement_groups", "shares_with", Column("shares_with", "list", target="requirement_groups")),
        ("sources", "checked_on", Column("checked_on", "date")),
        ("evidence", "sentence", Column("sentence", "whole", is_key=True, is_needed=True)),
    ],
)
def test_the_kind_of_a_column_is_that_of_its_type(table: str, name: str, expected: Column) -> None:
    assert column(table, name, IRM) == expected


def test_what_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError):
        columns("teachers", IRM)
    with pytest.raises(KeyError):
        column("courses", "teacher", IRM)


def test_a_column_is_called_as_it_is_written_but_for_its_joints() -> None:
    assert [label(name) for name in ("course_id", "suggested_term", "title_basis", "onet_soc")] == [
        "Course",
        "Suggested term",
        "Title basis",
        "O*NET code",
    ]
    assert help_text("courses", "title_basis").startswith("Where the fact comes from")
    assert help_text("courses", "title") == ""


def test_every_table_has_a_title() -> None:
    assert set(TITLES) == {table.name for table in TABLES} | {"about"}
