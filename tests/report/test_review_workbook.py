"""The workbook is read back: its figures are the library's, as numbers; its texts are texts."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook

from planner import review
from planner.curriculum import Curriculum
from planner.report.review_blocks import Where
from planner.report.review_content import ReviewContent
from planner.report.review_workbook import review_workbook
from planner.review.fact_basis import facts_by_basis
from planner.review.findings_table import findings
from planner.review.structure_frames import MEASURES, structure_courses
from planner.structure import structure_of
from tests.report.reviews import MADE_ON, MARKUP, curriculum, gathered, of_markup

pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported:UserWarning")
"""Of openpyxl, which does not read the bars in cells."""


def read(found: ReviewContent) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(review_workbook(found)))


@pytest.fixture(scope="module")
def whole(default: Curriculum) -> Workbook:
    return read(gathered(default))


def columns(workbook: Workbook, sheet: str, *heads: str) -> list[tuple[Any, ...]]:
    """Some columns of a sheet, row by row."""
    names, *cells = workbook[sheet].iter_rows(values_only=True)
    places = [names.index(head) for head in heads]
    return [tuple(row[place] for place in places) for row in cells]


def of_frame(frame: pd.DataFrame, *names: str) -> list[tuple[Any, ...]]:
    """The same of a frame: what is not known or empty is an empty cell."""
    rows = frame[list(names)].astype(object).where(frame[list(names)].notna(), None)
    return [tuple(None if value == "" else value for value in row) for row in rows.itertuples(index=False, name=None)]


def test_a_sheet_a_table_with_frozen_heads_and_filters() -> None:
    found = gathered()
    workbook = read(found)
    wanted = [table.name for table in found.tables if table.where is not Where.READ]
    assert workbook.sheetnames == ["About", *wanted]
    assert {"Promises", "Skills", "Findings", "Structure", "Evidence", "Balance", "Actions", "Sources"} <= {*wanted}
    for sheet in workbook:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_figures_are_those_of_the_library(whole: Workbook, default: Curriculum) -> None:
    heads: tuple[str, ...] = (
        "Role",
        "Needs",
        "Core meets",
        "Catalogue meets",
        "Essentials",
        "Core coverage",
        "Catalogue coverage",
    )
    names: tuple[str, ...] = (
        "role",
        "needs",
        "core_met",
        "catalogue_met",
        "essentials",
        "core_coverage",
        "catalogue_coverage",
    )
    wanted = of_frame(review.promises(default, "mpe-major"), *names)
    assert sorted(columns(whole, "Promises", *heads)) == [pytest.approx(row) for row in sorted(wanted)]

    heads = ("Skill", "Category", "Needed by roles", "As deep as", "Taught by courses", "At M", "Taught to", "Finding")
    names = ("skill", "category", "needed_by", "deepest_needed", "taught_by", "taught_M", "deepest_taught", "finding")
    assert columns(whole, "Skills", *heads) == of_frame(review.risks(default), *names)

    heads = ("Department", "Courses", "Mapped", "Mapped, share", "Levels taught", "Confirmed", "Assessed")
    names = ("department", "courses", "mapped", "mapped_share", "links", "confirmed", "assessed")
    assert columns(whole, "Evidence", *heads) == of_frame(review.evidence(default), *names)

    heads = ("Category", "Level", "Needed", "Taught", "Share of needed", "Share of taught")
    names = ("category", "level", "needed", "taught", "needed_share", "taught_share")
    wanted = of_frame(review.needed_and_taught_shares(default), *names)
    assert columns(whole, "Balance", *heads) == [pytest.approx(row) for row in wanted]

    assert columns(whole, "Findings", "Finding", "What it says") == of_frame(findings(default), "finding", "says")
    facts = facts_by_basis(default)
    assert columns(whole, "Facts by basis", "Fact", "All", "Not known") == of_frame(facts, "fact", "facts", "not known")


def test_structure_as_numbers(whole: Workbook, default: Curriculum) -> None:
    frame = structure_courses(default, structure_of(default, default.catalogue))
    names = [name for measure in MEASURES for name in (measure, f"{measure}_most")]
    heads = [f"{measure.capitalize()}, {end}" for measure in MEASURES for end in ("least", "most")]
    assert columns(whole, "Structure", "Course", *heads) == of_frame(frame, "course_id", *names)


def test_the_grid_of_roles_and_categories(whole: Workbook, default: Curriculum) -> None:
    frame = review.promises_by_category(default, default.catalogue)
    head, *rows = whole["Promises, catalogue"].iter_rows(values_only=True)
    shown = {(row[0], category): cell for row in rows for category, cell in zip(head[1:], row[1:], strict=True) if cell}
    cells = frame.to_dict(orient="records")
    wanted = {(row["role"], row["category"]): f"{row['met']}/{row['needed']}" for row in cells}
    assert shown == wanted


def test_about_says_which_data_it_is_of_and_every_answer() -> None:
    found = gathered()
    told = columns(read(found), "About", "What", "Words")
    assert ("Revision", "4") in told
    assert ("Fingerprint", curriculum().fingerprint) in told
    assert ("Made on", "22 November 2026, 20:34 UTC") in told
    assert ("Notice", "Unofficial, and tiny.") in told
    assert ("Source", "Degree sheet, https://college.example/sheet, checked on 2026-11-01") in told
    assert {(chapter.title, chapter.answer) for chapter in found.chapters} <= {*told}


def test_formats_follow_the_figures() -> None:
    workbook = read(gathered())
    rules = {
        sheet: {rule.type for found in workbook[sheet].conditional_formatting for rule in found.rules}
        for sheet in ("Promises", "Promises, core", "Skills", "Evidence")
    }
    assert rules == {
        "Promises": {"dataBar", "colorScale"},
        "Promises, core": {"cellIs"},
        "Skills": {"dataBar", "cellIs"},
        "Evidence": {"dataBar", "colorScale"},
    }
    assert workbook["Promises"]["J2"].number_format == "0 %"


def charts(workbook: Workbook, sheet: str) -> list[Any]:
    """The charts of a sheet; openpyxl offers no public way to them."""
    found: Any = workbook[sheet]
    return list(found._charts)


def test_native_charts_are_drawn_from_their_tables() -> None:
    workbook = read(gathered())
    assert [series.val.numRef.f for series in charts(workbook, "Promises")[0].series] == [
        "Promises!$D$2:$D$3",
        "Promises!$E$2:$E$3",
    ]
    scatter = charts(workbook, "Skills")[0].series[0]
    assert (scatter.xVal.numRef.f, scatter.yVal.numRef.f) == ("Skills!$F$2:$F$5", "Skills!$D$2:$D$5")
    assert len(charts(workbook, "Structure")) == len(charts(workbook, "Evidence")) == 1


def test_no_text_is_a_formula_or_a_link() -> None:
    workbook = read(gathered(of_markup()))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)
    assert {MARKUP, "=1+1", "@SUM(A1)", "=cmd()"} <= {cell.value for cell in cells}


def test_a_poor_curriculum_gives_a_workbook() -> None:
    workbook = read(
        gathered(curriculum(roles={}, role_columns={}, courses={}, prerequisites={}, unmapped=[], groups={}))
    )
    assert "Promises" not in workbook.sheetnames
    assert workbook["About"]["B2"].value == "Sound"


def test_equal_contents_give_equal_bytes() -> None:
    first = review_workbook(gathered())
    assert review_workbook(gathered()) == first
    assert review_workbook(gathered(made_on=MADE_ON + timedelta(minutes=1))) != first
