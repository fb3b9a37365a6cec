"""What is past its time goes: how long each kind of thing is kept, and removing what was kept long enough."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select

from planner.access import Action, Person, require
from planner.store import people, review_tables, schema, work_tables
from planner.store.database import Store
from planner.store.schema_types import metadata

KEEP: Mapping[str, int] = {
    "deleted plans": 30,
    "ended links": 30,
    "undone changes of plans": 90,
    "closed drafts": 90,
    "removed scenarios": 90,
    "removed curricula": 90,
    "people": 730,
}
"""Days that a thing is kept, by kind: after it was deleted, ended, undone, saved or discarded, removed, last seen."""
_PLANS, _CHANGES, _SHARES = schema.plans, schema.plan_changes, schema.shares
_DRAFTS, _SCENARIOS = work_tables.drafts, review_tables.scenarios


class _Rehearsed(Exception):  # noqa: N818 (no error)
    """Takes everything back that a dry run has done."""


def purge(db: Store, who: Person, now: datetime, *, dry_run: bool = False) -> Mapping[str, int]:
    """Remove what is past its time at a moment; counts by kind of `KEEP`. A dry run only counts.

    People who were not seen for long are forgotten as `people.forget` does. Raises `NotAllowed`, and `ValueError` for a
    moment without a time zone.
    """
    require(who, Action.PURGE)
    if now.tzinfo is None:
        raise ValueError(f"{now!r} has no time zone")
    counts: dict[str, int] = {}
    try:
        with db.writing() as connection:
            for kind, remove in _REMOVING.items():
                counts[kind] = remove(connection, now - timedelta(days=KEEP[kind]))
            if dry_run:
                raise _Rehearsed
    except _Rehearsed:
        pass
    return counts


def _remove_plans(connection: Connection, before: datetime) -> int:
    gone = select(_PLANS.c.plan_id).where(_PLANS.c.deleted_at < before)
    for table in (_SHARES, _CHANGES):
        connection.execute(delete(table).where(table.c.plan_id.in_(gone)))
    return connection.execute(delete(_PLANS).where(_PLANS.c.deleted_at < before)).rowcount


def _remove_shares(connection: Connection, before: datetime) -> int:
    over = (_SHARES.c.ends_on < before.date()) | (_SHARES.c.revoked_at < before)
    return connection.execute(delete(_SHARES).where(over)).rowcount


def _remove_changes(connection: Connection, before: datetime) -> int:
    """Changes that a plan has left behind: neither it nor a later change that is kept was made from them."""
    odd = (_CHANGES.c.number > _PLANS.c.head) | (_CHANGES.c.parent != _CHANGES.c.number - 1)
    branched = select(_PLANS.c.plan_id).join(_CHANGES, _CHANGES.c.plan_id == _PLANS.c.plan_id).where(odd)
    heads = select(_PLANS.c.plan_id, _PLANS.c.head).where(_PLANS.c.plan_id.in_(branched))
    wanted = select(_CHANGES.c.number, _CHANGES.c.parent, _CHANGES.c.at)
    removed = 0
    for plan_id, head in connection.execute(heads).all():
        known = {row.number: row for row in connection.execute(wanted.where(_CHANGES.c.plan_id == plan_id))}
        kept: set[int] = set()
        for number in (head, *(number for number, row in known.items() if row.at >= before)):
            at: int | None = number
            while at is not None and at not in kept:
                kept.add(at)
                at = known[at].parent
        this = (_CHANGES.c.plan_id == plan_id, _CHANGES.c.number.in_(known.keys() - kept))
        removed += connection.execute(delete(_CHANGES).where(*this)).rowcount
    return removed


def _remove_drafts(connection: Connection, before: datetime) -> int:
    closed = (_DRAFTS.c.state.in_(("saved", "discarded")), _DRAFTS.c.changed_at < before)
    gone = select(_DRAFTS.c.draft_id).where(*closed)
    for table in (work_tables.draft_comments, work_tables.draft_steps):
        connection.execute(delete(table).where(table.c.draft_id.in_(gone)))
    return connection.execute(delete(_DRAFTS).where(*closed)).rowcount


def _remove_scenarios(connection: Connection, before: datetime) -> int:
    gone = select(_SCENARIOS.c.scenario_id).where(_SCENARIOS.c.removed_at < before)
    steps = review_tables.scenario_steps
    connection.execute(delete(steps).where(steps.c.scenario_id.in_(gone)))
    return connection.execute(delete(_SCENARIOS).where(_SCENARIOS.c.removed_at < before)).rowcount


def _remove_curricula(connection: Connection, before: datetime) -> int:
    """Removed curricula with all that belongs to them, people's plans for them too."""
    over = schema.curricula.c.removed_at < before
    gone = list(connection.scalars(select(schema.curricula.c.curriculum_id).where(over)))
    if gone:
        for table in reversed(metadata.sorted_tables):
            if "curriculum_id" in table.c:
                connection.execute(delete(table).where(table.c.curriculum_id.in_(gone)))
    return len(gone)


def _forget_people(connection: Connection, before: datetime) -> int:
    gone = people.not_seen_since(connection, before.date())
    for person_id in gone:
        people.forgotten(connection, person_id)
    return len(gone)


_REMOVING: Mapping[str, Callable[[Connection, datetime], int]] = {
    "deleted plans": _remove_plans,
    "ended links": _remove_shares,
    "undone changes of plans": _remove_changes,
    "closed drafts": _remove_drafts,
    "removed scenarios": _remove_scenarios,
    "removed curricula": _remove_curricula,
    "people": _forget_people,
}
