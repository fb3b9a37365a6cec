"""What somebody holds to be wrong in a curriculum: it stays with the cell, with its reason, until it is settled."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, insert, select, update

from planner import editing
from planner.access import Action, Person, require
from planner.editing import Key
from planner.store import revision_states, revision_writing, work_tables
from planner.store.database import Store

_DISPUTES = work_tables.disputes


@dataclass(frozen=True)
class Dispute:
    """A cell, or a row as a whole where `column` is None, that somebody disputes, and how it was settled."""

    dispute_id: str
    table: str
    key: Key
    column: str | None
    found: str
    """Text of the cell when it was disputed; empty for a row as a whole."""
    reason: str
    author: str
    at: datetime
    """In UTC, aware; `settled_at` too."""
    settled_by: str | None
    settled_at: datetime | None
    settlement: str


def dispute(
    db: Store, who: Person, curriculum_id: str, table: str, key: Key, column: str | None, reason: str
) -> Dispute:
    """Say that a cell of the latest revision, or a whole row, is wrong, and why.

    Raises `NotAllowed`, `KeyError` for a curriculum or a row that is not there, `ValueError` for a table or a column
    that is none, and without a reason.
    """
    require(who, Action.DISPUTE)
    words = _words(reason)
    if len(key) != len(editing.key_of(table)) or column not in (None, *editing.columns_of(table)):
        raise ValueError(f"{table} has no cell at {key}, {column}")
    with db.writing() as connection:
        latest = revision_writing.standing(connection, curriculum_id).latest
        curriculum = revision_states.state(db, connection, curriculum_id, latest).curriculum
        cells = editing.row_cells(curriculum, table, key)
        if cells is None:
            raise KeyError((table, key))
        found = "" if column is None else cells[column]
        made = Dispute(
            secrets.token_hex(8), table, key, column, found, words, who.person_id, datetime.now(UTC), None, None, ""
        )
        fields = {**vars(made), "table_name": table, "row_key": _key_text(key), "column_name": column}
        for name in ("table", "key", "column"):
            del fields[name]
        connection.execute(insert(_DISPUTES).values(curriculum_id=curriculum_id, **fields))
    return made


def open_of(db: Store, curriculum_id: str) -> tuple[Dispute, ...]:
    """The disputes of a curriculum that nobody has settled, the first one first."""
    return _of(db, _DISPUTES.c.curriculum_id == curriculum_id, _DISPUTES.c.settled_at.is_(None))


def of_row(db: Store, curriculum_id: str, table: str, key: Key) -> tuple[Dispute, ...]:
    """All disputes about a row and its cells, settled ones too, the first one first."""
    this = (_DISPUTES.c.table_name == table, _DISPUTES.c.row_key == _key_text(key))
    return _of(db, _DISPUTES.c.curriculum_id == curriculum_id, *this)


def settle(db: Store, who: Person, dispute_id: str, settlement: str) -> Dispute:
    """Settle a dispute, saying how; one that was settled before stays as it was.

    Raises `NotAllowed`, `KeyError` for one that is not there, `ValueError` without words.
    """
    require(who, Action.SETTLE)
    words = _words(settlement)
    this = _DISPUTES.c.dispute_id == dispute_id
    with db.writing() as connection:
        fields = {"settled_by": who.person_id, "settled_at": datetime.now(UTC), "settlement": words}
        connection.execute(update(_DISPUTES).where(this, _DISPUTES.c.settled_at.is_(None)).values(fields))
        row = connection.execute(select(_DISPUTES).where(this)).one_or_none()
    if row is None:
        raise KeyError(dispute_id)
    return _dispute(row)


def _of(db: Store, *this: Any) -> tuple[Dispute, ...]:
    with db.reading() as connection:
        wanted = select(_DISPUTES).where(*this).order_by(_DISPUTES.c.at, _DISPUTES.c.dispute_id)
        return tuple(_dispute(row) for row in connection.execute(wanted))


def _dispute(row: Row[Any]) -> Dispute:
    same = ("found", "reason", "author", "at", "settled_by", "settled_at", "settlement")
    fields = {name: row._mapping[name] for name in same}
    key = tuple(json.loads(row.row_key))
    return Dispute(row.dispute_id, row.table_name, key, row.column_name, **fields)


def _key_text(key: Key) -> str:
    return json.dumps(key, ensure_ascii=True)


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise ValueError("say why")
    return words
