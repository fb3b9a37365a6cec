"""One value for many rows at once."""

from __future__ import annotations

import pytest

from planner.editing import set_cells
from planner.tabular.bulk import fillable, filling, sentence
from tests.tabular.standings import standing, studio

KEYS = (("A-1",), ("A-2",), ("B-1",))


def test_only_rows_that_hold_something_else_change() -> None:
    draft = standing(studio(), [set_cells("courses", ("A-2",), {"department": "Sound"})])
    found = filling(draft, "courses", KEYS, "department", "Sound")
    assert found.edits == tuple(set_cells("courses", (key,), {"department": "Sound"}) for key in ("A-1", "B-1"))
    assert sentence(found) == "2 rows change, 1 holds it already"


def test_only_empty_cells_change_where_that_is_asked() -> None:
    draft = standing(studio(), [set_cells("courses", ("A-2",), {"summary": "Says it"})])
    found = filling(draft, "courses", KEYS, "summary", "New", only_empty=True)
    assert [edit.key for edit in found.edits] == [("A-1",), ("B-1",)]
    assert sentence(found) == "2 rows change, 1 keeps what stands there"


def test_cells_are_made_empty() -> None:
    found = filling(standing(studio()), "courses", KEYS, "credits", "")
    assert sentence(found) == "3 rows change"
    assert found.edits[0] == set_cells("courses", ("A-1",), {"credits": ""})


def test_ids_are_not_filled() -> None:
    assert fillable(standing(studio()), "role_skills") == ("level", "importance", "evidence", "basis", "source_id")
    with pytest.raises(ValueError, match="no cells"):
        filling(standing(studio()), "courses", KEYS, "course_id", "X")
