"""Bringing a database to the present schema, by Alembic's migrations beside this module.

One process at a time does it, in one transaction: SQLite's only writer, or the holder of a lock of PostgreSQL.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from planner.store.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0003"
"""The newest migration: what is compared first, so that a database that is up to date costs one question."""
_MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 0x706C616E
"""Number of the lock that migrations hold on PostgreSQL."""


def bring_up_to_date(engine: Engine) -> None:
    """Run the migrations that the database lacks. Raises `StoreError` where a newer program wrote it."""
    with engine.connect() as connection:
        revision = _revision(connection)
    if revision == HEAD:
        return
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # Tables that a migration makes anew are copied; references are checked once, at its end.
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        revision = _revision(connection)
        if revision != HEAD:
            _upgrade(connection, revision)
        connection.commit()
        connection.invalidate()


def configuration(connection: Connection) -> Config:
    """Alembic's settings for an open connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _revision(connection: Connection) -> str | None:
    """The migration that a database stands at, None for one without any."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection, revision: str | None) -> None:
    from alembic import command
    from alembic.script import ScriptDirectory

    config = configuration(connection)
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise StoreError(
            f"a newer edition of this program wrote the database (schema {revision}, this one knows {HEAD}): "
            "start that edition, or give another DATABASE_URL. Nothing was changed"
        )
    command.upgrade(config, "head")
    if connection.dialect.name == "sqlite":
        lost = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if lost is not None:
            raise StoreError(f"the database holds rows that lead nowhere, in table {lost[0]}. Nothing was changed")
