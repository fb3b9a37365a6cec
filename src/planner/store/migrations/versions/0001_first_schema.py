"""The first schema: revisions of curricula with their rows, plans with every change, shares.

The tables are written out here and not taken from the model, which goes on to change.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROWS = {
    "sources": ("source_id", "source_id title address published checked_on licence"),
    "roles": (
        "role_id",
        "role_id kind title family summary works_in also_known_as note esco_uri esco_label esco_match "
        "onet_soc onet_match source_id",
    ),
    "evidence": ("role_id sentence", "role_id sentence paraphrase use reason"),
    "skills": ("skill_id", "skill_id name category definition also_known_as esco_uri"),
    "role_skills": ("role_id skill_id", "role_id skill_id level importance evidence basis source_id"),
    "courses": (
        "course_id",
        "course_id title title_basis credits credits_basis subject department course_level outside "
        "suggested_term suggested_term_basis prerequisites prerequisites_basis corequisites "
        "strict_corequisites corequisites_basis terms terms_basis summary mapped source_id",
    ),
    "course_skills": ("course_id skill_id", "course_id skill_id level assessed evidence basis source_id"),
    "programmes": ("programme_id", "programme_id title kind terms total_credits unlisted_credits basis source_id note"),
    "requirement_groups": (
        "group_id",
        "group_id programme_id title pool least_credits least_courses unlisted_credits shares_with basis source_id",
    ),
    "conditions": ("condition_id", "condition_id title note source_id"),
    "occupations": (
        "onet_soc",
        "onet_soc soc title year employment annual_p10 annual_median annual_p90 growth_percent "
        "annual_openings education source_id",
    ),
    "alumni": ("alumnus_id", "alumnus_id name role_id headline class_year programme source_id"),
    "documents": ("name", "name text"),
}
"""Tables of a curriculum: the columns of the key, and all columns, each a text as a file has it."""


def upgrade() -> None:
    """Create every table."""
    _create_revisions()
    for name, (key, columns) in ROWS.items():
        _create_rows(name, key.split(), columns.split())
    _create_plans()
    _create_shares()


def _create_revisions() -> None:
    op.create_table(
        "curricula",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("latest", sa.Integer(), nullable=False),
        sa.Column("folder_fingerprint", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id"),
    )
    op.create_table(
        "revisions",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "number"),
        sa.ForeignKeyConstraint(["curriculum_id"], ["curricula.curriculum_id"]),
    )


def _create_rows(name: str, key: list[str], columns: list[str]) -> None:
    op.create_table(
        name,
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        *(sa.Column(column, sa.Text(), nullable=False) for column in columns),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("from_revision", sa.Integer(), nullable=False),
        sa.Column("to_revision", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("curriculum_id", *key, "from_revision"),
        sa.ForeignKeyConstraint(["curriculum_id", "from_revision"], ["revisions.curriculum_id", "revisions.number"]),
    )


def _create_plans() -> None:
    op.create_table(
        "plans",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("head", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("curriculum_id", "plan_id"),
        sa.UniqueConstraint("plan_id"),
    )
    op.create_index(None, "plans", ["owner", "curriculum_id"])
    op.create_table(
        "plan_changes",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("parent", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "plan_id", "number"),
        sa.ForeignKeyConstraint(["curriculum_id", "plan_id"], ["plans.curriculum_id", "plans.plan_id"]),
    )
    op.create_index(None, "plan_changes", ["curriculum_id", "plan_id", "parent"])


def _create_shares() -> None:
    op.create_table(
        "shares",
        sa.Column("curriculum_id", sa.Text(), nullable=False),
        sa.Column("share_id", sa.Text(), nullable=False),
        sa.Column("plan_id", sa.Text(), nullable=False),
        sa.Column("token_sha256", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("with_grades", sa.Boolean(), nullable=False),
        sa.Column("with_title", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("curriculum_id", "share_id"),
        sa.UniqueConstraint("token_sha256"),
        sa.ForeignKeyConstraint(["curriculum_id", "plan_id"], ["plans.curriculum_id", "plans.plan_id"]),
    )
    op.create_index(None, "shares", ["curriculum_id", "plan_id"])
