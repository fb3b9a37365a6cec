"""Rows of a PostgreSQL table as batches of texts, streamed by COPY: one query, and so one state of the table.

DuckDB has an extension for PostgreSQL that it downloads when it is first used. We do not download programs at run
time, so the rows come through psycopg (the extra `postgres`) instead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import csv as arrow_csv

from planner.cohort.source import Source
from planner.errors import DataError, Fault

if TYPE_CHECKING:
    import psycopg
    from psycopg import sql

_BLOCK = 8_000_000


def names(source: Source) -> tuple[str, ...]:
    """The columns of the table. Raises `DataError`."""
    from psycopg import sql

    with _connected(source) as connection:
        found = connection.execute(sql.SQL("SELECT * FROM {} LIMIT 0").format(_table(source)))
        return tuple(column.name for column in found.description or ())


def batches(source: Source, columns: dict[str, str]) -> Iterator[pa.RecordBatch]:
    """The rows as texts, under our names for `columns` (ours to theirs). Raises `DataError`."""
    from psycopg import sql

    texts = sql.SQL(", ").join(sql.SQL("{}::text").format(sql.Identifier(theirs)) for theirs in columns.values())
    query = sql.SQL("COPY (SELECT {} FROM {}) TO STDOUT (FORMAT csv)").format(texts, _table(source))
    ours = list(columns)
    with _connected(source) as connection, connection.cursor() as cursor, cursor.copy(query) as copy:
        # The server sends each row as a message of its own, so that a block ends where a row does.
        block, size = list[bytes](), 0
        for row in copy:
            block.append(bytes(row))
            size += len(row)
            if size >= _BLOCK:
                yield from _texts(block, ours)
                block, size = [], 0
        if block:
            yield from _texts(block, ours)


def _texts(block: list[bytes], columns: list[str]) -> list[pa.RecordBatch]:
    table = arrow_csv.read_csv(
        pa.BufferReader(b"".join(block)),
        read_options=arrow_csv.ReadOptions(column_names=columns, block_size=_BLOCK * 4),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=False
        ),
    )
    return list(table.to_batches())


@contextmanager
def _connected(source: Source) -> Iterator[psycopg.Connection]:
    """A connection that may only read. What goes wrong is a fault, without the address: it may hold a password."""
    try:
        import psycopg
    except ImportError as error:
        expected = "the Python package psycopg, which reads PostgreSQL (install the extra: postgres)"
        raise DataError([Fault(source.name, None, None, None, expected)]) from error
    address = source.place.replace("postgresql+psycopg:", "postgresql:", 1)
    try:
        with psycopg.connect(address, client_encoding="utf8") as connection:
            connection.read_only = True
            yield connection
    except psycopg.OperationalError as error:
        raise DataError([Fault(source.name, None, None, None, "a PostgreSQL database that answers")]) from error
    except psycopg.Error:
        raise DataError([Fault(source.name, None, None, None, "a table or view that may be read")]) from None


def _table(source: Source) -> sql.Identifier:
    """The table's name, with its schema where it is given: "registry.enrolments"."""
    from psycopg import sql

    return sql.Identifier(*source.table.split("."))
