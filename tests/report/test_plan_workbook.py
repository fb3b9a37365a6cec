"""The workbook is read back: its figures are the library's, as numbers; its texts are texts."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.report.plan_content import content
from planner.report.plan_workbook import plan_workbook
from planner.wording import sentence
from tests.builders import tiny_plan
from tests.report.plans import MADE_ON, MARKUP, curriculum, plan, plan_of_markup


def read(of: Plan, beside: Curriculum | None = None) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(plan_workbook(beside or curriculum(), of, made_on=MADE_ON)))


def rows(workbook: Workbook, sheet: str) -> list[dict[str, Any]]:
    head, *cells = workbook[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in cells]


def charts(workbook: Workbook) -> list[Any]:
    """The charts of the sheet that has one; openpyxl offers no public way to them."""
    sheet: Any = workbook["After each term"]
    return list(sheet._charts)


def test_the_sheets_in_order_with_frozen_heads_and_filters() -> None:
    workbook = read(plan())
    assert workbook.sheetnames == [
        "Plan", "Credits", "Coverage", "After each term", "Gaps", "Degree rules", "Problems", "About",
    ]  # fmt: skip
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.font.bold for cell in sheet[1])


def test_courses_with_what_each_adds() -> None:
    found = rows(read(plan()), "Plan")
    assert [(row["Term"], row["Completed"], row["Course"], row["Credits"]) for row in found] == [
        ("2026 Spring", "yes", "A-1", 3),
        ("2026 Fall", "no", "A-2", 3),
        ("2027 Spring", "no", "B-1", None),
    ]
    assert [row["Adds to Mixer"] for row in found] == [pytest.approx(2 / 9), pytest.approx(4 / 9), None]


def test_figures_are_those_of_the_library(default: Curriculum) -> None:
    example = default.plans["live-sound"]
    found, workbook = content(default, example, MADE_ON), read(example, default)
    covered = rows(workbook, "Coverage")
    assert [
        (row["Needs met"], row["Needs"], row["Essentials met"], row["Essentials"], row["Coverage"], row["Breadth"])
        for row in covered
    ] == [
        (
            coverage.needs_met,
            coverage.needs_total,
            coverage.essentials_met,
            coverage.essentials_total,
            pytest.approx(float(coverage.coverage or 0)),
            pytest.approx(float(coverage.breadth or 0)),
        )
        for coverage in found.coverages
    ]
    last = rows(workbook, "After each term")[-1]
    assert [last[row["Role"]] for row in covered] == [row["Coverage"] for row in covered]
    loads = [(row["Listed credits"], row["Unlisted credits"], row["Together"]) for row in rows(workbook, "Credits")]
    assert loads == [(c.credits.listed, c.credits.unlisted, c.credits.total) for c in found.board.columns]
    gaps = rows(workbook, "Gaps")
    assert [row["Skill"] for row in gaps] == found.gaps["skill"].tolist()
    rules = rows(workbook, "Degree rules")
    assert [(row["Standing"], row["Credits held"]) for row in rules] == [
        (group.standing, group.credits) for group in found.audit.groups
    ]


def test_gaps_carry_what_closing_them_adds_as_a_number() -> None:
    found = {(row["Role"], row["Skill"]): row["Closing it adds"] for row in rows(read(plan()), "Gaps")}
    assert found == {("Mixer", "Ears"): pytest.approx(1 / 3), ("Tuner", "Ears"): 1}


def test_problems_and_the_grounds_are_told() -> None:
    of = tiny_plan({"2026 Fall": ["A-2"]}, aims=["mixer"], programmes=("sound",))
    found, workbook = content(curriculum(), of, MADE_ON), read(of)
    assert [(row["Severity"], row["Problem"]) for row in rows(workbook, "Problems")] == [
        (problem.severity, sentence(problem, curriculum())) for problem in found.problems
    ]
    told = [(row["What"], row["Words"]) for row in rows(workbook, "About")]
    assert ("State of the curriculum", curriculum().fingerprint) in told
    assert ("Made on", "22 November 2026, 20:34 UTC") in told
    assert ("Notice", "Unofficial, and tiny.") in told
    assert [words for what, words in told if what == "Note"] == list(found.notes)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@now", "https://x.org", "12", "{=1}", "<r>x</r>", MARKUP])
def test_no_text_is_a_formula_a_number_or_a_link(title: str) -> None:
    workbook = read(plan_of_markup().replace(title=title))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    shown = workbook["About"]["B2"]
    assert (shown.value, shown.data_type, shown.hyperlink) == (title, "s", None)


def test_numbers_have_formats() -> None:
    workbook = read(plan())
    assert workbook["Coverage"]["F2"].number_format == "0 %"
    assert workbook["Credits"]["B2"].number_format == "0.##"
    assert workbook["Coverage"]["B2"].number_format == "0"


def test_a_native_chart_shows_each_role_after_each_term() -> None:
    chart = charts(read(plan()))[0]
    assert [series.val.numRef.f for series in chart.series] == [
        "'After each term'!$B$2:$B$5",
        "'After each term'!$C$2:$C$5",
    ]
    assert [series.tx.strRef.f for series in chart.series] == ["'After each term'!$B$1", "'After each term'!$C$1"]


def test_a_plan_without_aims_has_no_chart_and_opens() -> None:
    workbook = read(tiny_plan({"2026 Fall": []}))
    assert charts(workbook) == []
    assert rows(workbook, "Gaps") == rows(workbook, "Coverage") == []


def test_grades_are_left_out() -> None:
    values = [str(cell) for sheet in read(plan()) for row in sheet.iter_rows(values_only=True) for cell in row]
    assert not any("minus" in value for value in values)


def test_equal_plans_and_times_give_equal_bytes() -> None:
    first = plan_workbook(curriculum(), plan(), made_on=MADE_ON)
    assert plan_workbook(curriculum(), plan(), made_on=MADE_ON) == first
    assert plan_workbook(curriculum(), plan(), made_on=MADE_ON + timedelta(minutes=1)) != first
