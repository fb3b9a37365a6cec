"""The board: a column a term, a card a course, one menu a card."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner.curriculum import Curriculum
from planner.curriculum import TermCredits as TermLimits
from planner.model import Term
from planner.plan import Completed
from planner.planning import studied
from planner.planning.board import Board, Card, Column
from planner.tables import Course
from planner.ui import links, state
from planner.ui.plan_locks import card_menu, lock_words
from planner.ui.plan_opening import step
from planner.wording import CREDITS_NOT_KNOWN, NOT_CONFIRMED, counted, credits_note, number, percent

_COLUMN = 250
"""Least width of a column in pixels: four in a row on a laptop, one on a phone."""


_ROW = 1000
"""Width in pixels that no column has: what stands in a card beside its code and its menu takes a row of its own."""


def draw(curriculum: Curriculum, board: Board, *, changeable: bool = True) -> None:
    """All columns side by side, wrapping, the completed courses first; without menus where it is only looked at."""
    terms = tuple(column.term for column in board.columns)
    with st.grid("auto", min_column_width=_COLUMN, gap="small") as grid:
        if board.completed:
            with grid.cell():
                st.subheader("Completed")
                st.caption(counted(len(board.completed), "course"))
                for card in board.completed:
                    with _card(curriculum, card):
                        if changeable:
                            _completed_menu(card)
                        _face(curriculum, card)
        for column in board.columns:
            with grid.cell():
                st.subheader(str(column.term))
                st.markdown(load_words(curriculum, column))
                for card in column.cards:
                    with _card(curriculum, card):
                        if changeable:
                            card_menu(card, column.term, terms)
                        _face(curriculum, card, column.term)


def load_words(curriculum: Curriculum, column: Column) -> str:
    """Credits of a term against the limits, "9 + 5.63 unlisted of at most 18 credits", and under it the state."""
    load, limits = column.credits, curriculum.about.credits_per_term
    listed = number(load.listed)
    words = f"{listed} + {number(load.unlisted)} unlisted" if load.unlisted else listed
    words = f"{words} of at most {number(limits.most)} credits"
    if load.unknown:
        words += f", credits of {counted(load.unknown, 'course')} not known"
    return f":gray[{words}]  \n{_load_state(column, limits)}"


def _load_state(column: Column, limits: TermLimits) -> str:
    if column.credits.total > limits.most:
        return "**over the limit**"
    if not column.cards:
        return "no course yet"
    return f"**fewer than {number(limits.least)}**" if column.credits.total < limits.least else "within the limits"


def notes(curriculum: Curriculum) -> None:
    """What the figures on the board rest on."""
    basis = curriculum.about.credits_per_term.basis
    limits = "" if basis == "published" else f" The limits of a term are {basis}."
    st.caption(
        "A percentage on a card is what the course adds in term order; Check lists them with what would be lost. Which "
        f"levels a course reaches is {NOT_CONFIRMED}. Unlisted credits, for which the list of courses holds nothing, "
        f"are spread evenly over the terms of the degree.{limits}"
    )


def credits_words(course: Course) -> str:
    """Credits with their basis where it matters: "2 credits, assumed"."""
    if course.credits is None:
        return CREDITS_NOT_KNOWN
    words = f"{number(course.credits)} {'credit' if course.credits == 1 else 'credits'}"
    return f"{words}, assumed" if credits_note(course) else words


def shares_words(curriculum: Curriculum, card: Card) -> tuple[str, ...]:
    """What a course adds to the roles aimed at: "+4 % Live Sound Engineer", "+2 % Sound Technician"."""
    return tuple(f"+{percent(share.adds)} {curriculum.role(share.role_id).title}" for share in card.shares)


def _card(curriculum: Curriculum, card: Card) -> DeltaGenerator:
    """A frame with the course's code, leading to its page, and room for its menu and its face.

    One container a card, whose row wraps, and not a row inside a frame: a board has dozens.
    """
    frame = st.container(
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        gap="xxsmall",
    )
    with frame:
        if curriculum.has("courses", card.course_id):
            links.to(curriculum, "course", card.course_id, label=card.course_id)
        else:
            st.markdown(f"**{links.literal(card.course_id)}**", width="content")
    return frame


def _face(curriculum: Curriculum, card: Card, term: Term | None = None) -> None:
    """Title, credits, when it was taken, its lock, and what the course adds."""
    if curriculum.has("courses", card.course_id):
        course = curriculum.course(card.course_id)
        title = links.literal(course.title or "title not known")
        words = [credits_words(course)]
        if course.outside:
            words.append("outside the degree")
        if not curriculum.is_mapped(card.course_id):
            words.append("not mapped yet")
    else:
        title, words = ":gray[not in this curriculum]", []
    if card.completed is not None:
        words += _taken_words(card.completed)
    elif card.lock is not None:
        words.append(lock_words(card.lock, term))
    shares = (f"**{links.literal(share)}**" for share in shares_words(curriculum, card))
    gray = [f":gray[{' · '.join(words)}]"] if words else []
    st.markdown("  \n".join([title, *gray, *shares]), width=_ROW)


def _taken_words(entry: Completed) -> list[str]:
    words = [] if entry.term is None else [str(entry.term)]
    return words if entry.grade is None else [*words, f"grade {links.literal(entry.grade)}"]


def _completed_menu(card: Card) -> None:
    """The grade of a completed course, and the way back to planning it; filled when it is opened."""
    with st.popover("Change", key=f"done {card.course_id}", type="tertiary", on_change="rerun") as opened:
        if opened.open:
            key = f"grade {card.course_id}"
            given = "" if card.completed is None else card.completed.grade or ""
            if state.widget_value(key) != given:
                state.set_widget(key, given)
            st.text_input("Grade (if you like)", key=key, max_chars=20, on_change=_grade, args=(key, card.course_id))
            st.button(
                "Not completed",
                key=f"completed {card.course_id}",
                on_click=step,
                args=(lambda plan: studied.plan_again(plan, card.course_id),),
            )


def _grade(key: str, course_id: str) -> None:
    given = str(state.widget_value(key) or "")
    step(lambda plan: studied.grade(plan, course_id, given))
