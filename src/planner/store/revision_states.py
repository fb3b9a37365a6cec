"""What stands at a revision: read whole, or made from an earlier one that is in memory and the rows that changed since.

Revisions are immutable, so that one that was read can be kept: each open database keeps the latest ones used.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from planner.curriculum import Curriculum
from planner.store import curriculum_rows, row_versions, schema
from planner.store.database import Store
from planner.tables import TABLES

_REVISIONS = schema.revisions
Head = Row[Any, Any, Any]
"""Number, time and fingerprint of a revision."""
MOST_ROWS = 400_000
"""Rows of all states together that are kept in memory for a database; one state is always kept."""


@dataclass(frozen=True)
class State:
    """A revision with its curriculum, and the positions of the rows of each table, in their order."""

    number: int
    at: datetime
    fingerprint: str
    curriculum: Curriculum
    positions: Mapping[str, Sequence[int]]


class Memory:
    """The states that were used last, by curriculum and number."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._states: OrderedDict[tuple[str, int], State] = OrderedDict()

    def get(self, curriculum_id: str, head: Head) -> State | None:
        """The state of a revision, if it is still the one of that row: after a purge another may bear its number."""
        with self._lock:
            found = self._states.get((curriculum_id, head.number))
            if found is None or (found.at, found.fingerprint) != (head.at, head.fingerprint):
                return None
            self._states.move_to_end((curriculum_id, head.number))
            return found

    def put(self, curriculum_id: str, state: State) -> None:
        """Keep a state, and let go those that were not used for longest."""
        with self._lock:
            self._states[curriculum_id, state.number] = state
            self._states.move_to_end((curriculum_id, state.number))
            while len(self._states) > 1 and sum(map(_size, self._states.values())) > MOST_ROWS:
                self._states.popitem(last=False)

    def numbers(self, curriculum_id: str) -> list[int]:
        """Numbers of the revisions of a curriculum that are kept."""
        with self._lock:
            return [number for kept_as, number in self._states if kept_as == curriculum_id]


_OPENING = threading.Lock()


def memory(db: Store) -> Memory:
    """The states that an open database keeps."""
    with _OPENING:
        found: Memory = db.derived.setdefault("states", Memory())
        return found


def state(db: Store, connection: Connection, curriculum_id: str, number: int) -> State:
    """What stands at a revision. Raises `KeyError` where there is none of this number, and `DataError` for old rows."""
    head = _head(connection, curriculum_id, number)
    if head is None:
        raise KeyError((curriculum_id, number))
    kept = memory(db)
    found = kept.get(curriculum_id, head)
    if found is None:
        earlier = _earlier(kept, connection, curriculum_id, number)
        found = None if earlier is None else _later(connection, curriculum_id, earlier, head)
        found = found or _whole(connection, curriculum_id, head)
        kept.put(curriculum_id, found)
    return found


def _head(connection: Connection, curriculum_id: str, number: int) -> Head | None:
    wanted = select(_REVISIONS.c.number, _REVISIONS.c.at, _REVISIONS.c.fingerprint)
    this = (_REVISIONS.c.curriculum_id == curriculum_id, _REVISIONS.c.number == number)
    return connection.execute(wanted.where(*this)).one_or_none()


def _earlier(kept: Memory, connection: Connection, curriculum_id: str, number: int) -> State | None:
    """The latest state in memory that is earlier than a revision."""
    nearest = max((known for known in kept.numbers(curriculum_id) if known < number), default=None)
    head = None if nearest is None else _head(connection, curriculum_id, nearest)
    return None if head is None else kept.get(curriculum_id, head)


def _whole(connection: Connection, curriculum_id: str, head: Head) -> State:
    found = {name: row_versions.rows_at(connection, name, curriculum_id, head.number) for name in schema.row_tables}
    positions = {name: placed.positions for name, placed in found.items()}
    documents = found.pop(schema.DOCUMENTS).rows
    curriculum = curriculum_rows.curriculum({name: placed.rows for name, placed in found.items()}, documents)
    return State(head.number, head.at, head.fingerprint, curriculum, positions)


def _later(connection: Connection, curriculum_id: str, before: State, head: Head) -> State | None:
    """The state of a later revision; None where levels are spelt otherwise there, which concerns all rows."""
    documents = row_versions.rows_at(connection, schema.DOCUMENTS, curriculum_id, head.number)
    about, plans = curriculum_rows.read_documents(documents.rows)
    if about.scale != before.curriculum.scale:
        return None
    fresh: dict[str, Any] = {"about": about, "plans": plans}
    positions = {**before.positions, schema.DOCUMENTS: documents.positions}
    for table in TABLES:
        came, went = row_versions.came_and_went(connection, table.name, curriculum_id, before.number, head.number)
        if came or went:
            rows = curriculum_rows.typed(table.name, list(came.values()), about.scale)
            places = before.positions[table.name]
            stays = zip(places, before.curriculum.rows(table.name), strict=True)
            both = [pair for pair in stays if pair[0] not in went] + list(zip(came, rows, strict=True))
            both.sort(key=lambda pair: pair[0])
            positions[table.name] = [position for position, _ in both]
            fresh[table.name] = tuple(row for _, row in both)
    return State(head.number, head.at, head.fingerprint, before.curriculum.replace(**fresh), positions)


def _size(state: State) -> int:
    return sum(map(len, state.positions.values()))
