"""The list of actions of a review: what is to be done about a finding, by whom and until when.

An item stays tied to the figure that raised it: which finding, about what, what the figure was then, at which revision.
Everybody who may look at a curriculum sees its list; who changes an item gives the version that they saw.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from planner.access import Action, Person, require
from planner.store import review_tables, revision_writing
from planner.store.database import Store

_ACTIONS = review_tables.actions
MOST_TITLE, MOST_OWNER, MOST_NOTE = 200, 120, 4000
"""Most signs of each text."""

Fact = str | int | float | bool | None
Facts = Mapping[str, Fact]
"""A figure as JSON holds it: values by name."""


class Progress(StrEnum):
    """How far an item is."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"
    DROPPED = "dropped"

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done."""
        return self in {Progress.DONE, Progress.DROPPED}


@dataclass(frozen=True)
class Task:
    """What people write of an item: `owner` is the id of a person who has signed in, or a name typed in."""

    title: str
    owner: str = ""
    state: Progress = Progress.OPEN
    due_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Item:
    """An item of the list, with the figure that raised it as it was at a revision."""

    action_id: str
    version: int
    task: Task
    finding: str
    subject: str
    figure: Facts
    revision: int
    author: str
    made_at: datetime
    """In UTC, aware; `changed_at` too."""
    changed_by: str
    changed_at: datetime


class StaleItem(Exception):  # noqa: N818 (what the item on the screen is)
    """Somebody else has changed the item meanwhile; `current` is what stands there now."""

    def __init__(self, current: Item) -> None:
        super().__init__(f"the action is at version {current.version}")
        self.current = current


def add(
    db: Store, who: Person, curriculum_id: str, task: Task, *, finding: str, subject: str, figure: Facts, revision: int
) -> Item:
    """A new item, raised by a finding about a subject whose figure is this at a revision.

    Raises `NotAllowed`, `KeyError` for a curriculum that is not there, `ValueError` for texts that are too long, a task
    without a title, a figure that is no JSON, and a revision that the curriculum does not have yet.
    """
    require(who, Action.FOLLOW_UP)
    clean, now = _checked(task), datetime.now(UTC)
    text = json.dumps(dict(figure), ensure_ascii=True, allow_nan=False)
    me = who.person_id
    made = Item(secrets.token_hex(8), 1, clean, finding, subject, json.loads(text), revision, me, now, me, now)
    with db.writing() as connection:
        if not 1 <= revision <= revision_writing.standing(connection, curriculum_id).latest:
            raise ValueError(f"there is no revision {revision}")
        fields = {name: value for name, value in vars(made).items() if name != "task"}
        values = {**fields, **vars(clean), "curriculum_id": curriculum_id, "figure": text}
        connection.execute(insert(_ACTIONS).values(values))
    return made


def change(db: Store, who: Person, curriculum_id: str, seen: Item, task: Task) -> Item:
    """The item with another title, owner, state, date or note; one that is the same stays as it was.

    Raises `NotAllowed`, `KeyError` for an item that is not there, `StaleItem` where somebody else has changed it since
    it was `seen`, `ValueError` as `add` does.
    """
    require(who, Action.FOLLOW_UP)
    clean = _checked(task)
    this = (_ACTIONS.c.curriculum_id == curriculum_id, _ACTIONS.c.action_id == seen.action_id)
    with db.writing() as connection:
        current = _held(connection, curriculum_id, seen.action_id, locked=True)
        if current.version != seen.version:
            raise StaleItem(current)
        if current.task == clean:
            return current
        version, now = current.version + 1, datetime.now(UTC)
        values = {**vars(clean), "version": version, "changed_by": who.person_id, "changed_at": now}
        connection.execute(update(_ACTIONS).where(*this).values(values))
        return replace(current, task=clean, version=version, changed_by=who.person_id, changed_at=now)


def of(db: Store, who: Person, curriculum_id: str) -> tuple[Item, ...]:
    """All items of a curriculum: by due date, those without one last, the first made first. Raises `NotAllowed`."""
    require(who, Action.VIEW)
    with db.reading() as connection:
        rows = connection.execute(select(_ACTIONS).where(_ACTIONS.c.curriculum_id == curriculum_id)).all()
    items = [_item(row) for row in rows]
    return tuple(sorted(items, key=lambda item: (item.task.due_on or date.max, item.made_at, item.action_id)))


def get(db: Store, who: Person, curriculum_id: str, action_id: str) -> Item:
    """One item as it stands now. Raises `NotAllowed`, and `KeyError` for one that is not there."""
    require(who, Action.VIEW)
    with db.reading() as connection:
        return _held(connection, curriculum_id, action_id)


def _held(connection: Connection, curriculum_id: str, action_id: str, *, locked: bool = False) -> Item:
    """The item; `locked` after all other writers of it have finished, and until this one has."""
    this = (_ACTIONS.c.curriculum_id == curriculum_id, _ACTIONS.c.action_id == action_id)
    wanted = select(_ACTIONS).where(*this)
    row = connection.execute(wanted.with_for_update() if locked else wanted).one_or_none()
    if row is None:
        raise KeyError(action_id)
    return _item(row)


def _item(row: Row[Any]) -> Item:
    held = row._mapping
    task = Task(row.title, row.owner, Progress(row.state), row.due_on, row.note)
    same = {name: held[name] for name in Item.__dataclass_fields__ if name not in {"task", "figure"}}
    return Item(task=task, figure=json.loads(row.figure), **same)


def _checked(task: Task) -> Task:
    """The task with its texts trimmed. Raises `ValueError`."""
    clean = replace(task, title=" ".join(task.title.split()), owner=" ".join(task.owner.split()))
    clean = replace(clean, note=task.note.strip(), state=Progress(task.state))
    if not clean.title:
        raise ValueError("an action needs a title")
    for name, most in (("title", MOST_TITLE), ("owner", MOST_OWNER), ("note", MOST_NOTE)):
        if len(getattr(clean, name)) > most:
            raise ValueError(f"the {name} is longer than {most} signs")
    if "\0" in clean.title + clean.owner + clean.note:
        raise ValueError("a text holds a sign that cannot be kept")
    return clean
