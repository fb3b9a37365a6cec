"""Files and tables that transcripts come in: separators, encodings, several files, and what cannot be read."""

from __future__ import annotations

import gzip
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyarrow import parquet

from planner.cohort import LeftOut, Source, columns_of
from planner.errors import DataError
from planner.optimiser import Progress, Watch
from tests.cohort.transcripts import as_parquet, counted, csv, passes, table
from tests.store.server import Server, programs

ROWS = (("1", "A-1", "2024 Fall", "A", "Mué"), ("2", "A-2", "2024 Fall", "B", "n"))


def text(separator: str = ",") -> str:
    lines = [("Student ID", "Course_Code", "TERM", "Final grade", "Major"), *ROWS]
    return "\r\n".join(separator.join(line) for line in lines)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_file_is_read_whatever_its_separator_and_encoding(separator: str, encoding: str) -> None:
    found = counted(Source("csv", data=text(separator).encode(encoding)))
    assert passes(found) == {"A-1": 1, "A-2": 1, "A-3": 0}
    assert [group.programme for group in found.groups] == ["Mué", "n"]


def test_files_of_a_pattern_are_read_together_compressed_ones_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("student,course,term\n1,A-1,2024 Fall\n", encoding="utf-8")
    (tmp_path / "b.csv.gz").write_bytes(gzip.compress(text(";").encode()))
    found = counted(Source("csv", str(tmp_path / "*.csv*")))
    assert found.rows.rows == 3
    # One file has grades, so that the row of the other is that of a running course.
    assert passes(found) == {"A-1": 1, "A-2": 1, "A-3": 0}


def test_parquet_files_are_read_from_a_folder_from_a_path_and_from_memory(tmp_path: Path) -> None:
    parquet.write_table(table(ROWS), tmp_path / "a.parquet")
    parquet.write_table(table(ROWS[:1], ("student", "course", "term")), tmp_path / "b.parquet")
    alone = counted(Source("parquet", str(tmp_path / "a.parquet")))
    assert (alone.rows.rows, alone.students.sum()) == (2, 2)
    assert counted(Source("parquet", str(tmp_path))).rows.left_out == {LeftOut.RUNNING: 1}
    assert counted(as_parquet(table(ROWS))).passed.tolist() == alone.passed.tolist()


def test_columns_of_other_names_are_named() -> None:
    source = Source("csv", data=b"who,what,when\n1,A-1,2024 Fall\n")
    assert columns_of(source) == ("who", "what", "when")
    named = Source("csv", data=source.data, columns={"student": "who", "course": "what", "term": "when"})
    assert passes(counted(named))["A-1"] == 1


def test_rows_with_more_or_fewer_cells_than_the_header_are_counted() -> None:
    found = counted(csv("1,A-1,2024 Fall,A,m", "1,A-2", "1,A-2,2024 Fall,A,m,extra"))
    assert (found.rows.rows, found.rows.used) == (3, 1)
    assert found.rows.left_out == {LeftOut.BROKEN_ROW: 2}
    assert found.rows.examples == {LeftOut.BROKEN_ROW: ("2 cells, not 5", "6 cells, not 5")}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Source("csv", data=b"\n"), "a header row"),
        (Source("csv", data=b"student,course,term\n"), "there are none"),
        (Source("csv", data=b"student,course\n1,A-1\n"), "a column for the term, called one of: term, semester"),
        (Source("csv", data=b"student,course,term,term\n1,A-1,a,b\n"), "column term; expected this column once"),
        (Source("csv", data=b"student,course,term\n1,A-1,x\n", columns={"grade": "mark"}), "column mark"),
        (Source("csv", data=b'student,course,term\n1,"A-1,x\n2,A-2,x\n'), "quotation marks"),
        (Source("csv", data=b'student,course,term\n1,"A-1,2024 Fall\n2,A-2",2024 Fall\n'), "quotation marks"),
        (Source("csv", data=b"PK\x03\x04\x00\x00"), "a CSV file"),
        (Source("csv", "no-such-file.csv"), "there is none of this name"),
        (Source("parquet", data=b"PAR1 and no more"), "a Parquet file"),
        (Source("parquet", "no-such-*.parquet"), "there is none of this name"),
        (Source("postgresql", "postgresql://ann:secret@127.0.0.1:1/none", table="t"), "a PostgreSQL database"),
    ],
)
def test_what_cannot_be_read_is_a_fault_of_the_source(source: Source, expected: str) -> None:
    with pytest.raises(DataError) as raised:
        counted(source)
    assert expected in str(raised.value)
    assert str(raised.value).splitlines()[1].startswith(source.name)
    assert "secret" not in str(raised.value)


def test_a_column_that_cannot_be_the_programmes_is_a_fault() -> None:
    rows = [(str(who), "A-1", "2024 Fall", "A", f"person {who}") for who in range(201)]
    with pytest.raises(DataError, match="at most 200 programmes"):
        counted(as_parquet(table(rows)))


def test_progress_is_told_part_by_part_and_stopping_ends_it() -> None:
    told: list[Progress] = []
    watch = Watch(tell=told.append)
    source = as_parquet(table([(str(who), "A-1", "2024 Fall", "A", "m") for who in range(50)]))
    assert counted(source, parts=4, watch=watch).is_whole
    assert [(at.done, at.of) for at in told] == [(0, 0), (1, 4), (2, 4), (3, 4), (4, 4)]
    watch.stop.set()
    stopped = counted(source, parts=4, watch=watch)
    assert (stopped.is_whole, stopped.rows.rows) == (False, 0)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL here")
    started = Server(found)
    started.start()
    yield started
    started.remove()


def test_a_table_of_postgresql_is_read_like_a_file(server: Server) -> None:
    server.execute(
        'CREATE SCHEMA registry; CREATE TABLE registry."Enrol" (student int, "Course" text, term text, grade text)'
    )
    server.execute(
        """INSERT INTO registry."Enrol" VALUES (1, 'A-1', '2024 Fall', 'A'), (1, 'A-2', NULL, 'B'),
        (2, E'A\n2', '2024 Fall', NULL), (3, 'He said "A", twice', '2024 Fall', 'A')"""
    )
    source = Source("postgresql", server.url().replace("postgresql:", "postgresql+psycopg:"), table="registry.Enrol")
    assert columns_of(source) == ("student", "Course", "term", "grade")
    found = counted(source)
    assert passes(found) == {"A-1": 1, "A-2": 0, "A-3": 0}
    assert found.rows.left_out == {LeftOut.UNKNOWN_COURSE: 1, LeftOut.BAD_TERM: 1, LeftOut.RUNNING: 1}
    assert found.rows.examples[LeftOut.UNKNOWN_COURSE] == ('He said "A", twice',)
    with pytest.raises(DataError, match="a table or view that may be read"):
        counted(Source("postgresql", server.url(), table="no_such"))


def test_no_page_waits_for_the_engines() -> None:
    check = "import sys, planner.cohort; assert not {'duckdb', 'pyarrow', 'pyspark'} & {*sys.modules}"
    subprocess.run([sys.executable, "-c", check], check=True)
