"""The steps of the open scenario and the store: each function takes what a session holds and gives what it holds next.

A scenario that nobody keeps has its steps in the session. One's own is saved at each step; where another window has
changed it meanwhile, the step is made on what stands there now. One of somebody else is only looked at.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace

from planner.access import Action, NotAllowed, Person
from planner.scenario import Scenario
from planner.store import Store, StoreError, scenarios
from planner.store.scenarios import Kept
from planner.ui import data, people
from planner.ui.what_if_open import Edit, Open

NOT_YOURS = "This scenario is somebody else’s. Make a copy of your own to change it."
NO_RIGHT = "Keeping scenarios needs the right “faculty” or “reviewer”; you can try changes here all the same."
NO_STORE = "Nothing can be kept at present: the database cannot be opened. Your changes live in this window only."
_ELSEWHERE = "This scenario was changed in another window meanwhile"
_NOW = "This is how it stands now."
_GONE = "This scenario was removed in another window. Your change is made, and nobody keeps it: keep it anew."
_TRIES = 5


@dataclass(frozen=True)
class Listed:
    """The scenarios that a person may open: their own and those that others share, the latest change first."""

    own: tuple[Kept, ...] = ()
    shared: tuple[Kept, ...] = ()
    removed: tuple[Kept, ...] = ()


def store() -> Store | None:
    """Where the scenarios of this person are kept; None where there is no store, and for who may not keep any."""
    return data.store() if people.may(Action.KEEP_SCENARIOS) else None


def listed(curriculum_id: str) -> Listed:
    """What the store has for this person; nothing where it cannot be asked now."""
    db, me = store(), people.me()
    if db is None:
        return Listed()
    try:
        found = scenarios.own(db, me, curriculum_id)
        gone = scenarios.removed(db, me, curriculum_id)
    except StoreError:
        return Listed()
    mine = tuple(kept for kept in found if kept.owner == me.person_id)
    return Listed(mine, tuple(kept for kept in found if kept.owner != me.person_id), gone)


def is_own(held: Open) -> bool:
    """Whether the open scenario may be changed: one's own, or one that nobody keeps."""
    return held.kept is None or (held.kept.owner == people.me().person_id and store() is not None)


def opened(held: Open, scenario_id: str) -> Open | None:
    """A kept scenario is opened; None where there is none of this id for this curriculum that the person may see."""
    db = store()
    if db is None:
        return None
    with suppress(KeyError, StoreError, NotAllowed):
        found = scenarios.get(db, people.me(), scenario_id)
        if found.removed_at is None and found.curriculum_id == held.curriculum_id:
            return held.opening(found)
    return None


def refreshed(held: Open, known: Listed) -> Open:
    """The open scenario as the store has it now; one that was removed or is shared no more is nobody's from now on."""
    kept = held.kept
    if kept is None or store() is None:
        return held
    now = next((one for one in (*known.own, *known.shared) if one.scenario_id == kept.scenario_id), None)
    if now is None:
        words = f"“{kept.scenario.title}” is not there any more. This is how it was last, and nobody keeps it."
        return held.beginning(held.scenario).telling(words, is_good=False)
    if now.version == kept.version:
        return held
    return held.opening(now, f"{_ELSEWHERE}. {_NOW}", is_good=False)


def stepped(held: Open, edit: Edit) -> Open:
    """One step of the open scenario, kept where it is one's own."""
    if held.kept is None:
        return held.stepped(edit)
    if not is_own(held):
        return held.telling(NOT_YOURS, is_good=False)
    return _asked(held, lambda db, me: _saved(db, me, held, edit), "Nothing was changed")


def _saved(db: Store, me: Person, held: Open, edit: Edit) -> Open:
    kept, told = held.kept, ""
    for _ in range(_TRIES):
        if kept is None:
            return held.beginning(edit(held.scenario)).telling(_GONE, is_good=False)
        changed = edit(kept.scenario)
        if changed == kept.scenario:
            return held.opening(kept, f"{_ELSEWHERE}. {_NOW}" if told else "", is_good=not told)
        try:
            return held.opening(scenarios.save(db, me, kept.scenario_id, kept.version, changed), told, is_good=not told)
        except scenarios.StaleScenario as stale:
            kept, told = stale.current, f"{_ELSEWHERE}; your change is in it too."
    return held.telling("Nothing was changed: the scenario is changed in another window again and again", is_good=False)


def kept(held: Open) -> Open:
    """The open scenario is kept from now on, as one's own."""
    if held.kept is not None:
        return held
    return _created(held, held.scenario, f"“{held.scenario.title}” is kept from now on, and every change of it too.")


def duplicated(held: Open) -> Open:
    """A copy of the open scenario is opened, kept as one's own."""
    copy = replace(held.scenario, title=f"Copy of {held.scenario.title}")
    return _created(held, copy, f"“{copy.title}” is open now, and is yours.")


def _created(held: Open, scenario: Scenario, told: str) -> Open:
    begun = replace(scenario, base=scenario.base or data.revision() or 0)

    def create(db: Store, me: Person) -> Open:
        return held.opening(scenarios.create(db, me, held.curriculum_id, begun), told)

    return _asked(held, create, "It was not kept")


def undone(held: Open) -> Open:
    """One step back."""
    return held.undone() if held.kept is None else _through_history(held, scenarios.undo, "nothing was undone")


def redone(held: Open) -> Open:
    """One step forward again."""
    return held.redone() if held.kept is None else _through_history(held, scenarios.redo, "nothing was brought back")


def _through_history(held: Open, ask: Callable[[Store, Person, str, int], Kept], otherwise: str) -> Open:
    return _on_kept(held, lambda db, me, kept: held.opening(ask(db, me, kept.scenario_id, kept.version)), otherwise)


def shared(held: Open, on: bool) -> Open:
    """Others of the department see the open scenario, or do so no more."""
    told = "Everybody who may keep scenarios here sees it now." if on else "Nobody but you sees it any more."

    def share(db: Store, me: Person, kept: Kept) -> Open:
        return held.opening(scenarios.share(db, me, kept.scenario_id, kept.version, on), told)

    return _on_kept(held, share, "it is shared as before")


def removed(held: Open, begun: Scenario) -> Open:
    """The open scenario is removed, and `begun` is open; it can be had back."""

    def remove(db: Store, me: Person, kept: Kept) -> Open:
        scenarios.remove(db, me, kept.scenario_id, kept.version)
        told = f"“{kept.scenario.title}” was removed."
        return replace(held.beginning(begun, told), restorable=kept.scenario_id)

    return _on_kept(held, remove, "it was not removed")


def restored(held: Open, scenario_id: str) -> Open:
    """A removed scenario is had back, and opened."""

    def restore(db: Store, me: Person) -> Open:
        return held.opening(scenarios.restore(db, me, scenario_id), "It is back, as it was.")

    return _asked(held, restore, "It was not brought back")


def _on_kept(held: Open, act: Callable[[Store, Person, Kept], Open], otherwise: str) -> Open:
    """What `act` makes of one's own kept scenario; where another window changed it, that state, said."""
    kept = held.kept
    if kept is None or not is_own(held):
        return held
    try:
        return _asked(held, lambda db, me: act(db, me, kept), otherwise.capitalize())
    except scenarios.StaleScenario as stale:
        if stale.current is None:
            return held.beginning(held.scenario).telling(f"{_ELSEWHERE}; {otherwise}.", is_good=False)
        words = f"{_ELSEWHERE}; {otherwise}. {_NOW}"
        return held.opening(stale.current, words, is_good=False)


def _asked(held: Open, act: Callable[[Store, Person], Open], otherwise: str) -> Open:
    """What `act` makes of it; where there is no store or it fails, the same scenario, which says `otherwise`."""
    db = store()
    if db is None:
        return held.telling(f"{otherwise}. {NO_RIGHT if data.store() else NO_STORE}", is_good=False)
    try:
        return act(db, people.me())
    except NotAllowed:
        return held.telling(f"{otherwise}. {NO_RIGHT}", is_good=False)
    except KeyError:
        return held.telling(f"{otherwise}: the scenario is not there any more.", is_good=False)
    except (StoreError, ValueError) as error:
        return held.telling(f"{otherwise}: {error}.", is_good=False)
