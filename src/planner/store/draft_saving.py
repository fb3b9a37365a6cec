"""A draft becomes a revision: merged by cell with what others saved since its base, and nothing of theirs unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner import editing
from planner.access import Action, Person, require
from planner.curriculum import Curriculum
from planner.editing import Merged, Place, RowEdit, Side
from planner.store import draft_states, revision_writing, revisions
from planner.store.database import Store
from planner.store.draft_states import Clashes, NotRight, StoredDraft
from planner.store.errors import ReviewRequired
from planner.store.revision_states import memory
from planner.store.revision_writing import Stamp
from planner.store.row_history import RowVersion, last_version


@dataclass(frozen=True)
class Choices:
    """What somebody chose for clashes, having seen theirs at the revision `against`."""

    sides: Mapping[Place, Side]
    against: int | None

    def __post_init__(self) -> None:
        if self.sides and self.against is None:
            raise ValueError("choices are made against a revision: say which")


@dataclass(frozen=True)
class Saved:
    """The revision that a draft became, and whether it holds work of others that the draft was not based on."""

    number: int
    merged: bool


@dataclass(frozen=True)
class Meeting:
    """What a draft would meet in the latest revision, and who brought theirs of each clash."""

    merged: Merged
    latest: int
    who: Mapping[Place, RowVersion]


def merge(db: Store, who: Person, seen: StoredDraft) -> Meeting:
    """What `save` would meet now, without writing. Edits that could not enter are left out.

    Raises `NotAllowed`, and `KeyError` for a draft of somebody else who has not proposed it, and where the curriculum
    was removed.
    """
    require(who, Action.VIEW)
    if seen.owner != who.person_id:
        require(who, Action.ACCEPT)
    latest = _latest(db, seen.curriculum_id)
    found = _met(db, seen, latest)
    return Meeting(found, latest, _brought(db, seen, found))


def save(
    db: Store,
    who: Person,
    seen: StoredDraft,
    note: str,
    choices: Mapping[Place, Side] | None = None,
    *,
    against: int | None = None,
) -> Saved:
    """Make a revision of one's own draft, merged by cell with what others saved since its base.

    `choices` decide clashes, having seen theirs at the revision `against`; where theirs has changed again since and
    still clashes, the choice does not count. Where theirs was chosen and nothing clashes any more, mine is let go all
    the same. Raises `NotAllowed`, `StaleDraft`, `KeyError`,
    `ReviewRequired`, `Clashes` where something is left to decide, `NotRight` for what cannot be saved, and `ValueError`
    while the draft is proposed.
    """
    require(who, Action.SAVE)
    wanted = Choices(dict(choices or {}), against)
    with db.reading() as connection:
        if revision_writing.standing(connection, seen.curriculum_id).review_required:
            raise ReviewRequired(seen.curriculum_id)
        held = draft_states.stored(connection, draft_states.open_to_owner(connection, who, seen))
    return saved(db, held, Stamp(who.person_id, note.strip()), wanted)


def saved(db: Store, held: StoredDraft, stamp: Stamp, choices: Choices) -> Saved:
    """Make a revision of a draft, again and again until nobody has saved another one meanwhile."""
    while True:
        latest = _latest(db, held.curriculum_id)
        curriculum = _together(db, held, latest, choices)
        with db.writing() as connection:
            standing = revision_writing.locked(connection, held.curriculum_id)
            if standing.review_required and stamp.accepted_by is None:
                raise ReviewRequired(held.curriculum_id)
            if standing.latest != latest:
                continue
            row = draft_states.as_seen(connection, held)
            made = revision_writing.following(db, connection, held.curriculum_id, latest, curriculum, stamp)
            if stamp.accepted_by is not None:
                draft_states.say(connection, row, stamp.accepted_by, "accepted", stamp.note)
            draft_states.move(connection, row, state="saved", revision=made.number, note=stamp.note)
        memory(db).put(held.curriculum_id, made)
        return Saved(made.number, merged=latest != held.base)


def checked(db: Store, held: StoredDraft) -> None:
    """Raises `NotRight` where a draft, as it stands on its base, holds what cannot be saved."""
    _right(editing.applied(revisions.read(db, held.curriculum_id, held.base), held.edits))


def _latest(db: Store, curriculum_id: str) -> int:
    with db.reading() as connection:
        found: int = revision_writing.standing(connection, curriculum_id).latest
    return found


def _together(db: Store, held: StoredDraft, latest: int, choices: Choices) -> Curriculum:
    """The draft on the latest revision. Raises `Clashes`, `NotRight`."""
    mine = editing.applied(revisions.read(db, held.curriculum_id, held.base), held.edits)
    if latest == held.base:
        return _right(mine)
    if mine.faults:
        raise NotRight(mine.faults)
    found = _let_go(_met(db, held, latest), choices)
    sides = _still_seen(db, held.curriculum_id, found, latest, choices)
    if any(clash.place not in sides for clash in found.clashes):
        raise Clashes(found, latest, _brought(db, held, found))
    return _right(editing.applied(revisions.read(db, held.curriculum_id, latest), editing.resolved(found, sides)))


def _right(found: editing.Applied) -> Curriculum:
    faults = found.faults or editing.faults_of(found.curriculum)
    if faults:
        raise NotRight(faults)
    return found.curriculum


def _met(db: Store, held: StoredDraft, latest: int) -> Merged:
    base = revisions.read(db, held.curriculum_id, held.base)
    mine = editing.difference(base, editing.applied(base, held.edits).curriculum)
    theirs = editing.difference(base, revisions.read(db, held.curriculum_id, latest)) if latest != held.base else ()
    return editing.merged(mine, theirs)


def _still_seen(db: Store, curriculum_id: str, found: Merged, latest: int, choices: Choices) -> Mapping[Place, Side]:
    """The choices for clashes in which theirs still is what it was at the revision that was looked at."""
    if choices.against in (None, latest):
        return choices.sides
    then = revisions.read(db, curriculum_id, choices.against)
    now = revisions.read(db, curriculum_id, latest)
    still = {}
    for clash in found.clashes:
        was, has = (editing.row_cells(state, clash.table, clash.key) for state in (then, now))
        if clash.column is not None:
            was, has = ({clash.column: row.get(clash.column, "")} if row else None for row in (was, has))
        if was == has and clash.place in choices.sides:
            still[clash.place] = choices.sides[clash.place]
    return still


def _let_go(found: Merged, choices: Choices) -> Merged:
    """Without the edits of mine for which theirs was chosen when they still clashed."""
    gone = {place for place, side in choices.sides.items() if side == "theirs"}
    edits = []
    for edit in found.edits:
        if (edit.table, edit.key, None) in gone:
            continue
        kept = edit.cells and tuple(cell for cell in edit.cells if (edit.table, edit.key, cell[0]) not in gone)
        if kept or kept == edit.cells:
            edits.append(RowEdit(edit.table, edit.key, kept))
    return Merged(tuple(edits), found.clashes)


def _brought(db: Store, held: StoredDraft, found: Merged) -> dict[Place, RowVersion]:
    return {
        clash.place: last_version(db, held.curriculum_id, clash.table, clash.key, clash.column)
        for clash in found.clashes
    }
