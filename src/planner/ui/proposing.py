"""Where a second person must accept drafts: proposing one's own, taking it back, and how it stands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from planner.access import Action, NotAllowed
from planner.store import StoreError, curricula, drafts
from planner.store.drafts import StaleDraft, StoredDraft
from planner.ui import data, draft_keeping, links, people, state, told
from planner.ui.editing import Draft
from planner.ui.revised import NOT_KEPT, NOTE, tell


def is_required() -> bool:
    """Whether a second person must accept what changes this session's curriculum."""
    head = data.head()
    return head is not None and head.review_required


def propose() -> None:
    """Propose the draft with the note that was given; for callbacks."""
    note = str(state.widget_value(NOTE) or "")
    _done(lambda db, stored: drafts.propose(db, people.me(), stored, note), "Your draft is proposed.")


def withdraw() -> None:
    """Take the proposal back, so that the draft can be changed again; for callbacks."""
    _done(lambda db, stored: drafts.withdraw(db, people.me(), stored), "Your draft is your own again.")


def all_is_kept() -> bool:
    """Whether the store has every step of the draft; what it failed to take before is tried once more, for callbacks.

    Else it is said: what others would get is not what is on the screen.
    """
    held = state.session().drafting
    if not held.steps or data.store() is None:
        return True
    waiting, last = replace(held, steps=held.steps[:-1]), held.steps[-1]
    after = draft_keeping.stepped(waiting, last, "")
    if not after.steps and after.stored is not None and not after.notice:
        state.change(lambda session: replace(session, drafting=after))
        return True
    tell("Your last changes could not be kept, so nothing was saved. They are still in this browser tab.", good=False)
    return False


def _done(ask: Callable[[Any, StoredDraft], object], words: str) -> None:
    if not all_is_kept():
        return
    db, stored = data.store(), state.session().drafting.stored
    if db is None or stored is None:
        tell(NOT_KEPT, good=False)
        return
    try:
        ask(db, stored)
        tell(words)
    except StaleDraft:
        tell("Your draft was changed in another window meanwhile. Look at it again.", good=False)
    except (NotAllowed, StoreError, KeyError, ValueError) as error:
        tell(f"Nothing was changed: {error}.", good=False)


def own(draft: Draft) -> None:
    """How one's own proposal stands: waiting or returned, with what was said about it; nothing without one."""
    stored = draft.stored
    if stored is None or stored.state not in {"proposed", "returned"}:
        return
    with st.container(border=True):
        if stored.state == "proposed":
            st.markdown(f"**Your draft is proposed** and waits for a second person: {links.literal(stored.note)}")
            st.button("Withdraw it to change it", key="proposal_withdraw", on_click=withdraw)
        else:
            st.markdown("**Your draft was returned.** Change it and propose it again, or discard it.")
        said(stored)


def said(stored: StoredDraft) -> None:
    """What was said about a draft, the oldest first, and a line to add to it."""
    db = data.store()
    if db is None:
        return
    try:
        found = drafts.comments(db, people.me(), stored.draft_id)
    except (NotAllowed, StoreError, KeyError):
        return
    for comment in found:
        st.text(f"{told.who(comment.author)}, {told.when(comment.at)}: {comment.text}")
    key = f"proposal_comment_{stored.draft_id}"
    st.text_input("Say something about it", key=key, max_chars=1000)
    st.button("Add", key=f"{key}_add", on_click=_comment, args=(stored.draft_id, key))


def _comment(draft_id: str, key: str) -> None:
    db, text = data.store(), str(state.widget_value(key) or "").strip()
    if db is None or not text:
        return
    try:
        drafts.comment(db, people.me(), draft_id, text)
        state.set_widget(key, "")
    except (NotAllowed, StoreError, KeyError, ValueError) as error:
        tell(f"Nothing was added: {error}.", good=False)


def setting() -> None:
    """The switch by which a curriculum asks for a second person; seen by who may set it."""
    db = data.store()
    if db is None or not people.may(Action.SET):
        return
    st.header("How this curriculum is edited")
    st.toggle(
        "A second person must accept each draft",
        value=is_required(),
        key="proposal_required",
        on_change=_require,
        help="Saving then becomes proposing: somebody with the right “reviewer” accepts or returns each draft.",
    )


def _require() -> None:
    db = data.store()
    if db is None:
        return
    try:
        wanted = bool(state.widget_value("proposal_required"))
        curricula.require_review(db, people.me(), data.curriculum_id(), required=wanted)
    except (NotAllowed, StoreError, KeyError) as error:
        tell(f"Nothing was changed: {error}.", good=False)
    data.announce()
