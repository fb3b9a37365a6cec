"""The states of stored scenarios: the values that tell of them, and the rows that hold them."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from planner.access import Person
from planner.scenario.changes import Scenario
from planner.scenario.text import scenario_from_json, scenario_to_json
from planner.store import review_tables
from planner.store.errors import StoreError

_SCENARIOS, _STEPS = review_tables.scenarios, review_tables.scenario_steps
MOST_TITLE, MOST_NOTE, MOST_CHANGES = 200, 4000, 500
"""Most signs of a title and of a note, most changes of a scenario."""


@dataclass(frozen=True)
class Kept:
    """A scenario as it stands in the store; `version` counts up with all that is done to it."""

    scenario_id: str
    curriculum_id: str
    owner: str
    version: int
    shared: bool
    """Whether everybody who may keep scenarios sees it."""
    changed_at: datetime
    """In UTC, aware; `removed_at` too."""
    removed_at: datetime | None
    scenario: Scenario
    can_undo: bool
    can_redo: bool


class StaleScenario(Exception):  # noqa: N818 (what the scenario on the screen is)
    """The scenario was changed in another window; `current` is what stands there now, None where it was removed."""

    def __init__(self, current: Kept | None) -> None:
        super().__init__("the scenario was removed" if current is None else f"the scenario is at {current.version}")
        self.current = current


def put(connection: Connection, row: Row[Any], fields: dict[str, Any]) -> Kept:
    """Change columns of a scenario's row, which `own_by` holds, and count its version up."""
    values = {"version": row.version + 1, "changed_at": datetime.now(UTC), **fields}
    connection.execute(update(_SCENARIOS).where(_SCENARIOS.c.scenario_id == row.scenario_id).values(values))
    return kept(connection.execute(with_step().where(_SCENARIOS.c.scenario_id == row.scenario_id)).one())


def begun(connection: Connection, who: Person, curriculum_id: str, text: str) -> Kept:
    """Write a new scenario with its first step."""
    at, scenario_id = datetime.now(UTC), secrets.token_hex(8)
    fields = {"curriculum_id": curriculum_id, "scenario_id": scenario_id, "owner": who.person_id, "shared": False}
    fields |= {"version": 1, "head": 1, "last": 1, "made_at": at, "changed_at": at}
    connection.execute(insert(_SCENARIOS).values(fields))
    put_step(connection, curriculum_id, scenario_id, 1, text)
    return kept(connection.execute(with_step().where(_SCENARIOS.c.scenario_id == scenario_id)).one())


def put_step(connection: Connection, curriculum_id: str, scenario_id: str, number: int, text: str) -> None:
    """Write one step of a scenario."""
    fields = {"curriculum_id": curriculum_id, "scenario_id": scenario_id, "number": number, "document": text}
    connection.execute(insert(_STEPS).values(**fields, at=datetime.now(UTC)))


def seen_by(connection: Connection, who: Person, scenario_id: str) -> Kept:
    """A scenario that the person may look at. Raises `KeyError`."""
    row = row_of(connection, scenario_id)
    if row.owner != who.person_id and (not row.shared or row.removed_at is not None):
        raise KeyError(scenario_id)
    return kept(row)


def own_by(connection: Connection, who: Person, scenario_id: str) -> Row[Any]:
    """The row of one's own scenario, which nobody else changes until this transaction ends. Raises `KeyError`."""
    if scenario_id.isprintable():
        this = _SCENARIOS.c.scenario_id == scenario_id
        connection.execute(select(_SCENARIOS.c.version).where(this).with_for_update())
    row = row_of(connection, scenario_id)
    if row.owner != who.person_id:
        raise KeyError(scenario_id)
    return row


def row_of(connection: Connection, scenario_id: str) -> Row[Any]:
    """The row of a scenario with its present step. Raises `KeyError`."""
    # The id may come from an address, and PostgreSQL refuses texts with NUL.
    this = _SCENARIOS.c.scenario_id == scenario_id
    row = connection.execute(with_step().where(this)).one_or_none() if scenario_id.isprintable() else None
    if row is None:
        raise KeyError(scenario_id)
    return row


def with_step() -> Any:
    """What is read of scenarios: their rows, each with the step that it points at."""
    head = (_STEPS.c.curriculum_id == _SCENARIOS.c.curriculum_id) & (_STEPS.c.scenario_id == _SCENARIOS.c.scenario_id)
    return select(_SCENARIOS, _STEPS.c.document).join(_STEPS, head & (_STEPS.c.number == _SCENARIOS.c.head))


def steps_of(row: Row[Any]) -> tuple[Any, Any]:
    """The condition that a step is one of this scenario's."""
    return _STEPS.c.curriculum_id == row.curriculum_id, _STEPS.c.scenario_id == row.scenario_id


def kept(row: Row[Any]) -> Kept:
    """The value of a row with its present step. Raises `StoreError` for a text that this program does not read."""
    try:
        scenario = scenario_from_json(row.document)
    except ValueError as error:
        raise StoreError(f"a stored scenario cannot be read: {error}") from error
    names = ("scenario_id", "curriculum_id", "owner", "version", "shared", "changed_at", "removed_at")
    fields = {name: row._mapping[name] for name in names}
    return Kept(**fields, scenario=scenario, can_undo=row.head > 1, can_redo=row.head < row.last)


def text_of(scenario: Scenario) -> str:
    """The scenario as it is kept. Raises `ValueError` for one that cannot be, or would be read back as another."""
    title, note = scenario.title, scenario.note
    if not title.strip() or len(title) > MOST_TITLE or not title.isprintable():
        raise ValueError(f"a title of 1 to {MOST_TITLE} signs in one line")
    if len(note) > MOST_NOTE or len(scenario.changes) > MOST_CHANGES or scenario.base < 0:
        raise ValueError(f"a note of at most {MOST_NOTE} signs, and at most {MOST_CHANGES} changes")
    text = scenario_to_json(scenario)
    text.encode()  # A text that cannot be written down is a `ValueError` too.
    if scenario_from_json(text) != scenario:
        raise ValueError("not a scenario that can be kept: it would be read back as another one")
    return text
