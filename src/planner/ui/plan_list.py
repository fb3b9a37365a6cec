"""The menu of plans: which one is open, and what is done with a plan as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.store.plans import PlanHead
from planner.ui import data, plan_address, plan_documents, plan_files, plan_own, state
from planner.ui.plan_opening import step
from planner.ui.plan_starting import blank_plan

_CHOICE, _MENU, _TITLE, _DELETED = "plan_choice", "plan_menu", "plan_title", "plan_deleted"
_OPEN, _EMPTY = "open", "empty"


def own() -> tuple[PlanHead, ...] | None:
    """The person's plans as they stand now; None where they cannot be read, or are not kept."""
    return plan_own.heads()


def choose(curriculum: Curriculum, plan: Plan, heads: Sequence[PlanHead] | None) -> None:
    """The select box of plans: the person's own, the one changed last first, then the examples and an empty plan."""
    held = state.session()
    names = _names(curriculum, plan, heads or ())
    shown = _shown(curriculum, plan, held)
    if shown in names and shown != _OPEN:
        names.pop(_OPEN)
    if state.widget_value(_CHOICE) != shown:
        state.set_widget(_CHOICE, shown)
    st.selectbox(
        "Plan",
        list(names),
        key=_CHOICE,
        format_func=names.__getitem__,
        on_change=_open,
        args=(curriculum,),
    )


def _shown(curriculum: Curriculum, plan: Plan, held: state.Session) -> str:
    if held.kept is not None:
        return held.kept.plan_id
    return next((name for name, other in curriculum.plans.items() if other == plan), _OPEN)


def _names(curriculum: Curriculum, plan: Plan, heads: Sequence[PlanHead]) -> dict[str, str]:
    """What the box offers, by the value of each. Plans of one title are told apart by when they were changed."""
    often = Counter(head.title for head in heads)
    names = {_OPEN: f"{plan.title} (open)"}
    for head in heads:
        names[head.plan_id] = head.title if often[head.title] == 1 else f"{head.title}, {moment(head.changed_at)}"
    kept = state.session().kept
    if kept is not None and kept.plan_id not in names:
        names[kept.plan_id] = plan.title
    names |= {name: f"{example.title} (example)" for name, example in curriculum.plans.items()}
    return names | {_EMPTY: "an empty plan"}


def moment(at: datetime) -> str:
    """A time as the visitor's clock shows it: "3 May 14:05:09"."""
    try:
        zone = ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        zone = ZoneInfo("UTC")
    here = at.replace(tzinfo=at.tzinfo or UTC).astimezone(zone)
    return f"{here.day} {here:%b %H:%M:%S}"


def _open(curriculum: Curriculum) -> None:
    name = str(state.widget_value(_CHOICE))
    if name == _EMPTY:
        plan_address.change(lambda held: plan_own.example_opened(held, blank_plan(curriculum, held.plan)))
    elif name in curriculum.plans:
        plan_address.change(lambda held: plan_own.example_opened(held, curriculum.plans[name]))
    elif name != _OPEN:
        plan_address.change(lambda held: plan_own.opened(held, name) or held)


def menu(curriculum: Curriculum, plan: Plan) -> None:
    """Rename, duplicate, delete and restore; the plan as a file, and from a file. Filled when it is opened."""
    with st.popover("Manage", key=_MENU, on_change="rerun") as opened:
        if not opened.open:
            return
        _rename(plan)
        with st.container(horizontal=True, gap="small"):
            _whole_plan("Duplicate", "plan_duplicate", disabled=False)
            _whole_plan("Delete", "plan_delete", disabled=state.session().kept is None or state.session().waits)
        if data.store() is None:
            st.caption("Plans are not kept at present: they live in this window only. Download what must not be lost.")
        _deleted()
        plan_files.upload(curriculum)


def downloads(curriculum: Curriculum, plan: Plan) -> None:
    """The open plan as a document, as a spreadsheet, and as a file that can be opened here again."""
    with st.popover("Download", key="plan_files", on_change="rerun") as opened:
        if opened.open:
            plan_documents.buttons(curriculum, plan)
            plan_files.download(plan)


def _rename(plan: Plan) -> None:
    if state.widget_value(_TITLE) != plan.title:
        state.set_widget(_TITLE, plan.title)
    st.text_input("Title of the plan", key=_TITLE, max_chars=100, on_change=_renamed)


def _renamed() -> None:
    title = str(state.widget_value(_TITLE) or "").strip()
    step(lambda plan: plan_edits.rename(plan, title))


def _whole_plan(label: str, key: str, *, disabled: bool) -> None:
    st.button(label, key=key, disabled=disabled, on_click=_on_whole_plan, args=(key,))


def _on_whole_plan(key: str) -> None:
    plan_address.change(plan_own.duplicated if key == "plan_duplicate" else plan_own.deleted)


def _deleted() -> None:
    """The plans that were deleted, to be had back."""
    gone = {head.plan_id: head for head in plan_own.heads(deleted=True) or ()}
    if not gone:
        return
    if state.widget_value(_DELETED) not in gone:
        state.set_widget(_DELETED, next(iter(gone)))
    st.selectbox(
        "Deleted plans",
        list(gone),
        key=_DELETED,
        format_func=lambda plan_id: f"{gone[plan_id].title}, {moment(gone[plan_id].deleted_at or datetime.now(UTC))}",
    )
    st.button("Restore", key="plan_restore", on_click=_restore)


def _restore() -> None:
    plan_id = str(state.widget_value(_DELETED))
    plan_address.change(lambda held: plan_own.restored(held, plan_id))
