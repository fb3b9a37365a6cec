"""The states of stored drafts: the values that tell of them, and the rows that hold them."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from planner.access import Person
from planner.editing import EditFault, Merged, Place, RowEdit
from planner.editing import edits as edit_texts
from planner.store import work_tables
from planner.store.row_history import RowVersion

State = Literal["open", "proposed", "returned", "saved", "discarded"]
Kind = Literal["proposed", "withdrawn", "comment", "returned", "accepted"]
"""What somebody said of a draft, or did with it."""
AT_WORK: tuple[State, ...] = ("open", "proposed", "returned")
"""The states in which a draft is its owner's present one; there is at most one for each curriculum."""
_DRAFTS, _STEPS, _COMMENTS = work_tables.drafts, work_tables.draft_steps, work_tables.draft_comments


@dataclass(frozen=True)
class StoredDraft:
    """A draft as it stands in the store; `version` counts up with all that is done to it."""

    draft_id: str
    curriculum_id: str
    owner: str
    base: int
    """The revision that the edits are for."""
    version: int
    state: State
    note: str
    changed_at: datetime
    """In UTC, aware."""
    edits: tuple[RowEdit, ...]
    """Those of all steps that count now, in order."""
    can_undo: bool
    can_redo: bool
    steps: int
    """How many can be undone."""
    revision: int | None
    """What it became, where it was saved."""


class StaleDraft(Exception):  # noqa: N818 (what the draft on the screen is)
    """The draft was changed in another window; `current` is the person's present one, None where there is none."""

    def __init__(self, current: StoredDraft | None) -> None:
        super().__init__("there is no draft any more" if current is None else f"the draft is at {current.version}")
        self.current = current


class Clashes(Exception):  # noqa: N818 (what is to be decided)
    """Others have changed the same cells meanwhile: nothing was saved until somebody has chosen for each clash.

    `latest` is the revision that holds theirs: choices are made `against` it. `who` says who brought theirs.
    """

    def __init__(self, merged: Merged, latest: int, who: Mapping[Place, RowVersion]) -> None:
        super().__init__(f"{len(merged.clashes)} clashes with revision {latest}")
        self.merged, self.latest, self.who = merged, latest, who


class NotRight(Exception):  # noqa: N818 (what the draft is)
    """The draft holds what cannot be saved; nothing was."""

    def __init__(self, faults: tuple[EditFault, ...]) -> None:
        super().__init__(f"{len(faults)} faults, the first in {faults[0].table}: {faults[0].expected}")
        self.faults = faults


def of_person(connection: Connection, person_id: str, curriculum_id: str) -> Row[Any] | None:
    """The row of the draft that a person is at work on."""
    this = (_DRAFTS.c.owner == person_id, _DRAFTS.c.curriculum_id == curriculum_id, _DRAFTS.c.state.in_(AT_WORK))
    return connection.execute(select(_DRAFTS).where(*this)).one_or_none()


def of_id(connection: Connection, draft_id: str) -> Row[Any]:
    """The row of a draft. Raises `KeyError`."""
    return _there(connection, select(_DRAFTS), draft_id)


def locked(connection: Connection, draft_id: str) -> Row[Any]:
    """The row of a draft, which nobody else changes until this transaction ends. Raises `KeyError`."""
    return _there(connection, select(_DRAFTS).with_for_update(), draft_id)


def _there(connection: Connection, wanted: Select[Any], draft_id: str) -> Row[Any]:
    # The id may come from an address, and PostgreSQL refuses texts with NUL.
    this = wanted.where(_DRAFTS.c.draft_id == draft_id) if draft_id.isprintable() else None
    row = None if this is None else connection.execute(this).one_or_none()
    if row is None:
        raise KeyError(draft_id)
    return row


def seen_by_owner(connection: Connection, who: Person, seen: StoredDraft) -> Row[Any]:
    """The row of one's own draft, where it is still as it was seen.

    Raises `StaleDraft`, and `KeyError` for a draft that does not exist or belongs to somebody else.
    """
    row = locked(connection, seen.draft_id)
    if row.owner != who.person_id:
        raise KeyError(seen.draft_id)
    if row.version != seen.version or row.state not in AT_WORK:
        current = of_person(connection, who.person_id, row.curriculum_id)
        raise StaleDraft(None if current is None else stored(connection, current))
    return row


def open_to_owner(connection: Connection, who: Person, seen: StoredDraft) -> Row[Any]:
    """The same, where it is not with a reviewer. Raises as `seen_by_owner`, and `ValueError` where it is."""
    row = seen_by_owner(connection, who, seen)
    if row.state == "proposed":
        raise ValueError("the draft is proposed: withdraw it first")
    return row


def as_seen(connection: Connection, seen: StoredDraft) -> Row[Any]:
    """The row of a draft, where it is still as it was seen, whoever asks. Raises `KeyError`, `StaleDraft`."""
    row = locked(connection, seen.draft_id)
    if row.version != seen.version:
        raise StaleDraft(stored(connection, row) if row.state in AT_WORK else None)
    return row


def stored(connection: Connection, row: Row[Any]) -> StoredDraft:
    """The value of a draft's row, with its edits."""
    wanted = select(_STEPS.c.whole, _STEPS.c.edits).where(*steps_of(row), _STEPS.c.number <= row.head)
    edits: list[RowEdit] = []
    for whole, text in connection.execute(wanted.order_by(_STEPS.c.number)):
        if whole:
            edits.clear()
        edits.extend(edit_texts.read(text))
    return value_of(row, tuple(edits))


def value_of(row: Row[Any], edits: tuple[RowEdit, ...]) -> StoredDraft:
    """The value of a draft's row whose edits are known."""
    names = ("draft_id", "curriculum_id", "owner", "base", "version", "state", "note", "changed_at", "revision")
    fields = {name: row._mapping[name] for name in names}
    return StoredDraft(**fields, edits=edits, can_undo=row.head > 0, can_redo=row.head < row.last, steps=row.head)


def steps_of(row: Row[Any]) -> tuple[Any, Any]:
    """The condition that a step is one of this draft's."""
    return _STEPS.c.curriculum_id == row.curriculum_id, _STEPS.c.draft_id == row.draft_id


def begin(connection: Connection, who: Person, curriculum_id: str, base: int) -> Row[Any]:
    """A new draft without a step. Raises `StaleDraft` where the person is at work on another one."""
    fields = {"curriculum_id": curriculum_id, "draft_id": secrets.token_hex(8), "owner": who.person_id, "base": base}
    fields |= {"version": 0, "head": 0, "last": 0, "state": "open", "note": "", "changed_at": datetime.now(UTC)}
    new = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(new(_DRAFTS).values(fields).on_conflict_do_nothing())
    row = of_person(connection, who.person_id, curriculum_id)
    if row is None or row.draft_id != fields["draft_id"]:
        raise StaleDraft(None if row is None else stored(connection, row))
    return row


def move(connection: Connection, row: Row[Any], **fields: Any) -> Row[Any]:
    """Change a draft's row, which `locked` holds, and count its version up; the row as it is then."""
    this = (_DRAFTS.c.curriculum_id == row.curriculum_id, _DRAFTS.c.draft_id == row.draft_id)
    values = {"version": row.version + 1, "changed_at": datetime.now(UTC), **fields}
    connection.execute(update(_DRAFTS).where(*this).values(values))
    return connection.execute(select(_DRAFTS).where(*this)).one()


def say(connection: Connection, row: Row[Any], author: str, kind: Kind, text: str) -> None:
    """Note what somebody said of a draft, or did with it; `locked` holds its row."""
    this = (_COMMENTS.c.curriculum_id == row.curriculum_id, _COMMENTS.c.draft_id == row.draft_id)
    number = (connection.scalar(select(func.max(_COMMENTS.c.number)).where(*this)) or 0) + 1
    fields = {"curriculum_id": row.curriculum_id, "draft_id": row.draft_id, "number": number, "kind": kind}
    connection.execute(insert(_COMMENTS).values(**fields, author=author, at=datetime.now(UTC), text=text))
