"""Files of Curricular Analytics that are odd or broken as files, and laws over any bytes."""

from __future__ import annotations

import codecs
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.errors import DataError
from planner.exchange import curricular_analytics, folder
from planner.exchange.imported import Imported
from tests.exchange.test_curricular_analytics import HEADER, HEADING, ROWS, curriculum_of

GOOD = (HEADING + HEADER + ROWS + "Additional Courses\n" + HEADER + "5,Précis,MA,90,,,,3,,,1\n").encode()


def _codes(data: bytes) -> list[str]:
    return [str(getattr(row, "course_id", "")) for row in curricular_analytics.read(data).rows["courses"]]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + GOOD,
        GOOD.decode().encode("cp1252"),
        GOOD.decode().encode("utf-16"),
        GOOD.replace(b"\n", b"\r\n"),
        GOOD.replace(b",", b"\t"),
        GOOD.replace(b";", b"|").replace(b",", b";").replace(b"1|2", b'"1;2"'),
        GOOD + b",,,,,,,,,,\n" * 100_000,
        GOOD.replace(b"1,Acoustics,", b' 1 ," Acoustics ", '),
        GOOD.replace(b"Course ID,", b"COURSE_ID,").replace(b"Credit Hours", b"credits"),
    ],
    ids=["mark", "cp1252", "utf-16", "crlf", "tabs", "semicolons", "blank rows", "padding", "spelling"],
)
def test_a_file_may_be_encoded_and_spaced_in_other_ways(data: bytes) -> None:
    assert _codes(data) == ["AU-101", "AU-101L", "AU-2040", "AU-2040L", "MA-90"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "a row for each course under a header"),
        (b"PK\x03\x04rest", "a text file; this is a workbook or an archive"),
        (HEADING.encode(), "a row for each course under a header"),
        ((HEADING + HEADER).encode(), "a row for each course under a header"),
        ((HEADING + HEADER + "1,,,,,,,,,,\n").encode(), "at least one course with a name, or with a prefix"),
        ((HEADING + HEADER + '1,"Open,AU,1\n').encode(), "quotation marks in pairs"),
        (GOOD + b"1,x\n" * 5_000, "at most 5,000 rows"),
        (GOOD + b"," * 200 + b"x\n", "at most 5,000 rows and 100 columns"),
        (GOOD + b" " * 5_000_001, "a file of at most 5,000,000 bytes"),
        (HEADING.encode() + HEADER.encode() + b"1," + b"x" * 40_000 + b",AU,1\n", "cells of at most 32,767 characters"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, expected: str) -> None:
    with pytest.raises(DataError) as found:
        curricular_analytics.read(data, "plan.csv")
    assert expected in str(found.value)


def test_a_row_with_too_many_cells_is_left_out() -> None:
    found = curricular_analytics.read(GOOD.replace(b"4,Signals lab", b"4,Signals, lab"), "plan.csv")
    assert [(fault.row, fault.value) for fault in found.left_out if fault.column is None] == [(12, "2")]


def test_lines_of_the_heading_that_are_not_known_are_left_out() -> None:
    found = curricular_analytics.read(b"Campus,North\nCurriculum,A, B.S.\n" + GOOD[GOOD.index(b"Institution") :])
    assert found.about is not None
    assert found.about.title == "A, B.S."
    assert [fault.value for fault in found.left_out] == ["Campus, North"]


def test_what_the_file_does_not_name_is_said() -> None:
    found = curricular_analytics.read((HEADER + ROWS).encode())
    assert found.about is not None
    assert (found.about.title, found.about.institution) == ("Not named", "Not named")
    assert "The file does not name its curriculum or its institution: change that in the settings." in found.assumed


def _says_the_same(one: Imported, other: Imported) -> bool:
    return (one.rows, one.about, one.plans) == (other.rows, other.about, other.plans)


def _reads_or_refuses(data: bytes) -> None:
    """Any bytes are a clear `DataError`, or a curriculum that a folder takes and that is written and read the same."""
    found = _outcome(data)
    if isinstance(found, DataError):
        assert found.faults
        assert all(fault.expected and fault.file for fault in found.faults)
        return
    curriculum = curriculum_of(found)
    with tempfile.TemporaryDirectory() as path:
        folder.write(curriculum, Path(path))
        assert folder.read(Path(path)).fingerprint == curriculum.fingerprint
    again = curricular_analytics.read(curricular_analytics.write(curriculum))
    assert _says_the_same(found, again)
    assert again.left_out == ()


def _outcome(data: bytes) -> Imported | DataError:
    try:
        return curricular_analytics.read(data)
    except DataError as error:
        return error


WORDS = st.sampled_from(
    ("", "1", "2", "3", "1;2", "3,1", "AU", "101", "Elective", "elective", "GE 2", "HIST 100", "=1+1", "'-x")
) | st.sampled_from(
    ("Courses", "Additional Courses", "Course ID", "Term", "?", "3-Jan", "é", '"', "a\nb", "none", "x" * 70, "9" * 30)
)
ANY_WORDS = WORDS | st.text(max_size=12)


@st.composite
def tables_of_words(draw: st.DrawFn) -> bytes:
    """A right header over rows of words."""
    rows = draw(st.lists(st.lists(ANY_WORDS, min_size=1, max_size=11), max_size=8))
    quoted = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return (HEADING + HEADER + "\n".join(quoted)).encode(errors="replace")


@settings(max_examples=200, deadline=None)
@given(tables_of_words())
def test_any_rows_are_read_and_written_and_read_the_same(data: bytes) -> None:
    _reads_or_refuses(data)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: text.encode(errors="replace")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _reads_or_refuses(data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOOD)))
    end = data.draw(st.integers(start, min(len(GOOD), start + 40)))
    piece = data.draw(st.binary(max_size=5) | st.sampled_from([b'"', b",", b";", b"\n", b"\0", b"\xff", b"1", b"-"]))
    _reads_or_refuses(GOOD[:start] + piece + GOOD[end:])
