"""What a student says about the degree rules: what a course counts for, and what the department has allowed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from planner import plan_edits
from planner.audit import Audit, GroupStanding, may_count_for
from planner.curriculum import Curriculum
from planner.plan import Plan
from planner.ui import links, state
from planner.ui.plan_opening import step
from planner.wording import course_name
from planner.wording.audit import group_title, substitution_words, waiver_words

Edit = Callable[[Plan], Plan]
_PIN = "pin_course"
_WAIVED, _WAIVED_WHY = "waive_group", "waive_reason"
_TAKEN, _STANDS_FOR, _STANDS_WHY = "substitute_course", "substitute_for", "substitute_reason"
_BEST = ""
_DEPARTMENT = (
    "Only the department can allow this. Note here what it has allowed, and why; the plan then counts with it."
)
_LONGEST = 200


def draw(curriculum: Curriculum, plan: Plan, found: Audit) -> None:
    """The three things to be said, each in its popover, and what has been said, to be taken back."""
    with st.container(horizontal=True, gap="small"):
        with st.popover("Choose what a course counts for", key="pins", on_change="rerun") as opened:
            if opened.open:
                _pin(curriculum, plan)
        with st.popover("Note a waiver", key="waivers", on_change="rerun") as opened:
            if opened.open:
                _waive(curriculum, found)
        with st.popover("Note a substitution", key="substitutions", on_change="rerun") as opened:
            if opened.open:
                _substitute(curriculum, plan)
    _said(curriculum, plan)


def _said(curriculum: Curriculum, plan: Plan) -> None:
    """Pins, waivers and substitutions in words, each with a button that takes it back."""
    for pin in dict.fromkeys(plan.pins):
        words = (
            f"{course_name(curriculum, pin.course_id)} counts for {group_title(curriculum, pin.group_id)}: your choice."
        )
        _line(words, f"unpin {pin.course_id} {pin.group_id}", _unpinning(pin.course_id))
    for waiver in dict.fromkeys(plan.waivers):
        _line(
            waiver_words(curriculum, waiver), f"unwaive {waiver.group_id} {waiver.reason}", _unwaiving(waiver.group_id)
        )
    for entry in dict.fromkeys(plan.substitutions):
        taken, other = entry.course_id, entry.stands_for
        words, key = substitution_words(curriculum, entry), f"unsubstitute {taken} {other} {entry.reason}"
        _line(words, key, _unsubstituting(taken, other))


def _line(words: str, key: str, undo: Edit) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(links.literal(words), width="content")
        st.button("Take back", key=key, help=links.literal(words), on_click=step, args=(undo,), type="tertiary")


def _unpinning(course_id: str) -> Edit:
    return lambda plan: plan_edits.unpin(plan, course_id)


def _unwaiving(group_id: str) -> Edit:
    return lambda plan: plan_edits.unwaive(plan, group_id)


def _unsubstituting(course_id: str, stands_for: str) -> Edit:
    return lambda plan: plan_edits.unsubstitute(plan, course_id, stands_for)


def _pin(curriculum: Curriculum, plan: Plan) -> None:
    """A course that may count for several groups, and the group that it shall count for."""
    choices = {code: groups for code, groups in may_count_for(curriculum, plan).items() if len(groups) > 1}
    if not choices:
        st.markdown("No course of this plan may count for more than one group.")
        return
    course_id = st.selectbox(
        "Course",
        list(choices),
        index=None,
        key=_PIN,
        placeholder="One that may count for several groups",
        format_func=lambda code: links.name(curriculum, "course", code),
    )
    if course_id is None:
        return
    key = f"pin {course_id}"
    held = next((pin.group_id for pin in plan.pins if pin.course_id == course_id), _BEST)
    options = [_BEST, *choices[course_id]]
    state.set_widget(key, held if held in options else _BEST)
    titles = {row.group_id: title(curriculum, row.group_id) for row in curriculum.requirement_groups}
    st.selectbox(
        "Counts for",
        options,
        key=key,
        format_func=lambda group_id: titles.get(group_id, "the group for which it is best"),
        on_change=_pin_now,
        args=(key, course_id),
    )


def _pin_now(key: str, course_id: str) -> None:
    group_id = str(state.widget_value(key) or _BEST)
    step(lambda plan: plan_edits.pin(plan, course_id, group_id) if group_id else plan_edits.unpin(plan, course_id))


def _waive(curriculum: Curriculum, found: Audit) -> None:
    asked = [group.group_id for group in found.groups if group.standing is not GroupStanding.WAIVED]
    with st.form("waive", border=False):
        st.markdown(_DEPARTMENT)
        st.selectbox(
            "Group that is not asked of you",
            asked,
            index=None,
            key=_WAIVED,
            format_func=lambda group_id: title(curriculum, group_id),
            placeholder="Choose a group",
        )
        st.text_input("Why", key=_WAIVED_WHY, max_chars=_LONGEST)
        if st.form_submit_button("Note it", key="waive_note", on_click=_waive_now) and _is_open(_WAIVED, _WAIVED_WHY):
            st.warning("Choose the group and say why.")


def _waive_now() -> None:
    group_id, reason = state.widget_value(_WAIVED), str(state.widget_value(_WAIVED_WHY) or "").strip()
    if group_id and reason:
        step(lambda plan: plan_edits.waive(plan, group_id, reason))
        _clear(_WAIVED, _WAIVED_WHY)


def _substitute(curriculum: Curriculum, plan: Plan) -> None:
    held = set(plan.courses)
    with st.form("substitute", border=False):
        st.markdown(_DEPARTMENT)
        for label, key, options in (
            ("Course that you take", _TAKEN, [code for code in curriculum.catalogue if code in held]),
            ("Stands for", _STANDS_FOR, list(curriculum.catalogue)),
        ):
            st.selectbox(
                label,
                options,
                index=None,
                key=key,
                format_func=lambda code: links.name(curriculum, "course", code),
                placeholder="Type a code or a title",
            )
        st.text_input("Why", key=_STANDS_WHY, max_chars=_LONGEST)
        noted = st.form_submit_button("Note it", key="substitute_note", on_click=_substitute_now)
        if noted and _is_open(_TAKEN, _STANDS_FOR, _STANDS_WHY):
            st.warning("Choose two different courses and say why.")


def _substitute_now() -> None:
    taken, other = state.widget_value(_TAKEN), state.widget_value(_STANDS_FOR)
    reason = str(state.widget_value(_STANDS_WHY) or "").strip()
    if taken and other and taken != other and reason:
        step(lambda plan: plan_edits.substitute(plan, taken, other, reason))
        _clear(_TAKEN, _STANDS_FOR, _STANDS_WHY)


def _is_open(*keys: str) -> bool:
    """Whether a form that was sent still holds something: what was sent was not enough."""
    return any(state.widget_value(key) for key in keys)


def _clear(*keys: str) -> None:
    for key in keys:
        state.set_widget(key, "" if key in {_WAIVED_WHY, _STANDS_WHY} else None)


def title(curriculum: Curriculum, group_id: str) -> str:
    """A group's title, with its programme where the curriculum has several."""
    row = next(row for row in curriculum.requirement_groups if row.group_id == group_id)
    if len(curriculum.programmes) < 2:
        return row.title
    return f"{row.title} ({curriculum.programme(row.programme_id).title})"
