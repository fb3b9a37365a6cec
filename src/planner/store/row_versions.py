"""The rows of one table through the revisions: what stands at one, what came and went between two, and writing that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, and_, bindparam, not_, or_, select, update

from planner.store import schema
from planner.store.curriculum_rows import Cells, Key


@dataclass(frozen=True)
class RowsChanged:
    """The rows of a table that a revision brings, with their positions, and the keys of those that it ends.

    A row that is changed or moved is ended and brought anew.
    """

    brought: Mapping[Key, tuple[Cells, int]]
    ended: tuple[Key, ...]

    def __bool__(self) -> bool:
        return bool(self.brought or self.ended)


@dataclass(frozen=True)
class Placed:
    """Cells of rows in order, and their positions."""

    rows: list[Cells]
    positions: list[int]


def standing_at(table: Table, curriculum_id: str, number: int) -> tuple[ColumnElement[bool], ...]:
    """The condition that a row stands in a revision."""
    ended = table.c.to_revision
    return table.c.curriculum_id == curriculum_id, table.c.from_revision <= number, ended.is_(None) | (ended > number)


def rows_at(connection: Connection, name: str, curriculum_id: str, number: int) -> Placed:
    """The rows of a table at a revision."""
    table = schema.row_tables[name]
    columns = [table.c[column] for column in schema.cell_columns[name]]
    wanted = select(table.c.position, *columns).where(*standing_at(table, curriculum_id, number))
    found = connection.execute(wanted.order_by(table.c.position)).all()
    return Placed([tuple(row[1:]) for row in found], [row[0] for row in found])


def came_and_went(
    connection: Connection, name: str, curriculum_id: str, older: int, newer: int
) -> tuple[dict[int, Cells], set[int]]:
    """Rows by position that stand at the newer of two revisions only, and the positions of those at the older only."""
    table = schema.row_tables[name]
    columns = [table.c[column] for column in schema.cell_columns[name]]
    is_new = and_(*standing_at(table, curriculum_id, newer))
    came: dict[int, Cells] = {}
    went: set[int] = set()
    for new, position, *cells in connection.execute(
        select(is_new, table.c.position, *columns).where(*differs(table, curriculum_id, older, newer))
    ):
        if new:
            came[position] = tuple(cells)
        else:
            went.add(position)
    return came, went


def differs(table: Table, curriculum_id: str, older: int, newer: int) -> tuple[ColumnElement[bool], ...]:
    """The condition that a row stands in one of two revisions only."""
    in_older = and_(*standing_at(table, curriculum_id, older))
    in_newer = and_(*standing_at(table, curriculum_id, newer))
    only_one = or_(and_(in_older, not_(in_newer)), and_(in_newer, not_(in_older)))
    return table.c.curriculum_id == curriculum_id, only_one


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
