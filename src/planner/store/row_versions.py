"""The rows of one table through the revisions: what stands at one, what the next one changes, and writing that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, select, update

from planner.store import schema
from planner.store.curriculum_rows import Cells, Key
from planner.store.positions import placed


@dataclass(frozen=True)
class RowsChanged:
    """The rows of a table that a revision brings, with their positions, and the keys of those that it ends.

    A row that is changed or moved is ended and brought anew.
    """

    brought: Mapping[Key, tuple[Cells, int]]
    ended: tuple[Key, ...]

    def __bool__(self) -> bool:
        return bool(self.brought or self.ended)


def standing_at(table: Table, curriculum_id: str, number: int) -> tuple[ColumnElement[bool], ...]:
    """The condition that a row stands in a revision."""
    ended = table.c.to_revision
    return table.c.curriculum_id == curriculum_id, table.c.from_revision <= number, ended.is_(None) | (ended > number)


def rows_at(connection: Connection, name: str, curriculum_id: str, number: int) -> list[Cells]:
    """Cells of the rows of a table at a revision, in order."""
    table = schema.row_tables[name]
    columns = [table.c[column] for column in schema.cell_columns[name]]
    wanted = select(*columns).where(*standing_at(table, curriculum_id, number)).order_by(table.c.position)
    return [tuple(row) for row in connection.execute(wanted)]


def changed(
    connection: Connection, name: str, curriculum_id: str, rows: Mapping[Key, Cells], since: int
) -> RowsChanged:
    """What turns the rows of a table at revision `since`, the latest one, into these, in this order."""
    held = _held(connection, name, curriculum_id) if since else {}
    places = placed(list(rows), {key: place for key, (_, place) in held.items()})
    brought = {key: (cells, places[key]) for key, cells in rows.items() if held.get(key) != (cells, places[key])}
    return RowsChanged(brought, tuple(key for key in held if key in brought or key not in rows))


def write(connection: Connection, name: str, curriculum_id: str, number: int, change: RowsChanged) -> None:
    """Write what a revision changes in a table."""
    table, key_columns = schema.row_tables[name], schema.keys[name]
    if change.ended:
        this = [table.c[column] == bindparam(f"key_{column}") for column in key_columns]
        still = (table.c.curriculum_id == curriculum_id, table.c.to_revision.is_(None))
        names = [f"key_{column}" for column in key_columns]
        ended: list[dict[str, Any]] = [dict(zip(names, key, strict=True)) for key in change.ended]
        connection.execute(update(table).where(*still, *this).values(to_revision=number), ended)
    if change.brought:
        columns = schema.cell_columns[name]
        stamp = {"curriculum_id": curriculum_id, "from_revision": number}
        fresh = [
            dict(zip(columns, cells, strict=True)) | stamp | {"position": place}
            for cells, place in change.brought.values()
        ]
        connection.execute(table.insert(), fresh)


def _held(connection: Connection, name: str, curriculum_id: str) -> dict[Key, tuple[Cells, int]]:
    """Cells and positions of the rows that stand now, by key."""
    table, columns = schema.row_tables[name], schema.cell_columns[name]
    wanted = select(table.c.position, *(table.c[column] for column in columns))
    now = wanted.where(table.c.curriculum_id == curriculum_id, table.c.to_revision.is_(None))
    places = [columns.index(column) for column in schema.keys[name]]
    held: dict[Key, tuple[Cells, int]] = {}
    for position, *cells in connection.execute(now):
        held[tuple(cells[place] for place in places)] = (tuple(cells), position)
    return held
