from __future__ import annotations

import pytest

from planner.exchange import text_files
from planner.exchange.findings import Findings
from planner.exchange.text_files import Sheet


def read(data: bytes | str) -> tuple[Sheet | None, Findings]:
    """The sheet of some bytes, and what was found."""
    findings = Findings()
    text = text_files.decode("t.csv", data.encode() if isinstance(data, str) else data, findings)
    return (None if text is None else text_files.sheet("t.csv", text, findings)), findings


def rows(data: bytes | str) -> list[tuple[int, dict[str, str]]]:
    """Number and cells of each row of a text without fault."""
    found, findings = read(data)
    assert findings.faults == []
    assert found is not None
    return [(row.number, row.cells) for row in found.rows]


def faults(data: bytes | str) -> list[str]:
    return [str(fault) for fault in read(data)[1].faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_with_and_without_byte_order_mark_is_read(encoding: str) -> None:
    assert rows("id,name\na,Böhm 🎛\n".encode(encoding)) == [(2, {"id": "a", "name": "Böhm 🎛"})]


def test_utf_16_in_the_other_byte_order_is_read() -> None:
    assert rows(b"\xfe\xff" + "id\na\n".encode("utf-16-be")) == [(2, {"id": "a"})]


def test_windows_1252_is_read_with_a_warning() -> None:
    found, findings = read("id,name\na,Café – déjà\n".encode("cp1252"))
    assert found is not None
    assert found.rows[0].cells["name"] == "Café – déjà"
    assert findings.warnings == ["t.csv is not in UTF-8: it was read as Windows-1252, so check its accents"]


def test_a_byte_of_no_encoding_is_named_with_its_line() -> None:
    assert faults(b"id\na\n\xff\x81b\n") == ["t.csv, row 3: found 'bytes 81 62 0a'; expected text in UTF-8"]


def test_nul_characters_are_refused() -> None:
    expected = "text in UTF-8, or in UTF-16 with a byte order mark; this holds NUL characters"
    assert faults(b"id\na\0\n") == [f"t.csv, row 2; expected {expected}"]
    assert faults("id\na\n".encode("utf-16-le")) == [f"t.csv, row 1; expected {expected}"]


def test_half_a_character_of_utf_16_is_refused() -> None:
    assert len(faults(b"\xff\xfei")) == 1


def test_a_workbook_saved_under_the_wrong_name_is_recognised() -> None:
    assert faults(b"PK\x03\x04...") == ["t.csv; expected a text file; this is a workbook or an archive"]


def test_a_file_over_the_limit_is_refused() -> None:
    assert faults(b"id\n" + b"a\n" * 10_000_000) == [
        "t.csv: found '20,000,003 bytes'; expected a file of at most 20,000,000 bytes"
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_is_that_of_the_header(separator: str) -> None:
    text = f'id{separator}name{separator}other\na{separator}"b;c,d\te"{separator}f\n'
    assert rows(text) == [(2, {"id": "a", "name": "b;c,d\te", "other": "f"})]


def test_separators_inside_quotation_marks_of_the_header_do_not_count() -> None:
    assert rows('id;"a,b,c"\n1;2\n') == [(2, {"id": "1", "a,b,c": "2"})]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_ending_is_read(ending: str) -> None:
    assert rows(ending.join(["id,name", "a,b", "c,d"])) == [
        (2, {"id": "a", "name": "b"}),
        (3, {"id": "c", "name": "d"}),
    ]


def test_blank_rows_are_passed_over_and_counted() -> None:
    assert rows("\n , \nid,name\n\na,b\n,\nc,d\n") == [(5, {"id": "a", "name": "b"}), (7, {"id": "c", "name": "d"})]


def test_padding_is_stripped_and_case_of_columns_ignored() -> None:
    assert rows(' ID , "Name"\n a , " b "\n') == [(2, {"id": "a", "name": "b"})]


def test_a_row_that_is_too_short_has_blank_cells() -> None:
    assert rows("id,name,other\na\n") == [(2, {"id": "a"})]


def test_a_line_break_inside_a_cell_does_not_count_as_a_row() -> None:
    assert rows('id,name\na,"one\ntwo"\nb,c\n') == [(2, {"id": "a", "name": "one\ntwo"}), (3, {"id": "b", "name": "c"})]


def test_a_cell_beyond_the_header_is_a_fault_of_its_row_only() -> None:
    found, findings = read("id,name\na,b,c\nd,e,\n")
    assert found is not None
    assert [row.number for row in found.rows] == [3]
    assert [str(fault) for fault in findings.faults] == [
        "t.csv, row 2: found 'c'; expected no cell beyond the 2 columns of the header; "
        "a cell that holds the separator is quoted"
    ]


def test_a_quotation_mark_in_the_middle_is_a_fault_of_its_row_only() -> None:
    found, findings = read('id,name\na,"b" c\nd,e\n')
    assert found is not None
    assert [(row.number, row.cells["id"]) for row in found.rows] == [(3, "d")]
    assert [fault.row for fault in findings.faults] == [2]


def test_rows_are_numbered_by_lines_after_a_mark_that_is_not_closed() -> None:
    found, findings = read('id,name\na,"b\nc,d\ne,"f"\ng,h\n')
    assert found is not None
    assert [fault.row for fault in findings.faults] == [2]
    assert [(row.number, row.cells["id"]) for row in found.rows] == [(5, "g")]


def test_a_mark_that_is_never_closed_is_a_fault() -> None:
    expected = 'quotation marks in pairs: a cell "in marks" ends with the second, and a mark inside it is doubled'
    assert faults('id,name\na,b\nc,"d\n') == [f"t.csv, row 3; expected {expected}"]


def test_a_cell_longer_than_a_spreadsheet_holds_is_a_fault() -> None:
    cell = "x" * 32_768
    assert faults(f"id,name\na,{cell}\n") == [
        f"t.csv, row 2, column name: found '{'x' * 79}…'; expected at most 32,767 characters, not 32,768"
    ]
    assert [fault.split("; ")[1] for fault in faults(f"id,name\na,{'x' * 140_000}\n")] == [
        "expected cells of at most 32,767 characters"
    ]


def test_a_line_over_the_limit_is_refused() -> None:
    assert faults("id\n" + "," * 1_000_001) == ["t.csv; expected lines of at most 1,000,000 characters"]


def test_a_file_without_header_is_a_fault() -> None:
    assert faults("\n \n") == ["t.csv; expected a header row with the names of the columns"]


def test_a_column_that_stands_twice_is_a_fault() -> None:
    assert faults("id,name,ID\na,b,c\n") == [
        "t.csv, row 1, column id; expected this column once; it stands in the header 2 times"
    ]


def test_too_many_columns_are_a_fault() -> None:
    assert faults(",".join(f"c{number}" for number in range(501))) == [
        "t.csv, row 1: found '501'; expected at most 500 columns"
    ]


def test_too_many_rows_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_files, "MOST_ROWS", 2)
    assert len(rows("id\na\n\nb\n\n")) == 2
    assert faults("id\na\n\nb\n\nc\n") == ["t.csv; expected at most 2 rows"]


def test_control_characters_in_the_header_are_a_fault() -> None:
    assert faults("id,na\x07me\n") == [
        "t.csv, row 1: found 'na\\x07me'; expected a column name without control characters"
    ]


def test_a_column_without_name_is_left_out_with_a_warning() -> None:
    found, findings = read("id,,name,,\na,b,c,,\n")
    assert found is not None
    assert found.columns == ("id", "name")
    assert found.rows[0].cells == {"id": "a", "name": "c"}
    assert findings.warnings == ["t.csv: column 2 has no name and was left out"]
