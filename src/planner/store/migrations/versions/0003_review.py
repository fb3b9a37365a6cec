"""The list of actions of a review, and scenarios with their steps."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables."""
    _create_actions()
    _create_scenarios()


def _create_actions() -> None:
    op.create_table(
        "actions",
        sa.Column("curriculum_id", sa.Text(), sa.ForeignKey("curricula.curriculum_id"), nullable=False),
        sa.Column("action_id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date()),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("figure", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("changed_by", sa.Text(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "action_id"),
        sa.UniqueConstraint("action_id"),
    )
    op.create_index(None, "actions", ["curriculum_id", "state"])


def _create_scenarios() -> None:
    op.create_table(
        "scenarios",
        sa.Column("curriculum_id", sa.Text(), sa.ForeignKey("curricula.curriculum_id"), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT),
        sa.PrimaryKeyConstraint("curriculum_id", "scenario_id"),
        sa.UniqueConstraint("scenario_id"),
    )
    op.create_index(None, "scenarios", ["curriculum_id", "owner"])
    op.create_table(
        "scenario_steps",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("scenario_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "scenario_id", "number"),
        sa.ForeignKeyConstraint(["curriculum_id", "scenario_id"], ["scenarios.curriculum_id", "scenarios.scenario_id"]),
    )
