"""The SQL tables of a department's review: the list of actions, and scenarios with their steps."""

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
)

from planner.store.schema_types import Moment, metadata

actions = Table(
    "actions",
    metadata,
    Column("curriculum_id", Text, ForeignKey("curricula.curriculum_id"), nullable=False),
    Column("action_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("due_on", Date),
    Column("note", Text, nullable=False),
    Column("finding", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("figure", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("changed_at", Moment, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "action_id"),
    UniqueConstraint("action_id"),
    Index(None, "curriculum_id", "state"),
)
"""`finding` and `subject` say which figure raised it; `figure` is what it said then, as JSON, at `revision`."""
scenarios = Table(
    "scenarios",
    metadata,
    Column("curriculum_id", Text, ForeignKey("curricula.curriculum_id"), nullable=False),
    Column("scenario_id", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("head", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    Column("shared", Boolean, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("removed_at", Moment),
    PrimaryKeyConstraint("curriculum_id", "scenario_id"),
    UniqueConstraint("scenario_id"),
    Index(None, "curriculum_id", "owner"),
)
scenario_steps = Table(
    "scenario_steps",
    metadata,
    Column("curriculum_id", Text, nullable=False),
    Column("scenario_id", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("document", Text, nullable=False),
    PrimaryKeyConstraint("curriculum_id", "scenario_id", "number"),
    ForeignKeyConstraint(("curriculum_id", "scenario_id"), ("scenarios.curriculum_id", "scenarios.scenario_id")),
)
"""Each step is the scenario as it was then, whole, as JSON: undo and redo move `head` between 1 and `last`."""
