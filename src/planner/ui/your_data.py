"""What is stored about whoever looks at the page, for how long, and how to take it out or delete it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from planner.store import StoreError
from planner.store import people as stored
from planner.store.purging import KEEP
from planner.ui import data, links, people, sign_in_file, state
from planner.ui.people import Why
from planner.ui.state import Session
from planner.wording import counted, listed

WORD = "delete"
"""What somebody types so that nothing is deleted by accident."""
_KINDS: Mapping[str, tuple[str, str]] = {
    "plans": ("plan", "plans"),
    "shares": ("link to a plan", "links to plans"),
    "drafts": ("draft", "drafts"),
    "scenarios": ("scenario", "scenarios"),
    "revisions": ("revision that you saved", "revisions that you saved"),
    "revisions accepted": ("revision that you accepted", "revisions that you accepted"),
    "comments": ("comment", "comments"),
    "disputes": ("dispute that you raised", "disputes that you raised"),
    "disputes settled": ("dispute that you settled", "disputes that you settled"),
    "rejected suggestions": ("rejected suggestion", "rejected suggestions"),
    "actions": ("action that you added", "actions that you added"),
    "actions owned": ("action that is yours to do", "actions that are yours to do"),
}
"""Kinds of things, as one and as several; those that are only a part of another are not counted."""


def found() -> Mapping[str, Any] | None:
    """All that is stored about the person of this session, by kind; None where nothing is kept of them."""
    db, who = data.store(), people.me()
    if db is None or not who.person_id:
        return None
    try:
        return stored.own_data(db, who)
    except StoreError:
        return None


def answer(kept: Mapping[str, Any] | None) -> None:
    """Who this is to the app, and what there is, in counts."""
    standing = people.standing()
    if kept is None:
        st.markdown("Nothing is kept about you: what you do lives in this browser tab.")
        return
    if standing.why is Why.SIGNED_IN:
        who, rights = standing.person, listed(sorted(right.value for right in standing.person.rights))
        address = f", {links.literal(who.address)}" if who.address else ""
        st.markdown(f"You are signed in as {links.literal(who.name)}{address}, with the right of {rights}.")
    else:
        st.markdown("You work without signing in, as the one person of this machine. Your name is not known here.")
    st.markdown(f"Kept at present: {_counts({kind: len(rows) for kind, rows in kept.items()})}.")


def _counts(counts: Mapping[str, int]) -> str:
    parts = [counted(counts[kind], *words) for kind, words in _KINDS.items() if counts.get(kind)]
    return listed(parts) or "nothing that you made"


def periods() -> None:
    """What is kept of whom, who sees it, and for how long: the periods are those that purging keeps to."""
    hours = f"{sign_in_file.found().rules.sign_in_hours:g}"
    st.markdown(
        f"""
- **Your name, your e-mail address and the day of your last visit**, once you have signed in. Others see your name
  beside what you save; your address decides what you may do, and nobody sees it here. Until {KEEP["people"]} days after
  your last visit; then all the rest goes too, as if you had deleted it.
- **Plans, with every change.** Only you see them, and who has a link of yours; reviewers may have the plans of all
  counted together, without names and for large groups only. Until you delete them, and {KEEP["deleted plans"]} days
  longer, so that you can have them back. Changes that you undid stay for {KEEP["undone changes of plans"]} days.
- **Links to plans.** Until they end or you take them back, and {KEEP["ended links"]} days longer.
- **Drafts of a curriculum, with their comments.** You see them, and reviewers once you propose them. Until
  {KEEP["closed drafts"]} days after you saved or discarded them.
- **Scenarios, with every step.** Only you see them, and the department those that you share. Until you remove them,
  and {KEEP["removed scenarios"]} days longer.
- **What you have given to a curriculum:** revisions, comments on drafts of others, disputes, rejected suggestions,
  actions of a review. Everybody here sees them. They stay as long as the curriculum does, and
  {KEEP["removed curricula"]} days longer.
- **Not kept:** transcripts, what you look at, and names or addresses in the log.
- **In your browser:** a cookie that says who you are, signed so that nobody can change it. It counts for {hours} hours.
"""
    )


def take_out(kept: Mapping[str, Any]) -> None:
    """All of it as a file."""
    st.download_button(
        "Download all my data",
        data=lambda: json.dumps(kept, indent=2, ensure_ascii=False).encode(),
        file_name=f"my-data-{datetime.now(UTC).date()}.json",
        mime="application/json",
        key="your_data_file",
        on_click="ignore",
    )


def delete() -> None:
    """Delete it, once somebody has typed the word."""
    st.markdown(
        "Your plans, links, drafts, scenarios, name and e-mail address are deleted at once, and cannot be had back. "
        "What you have given to a curriculum stays, without your name."
    )
    with st.form("your_data_delete", border=False):
        typed = st.text_input(f"Type the word {WORD}", key="your_data_word", width=240)
        pressed = st.form_submit_button("Delete my data")
    if not pressed:
        return
    if typed.strip().lower() != WORD:
        st.warning(f"Nothing was deleted. Type the word {WORD} to go on.")
        return
    _deleted()


def _deleted() -> None:
    signed_in = people.standing().why is Why.SIGNED_IN
    try:
        counts = people.forget()
    except StoreError as error:
        st.error(f"Nothing was deleted: {error}.")
        return
    state.put(Session())
    mine = {kind: count for kind, count in counts.items() if kind in {"plans", "drafts", "scenarios"}}
    st.success(f"Deleted: {_counts(mine)}.")
    if signed_in:
        people.end_sign_in()
        st.logout()
