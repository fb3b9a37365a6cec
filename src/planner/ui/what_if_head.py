"""The head of a scenario: which one is open, undo, redo, keep, what the last step led to, and whose it is."""

from __future__ import annotations

import streamlit as st

from planner.access import Action
from planner.curriculum import Curriculum
from planner.scenario import Scenario
from planner.ui import data, links, people, state, told, what_if_current, what_if_first, what_if_keeping, what_if_names
from planner.ui.what_if_keeping import Listed
from planner.ui.what_if_open import Open

_CHOICE = "what_if_choice"
_OPEN, _ASIDE, _EXAMPLE, _EMPTY = "open", "aside", "example", "empty"


def choose(curriculum: Curriculum, held: Open, known: Listed) -> None:
    """The select box of scenarios: one's own, those that others share, the example and an empty one."""
    names = _names(held, known)
    shown = _OPEN if held.kept is None else held.kept.scenario_id
    if state.widget_value(_CHOICE) != shown:
        state.set_widget(_CHOICE, shown)
    st.selectbox(
        "Scenario",
        list(names),
        key=_CHOICE,
        format_func=lambda item: names.get(item, item),
        on_change=_open,
        args=(curriculum,),
    )


def _names(held: Open, known: Listed) -> dict[str, str]:
    """What the box offers, by the value of each."""
    kept = held.kept
    names = {_OPEN: f"{held.scenario.title} ({'an example' if _is_example(held) else 'not kept'})"}
    if kept is not None:
        names = {kept.scenario_id: kept.scenario.title}
    names |= what_if_names.of_kept(known.own, known.shared)
    left = what_if_current.aside()
    if left is not None:
        names[_ASIDE] = f"{left.scenario.title} (not kept, as you left it)"
    if not _is_example(held):
        names[_EXAMPLE] = "An example"
    return what_if_names.unlike(names | {_EMPTY: "An empty one"})


def _is_example(held: Open) -> bool:
    return held.is_first and not held.past


def _open(curriculum: Curriculum) -> None:
    chosen = str(state.widget_value(_CHOICE))
    if chosen == _ASIDE:
        what_if_current.take_up()
    elif chosen == _EMPTY:
        what_if_current.begin(Scenario(what_if_first.EMPTY))
    elif chosen == _EXAMPLE:
        what_if_current.begin(what_if_first.scenario(curriculum), is_first=True)
    elif chosen != _OPEN:
        what_if_current.change(lambda held: what_if_keeping.opened(held, chosen) or held)


def steps(held: Open) -> None:
    """Undo, redo and keep."""
    own = what_if_keeping.is_own(held)
    st.button("Undo", key="what_if_undo", disabled=not (own and held.can_undo), on_click=_step, args=("undo",))
    st.button("Redo", key="what_if_redo", disabled=not (own and held.can_redo), on_click=_step, args=("redo",))
    if held.kept is None:
        st.button(
            "Keep it",
            key="what_if_keep",
            disabled=what_if_keeping.store() is None,
            on_click=_step,
            args=("keep",),
            help="Keeps this scenario as yours, and every change of it from then on.",
        )
    elif not own:
        st.button("Make a copy of my own", key="what_if_copy", on_click=_step, args=("copy",))


_STEPS = {
    "undo": what_if_keeping.undone,
    "redo": what_if_keeping.redone,
    "keep": what_if_keeping.kept,
    "copy": what_if_keeping.duplicated,
}


def _step(name: str) -> None:
    what_if_current.change(_STEPS[name])


def notes(held: Open) -> None:
    """What the last step led to, whose the scenario is, whether it is kept, and on which revision it was begun."""
    if held.told:
        with st.container(horizontal=True, vertical_alignment="center"):
            (st.success if held.is_good else st.warning)(links.literal(held.told))
            if held.restorable:
                st.button("Bring it back", key="what_if_restore_now", on_click=_restore, args=(held.restorable,))
    if held.in_draft:
        st.page_link(links.CURRICULUM, label=":primary[Open the draft in Curriculum]", query_params=_COURSES)
    if held.scenario.note:
        st.markdown(f"Note: {links.literal(held.scenario.note)}")
    st.caption(" ".join(_standing(held)))


_COURSES = {"view": "Courses and rules"}


def _restore(scenario_id: str) -> None:
    what_if_current.change(lambda held: what_if_keeping.restored(held, scenario_id))


def _standing(held: Open) -> list[str]:
    said = []
    kept, number = held.kept, data.revision()
    if kept is None:
        said.append("An example, made from this curriculum’s own figures." if _is_example(held) else "Not kept.")
        if what_if_keeping.store() is None:
            said.append(what_if_keeping.NO_STORE if people.may(Action.KEEP_SCENARIOS) else what_if_keeping.NO_RIGHT)
    elif kept.owner != people.me().person_id:
        said.append(f"Shared by {links.literal(told.who(kept.owner))}; you look at it.")
    else:
        said.append("Kept; every change is saved as you make it.")
        said.append("Others of the department see it." if kept.shared else "Only you see it.")
    if number is not None and 0 < held.scenario.base != number:
        said.append(f"Begun on revision {held.scenario.base}; played on revision {number}, the latest.")
    return said
