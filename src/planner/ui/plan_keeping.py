"""The steps of the open plan and the store: each function takes what a session holds and gives what it holds next.

Where there is no store, or the person may not keep plans, a plan and its history live in the session. Where the store
fails at a step, the change stays in the session, the person is told, and the next step saves it too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace

from planner.access import Action, Person
from planner.plan import Plan
from planner.store import Store, StoreError, plans
from planner.store.plans import PlanHead, StoredPlan
from planner.ui import data, people
from planner.ui.state import Clash, Notice, Session

Edit = Callable[[Plan], Plan]


def store() -> Store | None:
    """Where the plans of this person are kept; None where there is no store, and for who may not keep any."""
    return data.store() if people.may(Action.KEEP_PLANS) else None


def stepped(held: Session, edit: Edit) -> Session:
    """The open plan changed by one step and saved; an example becomes a plan of one's own.

    The same session where the edit raises `ValueError`, not suiting the plan any more, and where it changes nothing.
    Where another window has changed the plan meanwhile, the change waits as a clash.
    """
    if held.plan is None:
        return held
    changed = _edited(held.plan, edit)
    if changed is None or changed == held.plan:
        return held
    if held.clash is not None:
        return held.clashed(changed, replace(held.clash, merged=_edited(held.clash.merged, edit)))
    db = store()
    if db is None:
        return held.planned(changed)
    try:
        return _saved(db, held, changed)
    except plans.Stale as stale:
        theirs = stale.current
        return held.clashed(changed, Clash(theirs, None if theirs is None else _edited(theirs.plan, edit)))
    except KeyError:
        return held.clashed(changed, Clash(None, None))
    except (StoreError, ValueError) as error:
        told = trouble("This change is not saved yet, and lives in this window only", error)
        return held.planned(changed, told) if held.kept is None else replace(held, plan=changed, told=told)


def _edited(plan: Plan | None, edit: Edit) -> Plan | None:
    if plan is not None:
        with suppress(ValueError):
            return edit(plan)
    return None


def _saved(db: Store, held: Session, changed: Plan) -> Session:
    if held.kept is not None:
        return held.saved(plans.save(db, people.me(), held.kept.plan_id, held.kept.version, changed))
    first = plans.create(db, people.me(), data.curriculum_id(), held.plan or changed)
    told = Notice(f"“{changed.title}” is a plan of your own from now on, and every change of it is kept.")
    return held.saved(plans.save(db, people.me(), first.plan_id, first.version, changed), told)


def undone(held: Session) -> Session:
    """One step back."""
    return _through_history(held, plans.undo, Session.plan_undone, "undone")


def redone(held: Session) -> Session:
    """One step forward again."""
    return _through_history(held, plans.redo, Session.plan_redone, "redone")


def _through_history(
    held: Session,
    ask: Callable[[Store, Person, str, int], StoredPlan],
    here: Callable[[Session], Session],
    what: str,
) -> Session:
    kept = held.kept
    if held.clash is not None:
        return held
    if kept is None:
        return here(held)
    if held.plan != kept.plan:
        return held.saved(kept) if what == "undone" else held
    try:
        return attempt(
            held,
            f"Nothing was {what}",
            lambda db: held.saved(ask(db, people.me(), kept.plan_id, kept.version)),
        )
    except plans.Stale as stale:
        return overtaken(held, stale.current, f"nothing was {what}")


def attempt(held: Session, otherwise: str, act: Callable[[Store], Session]) -> Session:
    """What `act` makes of it; where there is no store or it fails, the same session, which says `otherwise`."""
    db = store()
    if db is None:
        return replace(held, told=Notice(f"{otherwise}: plans are not kept at present.", good=False))
    try:
        return act(db)
    except KeyError:
        return replace(held, told=Notice(f"{otherwise}: the plan is not there any more.", good=False))
    except (StoreError, ValueError) as error:
        return replace(held, told=trouble(otherwise, error))


def trouble(what: str, error: Exception) -> Notice:
    """What the store says, after what it means for the person."""
    return Notice(f"{what}: {error}.", good=False)


def overtaken(held: Session, theirs: StoredPlan | None, so: str) -> Session:
    """Another window has changed the plan, or deleted it, and nothing of one's own waits to be saved."""
    if theirs is None:
        return replace(held, clash=Clash(None, None))
    words = f"“{theirs.plan.title}” was changed in another window meanwhile. This is how it stands now"
    return held.shown(theirs, Notice(f"{words}; {so}." if so else f"{words}.", good=False))


def refreshed(held: Session, heads: Sequence[PlanHead] | None) -> Session:
    """The open plan as the store has it now, by the versions in `heads`; None where these could not be read.

    Nobody has asked for anything: what happened is said at the top of the page, and in no dialog.
    """
    kept = held.kept
    if kept is None or held.clash is not None or heads is None:
        return held
    version = next((head.version for head in heads if head.plan_id == kept.plan_id), None)
    if version == kept.version:
        return held
    db = data.store()
    if version is None or db is None:
        return overtaken(held, None, "").said()
    with suppress(StoreError, KeyError):
        theirs = plans.get(db, people.me(), kept.plan_id)
        if held.plan != kept.plan:
            return replace(held, clash=Clash(theirs, None)).said()
        return overtaken(held, theirs, "").said()
    return held
