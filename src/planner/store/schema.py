"""The SQL tables: one for each table of a curriculum, and those of revisions, plans and shares.

Every key begins with `curriculum_id`, but for that of people. A row of a curriculum holds its cells as texts, as a file
has them (`planner.tables.cell`), with the revision that brought it and the one that ended it; a row is never changed
otherwise. The tables of drafts and of what is said about a curriculum stand in `work_tables`. What stands here must
agree with the migrations, which write the same tables out one by one.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from planner.store.schema_types import Moment, metadata
from planner.tables import TABLES

DOCUMENTS = "documents"
"""The table of what is a text as a whole: `curriculum.toml` and the example plans."""

curricula = Table(
    "curricula",
    metadata,
    Column("curriculum_id", Text, primary_key=True),
    Column("latest", Integer, nullable=False),
    Column("folder_fingerprint", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("review_required", Boolean, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("removed_at", Moment),
)
revisions = Table(
    "revisions",
    metadata,
    Column("curriculum_id", Text, ForeignKey("curricula.curriculum_id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("note", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("accepted_by", Text),
    PrimaryKeyConstraint("curriculum_id", "number"),
)


def _rows(name: str, key: tuple[str, ...], columns: tuple[str, ...]) -> Table:
    return Table(
        name,
        metadata,
        Column("curriculum_id", Text, nullable=False),
        *(Column(column, Text, nullable=False) for column in columns),
        Column("position", BigInteger, nullable=False),
        Column("from_revision", Integer, nullable=False),
        Column("to_revision", Integer),
        PrimaryKeyConstraint("curriculum_id", *key, "from_revision"),
        ForeignKeyConstraint(("curriculum_id", "from_revision"), ("revisions.curriculum_id", "revisions.number")),
    )


row_tables: Mapping[str, Table] = {table.name: _rows(table.name, table.key, table.columns) for table in TABLES} | {
    DOCUMENTS: _rows(DOCUMENTS, ("name",), ("name", "text"))
}
keys: Mapping[str, tuple[str, ...]] = {table.name: table.key for table in TABLES} | {DOCUMENTS: ("name",)}
cell_columns: Mapping[str, tuple[str, ...]] = {table.name: table.columns for table in TABLES} | {
    DOCUMENTS: ("name", "text")
}

plans = Table(
    "plans",
    metadata,
    Column("curriculum_id", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("head", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("deleted_at", Moment),
    PrimaryKeyConstraint("curriculum_id", "plan_id"),
    UniqueConstraint("plan_id"),
    Index(None, "owner", "curriculum_id"),
)
plan_changes = Table(
    "plan_changes",
    metadata,
    Column("curriculum_id", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("parent", Integer),
    Column("at", Moment, nullable=False),
    Column("plan", Text, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "plan_id", "number"),
    ForeignKeyConstraint(("curriculum_id", "plan_id"), ("plans.curriculum_id", "plans.plan_id")),
    Index(None, "curriculum_id", "plan_id", "parent"),
)
shares = Table(
    "shares",
    metadata,
    Column("curriculum_id", Text, nullable=False),
    Column("share_id", Text, nullable=False),
    Column("plan_id", Text, nullable=False),
    Column("token_sha256", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("ends_on", Date, nullable=False),
    Column("revoked_at", Moment),
    Column("with_grades", Boolean, nullable=False),
    Column("with_title", Boolean, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "share_id"),
    UniqueConstraint("token_sha256"),
    ForeignKeyConstraint(("curriculum_id", "plan_id"), ("plans.curriculum_id", "plans.plan_id")),
    Index(None, "curriculum_id", "plan_id"),
)
