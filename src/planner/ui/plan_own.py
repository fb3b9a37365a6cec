"""Plans of one's own: listed, opened, made, copied, deleted and had back, and what is done about a clash.

Each function that opens a plan takes what a session holds and gives what it holds next.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from planner import plan_edits
from planner.plan import Plan
from planner.store import Store, StoreError, plans
from planner.store.plans import PlanHead
from planner.ui import data, people
from planner.ui.plan_keeping import attempt, overtaken, store, trouble
from planner.ui.state import Clash, Notice, Session

_WAITS = "Nothing else was opened: your last change is not saved, and could not be put into a copy either."


def heads(*, deleted: bool = False) -> tuple[PlanHead, ...] | None:
    """The person's plans, or the deleted ones, the latest change first; None where they cannot be read now."""
    db = data.store()
    if db is not None:
        with suppress(StoreError):
            return plans.heads(db, people.me(), data.curriculum_id(), deleted=deleted)
    return None


def put_aside(held: Session) -> Session:
    """Before another plan is opened: a change that waits to be saved goes into a copy.

    Where that fails, the change goes on waiting, and nothing else may be opened.
    """
    if not held.waits:
        return held
    copied = kept_as_a_copy(held)
    return held.telling(Notice(_WAITS, good=False)) if copied.kept is None else copied


def example_opened(held: Session, plan: Plan) -> Session:
    """An example or an empty plan is opened; it is kept from its first change on."""
    aside = put_aside(held)
    if aside.waits:
        return aside
    told = aside.told if aside is not held else None
    return aside.opened(plan, undoable=store() is None).telling(told)


def opened(held: Session, plan_id: str) -> Session | None:
    """A plan of one's own is opened; None where there is none of this id for this curriculum, or it is deleted."""
    db = data.store()
    if db is None:
        return None
    aside = put_aside(held)
    if aside.waits:
        return aside
    with suppress(KeyError, StoreError):
        found = plans.get(db, people.me(), plan_id)
        if found.deleted_at is None and found.curriculum_id == data.curriculum_id():
            return aside.shown(found, aside.told if aside is not held else None)
    return None


def created(held: Session, plan: Plan, told: Notice | None = None) -> Session:
    """A new plan of one's own is opened; where none can be kept it is opened in the session."""
    held = put_aside(held)
    if held.waits:
        return held
    return _created(held, plan, told)


def _created(held: Session, plan: Plan, told: Notice | None) -> Session:
    db = store()
    if db is None:
        return held.opened(plan, undoable=True)
    try:
        return held.shown(plans.create(db, people.me(), data.curriculum_id(), plan), told)
    except (StoreError, ValueError) as error:
        words = f"“{plan.title}” is open, but could not be saved and lives in this window only"
        return replace(held.opened(plan), told=trouble(words, error))


def duplicated(held: Session) -> Session:
    """A copy of the open plan is opened."""
    if held.plan is None:
        return held
    title = f"Copy of {held.plan.title}"
    return created(held, plan_edits.rename(held.plan, title), Notice(f"“{title}” is open now."))


def deleted(held: Session) -> Session:
    """The open plan is deleted, and none is open; it can be had back."""
    kept = held.kept
    if kept is None:
        return held

    def delete(db: Store) -> Session:
        plans.delete(db, people.me(), kept.plan_id, kept.version)
        told = Notice(f"“{kept.plan.title}” was deleted.", restorable=kept.plan_id)
        return replace(closed(held), told=told)

    try:
        return attempt(held, "The plan was not deleted", delete)
    except plans.Stale as stale:
        return overtaken(held, stale.current, "it was not deleted")


def closed(held: Session) -> Session:
    """No plan is open, so that the next page opens the one changed last, or an example."""
    return replace(held, plan=None, kept=None, before=None, clash=None, told=None, past=(), future=())


def restored(held: Session, plan_id: str) -> Session:
    """A deleted plan is had back, and opened."""
    aside = put_aside(held)
    if aside.waits:
        return aside
    told = aside.told if aside is not held else None
    return attempt(
        aside, "The plan was not restored", lambda db: aside.shown(plans.restore(db, people.me(), plan_id), told)
    )


def their_state_taken(held: Session) -> Session:
    """Of a clash the other window's state: the change of this window is let go."""
    if held.clash is None:
        return held
    theirs = held.clash.theirs
    return closed(held) if theirs is None else held.shown(theirs)


def kept_as_a_copy(held: Session) -> Session:
    """Of a clash one's own state, as another plan; the other window's plan is as it was left there."""
    if not held.waits or held.plan is None:
        return held
    title = f"{held.plan.title} (my copy)"
    told = Notice(f"Your change is kept in “{title}”.")
    return _created(held, plan_edits.rename(held.plan, title), told)


def merged(held: Session) -> Session:
    """Of a clash the other window's state with one's own change made to it as well."""
    clash = held.clash
    if clash is None or clash.theirs is None or clash.merged is None:
        return held
    theirs, both = clash.theirs, clash.merged
    try:
        return attempt(
            held,
            "The change was not saved",
            lambda db: held.shown(plans.save(db, people.me(), theirs.plan_id, theirs.version, both)),
        )
    except plans.Stale as stale:
        return replace(held, clash=Clash(stale.current, None))
