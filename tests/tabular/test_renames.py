"""Another id for a row of a draft."""

from __future__ import annotations

import pytest

from planner.editing import set_cells
from planner.tabular.renames import renamed_in_draft
from tests.tabular.standings import standing, studio


def test_a_row_with_a_cell_that_is_not_right_keeps_its_id_until_it_is() -> None:
    draft = standing(studio(), [set_cells("courses", ("A-1",), {"credits": "many", "course_level": "low"})])
    with pytest.raises(ValueError, match="that its course level and credits be put right first"):
        renamed_in_draft(draft, "courses", "A-1", "Z-9")


def test_what_is_not_right_in_a_row_that_names_it_goes_with_that_row() -> None:
    wrong = set_cells("course_skills", ("A-1", "mixing"), {"level": "X"})
    draft = standing(studio(), [wrong])
    after = standing(studio(), [wrong, *renamed_in_draft(draft, "courses", "A-1", "Z-9")])
    assert [(fault.key, fault.column) for fault in after.all_faults] == [(("Z-9", "mixing"), "level")]
    assert (after.cells("course_skills", ("Z-9", "mixing")) or {})["level"] == "X"


def test_an_id_that_is_taken_is_refused() -> None:
    with pytest.raises(ValueError, match="no other row"):
        renamed_in_draft(standing(studio()), "courses", "A-1", "A-2")
