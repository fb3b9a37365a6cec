"""What a student insists on: the menu of a card with its locks, courses that must be taken, courses never offered."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Lock, Plan
from planner.planning.board import Card
from planner.ui import links, state
from planner.ui.plan_opening import step
from planner.wording import counted

COMPLETE, REMOVE, EXCLUDE, UNLOCK = "Mark completed", "Remove", "Remove and never offer it", "Unlock"
LOCK_TERM, LOCK_EARLIEST, LOCK_TAKEN = "Lock in this term", "Lock: not before this term", "Lock: must be taken"
_MOVE, _OFFER = "Move to ", "Offer again: "
_WISH, _INSISTED, _EXCLUDED = "add_wish", "locked_courses", "excluded_courses"
_NEVER, _MUST = "Never offer this course", "This course must be taken"


def card_menu(card: Card, term: Term, terms: Sequence[Term]) -> None:
    """What can be done with a planned course. One that is locked in its term is unlocked before it is moved."""
    key = f"card {term} {card.course_id}"
    st.menu_button(
        "Change",
        card_options(card, term, terms),
        key=key,
        on_click=_change,
        args=(key, card.course_id, term),
        type="tertiary",
    )


def card_options(card: Card, term: Term, terms: Sequence[Term]) -> list[str]:
    """The entries of a card's menu."""
    stays = card.lock is not None and card.lock.term == term
    moves = [] if stays else [f"{_MOVE}{other}" for other in terms if other != term]
    locks = [LOCK_TERM, LOCK_EARLIEST, LOCK_TAKEN] if card.lock is None else [UNLOCK]
    return [*moves, COMPLETE, *locks, REMOVE, EXCLUDE]


def _change(key: str, course_id: str, term: Term) -> None:
    choice = str(state.widget_value(key) or "")
    if choice:
        step(lambda plan: carried_out(plan, choice, course_id, term))


def carried_out(plan: Plan, choice: str, course_id: str, term: Term) -> Plan:
    """The plan after an entry of a card's menu. Raises `ValueError` where it does not suit the plan any more."""
    if choice.startswith(_MOVE):
        return plan_edits.move(plan, course_id, Term.parse(choice.removeprefix(_MOVE)))
    if choice == COMPLETE:
        return plan_edits.complete(plan, course_id)
    if choice == LOCK_TERM:
        return plan_edits.lock(plan, course_id, term)
    if choice == LOCK_EARLIEST:
        return plan_edits.lock(plan, course_id, not_before=term)
    if choice == LOCK_TAKEN:
        return plan_edits.lock(plan, course_id)
    if choice == UNLOCK:
        return plan_edits.unlock(plan, course_id)
    removed = plan_edits.remove(plan, course_id, term)
    return removed if choice == REMOVE else plan_edits.exclude(plan_edits.unlock(removed, course_id), course_id)


def lock_words(lock: Lock, term: Term | None = None) -> str:
    """A lock in words, for a course that stands in `term`: "🔒 locked in this term"."""
    if lock.term is not None:
        return f"🔒 locked in {'this term' if lock.term == term else lock.term}"
    return "🔒 must be taken" if lock.not_before is None else f"🔒 not before {lock.not_before}"


def wish(course_id: str | None) -> None:
    """What can be said of a course that is not in the plan, beside adding it."""
    st.menu_button("More", [_MUST, _NEVER], key=_WISH, disabled=course_id is None, on_click=_wish, args=(course_id,))


def _wish(course_id: str | None) -> None:
    choice = state.widget_value(_WISH)
    if course_id and choice == _MUST:
        step(lambda plan: plan_edits.lock(plan_edits.include(plan, course_id), course_id))
    elif course_id and choice == _NEVER:
        step(lambda plan: plan_edits.exclude(plan_edits.unlock(plan, course_id), course_id))


def not_on_the_board(curriculum: Curriculum, plan: Plan) -> None:
    """The locked courses that are not planned, and the courses that are never offered, each to be let go."""
    present = set(plan.courses)
    locked = {
        f"{UNLOCK} {links.name(curriculum, 'course', lock.course_id)}": lock.course_id
        for lock in plan.locks
        if lock.course_id not in present
    }
    if locked:
        _letting_go(f"🔒 Must be taken, not planned: {counted(len(locked), 'course')}", _INSISTED, locked)
    excluded = {f"{_OFFER}{links.name(curriculum, 'course', course_id)}": course_id for course_id in plan.exclusions}
    if excluded:
        _letting_go(f"Never offered: {counted(len(excluded), 'course')}", _EXCLUDED, excluded)


def _letting_go(label: str, key: str, courses: dict[str, str]) -> None:
    st.menu_button(label, list(courses), key=key, on_click=_let_go, args=(key, courses), width="content")


def _let_go(key: str, courses: dict[str, str]) -> None:
    course_id = courses.get(str(state.widget_value(key)))
    if course_id:
        undo = plan_edits.unlock if key == _INSISTED else plan_edits.include
        step(lambda plan: undo(plan, course_id))
