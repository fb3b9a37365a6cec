"""Plans in the store: every change is kept, the plan points at one of them, and nothing is overwritten unseen.

Changes of a plan are numbered and know their parent. Undo goes to the parent, redo to the newest child; a change after
an undo begins a branch, and what was there before stays among the changes. Who changes a plan says which `version`
they saw: where somebody else has changed it since, the change is not made and `Stale` says what stands there now.

Plans are private: each function takes the person who acts, and another one's plan is as if it did not exist. Without
the right to do it every function raises `NotAllowed`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Row, func, select

from planner.access import Action, Person, require
from planner.plan import Plan
from planner.store import schema
from planner.store.database import Store
from planner.store.plan_states import (
    PlanChange,
    PlanHead,
    Stale,
    StoredPlan,
    append,
    begin,
    changes_of,
    go_to,
    held_plan,
    move,
    now,
    plan_text,
    read_plan,
    stored,
)

__all__ = [
    "PlanChange",
    "PlanHead",
    "Stale",
    "StoredPlan",
    "changes",
    "create",
    "delete",
    "duplicate",
    "get",
    "heads",
    "redo",
    "restore",
    "save",
    "undo",
]

_PLANS, _CHANGES = schema.plans, schema.plan_changes


def heads(db: Store, who: Person, curriculum_id: str, *, deleted: bool = False) -> tuple[PlanHead, ...]:
    """An owner's plans for a curriculum, the latest change first; with `deleted` those that were deleted instead."""
    require(who, Action.VIEW)
    columns = [_PLANS.c[name] for name in ("plan_id", "title", "changed_at", "deleted_at", "version")]
    which = _PLANS.c.deleted_at.is_not(None) if deleted else _PLANS.c.deleted_at.is_(None)
    wanted = select(*columns).where(_PLANS.c.owner == who.person_id, _PLANS.c.curriculum_id == curriculum_id, which)
    with db.reading() as connection:
        found = connection.execute(wanted.order_by(_PLANS.c.changed_at.desc(), _PLANS.c.plan_id))
        return tuple(PlanHead(**row._mapping) for row in found)


def get(db: Store, who: Person, plan_id: str) -> StoredPlan:
    """A plan, also a deleted one. Raises `KeyError` for one that does not exist or belongs to somebody else."""
    require(who, Action.VIEW)
    with db.reading() as connection:
        return stored(held_plan(connection, who.person_id, plan_id))


def create(db: Store, who: Person, curriculum_id: str, plan: Plan) -> StoredPlan:
    """A new plan. Raises `ValueError` for a plan that its file could not hold."""
    require(who, Action.KEEP_PLANS)
    text = plan_text(plan)
    with db.writing() as connection:
        return begin(connection, who.person_id, curriculum_id, plan.title, text)


def save(db: Store, who: Person, plan_id: str, version: int, plan: Plan) -> StoredPlan:
    """The plan changed: one more change after the present one; an equal plan is none.

    Raises `Stale`, `KeyError` as `get` does, and `ValueError` for a plan that its file could not hold.
    """
    require(who, Action.KEEP_PLANS)
    text = plan_text(plan)

    def change(connection: Connection, held: Row[Any]) -> None:
        if read_plan(held.plan) == plan:
            return
        at, number = now(), held.last + 1
        move(connection, held, head=number, last=number, title=plan.title, changed_at=at)
        append(connection, held.curriculum_id, plan_id, number, held.head, at, text)

    return _changed(db, who, plan_id, version, change)


def undo(db: Store, who: Person, plan_id: str, version: int) -> StoredPlan:
    """One step back; at the first change nothing happens. Raises `Stale` and `KeyError`."""

    def change(connection: Connection, held: Row[Any]) -> None:
        if held.parent is not None:
            go_to(connection, held, held.parent)

    return _changed(db, who, plan_id, version, change)


def redo(db: Store, who: Person, plan_id: str, version: int) -> StoredPlan:
    """One step forward, to the newest change made from this one; without one nothing happens.

    Raises `Stale` and `KeyError`.
    """

    def change(connection: Connection, held: Row[Any]) -> None:
        newest = select(func.max(_CHANGES.c.number)).where(*changes_of(held), _CHANGES.c.parent == held.head)
        number = connection.scalar(newest)
        if number is not None:
            go_to(connection, held, number)

    return _changed(db, who, plan_id, version, change)


def duplicate(db: Store, who: Person, plan_id: str, title: str) -> StoredPlan:
    """A new plan like this one, under another title, with a history of its own.

    Raises `KeyError` as `get` does, and `ValueError` for a title that is none.
    """
    require(who, Action.KEEP_PLANS)
    with db.writing() as connection:
        held = held_plan(connection, who.person_id, plan_id)
        copy = read_plan(held.plan).replace(title=title)
        return begin(connection, who.person_id, held.curriculum_id, copy.title, plan_text(copy))


def delete(db: Store, who: Person, plan_id: str, version: int) -> None:
    """Take a plan out of the list; it is kept and can be restored. Raises `Stale` and `KeyError`."""
    _changed(db, who, plan_id, version, lambda connection, held: move(connection, held, deleted_at=now()))


def restore(db: Store, who: Person, plan_id: str) -> StoredPlan:
    """A deleted plan put back into the list as it was; one that is there stays. Raises `KeyError` as `get` does."""
    require(who, Action.KEEP_PLANS)
    with db.writing() as connection:
        held = held_plan(connection, who.person_id, plan_id)
        if held.deleted_at is not None:
            with suppress(Stale):  # Somebody else has just restored it.
                move(connection, held, deleted_at=None)
        return stored(held_plan(connection, who.person_id, plan_id))


def changes(db: Store, who: Person, plan_id: str) -> tuple[PlanChange, ...]:
    """Every change of a plan by number, those that were undone too. Raises `KeyError` as `get` does."""
    require(who, Action.VIEW)
    with db.reading() as connection:
        held = held_plan(connection, who.person_id, plan_id)
        found = connection.execute(select(_CHANGES).where(*changes_of(held)).order_by(_CHANGES.c.number))
        return tuple(PlanChange(row.number, row.at, row.parent, read_plan(row.plan)) for row in found)


def _changed(
    db: Store, who: Person, plan_id: str, version: int, change: Callable[[Connection, Row[Any]], None]
) -> StoredPlan:
    """What stands there after `change`, which is made only where the version is still the one that was seen."""
    require(who, Action.KEEP_PLANS)
    with db.writing() as connection:
        held = held_plan(connection, who.person_id, plan_id)
        if held.version != version or held.deleted_at is not None:
            raise Stale(None if held.deleted_at is not None else stored(held))
        change(connection, held)
        return stored(held_plan(connection, who.person_id, plan_id))
