"""An earlier revision had back as a new one, or downloaded as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import streamlit as st

from planner.access import Action, NotAllowed
from planner.editing import difference, edits_of
from planner.errors import DataError
from planner.store import Overtaken, ReviewRequired, StoreError, revisions
from planner.store.revisions import Revision
from planner.ui import data, editing, links, people, proposing, state, told
from planner.ui.revised import close_the_dialog, is_open, just_done, open_a_dialog, tell
from planner.wording.revisions import changes_words

_NOTE = "history_restore_note"
_RESTORING = "restoring"


def draw(found: Sequence[Revision]) -> None:
    """Choose a revision; restore it, or download it."""
    st.header("Have an earlier revision back, or download any")
    numbers = [str(entry.number) for entry in found]
    chosen = st.selectbox("Revision", numbers, key="history_restore", format_func=lambda item: _named(found, item))
    number = int(chosen)
    with st.container(horizontal=True, gap="small"):
        latest = found[0].number
        may = people.may(Action.SAVE)
        if st.button(
            "Restore it as a new revision",
            disabled=number == latest or not may,
            help="It is the latest one already"
            if number == latest
            else ""
            if may
            else "Saving revisions needs a right",
        ):
            open_a_dialog(_RESTORING)
        if is_open(_RESTORING) and number != latest:
            _restoring(number, latest)
        kept_as = data.curriculum_id()
        stamp = f"{kept_as}-revision-{number}-{datetime.now(UTC):%Y-%m-%d}"
        st.download_button(
            "Download as a workbook",
            data=lambda: _workbook(number, kept_as),
            file_name=f"{stamp}.xlsx",
            on_click="ignore",
            key="history_workbook",
        )
        st.download_button(
            "Download as CSV files",
            data=lambda: _csv_files(number, kept_as),
            file_name=f"{stamp}.zip",
            on_click="ignore",
            key="history_zip",
        )


def _named(found: Sequence[Revision], number: str) -> str:
    entry = next(entry for entry in found if str(entry.number) == number)
    note = f", “{entry.note}”" if entry.note else ""
    return f"{number}, {told.who(entry.author)}, {told.when(entry.at)}{note}"


def _workbook(number: int, kept_as: str) -> bytes:
    from planner.exchange import workbook  # Brings the writer of workbooks, which looking at history does not need.

    return workbook.write(data.at_revision(number, kept_as))


def _csv_files(number: int, kept_as: str) -> bytes:
    from planner.exchange import zipped_folder

    return zipped_folder.write(data.at_revision(number, kept_as))


@st.dialog("Restore a revision", width="large", on_dismiss=close_the_dialog)
def _restoring(number: int, latest: int) -> None:
    """What would change, a note, and yes."""
    if just_done():
        st.rerun()
    db = data.store()
    if db is None:
        return
    try:
        changes = revisions.difference(db, data.curriculum_id(), latest, number)
    except StoreError as error:
        st.warning(links.literal(str(error)))
        return
    st.markdown(f"The present state stays in the history. Revision {latest + 1} would be as revision {number} was:")
    st.markdown(f"{links.literal(changes_words(changes))}.")
    if proposing.is_required():
        st.markdown(
            "A second person must accept what changes this curriculum: have it in your draft, and propose that."
        )
        why = editing.why_read_only(editing.current())
        st.button(
            "Put it into my draft", key="history_restore_draft", on_click=_draft, args=(number,), disabled=bool(why)
        )
        st.caption(why or "The draft is then as that revision was, but for example plans.")
        return
    st.text_input("Why", key=_NOTE, max_chars=300, placeholder=f"Back to revision {number}")
    st.button("Restore", key="history_restore_yes", on_click=_restore, args=(number, latest))


def _draft(number: int) -> None:
    """The tables of an earlier revision as one step of the draft; for callbacks."""
    try:
        edits = edits_of(difference(editing.current().curriculum, data.at_revision(number)))
    except (KeyError, StoreError, DataError) as error:
        tell(f"Nothing was put into your draft: {error}.", good=False)
        return
    editing.step(edits)
    tell(f"Your draft is as revision {number} was. Look at it in the other views, and propose it there.")


def _restore(number: int, latest: int) -> None:
    note = str(state.widget_value(_NOTE) or f"Back to revision {number}")
    db = data.store()
    if db is None:
        return
    try:
        made = revisions.restore(db, people.me(), data.curriculum_id(), number, note, expected=latest)
        words, good = f"Revision {made} is as revision {number} was.", True
    except Overtaken:
        words, good = "Somebody saved a revision meanwhile. Look again at what would change.", False
    except ReviewRequired:
        words, good = "A second person must accept what changes this curriculum: put it into your draft instead.", False
    except (NotAllowed, StoreError, DataError, ValueError, KeyError) as error:
        words, good = f"Nothing was restored: {error}.", False
    data.announce()
    tell(words, good=good)
