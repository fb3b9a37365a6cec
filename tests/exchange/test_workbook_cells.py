"""Files that are no workbook, or too much of one, in the place of a workbook."""

from __future__ import annotations

import pytest

from planner.exchange import workbook
from planner.exchange.workbook import cells
from tests.exchange.edited_workbooks import GOOD, changed_part, faults, put


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a workbook (.xlsx)"),
        (b"role_id,title\n", "a workbook (.xlsx)"),
        (b"\xd0\xcf\x11\xe0rest", "a workbook (.xlsx); this one is of the older kind .xls or has a password"),
        (b"PK\x05\x06" + b"\0" * 18, "a workbook (.xlsx) that can be read"),
    ],
)
def test_what_is_no_workbook_is_refused(data: bytes, expected: str) -> None:
    (fault,) = faults(data)
    assert fault.file == "map.xlsx"
    assert fault.expected.startswith(expected)


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "MOST_UNPACKED", 10_000)
    (fault,) = faults(workbook.write(GOOD))
    assert "at most 10,000 bytes together" in fault.expected
    monkeypatch.setattr(cells, "MOST_BYTES", 1_000)
    (fault,) = faults(workbook.write(GOOD))
    assert "at most 1,000 bytes" in fault.expected


def test_a_part_with_a_document_type_is_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet '
    data = changed_part(workbook.write(GOOD), "xl/worksheets/sheet4.xml", b"<worksheet ", bomb)
    (fault,) = faults(data)
    assert fault.expected == "a workbook whose parts declare no document type"


def test_more_columns_than_any_table_has_are_refused() -> None:
    (fault,) = faults(put("roles", ZZ9="far"))
    assert (fault.file, fault.row, fault.value) == ("sheet roles", 9, "702")
