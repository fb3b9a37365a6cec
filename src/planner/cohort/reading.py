"""DuckDB hands the rows of a source out in parts, each with all rows of its students.

Parquet files are read where they lie, once for each part; other rows are read once and held by DuckDB in memory,
compressed. Nothing is written to a disk: there is no folder for what does not fit into memory, nothing is downloaded,
and what was held is gone when the connection is closed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
from pyarrow import parquet

from planner.cohort import column_names, postgres_rows
from planner.cohort.csv_rows import Broken, CsvFile
from planner.cohort.places import paths
from planner.cohort.source import Source
from planner.errors import DataError, Fault

_SETTINGS = {
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "preserve_insertion_order": "false",
}
_BATCH = 100_000
_MANY = 2_000_000
"""Rows that are worth the time that their compression takes."""


@dataclass
class Rows:
    """The rows of an open source: student, course, term, and grade, programme and entry_year where it has them."""

    connection: duckdb.DuckDBPyConnection
    stop: threading.Event
    count: int = 0
    is_graded: bool = False
    """Whether any row has a grade."""
    broken: Broken = field(default_factory=Broken)
    fault: DataError | None = None
    """What ended the reading: DuckDB, which asks for the rows, passes nothing but words on."""

    def part(self, number: int, of: int) -> pa.Table:
        """All rows of the students of one part, in no order; `number` counts from 0. Safe from several threads."""
        chosen = "SELECT * FROM enrolments"
        if of > 1:
            chosen += f" WHERE hash(student) % {of:d} = {number:d}"
        with self.connection.cursor() as cursor:
            return cursor.sql(chosen).to_arrow_table()


def columns_of(source: Source) -> tuple[str, ...]:
    """The names of a source's columns, as they stand there. Raises `DataError` for one that cannot be read."""
    with _as_faults(source):
        if source.kind == "csv":
            return _csv_files(source)[0].names()
        if source.kind == "postgresql":
            return postgres_rows.names(source)
        return tuple(parquet.read_schema(pa.BufferReader(source.data) if source.data else paths(source)[0]).names)


@contextmanager
def opened(source: Source, stop: threading.Event) -> Iterator[Rows]:
    """The rows of a source, as long as the block lasts; only some, where `stop` is set while they are read.

    Raises `DataError` with the source's name: for a file that does not exist or is no CSV or Parquet, a database that
    does not answer, a source without the columns that are needed, or without any rows.
    """
    columns = column_names.matched(source, columns_of(source))
    connection = duckdb.connect(config=dict(_SETTINGS))
    try:
        rows = Rows(connection, stop)
        with _as_faults(source):
            _make(rows, source, columns)
            rows.count = _number(connection, "SELECT count(*) FROM enrolments")
            if "grade" in columns:
                graded = "SELECT count(*) FROM (FROM enrolments WHERE trim(grade) <> '' LIMIT 1)"
                rows.is_graded = bool(_number(connection, graded))
        if not rows.count + rows.broken.count and not stop.is_set():
            raise DataError([Fault(source.name, None, None, None, "rows of students; there are none")])
        with _as_faults(source):
            yield rows
    finally:
        connection.close()


def _make(rows: Rows, source: Source, columns: dict[str, str]) -> None:
    """Make what the parts are taken from, under the name enrolments."""
    connection = rows.connection
    if source.kind == "parquet" and not source.data:
        connection.read_parquet(paths(source), union_by_name=True).create_view("given")
        # To trim costs as much as all the rest of a scan, and there are many: it is done where there is a reason.
        student = f"CAST({_quoted(columns['student'])} AS VARCHAR)"
        padded = f"starts_with({student}, ' ') OR ends_with({student}, ' ')"
        trimmed = _number(connection, f"SELECT count(*) FROM (FROM given WHERE {padded} LIMIT 1)") > 0  # noqa: S608
        connection.execute(f"CREATE VIEW enrolments AS {_select(columns, trimmed=trimmed)}")
        return
    connection.execute("ATTACH ':memory:' AS held (COMPRESS)")
    schema = pa.schema([(ours, pa.string()) for ours in columns])
    connection.register("given", pa.RecordBatchReader.from_batches(schema, _noting(rows, source, columns)))
    try:
        connection.execute(f"CREATE TABLE held.enrolments AS {_select({ours: ours for ours in columns}, trimmed=True)}")
    except duckdb.Error:
        if rows.fault is not None:
            raise rows.fault from None
        raise
    connection.unregister("given")
    if _number(connection, "SELECT count(*) FROM held.enrolments") > _MANY:
        connection.execute("CHECKPOINT held")
    connection.execute("CREATE VIEW enrolments AS FROM held.enrolments")


def _noting(rows: Rows, source: Source, columns: dict[str, str]) -> Iterator[pa.RecordBatch]:
    try:
        for batch in _batches(rows, source, columns):
            if rows.stop.is_set():
                return
            yield batch
    except DataError as error:
        rows.fault = error
        raise


def _batches(rows: Rows, source: Source, columns: dict[str, str]) -> Iterator[pa.RecordBatch]:
    ours, theirs = list(columns), list(columns.values())
    if source.kind == "csv":
        for file in _csv_files(source):
            found = column_names.matched(source, file.names())
            for batch in file.batches(found, rows.broken):
                yield _as_texts(batch, ours)
    elif source.kind == "postgresql":
        yield from postgres_rows.batches(source, columns)
    else:
        for batch in parquet.ParquetFile(pa.BufferReader(source.data)).iter_batches(_BATCH, columns=theirs):
            yield _as_texts(batch.select(theirs).rename_columns(ours), ours)


def _as_texts(batch: pa.RecordBatch, columns: list[str]) -> pa.RecordBatch:
    """The columns in this order, those that another of several files does not have left blank."""
    blank = pa.nulls(len(batch), pa.string())
    here = batch.schema.names
    arrays = [batch[name].cast(pa.string()) if name in here else blank for name in columns]
    return pa.RecordBatch.from_arrays(arrays, names=columns)


def _csv_files(source: Source) -> list[CsvFile]:
    if source.data:
        return [CsvFile(source.name, data=source.data)]
    return [CsvFile(path, path=path) for path in paths(source)]


def _number(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    found = connection.execute(query).fetchone()
    return int(found[0]) if found else 0


def _select(columns: dict[str, str], *, trimmed: bool) -> str:
    """A query for our columns as texts, blank where there is nothing.

    Rows are parted by student, so that these must stand there without spaces around them. Other columns have few
    different texts, which are put right one by one later.
    """
    texts = {ours: f"coalesce(CAST({_quoted(theirs)} AS VARCHAR), '')" for ours, theirs in columns.items()}
    if trimmed:
        texts["student"] = f"trim({texts['student']})"
    return f"SELECT {', '.join(f'{text} AS {ours}' for ours, text in texts.items())} FROM given"  # noqa: S608 - quoted


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


@contextmanager
def _as_faults(source: Source) -> Iterator[None]:
    """Turn what a reader says of a broken file into a fault; of memory that does not suffice, into one that says so.

    The reader's own words may quote rows, and would stand in the server's log: they are left out.
    """
    try:
        yield
    except (duckdb.OutOfMemoryException, MemoryError):
        expected = "as many rows as fit into memory; Parquet files are read in parts and need the least"
        raise DataError([Fault(source.name, None, None, None, expected)]) from None
    except (duckdb.Error, pa.ArrowException, OSError):
        kinds = {"csv": "a CSV file", "parquet": "a Parquet file", "postgresql": "a table that can be read"}
        raise DataError([Fault(source.name, None, None, None, kinds[source.kind])]) from None
