"""The curricula that there are: opened, removed, had back."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner.access import Action, NotAllowed, Person
from planner.store import Store, StoreError, curricula
from planner.store.curricula import CurriculumHead
from planner.store.purging import KEEP
from planner.ui import chosen, curricula_switch, data, links, people, revised, told
from planner.ui.data_folder import default_id
from planner.wording import counted


def draw() -> None:
    """One line a curriculum; those that were removed below."""
    found, gone = curricula_switch.heads(), curricula_switch.heads(removed=True)
    st.header(f"{counted(len(found), 'curriculum', 'curricula')} here")
    names = curricula_switch.names(found)
    for head in found:
        _one(head, names[head.curriculum_id])
    if gone and people.may(Action.CREATE):
        st.subheader("Removed")
        for head in gone:
            with st.container(horizontal=True, vertical_alignment="center"):
                since = "" if head.removed_at is None else f", removed {told.when(head.removed_at)}"
                st.markdown(f"{links.literal(head.title or head.curriculum_id)}{since}", width="content")
                st.button("Have it back", key=f"curriculum_back_{head.curriculum_id}", on_click=_back, args=(head,))


def _one(head: CurriculumHead, name: str) -> None:
    here = head.curriculum_id == data.curriculum_id()
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        made = f"made {told.when(head.created_at)}"
        st.markdown(f"**{links.literal(name)}**  \n{counted(head.latest, 'revision')}, {made}", width="stretch")
        st.button(
            "You are looking at it" if here else "Look at it",
            key=f"curriculum_open_{head.curriculum_id}",
            disabled=here,
            on_click=chosen.choose,
            args=(head.curriculum_id, default_id()),
        )
        may = people.may(Action.CREATE) and head.curriculum_id != default_id()
        if may and st.button("Remove…", key=f"curriculum_remove_{head.curriculum_id}"):
            revised.open_a_dialog("removing")
            _removing(head, name)


@st.dialog("Remove a curriculum")
def _removing(head: CurriculumHead, name: str) -> None:
    """What goes, and yes."""
    if revised.just_done():
        st.rerun()
    st.markdown(
        f"**{links.literal(name)}** goes out of the list for everyone, with its "
        f"{counted(head.latest, 'revision')}, its drafts and the plans made for it. "
        f"For {KEEP['removed curricula']} days it can be had back from here."
    )
    st.button("Remove it", key="curriculum_remove_yes", on_click=_remove, args=(head,))


def _remove(head: CurriculumHead) -> None:
    _done(curricula.remove, head, "removed")
    if head.curriculum_id == data.curriculum_id():
        chosen.choose(default_id(), default_id())


def _back(head: CurriculumHead) -> None:
    _done(curricula.restore, head, "here again")


def _done(ask: Callable[[Store, Person, str], None], head: CurriculumHead, words: str) -> None:
    db = data.store()
    if db is None:
        revised.tell(revised.NOT_KEPT, good=False)
        return
    try:
        ask(db, people.me(), head.curriculum_id)
        revised.tell(f"{head.title or head.curriculum_id} is {words}.")
    except (NotAllowed, StoreError, KeyError) as error:
        revised.tell(f"Nothing was changed: {error}.", good=False)
    data.announce()
