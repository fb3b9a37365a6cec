"""The data folder was changed after it was taken over: its difference is offered, and nothing is overwritten."""

from __future__ import annotations

import streamlit as st

from planner.access import Action, NotAllowed
from planner.curriculum import Curriculum
from planner.editing import difference, edits_of
from planner.store import StoreError, revisions
from planner.ui import data, editing, people, revised
from planner.ui.kept import DRAFTS
from planner.wording.revisions import changes_words


def offer() -> None:
    """What the folder says now, for who may edit: into the draft, or never mind; nothing where there is no news."""
    news = data.folder_news() if people.may(Action.EDIT) else None
    if news is None:
        return
    draft = editing.current()
    changes = DRAFTS.kept(
        news.fingerprint, "folder news", draft.curriculum.fingerprint, lambda: difference(draft.curriculum, news)
    )
    with st.container(border=True):
        st.markdown("**The data folder was changed since it was taken over.**")
        st.markdown(f"Beside your draft it would change {changes_words(changes)}. Example plans are not looked at.")
        with st.container(horizontal=True, gap="small"):
            may = not editing.why_read_only(draft)
            st.button("Put that into my draft", key="folder_take", on_click=_take, args=(news,), disabled=not may)
            st.button("Never mind", key="folder_leave", on_click=_leave, args=(news,), disabled=not may)


def _take(news: Curriculum) -> None:
    before = editing.as_seen()
    editing.step(edits_of(difference(before.curriculum, news)))
    if editing.as_seen().edits != before.edits:  # else the step was refused, and the person is told
        _leave(news)


def _leave(news: Curriculum) -> None:
    db = data.store()
    if db is None:
        return
    try:
        revisions.taken_over(db, people.me(), data.curriculum_id(), news.fingerprint)
    except (NotAllowed, StoreError, KeyError) as error:
        revised.tell(f"Nothing was changed: {error}.", good=False)
    data.announce()
