"""Revisions of curricula: numbered from 1 without holes, immutable; only rows that changed are written.

A row carries the revision that brought it and the one that ended it: revision n is the rows with
from_revision ≤ n < to_revision (none: still there), in the order of their position.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from planner.curriculum import Curriculum
from planner.exchange import folder
from planner.store import curriculum_rows, row_versions, schema
from planner.store.curriculum_rows import Cells, Key
from planner.store.database import Store
from planner.store.row_history import RowChange, RowVersion, difference, history

__all__ = [
    "Revision",
    "RowChange",
    "RowVersion",
    "Taken",
    "all_of",
    "difference",
    "history",
    "latest",
    "read",
    "save",
    "take",
    "take_folder",
]

FOLDER = "data folder"
"""The author of revisions that are taken from a folder."""
_CURRICULA, _REVISIONS = schema.curricula, schema.revisions


@dataclass(frozen=True)
class Revision:
    """A state of a curriculum: who made it, when (UTC), why, and the fingerprint that it had then."""

    number: int
    author: str
    at: datetime
    note: str
    fingerprint: str


@dataclass(frozen=True)
class Taken:
    """What taking a folder led to: the latest revision, its fingerprint, and whether it is a new one."""

    number: int
    fingerprint: str
    new: bool


def latest(db: Store, curriculum_id: str) -> int | None:
    """Number of the latest revision; None where there is none yet."""
    with db.reading() as connection:
        return connection.scalar(select(_CURRICULA.c.latest).where(_CURRICULA.c.curriculum_id == curriculum_id)) or None


def all_of(db: Store, curriculum_id: str) -> tuple[Revision, ...]:
    """Every revision, the first one first; none for a curriculum that is not there."""
    columns = [_REVISIONS.c[name] for name in ("number", "author", "at", "note", "fingerprint")]
    wanted = select(*columns).where(_REVISIONS.c.curriculum_id == curriculum_id).order_by(_REVISIONS.c.number)
    with db.reading() as connection:
        return tuple(Revision(**row._mapping) for row in connection.execute(wanted))


def read(db: Store, curriculum_id: str, number: int | None = None) -> Curriculum:
    """The curriculum at a revision, the latest by default; its `warnings`, which belong to reading files, are none.

    Raises `KeyError` where there is no such revision, and `DataError` where an older edition of the program wrote rows
    that do not suit this one any more.
    """
    with db.reading() as connection:
        known = select(_REVISIONS.c.number).where(_REVISIONS.c.curriculum_id == curriculum_id)
        known = (
            known.order_by(_REVISIONS.c.number.desc()) if number is None else known.where(_REVISIONS.c.number == number)
        )
        found = connection.scalar(known.limit(1))
        if found is None:
            raise KeyError((curriculum_id, number))
        rows = {name: row_versions.rows_at(connection, name, curriculum_id, found) for name in schema.row_tables}
    return curriculum_rows.curriculum(rows)


def save(db: Store, curriculum_id: str, curriculum: Curriculum, *, author: str, note: str) -> int:
    """Make the curriculum the next revision and give its number; the latest one's where nothing differs from it.

    Raises `ValueError` for a curriculum that cannot be kept: a key that stands twice, a value that no cell can hold.
    """
    contents = curriculum_rows.contents(curriculum)
    with db.writing() as connection:
        before = _locked(connection, curriculum_id)
        return _saved(connection, curriculum_id, contents, before, _Stamp(author, note, curriculum.fingerprint))


def take(db: Store, curriculum_id: str, curriculum: Curriculum) -> Taken:
    """Take over the curriculum of a folder: revision 1 of an empty store.

    Afterwards it is the next revision where its fingerprint differs from the one last taken. Several processes may do
    so at once. Raises `ValueError` as `save` does.
    """
    fingerprint = curriculum.fingerprint
    with db.reading() as connection:
        held = _taken(connection, curriculum_id, fingerprint)
    if held is not None:
        return held
    contents = curriculum_rows.contents(curriculum)
    with db.writing() as connection:
        before = _locked(connection, curriculum_id)
        held = _taken(connection, curriculum_id, fingerprint)
        if held is not None:
            return held
        note = "First taken from the data folder" if before == 0 else "The data folder was changed"
        number = _saved(connection, curriculum_id, contents, before, _Stamp(FOLDER, note, fingerprint))
        this = _CURRICULA.c.curriculum_id == curriculum_id
        connection.execute(update(_CURRICULA).where(this).values(folder_fingerprint=fingerprint))
        return Taken(number, fingerprint, number > before)


def take_folder(db: Store, curriculum_id: str, path: Path) -> Taken:
    """Read a folder and take it over as `take` does. Raises `DataError` where it does not load."""
    return take(db, curriculum_id, folder.read(path))


@dataclass(frozen=True)
class _Stamp:
    author: str
    note: str
    fingerprint: str


def _taken(connection: Connection, curriculum_id: str, fingerprint: str) -> Taken | None:
    """The latest revision, where this fingerprint was the last one taken from the folder."""
    same = (_REVISIONS.c.curriculum_id == _CURRICULA.c.curriculum_id) & (_REVISIONS.c.number == _CURRICULA.c.latest)
    wanted = select(_CURRICULA.c.latest, _REVISIONS.c.fingerprint).join(_REVISIONS, same)
    this = (_CURRICULA.c.curriculum_id == curriculum_id, _CURRICULA.c.folder_fingerprint == fingerprint)
    row = connection.execute(wanted.where(*this)).one_or_none()
    return None if row is None else Taken(row.latest, row.fingerprint, new=False)


def _locked(connection: Connection, curriculum_id: str) -> int:
    """Number of the latest revision, 0 for none, after all other writers of this curriculum have finished."""
    new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    first = new(_CURRICULA).values(curriculum_id=curriculum_id, latest=0, folder_fingerprint="")
    connection.execute(first.on_conflict_do_nothing())
    this = select(_CURRICULA.c.latest).where(_CURRICULA.c.curriculum_id == curriculum_id).with_for_update()
    number: int = connection.execute(this).scalar_one()
    return number


def _saved(
    connection: Connection, curriculum_id: str, contents: Mapping[str, Mapping[Key, Cells]], before: int, stamp: _Stamp
) -> int:
    """Write what differs from the latest revision as the next one; the number of the one that then is the latest."""
    changes = {
        name: row_versions.changed(connection, name, curriculum_id, rows, before) for name, rows in contents.items()
    }
    if before and not any(changes.values()):
        return before
    number = before + 1
    fields = {"curriculum_id": curriculum_id, "number": number, "at": datetime.now(UTC), **vars(stamp)}
    connection.execute(insert(_REVISIONS).values(fields))
    connection.execute(update(_CURRICULA).where(_CURRICULA.c.curriculum_id == curriculum_id).values(latest=number))
    for name, change in changes.items():
        row_versions.write(connection, name, curriculum_id, number, change)
    return number
