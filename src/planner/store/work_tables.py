"""The SQL tables of people's work on a curriculum: drafts, what is disputed, what Suggest was told, and people."""

from __future__ import annotations

from sqlalchemy import (
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
    text,
)

from planner.store.schema_types import Moment, metadata

_AT_WORK = text("state IN ('open', 'proposed', 'returned')")

drafts = Table(
    "drafts",
    metadata,
    Column("curriculum_id", Text, nullable=False),
    Column("draft_id", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("base", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("head", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("revision", Integer),
    PrimaryKeyConstraint("curriculum_id", "draft_id"),
    UniqueConstraint("draft_id"),
    ForeignKeyConstraint(("curriculum_id", "base"), ("revisions.curriculum_id", "revisions.number")),
    Index(
        "ix_drafts_one_at_work", "owner", "curriculum_id", unique=True, sqlite_where=_AT_WORK, postgresql_where=_AT_WORK
    ),
    Index(None, "curriculum_id", "state"),
)
"""One draft at most that a person is at work on, which the index sees to."""
draft_steps = Table(
    "draft_steps",
    metadata,
    Column("curriculum_id", Text, nullable=False),
    Column("draft_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("base", Integer, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("edits", Text, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "draft_id", "number"),
    ForeignKeyConstraint(("curriculum_id", "draft_id"), ("drafts.curriculum_id", "drafts.draft_id")),
)
"""A step says which revision its edits are for; where it is the `whole`, the steps before it do not count any more."""
draft_comments = Table(
    "draft_comments",
    metadata,
    Column("curriculum_id", Text, nullable=False),
    Column("draft_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("kind", Text, nullable=False),
    Column("text", Text, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "draft_id", "number"),
    ForeignKeyConstraint(("curriculum_id", "draft_id"), ("drafts.curriculum_id", "drafts.draft_id")),
)
disputes = Table(
    "disputes",
    metadata,
    Column("curriculum_id", Text, ForeignKey("curricula.curriculum_id"), nullable=False),
    Column("dispute_id", Text, nullable=False),
    Column("table_name", Text, nullable=False),
    Column("row_key", Text, nullable=False),
    Column("column_name", Text),
    Column("found", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("settled_by", Text),
    Column("settled_at", Moment),
    Column("settlement", Text, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "dispute_id"),
    UniqueConstraint("dispute_id"),
    Index(None, "curriculum_id", "table_name", "row_key"),
)
rejections = Table(
    "rejections",
    metadata,
    Column("curriculum_id", Text, ForeignKey("curricula.curriculum_id"), nullable=False),
    Column("subject", Text, nullable=False),
    Column("skill_id", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Moment, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "subject", "skill_id"),
)
people = Table(
    "people",
    metadata,
    Column("person_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("last_seen_on", Date, nullable=False),
)
