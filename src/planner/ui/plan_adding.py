"""What is put into a plan beside the cards: a course found by typing, terms, and the conditions that a person ticks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from planner import plan_edits
from planner.curriculum import Curriculum
from planner.model import Term
from planner.plan import Plan
from planner.planning import earliest, studied
from planner.planning.board import Card
from planner.ui import links, plan_chain, plan_locks, state
from planner.ui.plan_board import credits_words, shares_words
from planner.ui.plan_opening import step

_COURSE, _TERM, _TERMS = "add_course", "add_term", "change_terms"
_BEHIND = "Mark completed up to "


def add_course(curriculum: Curriculum, plan: Plan, offers: Sequence[Card]) -> None:
    """One search box over all courses that are not in the plan, the term to put it into, and the button."""
    cards = {card.course_id: card for card in offers}
    terms = [str(planned.term) for planned in plan.terms]
    _mend(_COURSE, cards)
    _mend(_TERM, terms)
    course, place = st.columns([5, 2], vertical_alignment="bottom")
    with course:
        st.selectbox(
            "Add a course",
            list(cards),
            index=None,
            key=_COURSE,
            placeholder="Type a code or a title",
            format_func=lambda course_id: offer_words(curriculum, cards[course_id]),
            on_change=_propose_term,
            args=(curriculum,),
            help="The courses that add most to the roles aimed at come first, those outside the degree last.",
        )
    with place, st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox("Term", terms, key=_TERM)
        st.button("Add", key="add", disabled=state.widget_value(_COURSE) is None, on_click=_add)
        plan_locks.wish(state.widget_value(_COURSE))
    chosen = state.widget_value(_COURSE)
    if chosen is not None:
        plan_chain.offer(curriculum, plan, chosen)


def offer_words(curriculum: Curriculum, card: Card) -> str:
    """A course on offer: code, title, credits, what it would add, and whether it is outside the degree."""
    course = curriculum.course(card.course_id)
    words = [links.name(curriculum, "course", card.course_id), credits_words(course)]
    words += shares_words(curriculum, card)
    if course.outside:
        words.append("outside the degree")
    return " · ".join(words)


def _mend(key: str, options: Mapping[str, Card] | Sequence[str]) -> None:
    """Forget a choice that the plan no longer offers."""
    if state.widget_value(key) is not None and state.widget_value(key) not in options:
        state.set_widget(key, None if isinstance(options, Mapping) else next(iter(options), None))


def _propose_term(curriculum: Curriculum) -> None:
    """Propose the first term in which the chosen course may be taken."""
    course_id, plan = state.widget_value(_COURSE), state.session().plan
    if course_id and plan is not None and course_id not in plan.courses:
        term = earliest.term_to_try(curriculum, plan, course_id)
        if term is not None:
            state.set_widget(_TERM, str(term))


def _add() -> None:
    course_id, term = state.widget_value(_COURSE), state.widget_value(_TERM)
    if course_id and term:
        step(lambda plan: plan_edits.add(plan, course_id, Term.parse(term)))
        state.set_widget(_COURSE, None)


def terms(curriculum: Curriculum, plan: Plan) -> None:
    """One menu that adds a term at its place in the calendar, takes an empty one out, or marks terms completed."""
    options = term_options(curriculum, plan)
    st.menu_button(
        "Change terms", list(options), key=_TERMS, on_click=_change_terms, args=(curriculum,), width="content"
    )


def term_options(curriculum: Curriculum, plan: Plan) -> tuple[str, ...]:
    """The next term, the seasons that the plan leaves out, its empty terms, and how far it lies behind, as a menu."""
    seasons = curriculum.about.seasons
    present = {planned.term for planned in plan.terms}
    following = plan_edits.add_term(plan, seasons).terms[-1].term
    years = sorted({term.year for term in present})
    skipped = [Term(year, season) for year in years for season in seasons]
    free = [term for term in skipped if term not in present and term != following]
    empty = [planned.term for planned in plan.terms if not planned.courses and len(plan.terms) > 1]
    last = max((place for place, planned in enumerate(plan.terms) if planned.courses), default=-1)
    behind = [planned.term for planned in plan.terms[: last + 1]]
    return (
        *(f"Add {term}" for term in (following, *free)),
        *(f"Remove {term}" for term in empty),
        *(f"{_BEHIND}{term}" for term in behind),
    )


def _change_terms(curriculum: Curriculum) -> None:
    choice = str(state.widget_value(_TERMS) or "")
    verb, _, term = choice.partition(" ")
    if choice.startswith(_BEHIND):
        until = Term.parse(choice.removeprefix(_BEHIND))
        step(lambda plan: studied.complete_up_to(plan, until, curriculum.about.seasons))
    elif verb == "Add":
        step(lambda plan: plan_edits.add_term(plan, curriculum.about.seasons, Term.parse(term)))
    elif verb == "Remove":
        step(lambda plan: plan_edits.drop_term(plan, Term.parse(term)))


def conditions(curriculum: Curriculum, plan: Plan) -> None:
    """The conditions that a person ticks, such as an examination passed."""
    for row in curriculum.conditions:
        key = f"condition {row.condition_id}"
        ticked = row.condition_id in plan.conditions
        if state.widget_value(key) != ticked:
            state.set_widget(key, ticked)
        st.checkbox(
            links.literal(row.title[:1].upper() + row.title[1:]),
            key=key,
            help=links.literal(row.note) if row.note else None,
            on_change=_tick,
            args=(key, row.condition_id),
        )


def _tick(key: str, condition_id: str) -> None:
    on = bool(state.widget_value(key))
    step(lambda plan: plan_edits.tick(plan, condition_id, on))
