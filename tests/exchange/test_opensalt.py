"""Workbooks and CSV files of OpenSALT."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import opensalt
from planner.exchange.imported import Imported
from planner.exchange.opensalt import smart_levels
from planner.tables import Role
from tests.builders import tiny_curriculum
from tests.exchange.case_packages import changed, what_came, what_travels
from tests.exchange.right_values import curricula

CSV = """Identifier,fullStatement,Human Coding Scheme,Abbreviated Statement,Is Child Of,IsRelatedTo
a,Sound,S,,,
b,Measures levels,S.1,Measuring,S,
c,Hears,S.2,a,a,http://data.europa.eu/esco/skill/1
"""


def _workbook(items: list[list[Any]], links: list[list[Any]] | None = None) -> bytes:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    sheets: dict[str, list[list[Any]]] = {
        "CF Doc": [
            ["identifier", "title", "creator", "lastChangeDate"],
            ["d", "Standards", "A body", date(2026, 1, 2)],
        ],
        "CF Item": [["identifier", "fullStatement", "humanCodingScheme", "smartLevel"], *items],
        "CF Association": [["identifier", "originNodeIdentifier", "associationType", "destinationNodeIdentifier"]],
    }
    sheets["CF Association"] += links or []
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    workbook.save(held)
    return held.getvalue()


def _families(found: Imported) -> dict[str, str | None]:
    return {row.title: row.family for row in found.rows["roles"] if isinstance(row, Role)}


def test_smart_levels_give_the_tree() -> None:
    rows: list[list[Any]] = [
        ["a", "Sound", "S", "1"],
        ["b", "Measures", "S.1", "1.1"],
        ["c", "Hears", "S.2", "1.2"],
        ["d", "Sings", "T", 2],
    ]
    found = opensalt.read(_workbook(rows, [["x", "b", "Is Related To", "http://data.europa.eu/esco/1"]]))
    assert _families(found) == {"Measures": "Sound", "Hears": "Sound", "Sings": "Standards"}
    first = found.rows["roles"][0]
    assert isinstance(first, Role)
    assert (first.esco_uri, first.esco_match) == (("http://data.europa.eu/esco/1",), ("related",))
    assert found.left_out == ()


def test_a_smart_level_that_lost_its_zero_as_a_number_is_understood() -> None:
    rows: list[list[Any]] = [["r", "Sound", "S", 1], ["t", "More", "T", 2]]
    rows += [[f"i{number}", f"Item {number}", "", float(f"1.{number}")] for number in range(1, 11)]
    rows += [["x", "Below ten", "", "1.10.1"]]
    found = opensalt.read(_workbook(rows))
    assert _families(found)["Below ten"] == "Item 10"
    assert any("1 smart level had lost a 0" in said for said in found.assumed)


def test_a_csv_names_parents_by_identifier_or_code() -> None:
    found = opensalt.read(CSV.encode(), file="sound.csv")
    assert _families(found) == {"Measuring": "Sound", "Hears": "Sound"}
    assert [str(fault) for fault in found.left_out] == [
        "sound.csv, row 4: found 'a'; expected an abbreviation; this is the identifier of an item"
    ]
    assert [getattr(row, "title", "") for row in found.rows["sources"]] == ["sound"]


def test_rows_that_cannot_be_taken_are_left_out_with_their_place() -> None:
    rows: list[list[Any]] = [["a", "Sound", "S", 1], ["b", None, "S.1", "1.1"], ["a", "Again", "", "1.2"]]
    links = [["x", "z", "isChildOf", "a"], ["y", "a", "is bigger than", "a"]]
    found = opensalt.read(_workbook(rows, links))
    assert [(fault.file, fault.row, fault.column, fault.value) for fault in found.left_out] == [
        ("sheet CF Item", 3, "fullStatement", None),
        ("sheet CF Item", 4, None, "a"),
        ("sheet CF Association", 2, "originNodeIdentifier", "z"),
        ("sheet CF Association", 3, "associationType", "is bigger than"),
    ]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a header row"),
        (b"Identifier,Human Coding Scheme\na,b\n", "column fullStatement"),
        (b"PK\x03\x04 no zip", "a zip archive that can be unpacked"),
        (_workbook([]), "at least one item with a statement"),
        (b"fullStatement\n" + b" " * 20_000_001, "a file of at most 20,000,000 bytes"),
    ],
)
def test_a_file_that_is_no_framework_is_refused(data: bytes, expected: str) -> None:
    with pytest.raises(DataError) as found:
        opensalt.read(data)
    assert expected in str(found.value)


def test_a_workbook_without_items_is_refused() -> None:
    held = io.BytesIO()
    Workbook().save(held)
    with pytest.raises(DataError, match="a sheet CF Item"):
        opensalt.read(held.getvalue())


def test_the_default_curriculum_comes_back(default: Curriculum) -> None:
    data = opensalt.write(default)
    found = opensalt.read(data, default)
    assert [*changed(default, found)] == []
    assert found.left_out == ()
    assert data == opensalt.write(default)


def test_the_sheets_have_the_columns_and_levels_of_the_format() -> None:
    curriculum = tiny_curriculum(roles={"mixer": {"mixing": "M"}}, courses={"A-1": {}})
    at = datetime(2026, 3, 4, tzinfo=UTC)
    workbook = load_workbook(io.BytesIO(opensalt.write(curriculum, at=at)))
    assert workbook.sheetnames == ["CF Doc", "CF Item", "CF Association"]
    assert workbook["CF Doc"]["D2"].value == "2026-03-04"
    levels = [(row[1], row[3]) for row in workbook["CF Item"].iter_rows(min_row=2, values_only=True)]
    assert levels == [
        ("Roles", "1"),
        ("Skills", "2"),
        ("Courses", "3"),
        ("skills", "2.1"),
        ("Mixer", "1.1"),
        ("Mixing", "2.1.1"),
        ("Course A-1", "3.1"),
    ]
    (link,) = workbook["CF Association"].iter_rows(min_row=2, values_only=True)
    assert (link[2], link[3], link[4], link[7]) == ("mixer", "isRelatedTo", "mixing", "needs, level M, essential")


def test_nothing_becomes_a_formula() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}}, course_columns={"A-1": {"title": "=1+1"}})
    sheet = load_workbook(io.BytesIO(opensalt.write(curriculum)))["CF Item"]
    assert [(cell.value, cell.data_type) for cell in sheet["B"] if cell.value == "=1+1"] == [("=1+1", "s")]


def test_a_text_that_no_cell_can_hold_is_refused() -> None:
    curriculum = tiny_curriculum(courses={"A-1": {}}, course_columns={"A-1": {"summary": "x" * 40_000}})
    with pytest.raises(ValueError, match="40,000 characters"):
        opensalt.write(curriculum)


@settings(max_examples=40, deadline=None)
@given(curricula())
def test_a_curriculum_that_is_written_is_read_back(curriculum: Curriculum) -> None:
    data = opensalt.write(curriculum)
    found = opensalt.read(data)
    assert found.left_out == ()
    assert what_came(found) == what_travels(curriculum, notes_of_links=False)
    assert [*changed(curriculum, opensalt.read(data, curriculum))] == []


LEVELS = st.lists(st.sampled_from(["1", "1.1", "1.9", "1.2", "2", "", "x", "1.1.1", "1.19", "²", "1.99"]), max_size=30)


@given(LEVELS)
def test_repairing_levels_changes_only_repeated_ones(levels: list[str]) -> None:
    found, count = smart_levels.repaired(levels)
    changed = [place for place, (one, other) in enumerate(zip(levels, found, strict=True)) if one != other]
    assert len(changed) == count
    assert all(levels[place] in found[:place] and found[place].rstrip("0") == levels[place] for place in changed)


def _outcome(data: bytes) -> Imported | DataError:
    try:
        return opensalt.read(data)
    except DataError as error:
        return error


CELLS = st.none() | st.integers(-1, 3) | st.floats(0, 2) | st.booleans() | st.just(date(2026, 1, 1))
WORDS = st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc", "Cn")), max_size=8)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(CELLS | WORDS, max_size=5), max_size=6), st.lists(st.lists(CELLS | WORDS, max_size=5), max_size=3)
)
def test_any_cells_are_read_or_refused(items: list[list[Any]], links: list[list[Any]]) -> None:
    assert isinstance(_outcome(_workbook(items, links)), Imported | DataError)


GOOD = _workbook([["a", "Sound", "S", 1], ["b", "Hears", "S.1", "1.1"]])


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=4))
def test_a_damaged_workbook_is_read_or_refused(start: int, length: int, piece: bytes) -> None:
    assert isinstance(_outcome(GOOD[:start] + piece + GOOD[start + length :]), Imported | DataError)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=100) | st.text(max_size=100).map(lambda text: (CSV + text).encode(errors="replace")))
def test_any_text_is_read_or_refused(data: bytes) -> None:
    assert isinstance(_outcome(data), Imported | DataError)
