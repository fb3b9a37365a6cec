"""Which plan is open: an example at a first visit, another one from a select box, and every step with undo and redo."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import streamlit as st

from planner import course_sets, plan_edits
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.ui import address, state

FIRST_EXAMPLE = "live-sound"
"""The example that is open at a first visit, where the curriculum has it."""
_OPEN, _EMPTY = "open", "empty"


def current(curriculum: Curriculum, role_id: str | None = None) -> Plan:
    """The open plan; at a first visit an example is opened, one for the role where one is named."""
    held = state.session().plan
    if held is not None:
        return held
    start = starting_plan(curriculum, role_id)
    state.change(lambda session: session.opened(start))
    return start


def arriving(curriculum: Curriculum) -> Plan:
    """The open plan, aiming at the role that the address names: a step that Undo takes back.

    The role then leaves the address, or taking it out of the aims would bring it back.
    """
    role_id = address.asked(curriculum, "role")
    plan = current(curriculum, role_id)
    if role_id is None:
        return plan
    del st.query_params["role"]
    step(lambda open_plan: aiming_also_at(open_plan, role_id))
    return current(curriculum)


def aiming_also_at(plan: Plan, role_id: str) -> Plan:
    """The plan with one more aim; the same plan where it aims at the role already."""
    aims = [aim.role_id for aim in plan.roles]
    return plan if role_id in aims else plan_edits.aim(plan, [*aims, role_id])


def starting_plan(curriculum: Curriculum, role_id: str | None = None) -> Plan:
    """What is open at a first visit: for a role the example that aims at it, else the plainest one, aiming at it alone.

    The plainest example goes least beyond the required core. Without any example it is an empty plan.
    """
    examples = curriculum.plans
    if not examples:
        plan = blank_plan(curriculum)
        return plan if role_id is None else plan_edits.aim(plan, [role_id])
    if role_id is None:
        return examples.get(FIRST_EXAMPLE) or next(iter(examples.values()))
    for plan in examples.values():
        if role_id in [aim.role_id for aim in plan.roles]:
            return plan
    programme_id = course_sets.main_programme(curriculum)
    core = set() if programme_id is None else set(course_sets.required_core(curriculum, programme_id))
    plainest = min(examples.values(), key=lambda plan: len(set(plan.courses) - core))
    return plan_edits.aim(plainest, [role_id])


def blank_plan(curriculum: Curriculum, like: Plan | None = None) -> Plan:
    """An empty plan that begins when the examples do, else this year, and aims at what `like` aims at."""
    year = datetime.now(UTC).year
    examples = list(curriculum.plans.values())
    first = examples[0].first_term if examples else Term(year, curriculum.about.seasons[0])
    plan = plan_edits.empty_plan(curriculum, "My plan", first)
    return plan if like is None else plan.replace(roles=like.roles)


def step(edit: Callable[[Plan], Plan]) -> None:
    """One undoable step; none where the edit no longer suits the plan, as after a second click on the same button."""
    plan = state.session().plan
    if plan is not None:
        with suppress(ValueError):
            changed = edit(plan)
            state.change(lambda held: held.planned(changed))


def choose_plan(curriculum: Curriculum, plan: Plan, key: str = "plan_choice") -> None:
    """The select box of plans: the open one, the examples, and an empty plan."""
    example = next((name for name, other in curriculum.plans.items() if other == plan), None)
    options = [*([_OPEN] if example is None else []), *curriculum.plans, _EMPTY]
    names = {_OPEN: f"{plan.title} (open)", _EMPTY: "an empty plan"}
    shown = example or _OPEN
    if state.widget_value(key) != shown:
        state.set_widget(key, shown)
    st.selectbox(
        "Plan",
        options,
        key=key,
        format_func=lambda name: names[name] if name in names else f"{curriculum.plans[name].title} (example)",
        on_change=_open,
        args=(curriculum, key),
        help="Opening another plan is a step like any other: Undo brings this one back.",
    )


def _open(curriculum: Curriculum, key: str) -> None:
    name = state.widget_value(key)
    if name == _EMPTY:
        step(lambda plan: blank_plan(curriculum, plan))
    elif name in curriculum.plans:
        step(lambda _: curriculum.plans[name])


def rename(plan: Plan, key: str = "plan_title") -> None:
    """The plan's title, to be changed in a popover; a blank one is not taken."""
    with st.popover("Rename"):
        if state.widget_value(key) != plan.title:
            state.set_widget(key, plan.title)
        st.text_input("Title of the plan", key=key, max_chars=100, on_change=_rename, args=(key,))


def _rename(key: str) -> None:
    title = str(state.widget_value(key) or "").strip()
    step(lambda plan: plan_edits.rename(plan, title))


def undo_redo() -> None:
    """Undo and redo, with how many steps there are."""
    held = state.session()
    st.button(
        "Undo",
        key="plan_undo",
        disabled=not held.past,
        on_click=state.change,
        args=(lambda session: session.plan_undone(),),
    )
    st.button(
        "Redo",
        key="plan_redo",
        disabled=not held.future,
        on_click=state.change,
        args=(lambda session: session.plan_redone(),),
    )
