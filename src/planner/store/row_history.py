"""What differs between two revisions, and the history of one row and of its cells: each one query a table.

The order of rows is no difference. The settings of a curriculum, which are one text in the store, are given as rows of
the table `about`; its example plans are texts of the table `documents`, with the columns name and text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, and_, select

from planner.editing import ABOUT, RowChange
from planner.exchange import about_file, about_rows
from planner.exchange.findings import Findings
from planner.store import schema
from planner.store.curriculum_rows import Key
from planner.store.database import Store
from planner.store.row_versions import differs, standing_at

_SETTINGS = (about_file.FILE,)
"""Key of the document that holds the settings."""


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
    """The rows that differ between two revisions: the settings, then table by table in order of key.

    Either may be the later one. Raises `KeyError` for a revision that is not there.
    """
    with db.reading() as connection:
        for number in (older, newer):
            if _revision(connection, curriculum_id, number) is None:
                raise KeyError((curriculum_id, number))
        found = [
            change for name in schema.row_tables for change in _changes(connection, name, curriculum_id, older, newer)
        ]
    settings = [change for change in found if change.key == _SETTINGS and change.table == schema.DOCUMENTS]
    others = [change for change in found if change not in settings]
    return (*(change for text in settings for change in _of_settings(text)), *others)


def history(db: Store, curriculum_id: str, table: str, key: Key) -> tuple[RowVersion, ...]:
    """Every state of the row of a key, the first one first; none for a row that never was there.

    Raises `KeyError` for a table that does not exist, `ValueError` for a key of another length.
    """
    with db.reading() as connection:
        return _history(connection, curriculum_id, table, key)


def blame(db: Store, curriculum_id: str, table: str, key: Key) -> Mapping[str, RowVersion]:
    """By column, the version of a row that brought the present text of the cell; nothing for a row that is not there.

    Raises as `history` does.
    """
    versions = history(db, curriculum_id, table, key)
    if not versions or versions[-1].to_revision is not None:
        return {}
    found: dict[str, RowVersion] = {}
    for column, text in versions[-1].cells.items():
        brought = versions[-1]
        for version in reversed(versions[:-1]):
            if version.to_revision != brought.from_revision or version.cells[column] != text:
                break
            brought = version
        found[column] = brought
    return found


def last_version(db: Store, curriculum_id: str, table: str, key: Key, column: str | None) -> RowVersion:
    """Who brought the present text of a cell, without a column that of the row; who removed it where it is gone.

    Raises `KeyError` for a row that never was there.
    """
    versions = history(db, curriculum_id, table, key)
    if not versions:
        raise KeyError((table, key))
    last = versions[-1]
    if last.to_revision is None:
        return last if column is None else blame(db, curriculum_id, table, key)[column]
    with db.reading() as connection:
        found = _revision(connection, curriculum_id, last.to_revision)
    return RowVersion(last.to_revision, None, {}, *(found or (last.author, last.at, last.note)))


def _history(connection: Connection, curriculum_id: str, name: str, key: Key) -> tuple[RowVersion, ...]:
    if name == ABOUT:
        (setting,) = key
        return _without_moves(
            _setting_versions(_history(connection, curriculum_id, schema.DOCUMENTS, _SETTINGS), setting)
        )
    rows, columns = schema.row_tables[name], schema.cell_columns[name]
    this = [rows.c[column] == value for column, value in zip(schema.keys[name], key, strict=True)]
    revision = schema.revisions
    brought = (revision.c.curriculum_id == rows.c.curriculum_id) & (revision.c.number == rows.c.from_revision)
    facts = (rows.c.from_revision, rows.c.to_revision, revision.c.author, revision.c.at, revision.c.note)
    wanted = select(*facts, *(rows.c[column].label(f"cell_{column}") for column in columns)).join(revision, brought)
    found: list[RowVersion] = []
    for row in connection.execute(
        wanted.where(rows.c.curriculum_id == curriculum_id, *this).order_by(rows.c.from_revision)
    ):
        start, end, author, at, note, *cells = row
        found.append(RowVersion(start, end, dict(zip(columns, cells, strict=True)), author, at, note))
    return _without_moves(found)


def _setting_versions(versions: tuple[RowVersion, ...], setting: str) -> list[RowVersion]:
    """The versions of one setting among those of the text that holds all."""
    found = []
    for version in versions:
        value = _settings(version.cells["text"]).get(setting)
        if value is not None:
            found.append(replace(version, cells={"setting": setting, "value": value}))
    return found


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


def _revision(connection: Connection, curriculum_id: str, number: int) -> tuple[str, datetime, str] | None:
    revision = schema.revisions.c
    wanted = select(revision.author, revision.at, revision.note)
    row = connection.execute(
        wanted.where(revision.curriculum_id == curriculum_id, revision.number == number)
    ).one_or_none()
    return None if row is None else (row.author, row.at, row.note)


def _changes(connection: Connection, name: str, curriculum_id: str, older: int, newer: int) -> list[RowChange]:
    table, columns = schema.row_tables[name], schema.cell_columns[name]
    is_after = and_(*standing_at(table, curriculum_id, newer))
    wanted = select(is_after, *(table.c[column] for column in columns)).where(
        *differs(table, curriculum_id, older, newer)
    )
    before: dict[Key, dict[str, str]] = {}
    after: dict[Key, dict[str, str]] = {}
    for is_new, *cells in connection.execute(wanted):
        row = dict(zip(columns, cells, strict=True))
        (after if is_new else before)[tuple(row[column] for column in schema.keys[name])] = row
    return [
        RowChange(name, key, before.get(key), after.get(key))
        for key in sorted({*before, *after})
        if before.get(key) != after.get(key)
    ]


def _of_settings(change: RowChange) -> list[RowChange]:
    """The settings that differ between two texts of `curriculum.toml`."""
    before, after = _settings((change.before or {}).get("text", "")), _settings((change.after or {}).get("text", ""))
    return [
        RowChange(ABOUT, (name,), _cells(name, before), _cells(name, after))
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    ]


def _settings(text: str) -> dict[str, str]:
    """Values by setting; none for a text that an older edition wrote and this one cannot read."""
    about = about_file.read(text.encode(), Findings()).about
    return {} if about is None else dict(about_rows.rows(about))


def _cells(name: str, settings: Mapping[str, str]) -> dict[str, str] | None:
    return {"setting": name, "value": settings[name]} if name in settings else None
