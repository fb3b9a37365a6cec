"""Workbooks as people and programs make them: what is understood, and what is refused with its place."""

from __future__ import annotations

import io
from datetime import date, datetime

import xlsxwriter
from openpyxl import Workbook

from planner.exchange import workbook
from planner.tables import Role, Skill, Source
from tests.exchange.edited_workbooks import GOOD, edited, faults, messages, put, read


def test_every_fault_is_told_at_once_with_the_row_of_the_spreadsheet() -> None:
    def change(made: Workbook) -> None:
        made["roles"].insert_rows(2, 3)
        made["roles"]["B5"] = "hobby"
        made["course_skills"]["C2"] = "Z"
        made["role_skills"]["B3"] = "mixin"

    assert messages(edited(change)) == [
        "sheet course_skills, row 2, column level: found 'Z'; expected a level of the scale (I, M)",
        "sheet role_skills, row 3, column skill_id: found 'mixin'; expected a skill_id of sheet skills; is it mixing?",
        "sheet roles, row 5, column kind: found 'hobby'; expected job, outcome or standard",
    ]


def test_a_number_where_a_text_is_meant_is_that_text() -> None:
    found = read(put("sources", B2=101, D2=2025))
    assert found.rows["sources"] == (
        Source(source_id="sheet", title="101", published="2025", checked_on=date(2026, 8, 31)),
    )
    found = read(put("skills", B2=1.0, C2=True, D2=2.5))
    assert found.rows["skills"][0] == Skill(skill_id="mixing", name="1", category="true", definition="2.5")


def test_a_date_in_a_column_of_dates_is_right() -> None:
    found = read(put("sources", D2=date(2025, 1, 2), E2=datetime(2026, 8, 30)))  # noqa: DTZ001
    assert found.rows["sources"] == (
        Source(source_id="sheet", title="Degree sheet", published="2025-01-02", checked_on=date(2026, 8, 30)),
    )


def test_a_date_where_a_code_is_meant_is_refused() -> None:
    (fault,) = (fault for fault in faults(put("courses", A5=date(2024, 10, 2))) if fault.file == "sheet courses")
    assert (fault.row, fault.column, fault.value) == (5, "course_id", "2024-10-02")
    assert fault.expected == (
        "what was typed, not a date that the spreadsheet made of it; format the cell as text and type it again"
    )


def test_a_number_where_a_date_is_meant_is_refused() -> None:
    (fault,) = faults(put("sources", E2=45_000))
    assert (fault.row, fault.column, fault.value, fault.expected) == (
        2,
        "checked_on",
        "45000",
        "a date such as 2026-08-31",
    )


def test_a_formula_that_was_never_calculated_is_refused() -> None:
    (fault,) = faults(put("courses", B2='="Mixing"&" 1"'))
    assert (fault.file, fault.row, fault.column, fault.value) == ("sheet courses", 2, "title", "a formula")
    assert fault.expected.startswith("a value; this formula was never calculated")


def test_the_stored_value_of_a_formula_counts() -> None:
    held = io.BytesIO()
    made = xlsxwriter.Workbook(held)
    sheet = made.add_worksheet("skills")
    sheet.write_row("A1", ["skill_id", "name", "category"])
    sheet.write_row("A2", ["miking", "", "Studio"])
    sheet.write_formula("B2", '="Mik"&"ing"', value="Miking")
    made.close()
    found = workbook.read(held.getvalue(), into=GOOD)
    assert found.rows["skills"] == (Skill(skill_id="miking", name="Miking", category="Studio"),)
    assert "The sheet skills has formulas in 1 cell: the values stored with them were taken." in found.understood


def test_an_error_of_the_spreadsheet_is_refused() -> None:
    (fault,) = faults(put("roles", E2="#REF!"))
    assert (fault.value, fault.expected) == ("#REF!", "a value; the spreadsheet shows an error here")


def test_a_cell_that_is_merged_down_counts_for_each_of_its_rows() -> None:
    def change(made: Workbook) -> None:
        made["course_skills"]["A3"] = None
        made["course_skills"]["A2"] = "MP-1"
        made["course_skills"]["B3"] = "ears"
        made["course_skills"].merge_cells("A2:A3")

    found = read(edited(change))
    assert [(row.course_id, row.skill_id) for row in found.rows["course_skills"]] == [  # type: ignore[attr-defined]
        ("MP-1", "mixing"),
        ("MP-1", "ears"),
        ("OX-1", "ears"),
    ]
    assert any("course_skills has merged cells" in sentence for sentence in found.understood)


def test_cells_merged_across_are_refused() -> None:
    found = faults(edited(lambda made: made["skills"].merge_cells("B2:C2")))
    assert (found[0].row, found[0].value) == (2, "B2:C2")
    assert found[0].expected.startswith("cells that are not merged with those beside them")


def test_hidden_sheets_rows_and_columns_are_read() -> None:
    def change(made: Workbook) -> None:
        made["conditions"].sheet_state = "veryHidden"
        made["roles"].row_dimensions[2].hidden = True
        made["roles"].column_dimensions["C"].hidden = True

    found = read(edited(change))
    assert found.rows["roles"] == GOOD.roles
    assert "The sheet conditions is hidden; it was read like the others." in found.understood


def test_sheets_and_columns_are_known_in_any_case_and_order() -> None:
    def change(made: Workbook) -> None:
        made["role_skills"].title = "Role Skills"
        made["about"].title = "ABOUT "
        made["skills"]["A1"] = "Skill ID"
        made.move_sheet("courses", -6)

    assert read(edited(change)).rows == read(workbook.write(GOOD)).rows


def test_other_sheets_and_columns_are_left_out_and_named() -> None:
    def change(made: Workbook) -> None:
        made.create_sheet("Notes")["A1"] = "mine"
        made.create_sheet("Empty")
        made["roles"]["P1"] = "colour"
        made["roles"]["P2"] = "red"
        made["roles"]["R2"] = "no head"

    found = read(edited(change))
    assert [(fault.file, fault.row) for fault in found.left_out] == [("sheet Notes", None)]
    assert any("column colour is not known and was left out" in sentence for sentence in found.understood)
    assert found.rows["roles"] == GOOD.roles


def test_a_title_above_the_header_is_passed_over() -> None:
    def change(made: Workbook) -> None:
        made["roles"].insert_rows(1, 2)
        made["roles"]["A1"] = "Roles of our department"

    assert read(edited(change)).rows["roles"] == GOOD.roles


def test_two_sheets_for_a_table_are_refused() -> None:
    found = messages(edited(lambda made: made.copy_worksheet(made["roles"]).__setattr__("title", "ROLES ")))
    assert any("expected one sheet for each table" in message for message in found)


def test_a_sheet_that_every_curriculum_has_is_missed() -> None:
    assert messages(edited(lambda made: made.remove(made["courses"])))[0].startswith(
        "sheet courses; expected this sheet"
    )
    assert messages(edited(lambda made: made.remove(made["about"])))[0].startswith("sheet about; expected this sheet")


def test_blank_rows_take_no_room() -> None:
    def change(made: Workbook) -> None:
        for row in range(10, 20_010):
            made["skills"].cell(row, 1).number_format = "0.00"
        made["skills"]["A1048576"] = "last"
        made["skills"]["B1048576"] = "Last"
        made["skills"]["C1048576"] = "Ears"

    found = read(edited(change))
    assert [skill.skill_id for skill in found.rows["skills"]] == ["mixing", "ears", "last"]  # type: ignore[attr-defined]


def test_without_the_sheet_about_a_workbook_is_a_part() -> None:
    def change(made: Workbook) -> None:
        for name in made.sheetnames:
            if name not in {"roles", "role_skills"}:
                made.remove(made[name])
        made["role_skills"]["B2"] = "new-skill"

    data = edited(change)
    found = workbook.read(data, into=GOOD)
    assert (found.whole, found.about, set(found.rows)) == (False, None, {"roles", "role_skills"})
    assert all(isinstance(row, Role) for row in found.rows["roles"])
    assert found.assumed == ("The workbook has no sheet about, so its levels are those of Sound.",)
    assert found.understood[0].startswith("Read roles (2), role_skills (3), as a part of Sound: rows are added")


def test_parts_of_a_plan_that_are_missing_are_told() -> None:
    assert messages(put("plans", B2="2")) == [
        "sheet plans, column part: found '2'; expected the parts of the plan core, counted 1, 2 and so on"
    ]
    assert messages(put("plans", C2="{}"))[0].startswith("sheet plans, column core: version; expected the version")
