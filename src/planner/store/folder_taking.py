"""The data folder and the store: its state becomes revision 1 of an empty store, and nothing is overwritten later."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, select, update

from planner.access import Action, Person, require
from planner.curriculum import Curriculum
from planner.exchange import folder
from planner.store import revision_writing, schema
from planner.store.database import Store
from planner.store.revision_states import memory
from planner.store.revision_writing import Stamp

FOLDER = "data folder"
"""The author of a revision that was taken from a folder."""
_CURRICULA, _REVISIONS = schema.curricula, schema.revisions


@dataclass(frozen=True)
class Taken:
    """What taking a folder led to: the latest revision, its fingerprint, and whether it was made now."""

    number: int
    fingerprint: str
    new: bool


def take(db: Store, curriculum_id: str, curriculum: Curriculum) -> Taken:
    """Take over the curriculum of a folder where the store has none of this id, a removed one among them.

    Otherwise nothing is written: `curricula.head` says which state of the folder was last dealt with. Several processes
    may take it at once. Raises `ValueError` for a curriculum that cannot be kept.
    """
    with db.reading() as connection:
        held = _held(connection, curriculum_id)
    if held is not None:
        return held
    stamp = Stamp(FOLDER, "First taken from the data folder")
    with db.writing() as connection:
        made = revision_writing.first(connection, curriculum_id, curriculum, stamp, curriculum.fingerprint)
    if made is None:  # Another process was quicker.
        return take(db, curriculum_id, curriculum)
    memory(db).put(curriculum_id, made)
    return Taken(made.number, made.fingerprint, new=True)


def take_folder(db: Store, curriculum_id: str, path: Path) -> Taken:
    """Read a folder and take it over as `take` does. Raises `DataError` where it does not load."""
    return take(db, curriculum_id, folder.read(path))


def taken_over(db: Store, who: Person, curriculum_id: str, fingerprint: str) -> None:
    """Note that a state of the folder is dealt with, so that it is not offered again.

    Raises `NotAllowed` without the right to save, and `KeyError` where there is no such curriculum.
    """
    require(who, Action.SAVE)
    with db.writing() as connection:
        revision_writing.locked(connection, curriculum_id)
        this = _CURRICULA.c.curriculum_id == curriculum_id
        connection.execute(update(_CURRICULA).where(this).values(folder_fingerprint=fingerprint))


def _held(connection: Connection, curriculum_id: str) -> Taken | None:
    same = (_REVISIONS.c.curriculum_id == _CURRICULA.c.curriculum_id) & (_REVISIONS.c.number == _CURRICULA.c.latest)
    wanted = select(_CURRICULA.c.latest, _REVISIONS.c.fingerprint).join(_REVISIONS, same)
    row = connection.execute(wanted.where(_CURRICULA.c.curriculum_id == curriculum_id)).one_or_none()
    return None if row is None else Taken(row.latest, row.fingerprint, new=False)
