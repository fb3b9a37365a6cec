"""The curricula of a store, side by side: listed, made, removed, had back, and whether a second person must accept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, func, literal, select, update

from planner.access import Action, Person, require
from planner.curriculum import Curriculum
from planner.store import revision_writing, schema
from planner.store.database import Store
from planner.store.revision_states import memory
from planner.store.revision_writing import Stamp

_CURRICULA, _REVISIONS = schema.curricula, schema.revisions
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_ID = 80


@dataclass(frozen=True)
class CurriculumHead:
    """What a list shows of a curriculum, and what says whether it has changed: its latest revision."""

    curriculum_id: str
    title: str
    latest: int
    fingerprint: str
    """Of the latest revision."""
    review_required: bool
    created_at: datetime
    removed_at: datetime | None
    folder_fingerprint: str
    """Of the state of the data folder that was last dealt with; empty for one that did not come from a folder."""


def all_of(db: Store, *, removed: bool = False) -> tuple[CurriculumHead, ...]:
    """The curricula by title; with `removed` those that were removed instead."""
    gone = _CURRICULA.c.removed_at
    wanted = _heads().where(gone.is_not(None) if removed else gone.is_(None))
    with db.reading() as connection:
        found = connection.execute(wanted.order_by(_CURRICULA.c.title, _CURRICULA.c.curriculum_id))
        return tuple(CurriculumHead(**row._mapping) for row in found)


def head(db: Store, curriculum_id: str) -> CurriculumHead | None:
    """A curriculum, also a removed one; None where there is none of this id. One query over two keys."""
    if not curriculum_id.isprintable():
        return None  # It may come from an address, and PostgreSQL refuses texts with NUL.
    with db.reading() as connection:
        row = connection.execute(_heads().where(_CURRICULA.c.curriculum_id == curriculum_id)).one_or_none()
    return None if row is None else CurriculumHead(**row._mapping)


def create(db: Store, who: Person, curriculum_id: str, curriculum: Curriculum, note: str) -> int:
    """A new curriculum with its revision 1, whose number is given.

    Raises `NotAllowed`, and `ValueError` where the id is taken or is not words of a-z and 0-9 joined by -, and for a
    curriculum that cannot be kept.
    """
    require(who, Action.CREATE)
    if not _SLUG.fullmatch(curriculum_id) or len(curriculum_id) > LONGEST_ID:
        raise ValueError(f"{curriculum_id!r} is no id: words of a-z and 0-9 joined by -, at most {LONGEST_ID} letters")
    with db.writing() as connection:
        made = revision_writing.first(connection, curriculum_id, curriculum, Stamp(who.person_id, note))
        if made is None:
            raise ValueError(f"{curriculum_id} is taken")
    memory(db).put(curriculum_id, made)
    return made.number


def remove(db: Store, who: Person, curriculum_id: str) -> None:
    """Take a curriculum out of the list; it can be restored until it is purged. Raises `NotAllowed`, `KeyError`."""
    require(who, Action.CREATE)
    _change(
        db,
        curriculum_id,
        removed_at=func.coalesce(_CURRICULA.c.removed_at, literal(datetime.now(UTC), _CURRICULA.c.removed_at.type)),
    )


def restore(db: Store, who: Person, curriculum_id: str) -> None:
    """A removed curriculum put back into the list. Raises `NotAllowed`, `KeyError`."""
    require(who, Action.CREATE)
    _change(db, curriculum_id, removed_at=None)


def require_review(db: Store, who: Person, curriculum_id: str, required: bool) -> None:
    """Whether a second person must accept what becomes a revision. Raises `NotAllowed`, `KeyError`."""
    require(who, Action.SET)
    _change(db, curriculum_id, review_required=required)


def _change(db: Store, curriculum_id: str, **fields: Any) -> None:
    with db.writing() as connection:
        this = _CURRICULA.c.curriculum_id == curriculum_id
        if connection.execute(update(_CURRICULA).where(this).values(**fields)).rowcount != 1:
            raise KeyError(curriculum_id)


def _heads() -> Select[Any]:
    names = ("curriculum_id", "title", "latest", "review_required", "created_at", "removed_at", "folder_fingerprint")
    same = (_REVISIONS.c.curriculum_id == _CURRICULA.c.curriculum_id) & (_REVISIONS.c.number == _CURRICULA.c.latest)
    return select(*(_CURRICULA.c[name] for name in names), _REVISIONS.c.fingerprint).join(_REVISIONS, same)
