"""Scenarios in the store: private to who made them until they share them, kept step by step.

A scenario is a list of states and a place in it: undo and redo move the place, a new state forgets what was undone. Who
changes one says which `version` they saw: where another window has changed it since, nothing is done and
`StaleScenario` says what stands there now. A shared one is seen by everybody who may keep scenarios of the curriculum,
and changed by its owner alone; another one's that is not shared is as if it did not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete

from planner.access import Action, Person, require
from planner.scenario.changes import Scenario
from planner.store import review_tables, revision_writing
from planner.store.database import Store
from planner.store.scenario_states import (
    Kept,
    StaleScenario,
    begun,
    kept,
    own_by,
    put,
    put_step,
    seen_by,
    steps_of,
    text_of,
    with_step,
)

__all__ = [
    "Kept",
    "StaleScenario",
    "create",
    "duplicate",
    "get",
    "own",
    "redo",
    "remove",
    "removed",
    "rename",
    "restore",
    "save",
    "share",
    "undo",
]

_SCENARIOS, _STEPS = review_tables.scenarios, review_tables.scenario_steps


def own(db: Store, who: Person, curriculum_id: str) -> tuple[Kept, ...]:
    """The person's scenarios for a curriculum, and those that others share, the latest change first.

    Raises `NotAllowed`.
    """
    seen = (_SCENARIOS.c.owner == who.person_id) | _SCENARIOS.c.shared
    return _listed(db, who, curriculum_id, seen & _SCENARIOS.c.removed_at.is_(None))


def removed(db: Store, who: Person, curriculum_id: str) -> tuple[Kept, ...]:
    """The person's scenarios that were removed, the latest change first. Raises `NotAllowed`."""
    mine = _SCENARIOS.c.owner == who.person_id
    return _listed(db, who, curriculum_id, mine & _SCENARIOS.c.removed_at.is_not(None))


def _listed(db: Store, who: Person, curriculum_id: str, which: ColumnElement[bool]) -> tuple[Kept, ...]:
    require(who, Action.KEEP_SCENARIOS)
    wanted = with_step().where(_SCENARIOS.c.curriculum_id == curriculum_id, which)
    with db.reading() as connection:
        rows = connection.execute(wanted.order_by(_SCENARIOS.c.changed_at.desc(), _SCENARIOS.c.scenario_id))
        return tuple(map(kept, rows))


def get(db: Store, who: Person, scenario_id: str) -> Kept:
    """One's own scenario, also a removed one, or one that somebody shares.

    Raises `NotAllowed`, and `KeyError` for one that does not exist or that somebody else does not share.
    """
    require(who, Action.KEEP_SCENARIOS)
    with db.reading() as connection:
        return seen_by(connection, who, scenario_id)


def create(db: Store, who: Person, curriculum_id: str, scenario: Scenario) -> Kept:
    """A new scenario of the person's own, not shared.

    Raises `NotAllowed`, `KeyError` for a curriculum that is not there, `ValueError` for a scenario that cannot be kept.
    """
    require(who, Action.KEEP_SCENARIOS)
    text = text_of(scenario)
    with db.writing() as connection:
        revision_writing.standing(connection, curriculum_id)
        return begun(connection, who, curriculum_id, text)


def save(db: Store, who: Person, scenario_id: str, version: int, scenario: Scenario) -> Kept:
    """The scenario as it is from now on: one more step after the present one; an equal one is none.

    Raises as `create` does, `StaleScenario`, and `KeyError` for one that is not the person's own.
    """
    require(who, Action.KEEP_SCENARIOS)
    text = text_of(scenario)

    def step(connection: Connection, row: Row[Any]) -> dict[str, Any] | None:
        if text == row.document:
            return None
        number = row.head + 1
        connection.execute(delete(_STEPS).where(*steps_of(row), _STEPS.c.number >= number))
        put_step(connection, row.curriculum_id, scenario_id, number, text)
        return {"head": number, "last": number}

    return _changed(db, who, scenario_id, version, step)


def rename(db: Store, who: Person, scenario_id: str, version: int, title: str) -> Kept:
    """The scenario under another title, as one step. Raises as `save` does."""
    return save(db, who, scenario_id, version, replace(get(db, who, scenario_id).scenario, title=title))


def undo(db: Store, who: Person, scenario_id: str, version: int) -> Kept:
    """One step back; at the first nothing happens. Raises `NotAllowed`, `StaleScenario`, and `KeyError` as `save`."""
    return _changed(db, who, scenario_id, version, lambda _, row: _moved(row, row.head - 1))


def redo(db: Store, who: Person, scenario_id: str, version: int) -> Kept:
    """One step forward again; at the last nothing happens. Raises as `undo` does."""
    return _changed(db, who, scenario_id, version, lambda _, row: _moved(row, row.head + 1))


def _moved(row: Row[Any], head: int) -> dict[str, Any] | None:
    return {"head": head} if 1 <= head <= row.last else None


def duplicate(db: Store, who: Person, scenario_id: str, title: str) -> Kept:
    """A new scenario of the person's own with the changes of this one, which may be somebody's shared one.

    Raises as `get` does, and `ValueError` for a title that is none.
    """
    require(who, Action.KEEP_SCENARIOS)
    with db.writing() as connection:
        found = seen_by(connection, who, scenario_id)
        return begun(connection, who, found.curriculum_id, text_of(replace(found.scenario, title=title)))


def share(db: Store, who: Person, scenario_id: str, version: int, on: bool) -> Kept:
    """Let everybody who may keep scenarios see it, or nobody any more. Raises as `undo` does."""
    return _changed(db, who, scenario_id, version, lambda _, row: None if row.shared == on else {"shared": on})


def remove(db: Store, who: Person, scenario_id: str, version: int) -> None:
    """Take a scenario out of the lists; it can be restored until it is purged. Raises as `undo` does."""
    _changed(db, who, scenario_id, version, lambda *_: {"removed_at": datetime.now(UTC)})


def restore(db: Store, who: Person, scenario_id: str) -> Kept:
    """A removed scenario put back as it was; one that is there stays.

    Raises `NotAllowed`, and `KeyError` for one that is not the person's own.
    """
    require(who, Action.KEEP_SCENARIOS)
    with db.writing() as connection:
        row = own_by(connection, who, scenario_id)
        return kept(row) if row.removed_at is None else put(connection, row, {"removed_at": None})


def _changed(
    db: Store,
    who: Person,
    scenario_id: str,
    version: int,
    change: Callable[[Connection, Row[Any]], dict[str, Any] | None],
) -> Kept:
    """What stands there after the columns that `change` names, where the version is still the one that was seen."""
    require(who, Action.KEEP_SCENARIOS)
    with db.writing() as connection:
        row = own_by(connection, who, scenario_id)
        if row.version != version or row.removed_at is not None:
            raise StaleScenario(None if row.removed_at is not None else kept(row))
        fields = change(connection, row)
        return kept(row) if fields is None else put(connection, row, fields)
