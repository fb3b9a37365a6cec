"""Cells that two people changed differently, side by side: one is chosen for each, then all is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from planner.curriculum import Curriculum
from planner.editing import MergeClash, Place, Side
from planner.store.drafts import Clashes, Meeting
from planner.ui import links, state, told
from planner.ui.revised import close_the_dialog
from planner.ui.state import Merging
from planner.wording import counted
from planner.wording.revisions import clash_words, value_words

SIDES: tuple[Side, Side] = ("mine", "theirs")
Save = Callable[[Mapping[Place, Side]], None]
_GO_ON = {
    "save": "Save with these choices",
    "bring up to date": "Bring my draft up to date with these choices",
    "accept": "Accept with these choices",
}


def hold(found: Clashes | Meeting, note: str = "", **how: Any) -> None:
    """Ask the person on the next run, for a `purpose`; for callbacks."""
    held = Merging(found.merged.clashes, found.who, found.latest, note, **how)
    state.change(lambda session: replace(session, merging=held))
    close_the_dialog()


def forget() -> None:
    """Ask no more: all is saved, or the person will come back to it. The draft is as it was."""
    state.change(lambda session: replace(session, merging=None))


def note() -> str:
    """The note that was given before the clashes came up."""
    held = state.session().merging
    return held.note if held else ""


def against() -> int | None:
    """The revision that the choices are made against."""
    held = state.session().merging
    return held.latest if held else None


def draw(curriculum: Curriculum, save: Save) -> None:
    """The cells to choose, if there are any; `save` is called with a choice for each."""
    held = state.session().merging
    if held is None:
        return
    with st.container(border=True):
        owner = "the draft" if held.accepting else "you"
        st.subheader(f"{counted(len(held.clashes), 'cell')} that {owner} and others changed differently")
        st.markdown("Nothing is changed yet, and nothing is lost. Choose for each, then go on.")
        with st.container(horizontal=True, gap="small"):
            for side, label in zip(SIDES, _all_labels(held), strict=True):
                st.button(label, key=f"clash_all_{side}", on_click=_choose_all, args=(held, side))
        choices = {clash.place: _one(curriculum, held, clash) for clash in held.clashes}
        decided = {place: side for place, side in choices.items() if side is not None}
        with st.container(horizontal=True, gap="small"):
            st.button(
                _GO_ON[held.purpose],
                key="clash_save",
                on_click=save,
                args=(decided,),
                disabled=len(decided) < len(choices),
            )
            st.button("Not now", key="clash_not_now", on_click=forget, help="Your draft stays as it is")


def _all_labels(held: Merging) -> tuple[str, str]:
    return ("The draft’s everywhere" if held.accepting else "Mine everywhere"), "What is saved everywhere"


def _one(curriculum: Curriculum, held: Merging, clash: MergeClash) -> Side | None:
    """Both values of a cell, who set the other one and when, and the choice."""
    version = held.theirs.get(clash.place)
    saved_by = f" ({told.who(version.author)}, {told.when(version.at)})" if version else ""
    mine = "The draft’s" if held.accepting else "Mine"
    words = {
        "mine": f"{mine}: {value_words(clash.mine, clash.column)}",
        "theirs": f"Saved meanwhile: {value_words(clash.theirs, clash.column)}{saved_by}",
    }
    was = value_words(clash.before, clash.column) if clash.before is not None else "not there"
    chosen: Side | None = st.radio(
        f"{links.literal(clash_words(curriculum, clash))} (it was: {links.literal(was)})",
        SIDES,
        index=None,
        key=_key(clash),
        format_func=lambda side: links.literal(words[side]),
    )
    return chosen


def _key(clash: MergeClash) -> str:
    return f"clash_{clash.table}_{'~'.join(clash.key)}_{clash.column or ''}"


def _choose_all(held: Merging, side: Side) -> None:
    for clash in held.clashes:
        state.set_widget(_key(clash), side)
