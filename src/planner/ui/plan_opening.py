"""Which plan is open, and the one way in which pages change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.store.plans import PlanHead
from planner.ui import address, plan_address, plan_conflict, plan_keeping, plan_own, state
from planner.ui.plan_starting import aiming_also_at, starting_plan


def current(curriculum: Curriculum, role_id: str | None = None) -> Plan:
    """The open plan, and above it what has to be said about it; to be called once on a page.

    In a fresh session it is the person's plan that was changed last; without any an example, one for the role where
    one is named.
    """
    _open_one(curriculum, role_id)
    plan_conflict.draw()
    return _held(curriculum, role_id)


def arriving(curriculum: Curriculum, own: Sequence[PlanHead] | None) -> Plan:
    """The open plan on its own page, which the address names; `own` are the person's plans as they stand now.

    A role in the address becomes an aim, by a step that Undo takes back. It then leaves the address, or taking it out
    of the aims would bring it back.
    """
    missing = plan_address.follow()
    role_id = address.asked(curriculum, "role")
    fresh = state.session().plan is None
    _open_one(curriculum, role_id)
    state.change(lambda held: plan_keeping.refreshed(held, own))
    if role_id is not None:
        del st.query_params["role"]
        if not fresh or state.session().kept is not None:
            step(lambda plan: aiming_also_at(plan, role_id))
    if missing:
        st.warning("The address names a plan that is not among yours, or was deleted. This one is open instead.")
    plan_conflict.draw()
    plan_address.say()
    return _held(curriculum, role_id)


def _open_one(curriculum: Curriculum, role_id: str | None) -> None:
    """Open a plan where none is open."""
    held = state.session()
    if held.plan is not None:
        return
    last = next(iter(plan_own.heads() or ()), None)
    found = None if last is None else plan_own.opened(held, last.plan_id)
    start = found or held.opened(starting_plan(curriculum, role_id))
    state.put(start.telling(held.told))


def _held(curriculum: Curriculum, role_id: str | None) -> Plan:
    """The plan of the session; after a clash was settled it may have none."""
    held = state.session().plan
    return starting_plan(curriculum, role_id) if held is None else held


def step(edit: Callable[[Plan], Plan]) -> None:
    """One undoable step of the open plan, saved at once.

    None where the edit raises `ValueError`, no longer suiting the plan, as after a second click on the same button. An
    example becomes a plan of one's own by its first step.
    """
    state.change(lambda held: plan_keeping.stepped(held, edit))


def put_in_a_copy(plan: Plan, title: str) -> None:
    """Open `plan` under another title as a new plan of one's own; the plan that was open stays as it was.

    For callbacks and scripts alike; it leads to no other page. Raises `ValueError` where the title is blank.
    """
    copy = plan_edits.rename(plan, title)
    plan_address.change(lambda held: plan_own.created(held, copy))


def undo_redo() -> None:
    """Undo and redo."""
    held = state.session()
    unsaved = held.kept is not None and held.plan != held.kept.plan
    can_undo = bool(held.past) if held.kept is None else held.kept.can_undo or unsaved
    can_redo = bool(held.future) if held.kept is None else held.kept.can_redo and not unsaved
    waits = held.clash is not None
    st.button(
        "Undo", key="plan_undo", disabled=waits or not can_undo, on_click=state.change, args=(plan_keeping.undone,)
    )
    st.button(
        "Redo", key="plan_redo", disabled=waits or not can_redo, on_click=state.change, args=(plan_keeping.redone,)
    )
