"""The board: a column a term, a card a course, one menu a card."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.curriculum import TermCredits as TermLimits
from planner.model import Term
from planner.planning.board import Board, Card, Column
from planner.tables import Course
from planner.ui import links, state
from planner.ui.plan_opening import step
from planner.wording import CREDITS_NOT_KNOWN, NOT_CONFIRMED, counted, credits_note, number, percent

_COMPLETE, _REMOVE, _PLAN_AGAIN = "Mark completed", "Remove", "Not completed"
_COLUMN = 250
"""Least width of a column in pixels: four in a row on a laptop, one on a phone."""


def draw(curriculum: Curriculum, board: Board) -> None:
    """All columns side by side, wrapping, the completed courses first."""
    terms = tuple(column.term for column in board.columns)
    with st.grid("auto", min_column_width=_COLUMN, gap="small") as grid:
        if board.completed:
            with grid.cell():
                st.subheader("Completed")
                st.caption(f"{len(board.completed)} courses")
                for card in board.completed:
                    _completed_card(curriculum, card)
        for column in board.columns:
            with grid.cell():
                st.subheader(str(column.term))
                st.markdown(load_words(curriculum, column))
                for card in column.cards:
                    _card(curriculum, card, column.term, terms)


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


def _title_row(curriculum: Curriculum, card: Card) -> DeltaGenerator:
    """The course's code, leading to its page, and room for what changes it."""
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
    with row:
        if curriculum.has("courses", card.course_id):
            links.to(curriculum, "course", card.course_id, label=card.course_id)
        else:
            st.markdown(f"**{links.literal(card.course_id)}**", width="content")
    return row


def _face(curriculum: Curriculum, card: Card) -> None:
    """Title, credits, and what the course adds."""
    if not curriculum.has("courses", card.course_id):
        st.markdown(":gray[not in this curriculum]")
        return
    course = curriculum.course(card.course_id)
    words = [credits_words(course)]
    if course.outside:
        words.append("outside the degree")
    if not curriculum.is_mapped(card.course_id):
        words.append("not mapped yet")
    shares = (f"**{words}**" for words in shares_words(curriculum, card))
    st.markdown("  \n".join([links.literal(course.title or "title not known"), f":gray[{' · '.join(words)}]", *shares]))


def _card(curriculum: Curriculum, card: Card, term: Term, terms: Sequence[Term]) -> None:
    key = f"card {term} {card.course_id}"
    with st.container(border=True, gap="xxsmall"):
        with _title_row(curriculum, card):
            st.menu_button(
                "Change",
                [*(str(other) for other in terms if other != term), _COMPLETE, _REMOVE],
                key=key,
                format_func=lambda option: option if option in {_COMPLETE, _REMOVE} else f"Move to {option}",
                on_click=_change,
                args=(key, card.course_id, term),
                type="tertiary",
            )
        _face(curriculum, card)


def _change(key: str, course_id: str, term: Term) -> None:
    choice = state.widget_value(key)
    if choice == _REMOVE:
        step(lambda plan: plan_edits.remove(plan, course_id, term))
    elif choice == _COMPLETE:
        step(lambda plan: plan_edits.complete(plan, course_id))
    elif choice:
        step(lambda plan: plan_edits.move(plan, course_id, Term.parse(choice)))


def _completed_card(curriculum: Curriculum, card: Card) -> None:
    with st.container(border=True, gap="xxsmall"):
        with _title_row(curriculum, card):
            st.button(
                _PLAN_AGAIN,
                key=f"completed {card.course_id}",
                on_click=step,
                args=(lambda plan: plan_edits.uncomplete(plan, card.course_id),),
                type="tertiary",
            )
        _face(curriculum, card)
