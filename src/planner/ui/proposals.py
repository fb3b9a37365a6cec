"""Drafts that others have proposed: what each would change, accepting it, returning it with words."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from planner import editing
from planner.access import Action, NotAllowed
from planner.editing import Place, Side
from planner.errors import DataError
from planner.store import StoreError, drafts
from planner.store.drafts import Clashes, NotRight, StaleDraft, StoredDraft
from planner.ui import data, history_difference, links, people, proposing, saving, saving_clashes, saving_faults, state
from planner.ui import told as telling
from planner.ui.revised import NOT_KEPT, tell
from planner.wording import counted

OWN = "This draft is your own: another person must accept it."


def draw() -> None:
    """The proposals, each closed until it is opened; nothing for who may not accept any."""
    db = data.store()
    if db is None or not people.may(Action.ACCEPT):
        return
    try:
        found = [draft for draft in drafts.proposals(db, people.me(), data.curriculum_id()) if not _is_own(draft)]
    except (NotAllowed, StoreError):
        return
    if not found:
        return
    verb = "waits" if len(found) == 1 else "wait"
    st.subheader(f"{counted(len(found), 'proposed draft')} {verb} for you or another reviewer")
    for draft in found:
        label = f"{telling.who(draft.owner)}, {telling.when(draft.changed_at)}: {draft.note or 'no note'}"
        key = f"proposal_{draft.draft_id}"
        with st.expander(links.literal(label), key=key, on_change="rerun") as opened:
            if opened.open:
                _one(draft, key)


def _is_own(draft: StoredDraft) -> bool:
    return draft.owner == people.me().person_id


def _one(draft: StoredDraft, key: str) -> None:
    try:
        base = data.at_revision(draft.base)
    except (KeyError, StoreError, DataError) as error:
        st.warning(f"This draft cannot be shown: {links.literal(str(error))}")
        return
    edited = editing.applied(base, draft.edits).curriculum
    history_difference.of_states(base, edited, editing.difference(base, edited), key=key)
    proposing.said(draft)
    st.text_input("Note of the revision, or why it is returned", key=f"{key}_words", max_chars=300, value=draft.note)
    with st.container(horizontal=True, gap="small"):
        st.button("Accept", key=f"{key}_accept", on_click=accept, args=(draft, {}, f"{key}_words"))
        st.button("Return it with these words", key=f"{key}_return", on_click=_return, args=(draft, f"{key}_words"))


def accept(draft: StoredDraft, choices: Mapping[Place, Side], note_key: str = "") -> None:
    """Make somebody's draft the next revision; for callbacks."""
    db = data.store()
    if db is None:
        tell(NOT_KEPT, good=False)
        return
    note = str(state.widget_value(note_key) or saving_clashes.note() or draft.note)
    try:
        done = drafts.accept(
            db, people.me(), draft.draft_id, draft.version, note, choices, against=saving_clashes.against()
        )
    except Clashes as clashes:
        saving_clashes.hold(clashes, note, purpose="accept", accepting=draft)
        return
    except NotRight as wrong:
        tell(saving_faults.sentence(wrong.faults), good=False)
    except StaleDraft:
        tell("The draft was changed meanwhile. Look at it again.", good=False)
    except NotAllowed:
        tell(OWN if _is_own(draft) else "Accepting drafts needs the right “reviewer”.", good=False)
    except (StoreError, DataError, KeyError, ValueError) as error:
        tell(f"Nothing was accepted: {error}.", good=False)
    else:
        tell(f"Accepted and saved as revision {done.number}.")
        saving_clashes.forget()
    data.announce()


def save_choices(choices: Mapping[Place, Side]) -> None:
    """What the clash panel saves: one's own draft, or the one that is being accepted; for callbacks."""
    held = state.session().merging
    if held is not None and held.accepting is not None:
        accept(held.accepting, choices)
    elif held is not None and held.purpose == "bring up to date":
        saving.bring_up_to_date(choices)
    else:
        saving.save(choices)


def _return(draft: StoredDraft, words_key: str) -> None:
    db, words = data.store(), str(state.widget_value(words_key) or "").strip()
    if db is None:
        return
    if words in {"", draft.note.strip()}:  # The field begins with the author's own note.
        tell("Nothing was returned: say why in the field above the buttons.", good=False)
        return
    try:
        drafts.send_back(db, people.me(), draft.draft_id, draft.version, words)
        tell("Returned.")
    except StaleDraft:
        tell("The draft was changed meanwhile. Look at it again.", good=False)
    except (NotAllowed, StoreError, KeyError, ValueError) as error:
        tell(f"Nothing was returned: {error}.", good=False)
