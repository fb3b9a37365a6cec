"""The states of stored plans: the values that tell of them, and the rows that hold them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, exists, select, update

from planner.errors import DataError
from planner.exchange import plan_file
from planner.plan import Plan
from planner.store import schema
from planner.store.errors import StoreError

_PLANS, _CHANGES = schema.plans, schema.plan_changes


@dataclass(frozen=True)
class StoredPlan:
    """A plan as it stands in the store; `version` counts up with every change, undo and redo among them."""

    plan_id: str
    owner: str
    curriculum_id: str
    plan: Plan
    version: int
    can_undo: bool
    can_redo: bool
    changed_at: datetime
    """In UTC, aware."""
    deleted_at: datetime | None


@dataclass(frozen=True)
class PlanHead:
    """What a list of plans shows of one."""

    plan_id: str
    title: str
    changed_at: datetime
    deleted_at: datetime | None
    version: int


@dataclass(frozen=True)
class PlanChange:
    """One state that a plan has had: its number, when it was made, and the state that it was made from."""

    number: int
    at: datetime
    parent: int | None
    plan: Plan


class Stale(Exception):  # noqa: N818 - what the plan on the screen is
    """Somebody else has changed the plan meanwhile; `current` is what stands there now, None where it was deleted."""

    def __init__(self, current: StoredPlan | None) -> None:
        super().__init__("the plan was deleted" if current is None else f"the plan is at version {current.version}")
        self.current = current


def held_plan(connection: Connection, owner: str, plan_id: str) -> Row[Any]:
    """The plan's row with the change that it points at. Raises `KeyError`."""
    if not plan_id.isprintable():
        raise KeyError(plan_id)  # It may come from an address, and PostgreSQL refuses texts with NUL.
    child = _CHANGES.alias()
    newer = exists().where(
        child.c.curriculum_id == _PLANS.c.curriculum_id,
        child.c.plan_id == _PLANS.c.plan_id,
        child.c.parent == _PLANS.c.head,
    )
    head = (
        (_CHANGES.c.curriculum_id == _PLANS.c.curriculum_id)
        & (_CHANGES.c.plan_id == _PLANS.c.plan_id)
        & (_CHANGES.c.number == _PLANS.c.head)
    )
    wanted = select(_PLANS, _CHANGES.c.parent, _CHANGES.c.plan, newer.label("can_redo")).join(_CHANGES, head)
    row = connection.execute(wanted.where(_PLANS.c.owner == owner, _PLANS.c.plan_id == plan_id)).one_or_none()
    if row is None:
        raise KeyError(plan_id)
    return row


def stored(held: Row[Any]) -> StoredPlan:
    """The value of a plan's row. Raises `StoreError` as `read_plan` does."""
    return StoredPlan(
        plan_id=held.plan_id,
        owner=held.owner,
        curriculum_id=held.curriculum_id,
        plan=read_plan(held.plan),
        version=held.version,
        can_undo=held.parent is not None,
        can_redo=bool(held.can_redo),
        changed_at=held.changed_at,
        deleted_at=held.deleted_at,
    )


def changes_of(held: Row[Any]) -> tuple[Any, Any]:
    """The condition that a change is one of this plan's."""
    return _CHANGES.c.curriculum_id == held.curriculum_id, _CHANGES.c.plan_id == held.plan_id


def begin(connection: Connection, owner: str, curriculum_id: str, title: str, text: str) -> StoredPlan:
    """Write a new plan with its first change."""
    plan_id, at = secrets.token_hex(8), now()
    fields = {"curriculum_id": curriculum_id, "plan_id": plan_id, "owner": owner, "title": title, "changed_at": at}
    connection.execute(_PLANS.insert().values(**fields, version=1, head=1, last=1))
    append(connection, curriculum_id, plan_id, 1, None, at, text)
    return stored(held_plan(connection, owner, plan_id))


def append(
    connection: Connection, curriculum_id: str, plan_id: str, number: int, parent: int | None, at: datetime, text: str
) -> None:
    """Write one change of a plan."""
    fields = {"curriculum_id": curriculum_id, "plan_id": plan_id, "number": number, "parent": parent}
    connection.execute(_CHANGES.insert().values(**fields, at=at, plan=text))


def go_to(connection: Connection, held: Row[Any], number: int) -> None:
    """Let the plan point at another one of its changes."""
    text = connection.scalar(select(_CHANGES.c.plan).where(*changes_of(held), _CHANGES.c.number == number))
    move(connection, held, head=number, title=read_plan(str(text)).title, changed_at=now())


def move(connection: Connection, held: Row[Any], **fields: Any) -> None:
    """Change the plan's row where it is still at the version that was read: PostgreSQL lets two read it at once."""
    same = (_PLANS.c.plan_id == held.plan_id, _PLANS.c.version == held.version)
    done = connection.execute(update(_PLANS).where(*same).values(version=held.version + 1, **fields))
    if done.rowcount != 1:
        current = held_plan(connection, held.owner, held.plan_id)
        raise Stale(None if current.deleted_at is not None else stored(current))


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


def read_plan(text: str) -> Plan:
    """The plan in the text of a change, through the migrations of the plan file.

    Raises `StoreError` for a text that is no plan of this edition of the program.
    """
    try:
        return plan_file.read(text, file="a stored plan")
    except DataError as error:
        raise StoreError(f"a stored plan cannot be read: {error}") from error


def plan_text(plan: Plan) -> str:
    """The plan as its file has it. Raises `ValueError` for one that would not be read back the same."""
    text = plan_file.write(plan)
    try:
        same = plan_file.read(text, file="the plan") == plan
    except DataError as error:
        raise ValueError(f"not a plan that can be kept: {error}") from error
    if not same:
        raise ValueError("not a plan that can be kept: it would be read back as another one")
    return text
