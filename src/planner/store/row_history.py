"""What differs between two revisions, and the history of one row: each one query a table.

The order of rows is no difference.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, and_, not_, or_, select

from planner.store import schema
from planner.store.curriculum_rows import Key
from planner.store.database import Store
from planner.store.row_versions import standing_at


@dataclass(frozen=True)
class RowChange:
    """A row that differs: its cells by column before and after; None where it was added or removed.

    The table `documents` has `curriculum.toml` and the example plans, with the columns name and text.
    """

    table: str
    key: Key
    before: Mapping[str, str] | None
    after: Mapping[str, str] | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells differ, all of them where the row was added or removed."""
        before, after = self.before or {}, self.after or {}
        return tuple(name for name in (before or after) if before.get(name) != after.get(name))


@dataclass(frozen=True)
class RowVersion:
    """Cells that a row has had: since which revision, up to which one they stood no more, and who brought them."""

    from_revision: int
    to_revision: int | None
    cells: Mapping[str, str]
    author: str
    at: datetime
    note: str


def difference(db: Store, curriculum_id: str, older: int, newer: int) -> tuple[RowChange, ...]:
    """The rows that differ between two revisions, table by table in order of key; either may be the later one.

    Raises `KeyError` for a revision that is not there.
    """
    with db.reading() as connection:
        for number in (older, newer):
            _check_revision(connection, curriculum_id, number)
        found = [
            change for name in schema.row_tables for change in _changes(connection, name, curriculum_id, older, newer)
        ]
    return tuple(found)


def history(db: Store, curriculum_id: str, table: str, key: Key) -> tuple[RowVersion, ...]:
    """Every state of the row of a key, the first one first; none for a row that never was there.

    Raises `KeyError` for a table that does not exist, `ValueError` for a key of another length.
    """
    rows, columns = schema.row_tables[table], schema.cell_columns[table]
    this = [rows.c[column] == value for column, value in zip(schema.keys[table], key, strict=True)]
    revision = schema.revisions
    brought = (revision.c.curriculum_id == rows.c.curriculum_id) & (revision.c.number == rows.c.from_revision)
    wanted = select(
        rows.c.from_revision,
        rows.c.to_revision,
        revision.c.author,
        revision.c.at,
        revision.c.note,
        *(rows.c[name].label(f"cell_{name}") for name in columns),
    ).join(revision, brought)
    found: list[RowVersion] = []
    with db.reading() as connection:
        for row in connection.execute(
            wanted.where(rows.c.curriculum_id == curriculum_id, *this).order_by(rows.c.from_revision)
        ):
            start, end, author, at, note, *cells = row
            found.append(RowVersion(start, end, dict(zip(columns, cells, strict=True)), author, at, note))
    return _without_moves(found)


def _without_moves(versions: list[RowVersion]) -> tuple[RowVersion, ...]:
    """The versions, those that follow each other with equal cells (the row was moved) as one."""
    found: list[RowVersion] = []
    for version in versions:
        before = found[-1] if found else None
        if before and before.to_revision == version.from_revision and before.cells == version.cells:
            found[-1] = replace(before, to_revision=version.to_revision)
        else:
            found.append(version)
    return tuple(found)


def _check_revision(connection: Connection, curriculum_id: str, number: int) -> None:
    revision = schema.revisions.c
    wanted = select(revision.number).where(revision.curriculum_id == curriculum_id, revision.number == number)
    if connection.scalar(wanted) is None:
        raise KeyError((curriculum_id, number))


def _changes(connection: Connection, name: str, curriculum_id: str, older: int, newer: int) -> list[RowChange]:
    table, columns = schema.row_tables[name], schema.cell_columns[name]
    in_older = and_(*standing_at(table, curriculum_id, older))
    in_newer = and_(*standing_at(table, curriculum_id, newer))
    only_one = or_(and_(in_older, not_(in_newer)), and_(in_newer, not_(in_older)))
    wanted = select(in_newer, *(table.c[column] for column in columns)).where(
        table.c.curriculum_id == curriculum_id, only_one
    )
    before: dict[Key, dict[str, str]] = {}
    after: dict[Key, dict[str, str]] = {}
    for is_after, *cells in connection.execute(wanted):
        row = dict(zip(columns, cells, strict=True))
        (after if is_after else before)[tuple(row[column] for column in schema.keys[name])] = row
    return [
        RowChange(name, key, before.get(key), after.get(key))
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    ]
