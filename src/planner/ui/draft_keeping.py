"""The steps of the draft and the store: each function takes what a session knows of it and gives what it knows next.

Where there is no store, steps stay in the session. Where the store fails at a step, the step stays there too, the
person is told, and the next step saves both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planner.access import Action, NotAllowed, Person
from planner.editing import RowEdit
from planner.store import Store, StoreError, drafts
from planner.store.drafts import StaleDraft, StoredDraft
from planner.ui import data, people
from planner.ui.drafting import Drafting

SESSION_ONLY = (
    "Nothing can be kept at present: your changes stay in this browser tab only, and closing or reloading it loses "
    "them. Download the changed tables to be safe."
)
NO_RIGHT = "You can look at the curriculum here. Editing it needs the right “faculty”."
PROPOSED = "Your draft is proposed and waits for a second person. Withdraw it to change it."
_ELSEWHERE = "Your draft was changed in another window meanwhile"
_TRIES = 5


def refreshed(held: Drafting) -> Drafting:
    """What is known of the draft after the store was asked; where it cannot be, what was known before."""
    db = data.store()
    if db is None or not people.may(Action.EDIT):
        return held
    try:
        return held.seeing(drafts.own(db, people.me(), data.curriculum_id(), held.stored), data.revision())
    except StoreError:
        return held


def stepped(held: Drafting, edits: tuple[RowEdit, ...], notice: str) -> Drafting:
    """The draft after one more step, in the store where there is one, with `notice` to be said.

    Where another window of the same person has changed the draft, the step is made on what stands there now.
    """
    if not edits:
        return held.telling(notice)
    db = data.store()
    if not people.may(Action.EDIT):
        return held.telling(NO_RIGHT)
    if db is None:
        return held.stepped(edits).telling(notice)
    if not held.is_known:
        held = refreshed(held)
    elsewhere = False
    try:
        for waiting in (*held.steps, edits):
            stored, moved = _stepped(db, held.stored, held.base, waiting)
            held = replace(held, stored=stored, steps=held.steps[1:])
            elsewhere = elsewhere or moved
    except NotAllowed:
        return held.telling(NO_RIGHT)
    except (KeyError, ValueError) as error:
        proposed = held.stored is not None and held.stored.state == "proposed"
        lost = "the curriculum is not there any more" if isinstance(error, KeyError) else str(error)
        return held.telling(PROPOSED if proposed else f"Nothing was changed: {lost}.")
    except StoreError as error:
        return held.stepped(edits).telling(
            f"This change is not kept yet, and lives in this browser tab only: {error}. The next change saves it too."
        )
    words = f"{_ELSEWHERE}; your change is in it too." if elsewhere else ""
    return held.kept(held.stored).telling("  \n".join(filter(None, (notice, words))))


def _stepped(
    db: Store, seen: StoredDraft | None, base: int | None, edits: tuple[RowEdit, ...]
) -> tuple[StoredDraft, bool]:
    """The draft after a step, and whether another window had changed it. Raises as `drafts.step`, but for that.

    A draft in which nothing stands any more goes on from the revision that is on the screen.
    """
    me, elsewhere = people.me(), False
    for _ in range(_TRIES):
        try:
            if seen is not None and not seen.edits and base is not None and seen.base != base:
                return drafts.rebase(db, me, seen, base, edits), elsewhere
            return drafts.step(db, me, data.curriculum_id(), seen, edits, base=base), elsewhere
        except StaleDraft as stale:
            seen, elsewhere = stale.current, True
    raise StoreError("the draft was changed in another window again and again")


def undone(held: Drafting) -> Drafting:
    """One step back; without one nothing happens."""
    if held.steps:
        return held.step_undone().telling("")
    if held.stored is None or not held.stored.can_undo:
        return held.telling("")
    return _asked(held, drafts.undo, "nothing was undone")


def redone(held: Drafting) -> Drafting:
    """One step forward again; without one nothing happens."""
    if held.undone:
        return held.step_redone().telling("")
    if held.stored is None or not held.stored.can_redo:
        return held.telling("")
    return _asked(held, drafts.redo, "nothing was brought back")


def discarded(held: Drafting) -> Drafting:
    """The draft put aside; `brought_back` gets it again. Steps that the store does not have can be redone."""
    held = held.steps_discarded().telling("")
    if held.stored is None:
        return held
    draft_id = held.stored.draft_id
    after = _asked(held, drafts.discard, "nothing was discarded")
    return after if after.notice else replace(after, stored=None, discarded=draft_id)


def brought_back(held: Drafting) -> Drafting:
    """The draft again that was just discarded."""
    return _asked(held, lambda db, me, _: drafts.recover(db, me, held.discarded), "nothing was brought back")


def _asked(held: Drafting, ask: Callable[[Store, Person, StoredDraft], StoredDraft | None], otherwise: str) -> Drafting:
    """What is known after the store was asked for another state of the draft that this session has seen."""
    db = data.store()
    if db is None:
        return held.telling(f"Nothing can be kept at present, and {otherwise}.")
    try:
        stored = ask(db, people.me(), held.stored)  # type: ignore[arg-type]  # only `brought_back` has none, and says so
        return replace(held.telling(""), stored=stored, discarded="")
    except StaleDraft as stale:
        words = f"{_ELSEWHERE}; {otherwise}. This is how it stands now."
        return replace(held, stored=stale.current, notice=words)
    except NotAllowed:
        return held.telling(NO_RIGHT)
    except (KeyError, ValueError, StoreError) as error:
        reason = "it is not there any more" if isinstance(error, KeyError) else str(error)
        return held.telling(f"The draft is as it was, and {otherwise}: {reason}.")
