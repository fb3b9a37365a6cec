"""Writing a revision: after all other writers of the curriculum have finished, and only what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from planner.curriculum import Curriculum
from planner.store import row_changes, row_versions, schema
from planner.store.database import Store
from planner.store.revision_states import State, state

_CURRICULA, _REVISIONS = schema.curricula, schema.revisions


@dataclass(frozen=True)
class Stamp:
    """Who makes a revision, why, and who has accepted it where somebody had to."""

    author: str
    note: str
    accepted_by: str | None = None


def standing(connection: Connection, curriculum_id: str) -> Row[Any]:
    """The row of a curriculum. Raises `KeyError` where there is none of this id or it was removed."""
    return _there(connection, _standing(curriculum_id), curriculum_id)


def locked(connection: Connection, curriculum_id: str) -> Row[Any]:
    """The same, after all other writers of the curriculum have finished."""
    return _there(connection, _standing(curriculum_id).with_for_update(), curriculum_id)


def _standing(curriculum_id: str) -> Select[Any]:
    return select(_CURRICULA).where(_CURRICULA.c.curriculum_id == curriculum_id, _CURRICULA.c.removed_at.is_(None))


def _there(connection: Connection, wanted: Select[Any], curriculum_id: str) -> Row[Any]:
    row = connection.execute(wanted).one_or_none()
    if row is None:
        raise KeyError(curriculum_id)
    return row


def first(
    connection: Connection, curriculum_id: str, curriculum: Curriculum, stamp: Stamp, folder_fingerprint: str = ""
) -> State | None:
    """Make a curriculum with its revision 1; None where the id is taken, also by another writer at this moment."""
    new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    fields = {
        "curriculum_id": curriculum_id,
        "latest": 0,
        "folder_fingerprint": folder_fingerprint,
        "title": curriculum.about.title,
        "review_required": False,
        "created_at": datetime.now(UTC),
    }
    added = new(_CURRICULA).values(fields).on_conflict_do_nothing().returning(_CURRICULA.c.curriculum_id)
    if connection.execute(added).first() is None:
        return None
    return _written(connection, curriculum_id, None, curriculum, stamp)


def following(
    db: Store, connection: Connection, curriculum_id: str, latest: int, curriculum: Curriculum, stamp: Stamp
) -> State:
    """Make the curriculum the revision after the `latest`; that one where nothing differs from it."""
    before = state(db, connection, curriculum_id, latest)
    return _written(connection, curriculum_id, before, curriculum, stamp)


def _written(
    connection: Connection, curriculum_id: str, before: State | None, curriculum: Curriculum, stamp: Stamp
) -> State:
    changes, positions = row_changes.changes(before, curriculum)
    if before is not None and not any(changes.values()):
        return before
    number = 1 if before is None else before.number + 1
    made = State(number, datetime.now(UTC), curriculum.fingerprint, curriculum.replace(warnings=()), positions)
    fields = {"curriculum_id": curriculum_id, "number": number, "at": made.at, "fingerprint": made.fingerprint}
    connection.execute(insert(_REVISIONS).values(**fields, **vars(stamp)))
    this = _CURRICULA.c.curriculum_id == curriculum_id
    connection.execute(update(_CURRICULA).where(this).values(latest=number, title=curriculum.about.title))
    for name, change in changes.items():
        row_versions.write(connection, name, curriculum_id, number, change)
    return made
