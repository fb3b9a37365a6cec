"""What Suggest was told not to suggest again: one memory for all who edit a curriculum."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from planner.access import Action, Person, require
from planner.store import revision_writing, work_tables
from planner.store.database import Store

_REJECTIONS = work_tables.rejections


def of(db: Store, who: Person, curriculum_id: str, subject: str) -> frozenset[str]:
    """Ids of the skills that were rejected for a subject: a course, or whatever text was looked at."""
    require(who, Action.VIEW)
    this = (_REJECTIONS.c.curriculum_id == curriculum_id, _REJECTIONS.c.subject == subject)
    with db.reading() as connection:
        return frozenset(connection.scalars(select(_REJECTIONS.c.skill_id).where(*this)))


def put(db: Store, who: Person, curriculum_id: str, subject: str, skill_id: str) -> None:
    """Reject a skill for a subject; who rejected it first is kept.

    Raises `NotAllowed`, and `KeyError` where there is no such curriculum.
    """
    require(who, Action.EDIT)
    fields = {"curriculum_id": curriculum_id, "subject": subject, "skill_id": skill_id}
    with db.writing() as connection:
        revision_writing.standing(connection, curriculum_id)
        new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        added = new(_REJECTIONS).values(**fields, author=who.person_id, at=datetime.now(UTC))
        connection.execute(added.on_conflict_do_nothing())


def take_back(db: Store, who: Person, curriculum_id: str, subject: str, skill_id: str) -> None:
    """Let a skill be suggested again for a subject. Raises `NotAllowed`."""
    require(who, Action.EDIT)
    this = (_REJECTIONS.c.curriculum_id == curriculum_id, _REJECTIONS.c.subject == subject)
    with db.writing() as connection:
        connection.execute(delete(_REJECTIONS).where(*this, _REJECTIONS.c.skill_id == skill_id))
