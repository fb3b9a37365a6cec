"""Laws of the workbook: what is written is read back, and nothing in its place leads to anything but a `DataError`."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.workbook import Workbook

from planner.curriculum import Curriculum
from planner.errors import DataError
from planner.exchange import folder, workbook
from planner.exchange.imported import Imported
from tests.exchange.good_folder import contents, tables_of
from tests.exchange.right_values import curricula

GOOD = workbook.write(folder.read_tables(contents()))


def whole(imported: Imported) -> Curriculum:
    assert imported.about is not None
    rows: dict[str, Any] = dict(imported.rows)
    return Curriculum(about=imported.about, **rows, plans=imported.plans)


def outcome(data: bytes, into: Curriculum | None = None) -> Imported | DataError:
    try:
        return workbook.read(data, into=into)
    except DataError as error:
        return error


def is_read_or_refused(data: bytes) -> None:
    found = outcome(data)
    if isinstance(found, DataError):
        assert found.faults
        assert all(fault.file and fault.expected for fault in found.faults)
    else:
        again = whole(workbook.read(workbook.write(whole(found))))
        assert again.fingerprint == whole(found).fingerprint


@settings(max_examples=60, deadline=None)
@given(curricula())
def test_a_workbook_that_is_written_is_read_back_the_same(curriculum: Curriculum) -> None:
    data = workbook.write(curriculum)
    assert workbook.write(curriculum) == data
    found = workbook.read(data)
    assert found.left_out == ()
    assert tables_of(whole(found)) == tables_of(curriculum)
    assert workbook.write(whole(found)) == data


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda data: b"PK\x03\x04" + data))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    is_read_or_refused(data)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(GOOD)), st.integers(0, 300), st.binary(max_size=20))
def test_a_damaged_workbook_is_read_or_refused(start: int, length: int, piece: bytes) -> None:
    is_read_or_refused(GOOD[:start] + piece + GOOD[start + length :])


PIECES = st.sampled_from(
    [
        b"<v>",
        b"</row>",
        b'<c r="ZZZ9"/>',
        b'r="0"',
        b't="s"',
        b't="e"',
        b't="d"',
        b't="inlineStr"',
        b"<f>",
        b"-1",
        b"1e999",
        b"9" * 5000,
        b'<mergeCell ref="A2:A9"/>',
        b'<row r="1048576">',
        b"&#0;",
        b"_x0000_",
        b"_xD800_",
        b"",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_workbook_with_a_damaged_part_is_read_or_refused(data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from(sorted(parts)))
    start = data.draw(st.integers(0, len(parts[name])))
    length = data.draw(st.integers(0, 40))
    parts[name] = parts[name][:start] + data.draw(PIECES) + parts[name][start + length :]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    is_read_or_refused(held.getvalue())


VALUES = st.text(max_size=12) | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.booleans()


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["about", "roles", "courses", "plans", "Notes"]), st.lists(st.lists(VALUES, max_size=6), max_size=6)
)
def test_any_values_in_a_sheet_are_read_or_refused(name: str, rows: list[list[Any]]) -> None:
    held = io.BytesIO()
    made = Workbook(held, {"in_memory": True, "strings_to_urls": False})
    sheet = made.add_worksheet(name)
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            sheet.write(number, place, value)
    made.close()
    is_read_or_refused(held.getvalue())
    part = outcome(held.getvalue(), into=folder.read_tables(contents()))
    assert isinstance(part, DataError) or set(part.rows) == {name}
