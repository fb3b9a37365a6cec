"""What a page says above the open plan: what the last step did beside what is seen, and a clash of two windows."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.ui import links, plan_address, plan_own, state
from planner.ui.state import Clash, Notice, Session

_SAID = "What was not saved, and what now?"


def draw() -> None:
    """The notice of the last step and, until the person has chosen, a clash; nothing where there is neither.

    Both stand at the top of the page, which may be out of sight: what is not as the person meant it is said once in a
    dialog too.
    """
    held = state.session()
    if held.told is None and held.clash is None:
        return
    if held.told is not None:
        _notice(held.told)
    if held.clash is not None and held.plan is not None:
        with st.container(border=True):
            _clash(held.plan.title, held.clash, "clash")
    if held.must_be_said:
        state.change(Session.said)
        _dialog()


@st.dialog(_SAID)
def _dialog() -> None:
    """The same as at the top of the page; it closes when one of the ways out is taken."""
    held = state.session()
    if held.clash is not None and held.plan is not None:
        _clash(held.plan.title, held.clash, "dialog")
    elif held.told is not None and not held.told.good:
        st.warning(links.literal(held.told.words))
    else:
        st.rerun()


def _notice(told: Notice) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        (st.success if told.good else st.warning)(links.literal(told.words))
        if told.restorable:
            st.button(
                "Restore it",
                key="notice_restore",
                on_click=plan_address.change,
                args=(lambda held: plan_own.restored(held, told.restorable),),
            )


def _clash(title: str, clash: Clash, key: str) -> None:
    """What happened, and the ways out; nothing is saved or lost before one is chosen."""
    shown = links.literal(title)
    if clash.theirs is None:
        st.warning(
            f"“{shown}” was deleted in another window meanwhile. What you see here is as you have it, and is not saved."
        )
    else:
        st.warning(
            f"“{shown}” was changed in another window meanwhile, so your last change is not saved. You see the plan as "
            "you have it. Nothing is lost until you choose:"
        )
    with st.container(horizontal=True, gap="small"):
        if clash.merged is not None and clash.theirs is not None and clash.merged != clash.theirs.plan:
            _way("Make my change to the other window’s plan too", plan_own.merged, key)
        _way("Keep mine as a copy", plan_own.kept_as_a_copy, key)
        taken = "Leave it deleted" if clash.theirs is None else "Take the other window’s plan"
        _way(taken, plan_own.their_state_taken, key)


def _way(label: str, to: Callable[[Session], Session], key: str) -> None:
    st.button(label, key=f"{key}_{to.__name__}", on_click=plan_address.change, args=(to,), wrap=True)
