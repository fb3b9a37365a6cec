"""Curricula with a title, review and removal; drafts, disputes, what Suggest was told, and people.

The tables are written out here and not taken from the model, which goes on to change.
"""

import tomllib
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
AT_WORK = sa.text("state IN ('open', 'proposed', 'returned')")


def upgrade() -> None:
    """Add what is new to curricula and revisions, fill it from what stands there, and create the other tables."""
    with op.batch_alter_table("revisions") as batch:
        batch.add_column(sa.Column("accepted_by", sa.Text(), nullable=True))
    with op.batch_alter_table("curricula") as batch:
        batch.add_column(sa.Column("title", sa.Text(), nullable=True))
        batch.add_column(sa.Column("review_required", sa.Boolean(), nullable=True))
        batch.add_column(sa.Column("created_at", MOMENT, nullable=True))
        batch.add_column(sa.Column("removed_at", MOMENT, nullable=True))
    _fill_curricula()
    with op.batch_alter_table("curricula") as batch:
        batch.alter_column("title", existing_type=sa.Text(), nullable=False)
        batch.alter_column("review_required", existing_type=sa.Boolean(), nullable=False)
        batch.alter_column("created_at", existing_type=MOMENT, nullable=False)
    _create_drafts()
    _create_words()


def _fill_curricula() -> None:
    """Titles stand in the present `curriculum.toml`, and a curriculum is as old as its first revision."""
    connection = op.get_bind()
    names = ("curriculum_id", "title", "review_required", "created_at")
    curricula = sa.table("curricula", *(sa.column(name) for name in names))
    documents = sa.table("documents", *(sa.column(name) for name in ("curriculum_id", "name", "text", "to_revision")))
    first = sa.table("revisions", sa.column("curriculum_id"), sa.column("number"), sa.column("at", MOMENT))
    for (curriculum_id,) in connection.execute(sa.select(curricula.c.curriculum_id)).all():
        text = connection.scalar(
            sa.select(documents.c.text).where(
                documents.c.curriculum_id == curriculum_id,
                documents.c.name == "curriculum.toml",
                documents.c.to_revision.is_(None),
            )
        )
        at = connection.scalar(sa.select(first.c.at).where(first.c.curriculum_id == curriculum_id, first.c.number == 1))
        values = {"title": _title(text or "") or curriculum_id, "review_required": sa.false()}
        created = sa.bindparam("created", at or datetime.now(UTC), type_=MOMENT)
        this = curricula.c.curriculum_id == curriculum_id
        connection.execute(sa.update(curricula).where(this).values(**values, created_at=created))


def _title(text: str) -> str:
    try:
        return str(tomllib.loads(text).get("title", ""))
    except tomllib.TOMLDecodeError:
        return ""


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("curriculum_id", "draft_id"),
        sa.UniqueConstraint("draft_id"),
        sa.ForeignKeyConstraint(["curriculum_id", "base"], ["revisions.curriculum_id", "revisions.number"]),
    )
    one = ["owner", "curriculum_id"]
    op.create_index("ix_drafts_one_at_work", "drafts", one, unique=True, sqlite_where=AT_WORK, postgresql_where=AT_WORK)
    op.create_index(None, "drafts", ["curriculum_id", "state"])
    op.create_table(
        "draft_steps",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("edits", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "draft_id", "number"),
        sa.ForeignKeyConstraint(["curriculum_id", "draft_id"], ["drafts.curriculum_id", "drafts.draft_id"]),
    )
    op.create_table(
        "draft_comments",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("draft_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "draft_id", "number"),
        sa.ForeignKeyConstraint(["curriculum_id", "draft_id"], ["drafts.curriculum_id", "drafts.draft_id"]),
    )


def _create_words() -> None:
    op.create_table(
        "disputes",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("dispute_id", sa.Text(), nullable=False),
        sa.Column("table_name", sa.Text(), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("column_name", sa.Text(), nullable=True),
        sa.Column("found", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("settled_by", sa.Text(), nullable=True),
        sa.Column("settled_at", MOMENT, nullable=True),
        sa.Column("settlement", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "dispute_id"),
        sa.UniqueConstraint("dispute_id"),
        sa.ForeignKeyConstraint(["curriculum_id"], ["curricula.curriculum_id"]),
    )
    op.create_index(None, "disputes", ["curriculum_id", "table_name", "row_key"])
    op.create_table(
        "rejections",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("skill_id", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "subject", "skill_id"),
        sa.ForeignKeyConstraint(["curriculum_id"], ["curricula.curriculum_id"]),
    )
    op.create_table(
        "people",
        sa.Column("person_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("last_seen_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
    )
