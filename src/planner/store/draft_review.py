"""A second person's opinion of a draft: proposed, commented, returned or accepted.

A reviewer sees the drafts that were proposed, never one that somebody is still at work on. Nobody judges their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from planner.access import Action, NotAllowed, Person, require
from planner.editing import Place, Side
from planner.store import draft_states, work_tables
from planner.store.database import Store
from planner.store.draft_saving import Choices, Saved, checked, saved
from planner.store.draft_states import Kind, StaleDraft, StoredDraft
from planner.store.revision_writing import Stamp

_DRAFTS, _COMMENTS = work_tables.drafts, work_tables.draft_comments
_SHOWN = ("proposed", "returned", "saved")
"""The states in which a reviewer sees a draft."""


@dataclass(frozen=True)
class Comment:
    """What somebody said of a draft, or did with it: who, when (UTC), in what words (there may be none)."""

    author: str
    at: datetime
    text: str
    kind: Kind


def get(db: Store, who: Person, draft_id: str) -> StoredDraft:
    """A draft of one's own, or one that a reviewer may see. Raises `NotAllowed`, and `KeyError` for any other."""
    require(who, Action.VIEW)
    with db.reading() as connection:
        return draft_states.stored(connection, _visible(draft_states.of_id(connection, draft_id), who))


def propose(db: Store, who: Person, seen: StoredDraft, note: str) -> StoredDraft:
    """Put one's own draft before a reviewer, with the note that its revision will have.

    Raises `NotAllowed`, `StaleDraft`, `KeyError` for a draft of somebody else, `ValueError` where it is proposed
    already or has no edits, `NotRight` for what cannot be saved.
    """
    require(who, Action.EDIT)
    with db.reading() as connection:
        held = draft_states.stored(connection, draft_states.open_to_owner(connection, who, seen))
    if not held.edits:
        raise ValueError("there is nothing in the draft")
    checked(db, held)
    return _turned(db, who, seen, "proposed", note, note=note.strip())


def withdraw(db: Store, who: Person, seen: StoredDraft) -> StoredDraft:
    """Take one's own proposed draft back to work on. Raises as `propose`, `ValueError` where it is not proposed."""
    require(who, Action.EDIT)
    with db.writing() as connection:
        row = draft_states.seen_by_owner(connection, who, seen)
        if row.state != "proposed":
            raise ValueError("the draft is not proposed")
        draft_states.say(connection, row, who.person_id, "withdrawn", "")
        return draft_states.stored(connection, draft_states.move(connection, row, state="open"))


def proposals(db: Store, who: Person, curriculum_id: str) -> tuple[StoredDraft, ...]:
    """The drafts that wait for a reviewer, the first one first: a reviewer's are all, another person's their own."""
    require(who, Action.VIEW)
    wanted = select(_DRAFTS).where(_DRAFTS.c.curriculum_id == curriculum_id, _DRAFTS.c.state == "proposed")
    if not who.may(Action.ACCEPT):
        wanted = wanted.where(_DRAFTS.c.owner == who.person_id)
    with db.reading() as connection:
        rows = connection.execute(wanted.order_by(_DRAFTS.c.changed_at, _DRAFTS.c.draft_id)).all()
        return tuple(draft_states.stored(connection, row) for row in rows)


def comment(db: Store, who: Person, draft_id: str, text: str) -> None:
    """Say something of a draft that one sees. Raises `NotAllowed`, `KeyError`, and `ValueError` for no words."""
    require(who, Action.VIEW)
    words = _words(text)
    with db.writing() as connection:
        row = _visible(draft_states.locked(connection, draft_id), who)
        draft_states.say(connection, row, who.person_id, "comment", words)


def comments(db: Store, who: Person, draft_id: str) -> tuple[Comment, ...]:
    """All that was said of a draft that one sees, the first first. Raises `NotAllowed`, `KeyError`."""
    require(who, Action.VIEW)
    with db.reading() as connection:
        _visible(draft_states.of_id(connection, draft_id), who)
        wanted = select(_COMMENTS.c.author, _COMMENTS.c.at, _COMMENTS.c.text, _COMMENTS.c.kind)
        found = connection.execute(wanted.where(_COMMENTS.c.draft_id == draft_id).order_by(_COMMENTS.c.number))
        return tuple(Comment(*row) for row in found)


def send_back(db: Store, who: Person, draft_id: str, version: int, text: str) -> StoredDraft:
    """Return a proposed draft to its owner, saying why. Raises as `accept`, and `ValueError` for no words."""
    require(who, Action.ACCEPT)
    words = _words(text)
    with db.writing() as connection:
        row = _judged(connection, who, draft_id, version)
        draft_states.say(connection, row, who.person_id, "returned", words)
        return draft_states.stored(connection, draft_states.move(connection, row, state="returned"))


def accept(
    db: Store,
    who: Person,
    draft_id: str,
    version: int,
    note: str,
    choices: Mapping[Place, Side] | None = None,
    *,
    against: int | None = None,
) -> Saved:
    """Make a revision of somebody else's proposed draft; its author is the owner, and it says who accepted it.

    Raises `NotAllowed`, for one's own draft too; `KeyError` for one that is not there or was never proposed;
    `StaleDraft` where it is not as it was seen; `Clashes` and `NotRight` as `drafts.save` does.
    """
    require(who, Action.ACCEPT)
    wanted = Choices(dict(choices or {}), against)
    with db.writing() as connection:
        held = draft_states.stored(connection, _judged(connection, who, draft_id, version))
    return saved(db, held, Stamp(held.owner, note.strip() or held.note, who.person_id), wanted)


def _turned(db: Store, who: Person, seen: StoredDraft, state: Kind, text: str, **fields: Any) -> StoredDraft:
    """One's own draft in another state, with what is said about it."""
    with db.writing() as connection:
        row = draft_states.open_to_owner(connection, who, seen)
        draft_states.say(connection, row, who.person_id, state, text.strip())
        return draft_states.value_of(draft_states.move(connection, row, state=state, **fields), seen.edits)


def _visible(row: Row[Any], who: Person) -> Row[Any]:
    """The row of a draft that the person may see. Raises `KeyError` for any other, as if it were not there."""
    if row.owner != who.person_id and not (who.may(Action.ACCEPT) and row.state in _SHOWN):
        raise KeyError(row.draft_id)
    return row


def _judged(connection: Connection, who: Person, draft_id: str, version: int) -> Row[Any]:
    """The row of a draft that a reviewer has before their eyes, as it was seen, and which is not their own."""
    row = _visible(draft_states.locked(connection, draft_id), who)
    if row.owner == who.person_id:
        raise NotAllowed(who, Action.ACCEPT)
    if row.version != version or row.state != "proposed":
        raise StaleDraft(draft_states.stored(connection, row))
    return row


def _words(text: str) -> str:
    words = text.strip()
    if not words:
        raise ValueError("say something")
    return words
