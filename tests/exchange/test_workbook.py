from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import about_rows, folder, workbook
from planner.exchange.imported import Imported
from planner.exchange.workbook import columns, examples, words
from planner.model import Level, Scale
from planner.plan import Plan
from planner.tables import BY_NAME, TABLES
from tests.builders import tiny_about, tiny_curriculum, tiny_plan
from tests.exchange.good_folder import contents


def whole(imported: Imported) -> Curriculum:
    assert imported.about is not None
    rows: dict[str, Any] = dict(imported.rows)
    return Curriculum(about=imported.about, **rows, plans=imported.plans)


def test_the_default_curriculum_comes_back_as_it_was(default: Curriculum) -> None:
    data = workbook.write(default)
    found = workbook.read(data)
    assert whole(found).fingerprint == default.fingerprint
    assert workbook.write(whole(found)) == data
    assert (found.whole, found.left_out) == (True, ())
    assert found.understood[0].startswith("Read sources (27), roles (23), evidence (65), skills (85),")


@pytest.mark.parametrize(
    "text",
    ["=1+1", "-3 dB", "1E5", "001", "<r><t>x</t></r>", "_x0041_", "x005F_", "a\nb\tc", "TRUE", "#N/A", "'quoted"],
)
def test_a_text_stays_what_it_is(text: str) -> None:
    curriculum = tiny_curriculum(
        {"mixer": {"mixing": "M"}}, role_columns={"mixer": {"title": text, "works_in": (text,)}}
    )
    data = workbook.write(curriculum)
    assert whole(workbook.read(data)).roles == curriculum.roles
    cell = load_workbook(io.BytesIO(data))["roles"]["C2"]
    assert cell.data_type == "s"


@pytest.mark.parametrize("number", [0.1 + 0.2, 1e-300, 999.9999999999999, 3.0])
def test_a_number_stays_exactly_what_it_is(number: float) -> None:
    curriculum = tiny_curriculum(courses={"1E5": {}}, credits={"1E5": number})
    assert whole(workbook.read(workbook.write(curriculum))).courses[0].credits == number


def test_texts_are_texts_and_numbers_numbers() -> None:
    data = workbook.write(tiny_curriculum(courses={"2024-10": {}, "001": {}}, credits={"001": 2.5}))
    sheet = load_workbook(io.BytesIO(data))["courses"]
    assert [(row[0].value, row[3].value, row[8].value) for row in sheet.iter_rows(min_row=2)] == [
        ("2024-10", 3, False),
        ("001", 2.5, False),
    ]
    assert sheet["A2"].number_format == "@"


def test_heads_are_frozen_and_choices_have_drop_downs() -> None:
    made = load_workbook(io.BytesIO(workbook.write(folder.read_tables(contents()))))
    assert made.sheetnames == ["Start here", "about", *(table.name for table in TABLES), "plans"]
    links = made["course_skills"]
    assert (links.freeze_panes, links.auto_filter.ref) == ("C2", "A1:G4")
    rules = {str(rule.sqref): (rule.formula1, rule.errorStyle) for rule in links.data_validations.dataValidation}
    assert rules == {
        "A2:A1004": ("OFFSET(courses!$A$2,0,0,MAX(1,COUNTA(courses!$A:$A)-1),1)", "warning"),
        "B2:B1004": ("OFFSET(skills!$A$2,0,0,MAX(1,COUNTA(skills!$A:$A)-1),1)", "warning"),
        "C2:C1004": ('"I,M"', None),
        "D2:D1004": ('"TRUE,FALSE"', None),
        "F2:F1004": ('"published,inferred,assumed,local"', None),
        "G2:G1004": ("OFFSET(sources!$A$2,0,0,MAX(1,COUNTA(sources!$A:$A)-1),1)", "warning"),
    }


def test_lists_have_no_drop_downs() -> None:
    sheet = load_workbook(io.BytesIO(workbook.write(folder.read_tables(contents()))))["requirement_groups"]
    shares = BY_NAME["requirement_groups"].columns.index("shares_with")
    letter = "ABCDEFGHIJ"[shares]
    assert not any(str(rule.sqref).startswith(letter) for rule in sheet.data_validations.dataValidation)


def test_a_long_plan_goes_on_in_several_rows() -> None:
    plan: Plan = tiny_plan({"2026 Fall": ["A-1"]}).model_copy(update={"title": "é " * 30_000})
    curriculum = tiny_curriculum(courses={"A-1": {}}, plans={"long": plan, "short": tiny_plan({"2026 Fall": ["A-1"]})})
    data = workbook.write(curriculum)
    parts = [row[1].value for row in load_workbook(io.BytesIO(data))["plans"].iter_rows(min_row=2)]
    assert parts == [*(str(number) for number in range(1, len(parts))), "1"]
    assert len(parts) > 3
    assert workbook.read(data).plans["long"].title == ("é " * 30_000).strip()
    assert workbook.read(data).plans["short"] == curriculum.plans["short"]


@pytest.mark.parametrize(
    "change",
    [
        {"roles": {"mixer": {}}, "role_columns": {"mixer": {"works_in": ("a;b",)}}},
        {"roles": {"mixer": {}}, "role_columns": {"mixer": {"summary": "x" * 32_768}}},
        {"plans": {"No stem": tiny_plan()}},
    ],
)
def test_what_no_cell_can_hold_is_a_wrong_call(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"; in it|cannot (hold|be the name)"):
        workbook.write(tiny_curriculum(**change))


def test_the_template_asks_for_names_and_keeps_levels() -> None:
    with pytest.raises(DataError) as error:
        workbook.read(workbook.template())
    assert [fault.column for fault in error.value.faults] == ["title", "institution", "department"]
    about = tiny_about(title="Other")
    with pytest.raises(DataError) as error:
        workbook.read(workbook.template(about))
    assert [(fault.column, fault.row) for fault in error.value.faults] == [("title", 2)]


def test_a_template_that_is_filled_in_is_a_curriculum_without_rows() -> None:
    made = load_workbook(io.BytesIO(workbook.template(tiny_about())))
    made["about"]["B2"] = "New"
    held = io.BytesIO()
    made.save(held)
    found = whole(workbook.read(held.getvalue()))
    assert found == Curriculum(tiny_about(title="New"), (), (), (), (), ())


@pytest.fixture(scope="module")
def readme() -> dict[str, str]:
    """The sections on tables by the name of the file."""
    text = (Path(__file__).parents[2] / "data" / "README.md").read_text()
    return {name: rest for name, _, rest in (part.partition("\n") for part in text.split("### "))}


def test_every_column_is_described_here_and_in_the_readme_of_the_data(readme: dict[str, str]) -> None:
    assert list(words.COLUMNS) == list(words.TABLES) == ["about", *(table.name for table in TABLES), "plans"]
    for table in TABLES:
        assert tuple(words.COLUMNS[table.name]) == table.columns
        missing = [column for column in table.columns if f"`{column}`" not in readme[f"{table.name}.csv"]]
        assert (table.name, missing) == (table.name, [])
    settings = {name.partition(".")[0] for name, _ in about_rows.rows(tiny_about(catalogue_year="1", disclaimer="1"))}
    assert [name for name in settings - {"level"} if f"`{name}`" not in readme["curriculum.toml"]] == []


def test_the_first_sheet_describes_every_column_with_an_example() -> None:
    sheet = load_workbook(io.BytesIO(workbook.write(tiny_curriculum())))["Start here"]
    told = {(row[0], row[1]): row[2:] for row in sheet.iter_rows(values_only=True) if row[1]}
    for table in TABLES:
        for column in columns.columns(table.name):
            needed, meaning, _ = told[table.name, column.name]
            assert (needed == "yes") == column.is_needed
            assert str(meaning).endswith("several with ; between them") == column.is_list
    assert told["role_skills", "level"][2] == "M"


def line(cells: Iterable[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)


def test_the_examples_together_are_a_curriculum_that_is_right() -> None:
    tables = {name: row for name, row in examples.EXAMPLES.items() if name in BY_NAME}
    tables["course_skills"] = {**tables["course_skills"], "level": "M"}
    files = {name: "\n".join(map(line, (row, row.values()))) for name, row in tables.items()}
    found = folder.read_tables(contents(plan=None, **files))
    assert [len(found.rows(table.name)) for table in TABLES] == [1] * len(TABLES)


def test_a_scale_whose_codes_do_not_fit_a_list_has_no_drop_down() -> None:
    curriculum = tiny_curriculum(about={"scale": Scale((Level("I,x", "introduced", "with help", 1),))})
    sheet = load_workbook(io.BytesIO(workbook.write(curriculum)))["course_skills"]
    assert not any(str(rule.sqref).startswith("C") for rule in sheet.data_validations.dataValidation)
