"""The menu of a scenario as a whole: title and note, a copy, sharing, taking in another's changes, removing."""

from __future__ import annotations

import streamlit as st

from planner.curriculum import Curriculum
from planner.scenario import Scenario
from planner.ui import state, told, what_if_current, what_if_first, what_if_keeping, what_if_names, what_if_open
from planner.ui.what_if_keeping import Listed
from planner.ui.what_if_open import Open
from planner.wording import counted

_MENU, _TITLE, _NOTE, _SHARED, _TAKE, _GONE = (
    "what_if_menu",
    "what_if_title",
    "what_if_note",
    "what_if_shared",
    "what_if_take_in",
    "what_if_removed",
)


def menu(curriculum: Curriculum, held: Open, known: Listed) -> None:
    """What is done with a scenario as a whole; filled when it is opened."""
    with st.popover("Manage", key=_MENU, on_change="rerun") as opened:
        if not opened.open:
            return
        own = what_if_keeping.is_own(held)
        if own:
            _names(held.scenario)
        with st.container(horizontal=True, gap="small"):
            st.button(
                "Duplicate",
                key="what_if_duplicate",
                disabled=what_if_keeping.store() is None,
                on_click=what_if_current.change,
                args=(what_if_keeping.duplicated,),
            )
            st.button(
                "Remove",
                key="what_if_remove",
                disabled=held.kept is None or not own,
                on_click=_remove,
                args=(curriculum,),
            )
        if held.kept is not None and own:
            _share(held)
        if own:
            _take_in(held, known)
        _removed(known)


def _names(scenario: Scenario) -> None:
    for key, value in ((_TITLE, scenario.title), (_NOTE, scenario.note)):
        if state.widget_value(key) != value:
            state.set_widget(key, value)
    st.text_input("Title of the scenario", key=_TITLE, max_chars=100, on_change=_renamed)
    st.text_area("Note: why, and for whom", key=_NOTE, max_chars=2000, on_change=_noted)


def _renamed() -> None:
    title = str(state.widget_value(_TITLE) or "")
    what_if_current.change(lambda held: what_if_keeping.stepped(held, what_if_open.titled(title)))


def _noted() -> None:
    note = str(state.widget_value(_NOTE) or "")
    what_if_current.change(lambda held: what_if_keeping.stepped(held, what_if_open.noted(note)))


def _remove(curriculum: Curriculum) -> None:
    begun = what_if_first.scenario(curriculum)
    what_if_current.change(lambda held: what_if_keeping.removed(held, begun))


def _share(held: Open) -> None:
    """The switch that lets others see it, and the address to give them."""
    if held.kept is None:
        return
    if state.widget_value(_SHARED) != held.kept.shared:
        state.set_widget(_SHARED, held.kept.shared)
    st.toggle(
        "Others of the department see it",
        key=_SHARED,
        on_change=_shared,
        help="Everybody who may keep scenarios here. They can copy it, and cannot change it.",
    )
    if held.kept.shared:
        st.markdown("The address to give them:")
        st.code(what_if_current.link(held.kept.scenario_id), language=None, wrap_lines=True)


def _shared() -> None:
    on = bool(state.widget_value(_SHARED))
    what_if_current.change(lambda held: what_if_keeping.shared(held, on))


def _take_in(held: Open, known: Listed) -> None:
    """The changes of another scenario, added after one's own."""
    own_id = "" if held.kept is None else held.kept.scenario_id
    others = {
        kept.scenario_id: kept
        for kept in (*known.own, *known.shared)
        if kept.scenario_id != own_id and kept.scenario.changes
    }
    if not others:
        return
    names = what_if_names.unlike(
        {
            scenario_id: f"{name}, {counted(len(others[scenario_id].scenario.changes), 'change')}"
            for scenario_id, name in what_if_names.of_kept(known.own, known.shared).items()
            if scenario_id in others
        }
    )
    chosen = st.selectbox(
        "Take in the changes of",
        list(names),
        index=None,
        key=_TAKE,
        format_func=lambda item: names.get(item, item),
        placeholder="Choose a scenario",
    )
    st.button("Take them in", key="what_if_take", disabled=chosen is None, on_click=_taken, args=(chosen,))


def _taken(scenario_id: str) -> None:
    known = what_if_keeping.listed(what_if_current.seen().curriculum_id)
    found = next((kept for kept in (*known.own, *known.shared) if kept.scenario_id == scenario_id), None)
    if found is not None:
        edit = what_if_open.taking_in(found.scenario)
        what_if_current.change(lambda held: what_if_keeping.stepped(held, edit))


def _removed(known: Listed) -> None:
    """The scenarios that were removed, to be had back."""
    gone = {kept.scenario_id: kept for kept in known.removed}
    if not gone:
        return
    names = what_if_names.unlike(
        {item: f"{kept.scenario.title}, {told.when(kept.changed_at)}" for item, kept in gone.items()}
    )
    if state.widget_value(_GONE) not in gone:
        state.set_widget(_GONE, next(iter(gone)))
    st.selectbox(
        "Removed scenarios",
        list(gone),
        key=_GONE,
        format_func=lambda item: names.get(item, item),
    )
    st.button("Bring back", key="what_if_restore", on_click=_restored)


def _restored() -> None:
    scenario_id = str(state.widget_value(_GONE))
    what_if_current.change(lambda held: what_if_keeping.restored(held, scenario_id))
