"""A database as the first edition of the program left it, with what it wrote into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, Table

from planner.curriculum import Curriculum
from planner.exchange import plan_file
from planner.plan import Plan
from planner.store import curriculum_rows, migrating, open_store
from planner.tables import TABLES


@dataclass(frozen=True)
class Written:
    """When it was written, and the id of its one plan."""

    at: datetime
    plan_id: str


def write(
    url: str, monkeypatch: pytest.MonkeyPatch, curricula: Mapping[str, Sequence[Curriculum]], plan: Plan | None
) -> Written:
    """Make the first schema, with states of curricula as their revisions and a plan of the one person there was."""
    written = Written(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "0123456789abcdef")
    with monkeypatch.context() as patched:
        patched.setattr(migrating, "bring_up_to_date", lambda engine: None)
        db = open_store(url)
    with db.writing() as connection:
        command.upgrade(migrating.configuration(connection), "0001")
        held = MetaData()
        held.reflect(connection)
        for curriculum_id, states in curricula.items():
            head = {"curriculum_id": curriculum_id, "latest": len(states), "folder_fingerprint": states[0].fingerprint}
            connection.execute(held.tables["curricula"].insert(), [head])
            for number, state in enumerate(states, start=1):
                _write_revision(connection, held, curriculum_id, number, state, written.at, len(states))
        if plan is not None:
            _write_plan(connection, held, written, plan)
    return written


def _write_revision(
    connection: Connection,
    held: MetaData,
    curriculum_id: str,
    number: int,
    state: Curriculum,
    at: datetime,
    latest: int,
) -> None:
    """All rows of a revision, as if each had changed with every one."""
    fields = {"curriculum_id": curriculum_id, "number": number, "author": "data folder", "at": at, "note": ""}
    connection.execute(held.tables["revisions"].insert(), [{**fields, "fingerprint": state.fingerprint}])
    until = None if number == latest else number + 1
    stamp = {"curriculum_id": curriculum_id, "from_revision": number, "to_revision": until}
    for table in TABLES:
        cells = [curriculum_rows.cells(row, table, state.scale) for row in state.rows(table.name)]
        _insert(connection, held.tables[table.name], table.columns, cells, stamp)
    documents = list(curriculum_rows.documents(state).values())
    _insert(connection, held.tables["documents"], ("name", "text"), documents, stamp)


def _insert(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Sequence[tuple[str, ...]],
    stamp: Mapping[str, object],
) -> None:
    found = [
        {**dict(zip(columns, cells, strict=True)), **stamp, "position": place << 20}
        for place, cells in enumerate(rows, start=1)
    ]
    if found:
        connection.execute(table.insert(), found)


def _write_plan(connection: Connection, held: MetaData, written: Written, plan: Plan) -> None:
    key = {"curriculum_id": "tiny", "plan_id": written.plan_id}
    fields = {"owner": "local", "title": plan.title, "version": 1, "head": 1, "last": 1, "changed_at": written.at}
    connection.execute(held.tables["plans"].insert(), [{**key, **fields}])
    change = {**key, "number": 1, "parent": None, "at": written.at, "plan": plan_file.write(plan)}
    connection.execute(held.tables["plan_changes"].insert(), [change])
