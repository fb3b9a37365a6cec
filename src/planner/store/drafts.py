"""Drafts of a curriculum: a person's edits that are no revision yet, kept step by step, so that nothing typed is lost.

A draft is a list of steps and a place in it: undo and redo move the place, a new step forgets what was undone. Who
changes a draft gives the one that they saw: where another window has changed it since, nothing is done and `StaleDraft`
says what stands there now. `draft_saving` makes revisions of drafts, `draft_review` is about a second person's opinion.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select

from planner.access import Action, Person, require
from planner.editing import RowEdit
from planner.editing import edits as edit_texts
from planner.store import draft_states, revision_writing, work_tables
from planner.store.database import Store
from planner.store.draft_review import (
    Comment,
    accept,
    comment,
    comments,
    get,
    proposals,
    propose,
    send_back,
    withdraw,
)
from planner.store.draft_saving import Meeting, Saved, merge, save
from planner.store.draft_states import Clashes, NotRight, StaleDraft, State, StoredDraft
from planner.store.errors import ReviewRequired

__all__ = [
    "Clashes",
    "Comment",
    "Meeting",
    "NotRight",
    "ReviewRequired",
    "Saved",
    "StaleDraft",
    "State",
    "StoredDraft",
    "accept",
    "comment",
    "comments",
    "discard",
    "discarded",
    "get",
    "merge",
    "own",
    "proposals",
    "propose",
    "rebase",
    "recover",
    "redo",
    "save",
    "send_back",
    "step",
    "undo",
    "withdraw",
]

_DRAFTS, _STEPS = work_tables.drafts, work_tables.draft_steps


def own(db: Store, who: Person, curriculum_id: str, seen: StoredDraft | None = None) -> StoredDraft | None:
    """The person's draft that is open, proposed or returned; None where there is none.

    One small query where it is still the one that was `seen`, which then is given back.
    """
    require(who, Action.VIEW)
    with db.reading() as connection:
        row = draft_states.of_person(connection, who.person_id, curriculum_id)
        if row is None:
            return None
        if seen is not None and (seen.draft_id, seen.version) == (row.draft_id, row.version):
            return seen
        return draft_states.stored(connection, row)


def step(
    db: Store,
    who: Person,
    curriculum_id: str,
    seen: StoredDraft | None,
    edits: Iterable[RowEdit],
    *,
    base: int | None = None,
) -> StoredDraft:
    """One more step; where the person has no draft, one begins on the revision `base`, the latest by default.

    Raises `NotAllowed`, `StaleDraft`, `KeyError` for a curriculum, a revision or a draft that is not there, and
    `ValueError` while the draft is proposed, for no edits and for edits of tables and columns that there are not.
    """
    require(who, Action.EDIT)
    fresh = _checked(edits)
    if not fresh:
        raise ValueError("a step has at least one edit")
    with db.writing() as connection:
        if seen is None:
            row = draft_states.begin(connection, who, curriculum_id, _base(connection, curriculum_id, base))
        else:
            row = draft_states.open_to_owner(connection, who, seen)
        row = _append(connection, row, fresh, row.base, whole=False)
        return draft_states.value_of(row, (*(seen.edits if seen else ()), *fresh))


def rebase(db: Store, who: Person, seen: StoredDraft, base: int, edits: Iterable[RowEdit]) -> StoredDraft:
    """The same draft on another revision, as one step: `edits` are all that it has there. Raises as `step` does."""
    require(who, Action.EDIT)
    fresh = _checked(edits)
    with db.writing() as connection:
        row = draft_states.open_to_owner(connection, who, seen)
        row = _append(connection, row, fresh, _base(connection, row.curriculum_id, base), whole=True)
        return draft_states.value_of(row, fresh)


def undo(db: Store, who: Person, seen: StoredDraft) -> StoredDraft:
    """One step back; before the first one nothing happens.

    Raises `NotAllowed`, `StaleDraft`, `KeyError` for a draft of somebody else, `ValueError` while it is proposed.
    """
    return _moved(db, who, seen, -1)


def redo(db: Store, who: Person, seen: StoredDraft) -> StoredDraft:
    """One step forward again; after the last one nothing happens. Raises as `undo` does."""
    return _moved(db, who, seen, 1)


def discard(db: Store, who: Person, seen: StoredDraft) -> StoredDraft:
    """Give the draft up; it can be recovered until it is purged. Raises as `undo` does."""
    require(who, Action.EDIT)
    with db.writing() as connection:
        row = draft_states.open_to_owner(connection, who, seen)
        return draft_states.value_of(draft_states.move(connection, row, state="discarded"), seen.edits)


def discarded(db: Store, who: Person, curriculum_id: str) -> tuple[StoredDraft, ...]:
    """The person's drafts that were discarded, the latest first. Raises `NotAllowed`."""
    require(who, Action.VIEW)
    this = (_DRAFTS.c.owner == who.person_id, _DRAFTS.c.curriculum_id == curriculum_id, _DRAFTS.c.state == "discarded")
    with db.reading() as connection:
        rows = connection.execute(select(_DRAFTS).where(*this).order_by(_DRAFTS.c.changed_at.desc())).all()
        return tuple(draft_states.stored(connection, row) for row in rows)


def recover(db: Store, who: Person, draft_id: str) -> StoredDraft:
    """A discarded draft had back; one that is there stays.

    Raises `NotAllowed`, `KeyError` for a draft that does not exist or belongs to somebody else, and `ValueError` where
    it was saved or the person is at work on another one.
    """
    require(who, Action.EDIT)
    with db.writing() as connection:
        row = draft_states.of_id(connection, draft_id)
        if row.owner != who.person_id:
            raise KeyError(draft_id)
        if row.state == "discarded":
            if draft_states.of_person(connection, who.person_id, row.curriculum_id) is not None:
                raise ValueError("there is another draft: save or discard it first")
            row = draft_states.move(connection, row, state="open")
        elif row.state == "saved":
            raise ValueError("the draft was saved")
        return draft_states.stored(connection, row)


def _checked(edits: Iterable[RowEdit]) -> tuple[RowEdit, ...]:
    """The edits, which will be read back the same. Raises `ValueError`."""
    wanted = tuple(edits)
    if edit_texts.read(edit_texts.written(wanted)) != wanted:
        raise ValueError("not edits that can be kept: they would be read back as others")
    return wanted


def _base(connection: Connection, curriculum_id: str, base: int | None) -> int:
    """The revision that a draft is for. Raises `KeyError` where there is no such revision or curriculum."""
    latest: int = revision_writing.standing(connection, curriculum_id).latest
    if base is not None and not 1 <= base <= latest:
        raise KeyError((curriculum_id, base))
    return latest if base is None else base


def _append(connection: Connection, row: Row[Any], edits: tuple[RowEdit, ...], base: int, *, whole: bool) -> Row[Any]:
    """One more step after the present one; those behind it are forgotten."""
    number = row.head + 1
    connection.execute(delete(_STEPS).where(*draft_states.steps_of(row), _STEPS.c.number >= number))
    fields = {"curriculum_id": row.curriculum_id, "draft_id": row.draft_id, "number": number, "at": datetime.now(UTC)}
    connection.execute(insert(_STEPS).values(**fields, base=base, whole=whole, edits=edit_texts.written(edits)))
    return draft_states.move(connection, row, head=number, last=number, base=base)


def _moved(db: Store, who: Person, seen: StoredDraft, by: int) -> StoredDraft:
    require(who, Action.EDIT)
    with db.writing() as connection:
        row = draft_states.open_to_owner(connection, who, seen)
        head = row.head + by
        if 0 <= head <= row.last:
            # Before the first step the draft is for the revision that the first step was for.
            at = select(_STEPS.c.base).where(*draft_states.steps_of(row), _STEPS.c.number == max(head, 1))
            row = draft_states.move(connection, row, head=head, base=connection.execute(at).scalar_one())
        return draft_states.stored(connection, row)
