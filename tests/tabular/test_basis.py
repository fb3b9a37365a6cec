"""Where a changed fact comes from."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from planner.editing import remove_row, set_cells
from planner.tabular.basis import with_basis
from tests.tabular.standings import standing, studio


@pytest.mark.parametrize(
    ("table", "key", "cells", "added"),
    [
        ("courses", ("A-1",), {"title": "New"}, {"title_basis": "local"}),
        ("courses", ("A-1",), {"credits": "4", "credits_basis": "published"}, {}),
        ("courses", ("A-1",), {"strict_corequisites": "A-2"}, {"corequisites_basis": "local"}),
        ("courses", ("A-1",), {"title": ""}, {}),
        ("courses", ("A-1",), {"summary": "New"}, {}),
        ("role_skills", ("mixer", "mixing"), {"level": "R"}, {"basis": "local"}),
        ("role_skills", ("mixer", "mixing"), {"level": ""}, {"basis": "local"}),
        ("role_skills", ("mixer", "mixing"), {"evidence": "1"}, {}),
        ("course_skills", ("A-1", "mixing"), {"level": "R"}, {"basis": "local"}),
        ("course_skills", ("A-1", "mixing"), {"assessed": "true"}, {}),
        ("skills", ("mixing",), {"name": "New"}, {}),
    ],
)
def test_a_fact_is_local_unless_it_is_said_otherwise(
    table: str, key: tuple[str, ...], cells: Mapping[str, str], added: Mapping[str, str]
) -> None:
    (made,) = with_basis([set_cells(table, key, cells)], standing(studio()))
    assert dict(made.cells or ()) == {**cells, **added}


def test_a_fact_made_empty_has_no_basis() -> None:
    draft = standing(studio(), [set_cells("courses", ("A-1",), {"title_basis": "published"})])
    (made,) = with_basis([set_cells("courses", ("A-1",), {"title": ""})], draft)
    assert dict(made.cells or ()) == {"title": "", "title_basis": ""}


def test_a_changed_level_loses_its_source_as_on_the_map() -> None:
    stands = set_cells("course_skills", ("A-1", "mixing"), {"evidence": "essay", "basis": "published"})
    (made,) = with_basis([set_cells("course_skills", ("A-1", "mixing"), {"level": "M"})], standing(studio(), [stands]))
    assert dict(made.cells or ()) == {"level": "M", "basis": "local", "evidence": ""}


def test_a_removed_row_is_removed() -> None:
    edit = remove_row("courses", ("A-1",))
    assert with_basis([edit], standing(studio())) == (edit,)
