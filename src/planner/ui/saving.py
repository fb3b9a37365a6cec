"""Saving the draft: what it amounts to, a note, and what became of it; clashes are chosen before anything is saved.

The store merges and checks (`planner.store.drafts.save`); here a person is asked and told. What is not chosen yet
lives in the browser tab, the draft itself in the store: a closed browser loses none of it.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from planner.access import Action, NotAllowed
from planner.editing import (
    EditFault,
    Place,
    RowEdit,
    Side,
    applied,
    difference,
    faults_of,
    folded,
    resolved,
    unfolded,
)
from planner.errors import DataError
from planner.mapping import history
from planner.store import StoreError, drafts
from planner.store.drafts import Clashes, NotRight, ReviewRequired, StaleDraft, StoredDraft
from planner.ui import data, editing, links, people, proposing, saving_clashes, saving_faults, state
from planner.ui.editing import Draft
from planner.ui.kept import DRAFTS
from planner.ui.revised import NOT_KEPT, NOTE, close_the_dialog, is_open, just_done, open_a_dialog, tell
from planner.wording import counted
from planner.wording.revisions import changes_words

_SAVING = "saving"
NO_RIGHT = "Saving revisions needs the right “faculty”."


def offer(draft: Draft) -> None:
    """The button that opens the dialog, or that proposes where a second person must accept; and clashes to choose."""
    required = proposing.is_required()
    label = "Propose…" if required else "Save…"
    if st.button(label, key="saving_open", disabled=not draft.is_changed or bool(editing.why_read_only(draft))):
        open_a_dialog(_SAVING)
    # Drawn again by each run of the page, which else would close it.
    if is_open(_SAVING) and draft.is_changed:
        _dialog(draft, required=required)


@st.dialog("Save for everyone", width="large", on_dismiss=close_the_dialog)
def _dialog(draft: Draft, *, required: bool) -> None:
    """What the draft amounts to, what prevents saving, a note, and yes."""
    if just_done():
        st.rerun()
    amounts_to(draft)
    if data.store() is None:
        st.warning(NOT_KEPT)
        return
    if not people.may(Action.SAVE):
        st.warning(NO_RIGHT)
        return
    faults = (*draft.faults, *_across(draft))
    if faults:
        saving_faults.draw(draft, faults)
        return
    if required:
        st.markdown("A second person must accept what changes this curriculum. They see the changes and your note.")
    st.text_input("What changed and why", key=NOTE, max_chars=300, placeholder="Mapped the new mixing courses")
    st.button(
        "Propose" if required else "Save",
        key="saving_yes",
        on_click=proposing.propose if required else save,
        args=() if required else ({},),
    )


def amounts_to(draft: Draft) -> None:
    """The draft in counts: rows and cells, and the roles that it moves."""
    changes = difference(draft.saved, draft.curriculum)
    st.markdown(f"Your draft: {links.literal(changes_words(changes))}.")
    choice = (draft.saved.fingerprint, draft.curriculum.fingerprint)
    moves = DRAFTS.kept(
        draft.curriculum.fingerprint,
        "role moves",
        choice,
        lambda: history.role_moves(draft.saved, draft.curriculum),
    )
    roles = len({move.role_id for move in moves})
    st.markdown(f"{counted(roles, 'role')} {'moves' if roles == 1 else 'move'}." if roles else "No role moves.")
    if draft.behind:
        words = counted(draft.behind, "revision")
        st.markdown(f"{words} {'was' if draft.behind == 1 else 'were'} saved since you began; yours goes onto them.")


def _across(draft: Draft) -> tuple[EditFault, ...]:
    """What is wrong across the rows of the edited curriculum."""
    return DRAFTS.kept(draft.curriculum.fingerprint, "faults", None, lambda: faults_of(draft.curriculum))


def save(choices: Mapping[Place, Side]) -> None:
    """Save the draft, with what was chosen between mine and theirs; for callbacks."""
    if not proposing.all_is_kept():
        return
    db, stored = data.store(), state.session().drafting.stored
    if db is None or stored is None:
        tell(NOT_KEPT, good=False)
        return
    note = str(state.widget_value(NOTE) or saving_clashes.note())
    try:
        done = drafts.save(db, people.me(), stored, note, choices, against=saving_clashes.against())
    except Clashes as clashes:
        saving_clashes.hold(clashes, note)
    except ReviewRequired:
        tell("A second person must accept what changes this curriculum: propose your draft.", good=False)
    except NotRight as wrong:
        tell(saving_faults.sentence(wrong.faults), good=False)
    except StaleDraft:
        tell("Your draft was changed in another window meanwhile. Look at it and save again.", good=False)
    except NotAllowed:
        tell(NO_RIGHT, good=False)
    except (StoreError, DataError, KeyError, ValueError) as error:
        tell(f"Nothing was saved, and your draft is as it was: {error}.", good=False)
    else:
        merged = " What others saved meanwhile was taken in." if done.merged else ""
        tell(f"Saved as revision {done.number}.{merged}")
        saving_clashes.forget()
    data.announce()


def behind(draft: Draft) -> None:
    """That others have saved since the draft began, and a way to take theirs in; nothing where nobody has."""
    if not draft.behind or draft.stored is None or state.session().merging is not None:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        revisions = counted(draft.behind, "revision")
        st.markdown(
            f"{revisions} {'was' if draft.behind == 1 else 'were'} saved since your draft began: what you see is the "
            f"state of revision {draft.stored.base} with your changes.",
            width="content",
        )
        st.button(
            "Bring my draft up to date",
            key="saving_update",
            on_click=bring_up_to_date,
            args=({},),
            disabled=draft.is_proposed,
            help="Takes in what others saved. Your changes so far become one step.",
        )


def bring_up_to_date(choices: Mapping[Place, Side]) -> None:
    """Put the draft onto the latest revision; where the same cells were changed, the person chooses first."""
    if not proposing.all_is_kept():
        return
    db, stored = data.store(), state.session().drafting.stored
    if db is None or stored is None:
        tell(NOT_KEPT, good=False)
        return
    try:
        meeting = drafts.merge(db, people.me(), stored)
        held = saving_clashes.against()
        if any(clash.place not in choices for clash in meeting.merged.clashes) or held not in {None, meeting.latest}:
            saving_clashes.hold(meeting, purpose="bring up to date")
            return
        edits = (*resolved(meeting.merged, choices), *_not_entered(stored))
        drafts.rebase(db, people.me(), stored, meeting.latest, edits)
    except StaleDraft:
        tell("Your draft was changed in another window meanwhile. Look at it again.", good=False)
    except NotAllowed:
        tell(NO_RIGHT, good=False)
    except (StoreError, DataError, KeyError, ValueError) as error:
        tell(f"Your draft is as it was: {error}.", good=False)
    else:
        tell(f"Your draft now rests on revision {meeting.latest}.")
        saving_clashes.forget()
    data.announce()


def _not_entered(stored: StoredDraft) -> tuple[RowEdit, ...]:
    """The edits of rows that are not right yet: they are part of no difference, and must not get lost."""
    base = data.at_revision(stored.base)
    wrong = {(fault.table, fault.key) for fault in applied(base, stored.edits).faults}
    rows = folded(stored.edits)
    return unfolded({place: row for place, row in rows.items() if place in wrong})
