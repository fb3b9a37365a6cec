"""People who have signed in: their names for others, all that is stored about one of them, and forgetting it.

Without sign-in there is one person, of whom nothing is noted here.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from planner.access import LOCAL, Person
from planner.store import review_tables, schema, work_tables
from planner.store.database import Store

_PEOPLE = work_tables.people
FORMER = "former-"
"""How the id of an author begins whose work stays and who is not known any more."""
_OWNED: Mapping[str, tuple[Table, ...]] = {
    "plans": (schema.shares, schema.plan_changes, schema.plans),
    "drafts": (work_tables.draft_comments, work_tables.draft_steps, work_tables.drafts),
    "scenarios": (review_tables.scenario_steps, review_tables.scenarios),
}
"""What goes with the person: the tables in the order in which their rows are deleted."""
_AUTHORED = (
    ("revisions", schema.revisions, "author"),
    ("revisions accepted", schema.revisions, "accepted_by"),
    ("comments", work_tables.draft_comments, "author"),
    ("disputes", work_tables.disputes, "author"),
    ("disputes settled", work_tables.disputes, "settled_by"),
    ("rejected suggestions", work_tables.rejections, "author"),
    ("actions", review_tables.actions, "author"),
    ("actions changed", review_tables.actions, "changed_by"),
    ("actions owned", review_tables.actions, "owner"),
)
"""What stays without the person's name: kinds, tables, and the columns that name the author."""


_JSON = {"plan", "edits", "row_key", "figure", "document"}


def seen(db: Store, who: Person) -> None:
    """Note a signed-in person's name, address and the day: at most one write a day for each, unless these change."""
    if not who.person_id or who.person_id == LOCAL.person_id:
        return
    fields = {"name": who.name, "address": who.address, "last_seen_on": datetime.now(UTC).date()}
    this = select(*(_PEOPLE.c[name] for name in fields)).where(_PEOPLE.c.person_id == who.person_id)
    with db.reading() as connection:
        row = connection.execute(this).one_or_none()
    if row is not None and dict(row._mapping) == fields:
        return
    with db.writing() as connection:
        new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
        noted = new(_PEOPLE).values(person_id=who.person_id, **fields)
        connection.execute(noted.on_conflict_do_update(index_elements=["person_id"], set_=fields))


def names(db: Store) -> Mapping[str, str]:
    """Names to show by person id, of those who have signed in and have one."""
    with db.reading() as connection:
        found = connection.execute(select(_PEOPLE.c.person_id, _PEOPLE.c.name).where(_PEOPLE.c.name != ""))
        return {row.person_id: row.name for row in found}


def own_data(db: Store, who: Person) -> dict[str, Any]:
    """All that is stored about the person, as JSON has it: rows by kind, each with its columns; times in ISO 8601.

    Everyone may ask for their own. Raises `KeyError` for nobody.
    """
    person_id = _somebody(who)
    with db.reading() as connection:
        return {kind: [_plain(row) for row in rows] for kind, rows in _all_rows(connection, person_id)}


def forget(db: Store, who: Person) -> Mapping[str, int]:
    """Delete the person's plans, links, drafts, scenarios and row, and take their name off what stays; counts by kind.

    Revisions, disputes, comments on drafts of others, rejected suggestions and actions stay, under an author id that
    says nothing. Everyone may be forgotten. Raises `KeyError` for nobody.
    """
    with db.writing() as connection:
        return forgotten(connection, _somebody(who))


def forgotten(connection: Connection, person_id: str) -> dict[str, int]:
    """Forget somebody in a transaction; counts by kind, without those that are none."""
    counts = {}
    for kind, tables in _OWNED.items():
        *parts, whole = tables
        for table in parts:
            connection.execute(delete(table).where(_belongs(table, whole, person_id)))
        counts[kind] = connection.execute(delete(whole).where(whole.c.owner == person_id)).rowcount
    former = FORMER + secrets.token_hex(6)
    for kind, table, author in _AUTHORED:
        named = update(table).where(table.c[author] == person_id).values({author: former})
        counts[kind] = connection.execute(named).rowcount
    counts["people"] = connection.execute(delete(_PEOPLE).where(_PEOPLE.c.person_id == person_id)).rowcount
    return {kind: count for kind, count in counts.items() if count}


def _belongs(part: Table, whole: Table, person_id: str) -> ColumnElement[bool]:
    """The condition that a row is part of what the person owns."""
    name = whole.primary_key.columns.keys()[-1]
    return part.c[name].in_(select(whole.c[name]).where(whole.c.owner == person_id))


def _all_rows(connection: Connection, person_id: str) -> Iterator[tuple[str, list[Mapping[str, Any]]]]:
    yield "person", _rows(connection, _PEOPLE, _PEOPLE.c.person_id == person_id)
    for tables in _OWNED.values():
        whole = tables[-1]
        yield whole.name, _rows(connection, whole, whole.c.owner == person_id)
        for part in tables[:-1]:
            yield part.name, _rows(connection, part, _belongs(part, whole, person_id))
    for kind, table, author in _AUTHORED:
        yield kind, _rows(connection, table, table.c[author] == person_id)


def _rows(connection: Connection, table: Table, this: ColumnElement[bool]) -> list[Mapping[str, Any]]:
    columns = [column for column in table.c if column.name != "token_sha256"]
    found = connection.execute(select(*columns).where(this).order_by(*table.primary_key))
    return [dict(row._mapping) for row in found]


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Times as texts; what is kept as JSON is not wrapped up in a text again."""
    found = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
    return {name: json.loads(value) if name in _JSON else value for name, value in found.items()}


def _somebody(who: Person) -> str:
    if not who.person_id:
        raise KeyError(who.person_id)
    return who.person_id


def not_seen_since(connection: Connection, day: date) -> list[str]:
    """Ids of the people who were last seen before a day."""
    return list(connection.scalars(select(_PEOPLE.c.person_id).where(_PEOPLE.c.last_seen_on < day)))
