"""Rows as a sheet to type into."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from planner import tables
from planner.editing import ABOUT, set_cells
from planner.tabular import sheet as sheets
from planner.tabular.columns import Column
from planner.tabular.filter import RowFilter
from planner.tabular.settings import MEANING, settings_sheet
from planner.tabular.sheet import frame, sheet
from tests.tabular.standings import standing, studio

EVERYTHING = RowFilter()


def test_a_frame_has_values_of_the_columns_types() -> None:
    curriculum = studio().replace(
        sources=(tables.Source(source_id="book", title="Book", checked_on=date(2026, 11, 22)),),
    )
    sources = frame(sheet(standing(curriculum), "sources", EVERYTHING))
    assert sources["checked_on"].tolist() == [date(2026, 11, 22)]
    courses = frame(sheet(standing(curriculum), "courses", EVERYTHING))
    assert courses["credits"].dtype == "Float64"
    assert courses["course_level"].dtype == "Int64"
    assert courses["mapped"].tolist() == [True, True, True]
    assert courses["prerequisites"].isna().tolist() == [True, False, True]
    assert courses["title"].tolist() == ["Course A-1", "Course A-2", "Course B-1"]


def test_flags_have_three_states() -> None:
    edits = [set_cells("courses", ("A-1",), {"mapped": ""}), set_cells("courses", ("A-2",), {"mapped": "false"})]
    mapped = frame(sheet(standing(studio(), edits), "courses", EVERYTHING))["mapped"]
    assert [None if pd.isna(value) else bool(value) for value in mapped] == [None, False, True]


def test_a_reference_to_few_rows_is_a_choice_of_their_ids(monkeypatch: pytest.MonkeyPatch) -> None:
    made = sheet(standing(studio()), "role_skills", EVERYTHING)
    assert made.column("skill_id").options == ("mixing", "editing", "welding")
    assert made.column("level").options == ("I", "R", "M")
    monkeypatch.setattr(sheets, "MOST_OPTIONS", 2)
    assert sheet(standing(studio()), "role_skills", EVERYTHING).column("skill_id").kind == "text"


def test_a_column_with_a_text_that_is_no_value_of_it_shows_texts() -> None:
    draft = standing(studio(), [set_cells("courses", ("A-1",), {"credits": "many"})])
    made = sheet(draft, "courses", EVERYTHING)
    assert made.column("credits") == Column("credits", "text")
    assert frame(made)["credits"].tolist() == ["many", "3", "3"]
    hanging = standing(studio(), [set_cells("requirement_groups", ("core",), {"programme_id": "minor"})])
    assert sheet(hanging, "requirement_groups", EVERYTHING).column("programme_id").kind == "text"


def test_only_so_many_rows_are_in_one_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 2)
    made = sheet(standing(studio()), "skills", EVERYTHING)
    assert (made.keys, made.found, made.is_part) == ((("mixing",), ("editing",)), 3, True)
    assert not sheet(standing(studio()), "skills", RowFilter("welding")).is_part


def test_the_settings_are_a_sheet_with_room_for_one_more_level() -> None:
    made = settings_sheet(standing(studio()))
    values = {cells["setting"]: cells["value"] for cells in made.cells}
    assert made.table == ABOUT
    assert values["seasons"] == "Spring;Summer;Fall"
    assert values["credits_per_term.most"] == "16"
    assert values["catalogue_year"] == ""
    assert [values[f"level.{number}.code"] for number in (1, 2, 3, 4)] == ["I", "R", "M", ""]
    assert "level.5.code" not in values
    assert all(cells[MEANING] for cells in made.cells)


def test_a_level_that_was_begun_stays_with_room_for_the_next() -> None:
    made = settings_sheet(standing(studio(), [set_cells(ABOUT, ("level.4.code",), {"value": "X"})]))
    values = {cells["setting"]: cells["value"] for cells in made.cells}
    assert (values["level.4.code"], values["level.4.name"], values["level.5.code"]) == ("X", "", "")
