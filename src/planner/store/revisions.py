"""Revisions of curricula: numbered from 1 without holes, immutable; only rows that changed are written.

A row carries the revision that brought it and the one that ended it: revision n is the rows with
from_revision ≤ n < to_revision (none: still there), in the order of their position.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from planner.access import Action, Person, require
from planner.curriculum import Curriculum
from planner.editing import RowChange
from planner.store import revision_writing, schema
from planner.store.database import Store
from planner.store.errors import Overtaken, ReviewRequired
from planner.store.folder_taking import FOLDER, Taken, take, take_folder, taken_over
from planner.store.revision_states import memory, state
from planner.store.revision_writing import Stamp
from planner.store.row_history import RowVersion, blame, difference, history

__all__ = [
    "FOLDER",
    "Overtaken",
    "Revision",
    "RowChange",
    "RowVersion",
    "Taken",
    "all_of",
    "blame",
    "difference",
    "history",
    "latest",
    "read",
    "restore",
    "save",
    "take",
    "take_folder",
    "taken_over",
]

_CURRICULA, _REVISIONS = schema.curricula, schema.revisions


@dataclass(frozen=True)
class Revision:
    """A state of a curriculum: who made it, when (UTC), why, the fingerprint that it had then, and who accepted it."""

    number: int
    author: str
    at: datetime
    note: str
    fingerprint: str
    accepted_by: str | None = None


def latest(db: Store, curriculum_id: str) -> int | None:
    """Number of the latest revision; None where there is none yet."""
    with db.reading() as connection:
        return connection.scalar(select(_CURRICULA.c.latest).where(_CURRICULA.c.curriculum_id == curriculum_id))


def all_of(db: Store, curriculum_id: str) -> tuple[Revision, ...]:
    """Every revision, the first one first; none for a curriculum that is not there."""
    columns = [_REVISIONS.c[name] for name in Revision.__dataclass_fields__]
    wanted = select(*columns).where(_REVISIONS.c.curriculum_id == curriculum_id).order_by(_REVISIONS.c.number)
    with db.reading() as connection:
        return tuple(Revision(**row._mapping) for row in connection.execute(wanted))


def read(db: Store, curriculum_id: str, number: int | None = None) -> Curriculum:
    """The curriculum at a revision, the latest by default; its `warnings`, which belong to reading files, are none.

    The same revision may be the same value again. Raises `KeyError` where there is no such revision, and `DataError`
    where an older edition of the program wrote rows that do not suit this one any more.
    """
    with db.reading() as connection:
        if number is None:
            this = _CURRICULA.c.curriculum_id == curriculum_id
            number = connection.scalar(select(_CURRICULA.c.latest).where(this))
        if number is None:
            raise KeyError(curriculum_id)
        return state(db, connection, curriculum_id, number).curriculum


def save(
    db: Store, who: Person, curriculum_id: str, curriculum: Curriculum, *, note: str, expected: int | None = None
) -> int:
    """Make the curriculum the next revision and give its number; the latest one's where nothing differs from it.

    Raises `NotAllowed`; `KeyError` where there is no such curriculum (`curricula.create` makes one); `ReviewRequired`;
    `Overtaken` where another one than the `expected` is the latest; `ValueError` for a curriculum that cannot be kept:
    a key that stands twice, a value that no cell can hold.
    """
    require(who, Action.SAVE)
    with db.writing() as connection:
        held = revision_writing.locked(connection, curriculum_id)
        if held.review_required:
            raise ReviewRequired(curriculum_id)
        if expected not in (None, held.latest):
            raise Overtaken(held.latest)
        stamp = Stamp(who.person_id, note)
        made = revision_writing.following(db, connection, curriculum_id, held.latest, curriculum, stamp)
    memory(db).put(curriculum_id, made)
    return made.number


def restore(db: Store, who: Person, curriculum_id: str, number: int, note: str, *, expected: int | None = None) -> int:
    """Make what stood at a revision the next one and give its number; raises as `save` and `read` do."""
    require(who, Action.SAVE)
    return save(db, who, curriculum_id, read(db, curriculum_id, number), note=note, expected=expected)
