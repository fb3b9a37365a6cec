"""Whose rows they are: the rows of a table that one person brought as they stand now."""

from __future__ import annotations

from sqlalchemy import select

from planner.store import schema
from planner.store.curriculum_rows import Key
from planner.store.database import Store


def rows_of(db: Store, curriculum_id: str, table: str, author: str) -> frozenset[Key]:
    """Keys of the rows of the latest revision whose present cells a revision of this author brought.

    Raises `KeyError` for a table that does not exist.
    """
    rows, revision = schema.row_tables[table], schema.revisions
    brought = (revision.c.curriculum_id == rows.c.curriculum_id) & (revision.c.number == rows.c.from_revision)
    this = (rows.c.curriculum_id == curriculum_id, rows.c.to_revision.is_(None), revision.c.author == author)
    wanted = select(*(rows.c[column] for column in schema.keys[table])).join(revision, brought).where(*this)
    with db.reading() as connection:
        return frozenset(tuple(key) for key in connection.execute(wanted))
