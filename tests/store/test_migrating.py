"""Migrations: they make what the model says, start once, and leave a newer database alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from planner.access import LOCAL
from planner.editing import set_cells
from planner.store import (
    Store,
    StoreError,
    close_all,
    curricula,
    drafts,
    migrating,
    open_store,
    plans,
    revisions,
    schema,
)
from planner.store.schema_types import metadata
from tests.builders import tiny_curriculum, tiny_plan
from tests.people import ANN
from tests.store import first_schema


def test_the_migrations_make_what_the_model_says(db: Store) -> None:
    with db.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []


def test_keys_indexes_and_references_bear_the_names_of_the_model(db: Store) -> None:
    with db.reading() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            primary = found.get_pk_constraint(table.name)
            begins = "person_id" if table.name == "people" else "curriculum_id"
            assert (primary["name"], primary["constrained_columns"][0]) == (f"pk_{table.name}", begins)
            assert primary["constrained_columns"] == [column.name for column in table.primary_key]
            names = {key["name"] for key in found.get_foreign_keys(table.name)}
            assert names == {key.name for key in table.foreign_key_constraints}


def test_the_newest_migration_is_the_one_that_the_program_asks_for(db: Store) -> None:
    with db.reading() as connection:
        scripts = ScriptDirectory.from_config(migrating.configuration(connection))
        assert scripts.get_heads() == [migrating.HEAD]
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == migrating.HEAD


def test_opening_again_keeps_what_is_there(db: Store, url: str) -> None:
    made = plans.create(db, ANN, "tiny", tiny_plan())
    close_all()
    assert plans.get(open_store(url), ANN, made.plan_id) == made


def test_a_database_of_a_newer_edition_is_refused_and_left_alone(db: Store, url: str) -> None:
    with db.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("CREATE TABLE of_the_future (number INTEGER)"))
    close_all()
    for _ in range(2):
        with pytest.raises(StoreError, match=f"schema 9999, this one knows {migrating.HEAD}"):
            open_store(url)
    db.close()
    with db.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
        assert inspect(connection).has_table("of_the_future")
    db.close()


def test_a_migration_that_fails_leaves_nothing_behind(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Somebody else's table is in the way of one of the last that are made.
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "bring_up_to_date", lambda engine: None)
        with open_store(url).writing() as connection:
            connection.execute(text("CREATE TABLE shares (company TEXT)"))
        close_all()
    with pytest.raises(StoreError, match="shares"):
        open_store(url)
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "bring_up_to_date", lambda engine: None)
        with open_store(url).reading() as connection:
            assert inspect(connection).get_table_names() == ["shares"]


def test_rows_that_lead_nowhere_are_refused(db: Store) -> None:
    row = {"curriculum_id": "tiny", "name": "a", "text": "b", "position": 1, "from_revision": 1}
    with pytest.raises(StoreError, match=r"(?i)foreign key"), db.writing() as connection:
        connection.execute(schema.row_tables[schema.DOCUMENTS].insert(), [row])


def test_every_migration_stands_in_the_package() -> None:
    place = Path(migrating.__file__).parent / "migrations" / "versions"
    names = ["0001_first_schema.py", "0002_editing_together.py", "0003_review.py"]
    assert [path.name for path in sorted(place.glob("*.py"))] == names


def test_a_database_of_the_first_schema_keeps_everything(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tiny_curriculum({}, {"A-1": {"mixing": "I"}}), tiny_curriculum({}, {"A-1": {"mixing": "M"}})
    second = second.replace(about=second.about.model_copy(update={"title": "A new title"}), plans={"one": tiny_plan()})
    written = first_schema.write(
        url, monkeypatch, {"tiny": [first, second], "other": [second]}, tiny_plan(title="Kept")
    )
    close_all()
    db = open_store(url)
    assert [(head.curriculum_id, head.title, head.latest) for head in curricula.all_of(db)] == [
        ("other", "A new title", 1),
        ("tiny", "A new title", 2),
    ]
    head = curricula.head(db, "tiny")
    assert head is not None
    assert (head.created_at, head.removed_at, head.review_required) == (written.at, None, False)
    assert (head.fingerprint, head.folder_fingerprint) == (second.fingerprint, first.fingerprint)
    assert [revisions.read(db, "tiny", number) for number in (1, 2)] == [first, second]
    assert [(found.author, found.accepted_by) for found in revisions.all_of(db, "tiny")] == [("data folder", None)] * 2
    assert plans.get(db, LOCAL, written.plan_id).plan.title == "Kept"
    seen = drafts.step(db, LOCAL, "tiny", None, [set_cells("courses", ("A-1",), {"title": "Mixing"})])
    assert drafts.save(db, LOCAL, seen, "").number == 3
    assert revisions.read(db, "tiny").course("A-1").title == "Mixing"


def test_a_first_schema_without_anything_is_brought_up_too(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first_schema.write(url, monkeypatch, {}, None)
    close_all()
    assert curricula.all_of(open_store(url)) == ()
