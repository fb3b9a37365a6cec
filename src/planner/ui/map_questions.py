"""What is disputed in the map: the list, and for one cell the reasons, a new dispute, and how one is settled."""

from __future__ import annotations

import streamlit as st

from planner.access import Action, NotAllowed
from planner.curriculum import Curriculum
from planner.mapping.cell_edits import LINKS, link_of
from planner.store import StoreError, disputes
from planner.store.disputes import Dispute
from planner.ui import data, editing, links, map_known, people, state, told
from planner.ui.map_draft import MapDraft
from planner.wording import counted

MOST = 20


def disputed(draft: MapDraft) -> None:
    """The cells that somebody disputes, each with its reason and a link to it; nothing where there is none."""
    found = map_known.open_disputes()
    if not found:
        return
    st.header(f"{counted(len(found), 'disputed cell')}")
    for dispute in found[:MOST]:
        course_id, skill_id = dispute.key
        query = {"course": course_id, "skill": skill_id}
        named = f"{course_id} × {_skill(draft.curriculum, skill_id)}"
        st.page_link(links.CURRICULUM, label=f":primary[{links.literal(named)}]", query_params=query)
        st.markdown(_words(dispute))
    if len(found) > MOST:
        st.caption(f"And {len(found) - MOST} more: choose “With a disputed cell” above.")


def of_cell(draft: MapDraft, course_id: str, skill_id: str) -> None:
    """The disputes about a cell, settled ones folded away, and the forms to settle one and to begin another."""
    db = data.store()
    if db is None:
        return
    try:
        found = disputes.of_row(db, data.curriculum_id(), LINKS, (course_id, skill_id))
    except StoreError:
        return
    for dispute in found:
        if dispute.settled_at is None:
            _open(dispute)
    settled = [dispute for dispute in found if dispute.settled_at is not None]
    if settled:
        with st.expander(f"{counted(len(settled), 'settled dispute')}", key="map_settled_open"):
            for dispute in settled:
                st.markdown(_words(dispute))
    if people.may(Action.DISPUTE) and link_of(draft.saved, course_id, skill_id) is not None:
        with st.expander("Dispute this cell", key="map_dispute_open", on_change="rerun") as opened:
            if opened.open:
                _begin(course_id, skill_id)


def _open(dispute: Dispute) -> None:
    st.warning(f"Disputed. {_words(dispute)}")
    if not people.may(Action.SETTLE):
        return
    key = f"map_settlement_{dispute.dispute_id}"
    st.text_input("How it is settled", key=key, max_chars=500, placeholder="Agreed: the syllabus of this year says R")
    st.button("Settle", key=f"map_settle_{dispute.dispute_id}", on_click=_settle, args=(dispute.dispute_id, key))


def _begin(course_id: str, skill_id: str) -> None:
    key = f"map_dispute_{course_id}_{skill_id}"
    st.text_area("Why the cell is not right", key=key, max_chars=1000, height=80)
    st.button("Dispute", key="map_dispute", on_click=_dispute, args=(course_id, skill_id, key))
    st.caption("Everybody who sees the map sees it, with your name, until somebody settles it.")


def _words(dispute: Dispute) -> str:
    """Who holds what to be wrong, and how it was settled."""
    level = f" ({dispute.found})" if dispute.found else ""
    words = f"{told.who(dispute.author).capitalize()}, {told.when(dispute.at)}{level}: “{dispute.reason}”"
    if dispute.settled_at is not None and dispute.settled_by is not None:
        words += f" Settled by {told.who(dispute.settled_by)}, {told.when(dispute.settled_at)}: “{dispute.settlement}”"
    return links.literal(words)


def _skill(curriculum: Curriculum, skill_id: str) -> str:
    return links.name(curriculum, "skill", skill_id)


def _dispute(course_id: str, skill_id: str, key: str) -> None:
    db, reason = data.store(), str(state.widget_value(key) or "")
    if not reason.strip():
        editing.tell("Say why the cell is not right: the reason stays with it until it is settled.")
        return
    if db is None:
        return
    try:
        disputes.dispute(db, people.me(), data.curriculum_id(), LINKS, (course_id, skill_id), "level", reason)
    except (NotAllowed, KeyError, ValueError, StoreError) as error:
        editing.tell(f"The cell is not disputed: {_reason(error)}.")
        return
    state.set_widget(key, "")
    editing.tell("")


def _settle(dispute_id: str, key: str) -> None:
    db, words = data.store(), str(state.widget_value(key) or "")
    if not words.strip():
        editing.tell("Say how it is settled: the words stay with the cell's history.")
        return
    if db is None:
        return
    try:
        disputes.settle(db, people.me(), dispute_id, words)
    except (NotAllowed, KeyError, ValueError, StoreError) as error:
        editing.tell(f"The dispute is not settled: {_reason(error)}.")
        return
    editing.tell("")


def _reason(error: Exception) -> str:
    if isinstance(error, NotAllowed):
        return "it needs the right “faculty” or “reviewer”"
    return "it is not there any more" if isinstance(error, KeyError) else str(error)
